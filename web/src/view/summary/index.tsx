import type { Field } from "../../generated/Field";
import { closedTo, type Save, TEXT_CHARS_MAX } from "../../model";
import { rowsFor } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { Notices } from "../shell/notices";

/** Lines of an empty box: it asks for more than a word. */
const ROWS_MIN = 6;

const SAVE_ICONS: Record<Save["state"], string> = {
  saved: "cloud-check",
  saving: "cloud-arrow-up",
  offline: "cloud-slash",
  failed: "cloud-x",
};

/** The texts of a canvas's summary, written together, live. */
export function Summary({ c }: { c: Canvas }) {
  const save = c.session.save.value;
  return (
    <>
      <Notices c={c} />
      {c.sheet.fields.map((field) => (
        <Text c={c} field={field} key={field.slug} />
      ))}
      <p class={`save save-${save.state}`} id="save">
        <Icon name={SAVE_ICONS[save.state]} />
        {c.t(`save-${save.state}`, save.state === "offline" ? { count: save.waiting } : {})}
      </p>
      <p class="sr" role="status" id="spoken">
        {c.spoken.value}
      </p>
    </>
  );
}

function Text({ c, field }: { c: Canvas; field: Field }) {
  const id = `f-${field.slug}`;
  const key = `field:${field.slug}` as const;
  const value = c.reading.at("fields", field.slug);
  const { canvas, link, presence, room } = c.session;
  // It is open in every step: what was seen and decided is written when it is.
  const closed = closedTo({ ...room.value, zones: "all" }, c.sheet, key) !== undefined;
  // While the document is fetched again, words typed over what stood here last would be of no text.
  const isThere = value !== undefined && link.value.state !== "refused";
  return (
    <div class="card field">
      <h2>
        <label for={id}>{field.label}</label>
      </h2>
      <p class="help" id={`${id}-help`}>
        {field.help}
      </p>
      <textarea
        class="input"
        id={id}
        readOnly={!c.ready.value || !isThere || closed}
        maxlength={TEXT_CHARS_MAX}
        aria-describedby={`${id}-help`}
        rows={Math.max(ROWS_MIN, rowsFor(value ?? ""))}
        value={value ?? ""}
        onInput={(event) => canvas.fields.write(field.slug, event.currentTarget.value)}
        onKeyDown={(event) => undoes(c, event) && event.preventDefault()}
        onFocus={() => presence.edit(key)}
        onBlur={() => {
          presence.edit(undefined);
          canvas.endGesture();
        }}
      />
      <Written c={c} field={field} />
    </div>
  );
}

/** Undo and redo of one's own steps: the browser's would take back what others wrote. */
function undoes(c: Canvas, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return false;
  const { canvas } = c.session;
  if (key === "y" || event.shiftKey) c.did(canvas.redo(), "redone");
  else c.undo();
  return true;
}

function Written({ c, field }: { c: Canvas; field: Field }) {
  const key = `field:${field.slug}` as const;
  const written = c.reading.at("written", key);
  const editors = c.session.presence.editors(key).map((person) => person.name);
  if (editors.length > 0)
    return <p class="note-by">{c.t("canvas-editing-now", { names: editors.join(", ") })}</p>;
  return written?.name ? <p class="note-by">{c.t("canvas-written-by", { name: written.name })}</p> : null;
}
