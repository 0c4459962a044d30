import { useEffect, useState } from "preact/hooks";
import type { Field } from "../../generated/Field";
import { toggle } from "../../model/document/choosing";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { type Area, labelOf, named, nameOf } from "./areas";
import { isOpen, Label } from "./fields";
import { type Trouble, type Typing, useTyping } from "./typing";

/** Areas that are told by name when they are chosen together. */
const NAMED_MAX = 3;

type PickerProps = { c: Canvas; field: Field; many: boolean };

/**
 * Municipalities picked by typing, or all of a larger area; what is chosen stands under the box with a button that takes
 * it away, and what names nothing stays in the box with a word about it.
 */
export function Municipalities({ c, field, many }: PickerProps) {
  const id = `f-${field.slug}`;
  const chosen = c.reading.at("choices", field.slug) ?? [];
  const open = isOpen(c, field);
  const called = useNames(c, chosen);
  const remove = (code: string) =>
    c.did(toggle(c.session.canvas.fields, field.slug, code, { many, name: called(code) }));
  const typing = useTyping(
    many,
    (areas) => choose(c, field, many, areas),
    (trouble) => c.tell(wordsOf(c, trouble)),
  );
  return (
    <div class="field">
      <label for={id}>
        <Label field={field} />
      </label>
      <p class="help" id={`${id}-help`}>
        {field.help}
      </p>
      <Combobox c={c} id={id} label={field.label} open={open} typing={typing} />
      {typing.trouble && <Wrong c={c} id={id} trouble={typing.trouble} typing={typing} />}
      <ul class="row" aria-label={c.t("canvas-chosen", { field: field.label })}>
        {chosen.map((code) => (
          <li key={code}>
            <button class="chip" type="button" disabled={!open} onClick={() => remove(code)}>
              {called(code)}
              <Icon name="x" />
              <span class="sr">{c.t("canvas-take-away")}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Chooses the municipalities of areas that are not chosen yet, in one step. */
function choose(c: Canvas, field: Field, many: boolean, areas: readonly Area[]): void {
  const { lang } = c.props;
  const chosen = c.reading.at("choices", field.slug) ?? [];
  const all = areas.flatMap((area) => area.municipalities);
  for (const one of all) names.set(one.code, nameOf(one, lang));
  const codes = new Set(all.map((one) => one.code));
  const [first, ...also] = [...codes].filter((code) => !chosen.includes(code));
  if (first === undefined) return;
  const labels = areas.map((area) => labelOf(area, c.t, lang));
  const name =
    labels.length > NAMED_MAX ? c.t("canvas-area-several", { count: codes.size }) : labels.join(", ");
  c.did(toggle(c.session.canvas.fields, field.slug, first, { many, also, name }));
}

function wordsOf(c: Canvas, trouble: Trouble): string {
  if (trouble.why !== "unknown") return c.t(`canvas-area-${trouble.why}`);
  return c.t("canvas-area-unknown", {
    count: trouble.rest.length,
    names: trouble.rest.map((one) => one.typed).join(", "),
  });
}

type WrongProps = { c: Canvas; id: string; trouble: Trouble; typing: Typing };

/** Why something stays in the box, with what may have been meant. */
function Wrong({ c, id, trouble, typing }: WrongProps) {
  const rest = trouble.why === "unknown" ? trouble.rest : [];
  return (
    <>
      <p class="error" id={`${id}-wrong`}>
        {wordsOf(c, trouble)}
      </p>
      {rest.map(
        (one) =>
          typing.fits(one.near) && (
            <p key={one.typed}>
              <button
                class="btn"
                type="button"
                onClick={() => {
                  typing.mean(one);
                  document.getElementById(id)?.focus();
                }}
              >
                {c.t("canvas-area-meant", { name: labelOf(one.near, c.t, c.props.lang) })}
              </button>
            </p>
          ),
      )}
    </>
  );
}

type BoxProps = { c: Canvas; id: string; label: string; open: boolean; typing: Typing };

/** The box to type in, with what is found under it. */
function Combobox({ c, id, label, open, typing }: BoxProps) {
  const { typed, options, active, trouble } = typing;
  const idOf = ({ kind, code }: Area) => `${id}-${kind}-${code}`;
  return (
    <div class="box">
      <input
        class="input"
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-options`}
        aria-describedby={trouble ? `${id}-wrong ${id}-help` : `${id}-help`}
        aria-invalid={trouble ? "true" : undefined}
        aria-activedescendant={options[active] && idOf(options[active])}
        disabled={!open}
        value={typed}
        onInput={(event) => typing.type(event.currentTarget.value)}
        onKeyDown={typing.onKeyDown}
        onBlur={(event) => typing.leave(event.currentTarget.value)}
      />
      <div
        class="menu options"
        id={`${id}-options`}
        role="listbox"
        aria-label={label}
        hidden={options.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {options.map((one, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box handles the keys
          <div
            role="option"
            id={idOf(one)}
            aria-selected={at === active}
            key={idOf(one)}
            onClick={() => typing.pick(one)}
          >
            {labelOf(one, c.t, c.props.lang)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Names of those chosen since the page was made; the page brings the names of those chosen before. */
const names = new Map<string, string>();

/** Names by code; those that somebody else chose meanwhile are asked for. */
function useNames(c: Canvas, chosen: readonly string[]): (code: string) => string {
  const [, know] = useState(0);
  const { lang, municipalities } = c.props;
  const called = (code: string) => names.get(code) ?? municipalities[code];
  const unknown = chosen.filter((code) => called(code) === undefined).join(",");
  useEffect(() => {
    if (unknown === "") return;
    void named(unknown).then((found) => {
      for (const one of found) names.set(one.code, nameOf(one, lang));
      know(found.length);
    });
  }, [unknown, lang]);
  return (code) => called(code) ?? code;
}
