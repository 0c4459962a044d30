import type { Field } from "../../generated/Field";
import { closedTo, TEXT_CHARS_MAX } from "../../model";
import { rowsFor } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { fromOf } from "../shell/from";
import { Offers } from "../shell/offers";

/** A sheet has at most two groups of fields; each has a name of its own. */
type FieldsProps = { c: Canvas; fields: readonly Field[]; label?: string };
type FieldProps = { c: Canvas; field: Field };

/** Fields of a sheet: text boxes and structured choices. */
export function Fields({ c, fields, label = "canvas-fields" }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <section class="stack" aria-label={c.t(label)}>
      {fields.map((field) => (
        <FieldBox c={c} field={field} key={field.slug} />
      ))}
    </section>
  );
}

/** Whether a field is written after the notes and tables of its sheet, by the step that fills it. */
export function isLate(c: Canvas, field: Field): boolean {
  const first = c.sheet.steps.find((step) => step.opens.some((place) => !place.startsWith("field:")));
  return field.step !== null && first !== undefined && field.step > first.letter;
}

function FieldBox({ c, field }: FieldProps) {
  const { input } = field;
  const { ChoiceGroup, Municipalities } = c.parts;
  if (input.type === "choices" && ChoiceGroup) return <ChoiceGroup c={c} field={field} input={input} />;
  if (input.type === "municipalities" && Municipalities)
    return <Municipalities c={c} field={field} many={input.many} />;
  return <TextBox c={c} field={field} />;
}

/** The step's letter and the label of a field. */
export function Label({ field }: { field: Field }) {
  return (
    <>
      {field.step && <span class="chip chip-brand">{field.step}</span>}
      {field.label}
    </>
  );
}

/** Whether a field may be written now. */
export function isOpen(c: Canvas, field: Field): boolean {
  return c.ready.value && closedTo(c.session.room.value, c.sheet, `field:${field.slug}`) === undefined;
}

function TextBox({ c, field }: FieldProps) {
  const id = `f-${field.slug}`;
  const value = c.reading.at("fields", field.slug) ?? "";
  const { canvas, presence } = c.session;
  const { Remarks } = c.parts;
  const many = field.input.type === "text" || field.input.type === "pitch";
  const box = {
    class: "input",
    id,
    disabled: !isOpen(c, field),
    maxlength: TEXT_CHARS_MAX,
    "aria-describedby": `${id}-help`,
    value,
    onInput: (event: { currentTarget: { value: string } }) =>
      canvas.fields.write(field.slug, event.currentTarget.value),
    onFocus: () => presence.edit(`field:${field.slug}`),
    onBlur: () => {
      presence.edit(undefined);
      canvas.endGesture();
    },
  };
  return (
    <div class="field">
      <label for={id}>
        <Label field={field} />
      </label>
      <p class="help" id={`${id}-help`}>
        {field.help}
      </p>
      {many ? <textarea {...box} rows={rowsFor(value)} /> : <input {...box} type="text" />}
      {field.records && <Offers c={c} box={id} />}
      {Remarks && <Remarks c={c} field={field} value={value} />}
      <Written c={c} slug={field.slug} />
      {fromOf(c, `field:${field.slug}`)}
    </div>
  );
}

function Written({ c, slug }: { c: Canvas; slug: string }) {
  const written = c.reading.at("written", `field:${slug}`);
  const editors = c.session.presence.editors(`field:${slug}`).map((person) => person.name);
  if (editors.length > 0)
    return <p class="note-by">{c.t("canvas-editing-now", { names: editors.join(", ") })}</p>;
  return written?.name ? <p class="note-by">{c.t("canvas-written-by", { name: written.name })}</p> : null;
}
