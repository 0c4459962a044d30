import { useState } from "preact/hooks";
import { step } from "../../a11y/roving";
import type { Field } from "../../generated/Field";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { isOpen, Label } from "./fields";

/** Where municipalities are looked up by the beginning of their names. */
const LOOKUP = "/api/v1/areas/municipalities?q=";
/** Options shown at once. */
const SHOWN_MAX = 8;

type Municipality = { code: string; nameFi: string; nameSv: string; subregion: string };
type PickerProps = { c: Canvas; field: Field; many: boolean };

/** Municipalities picked by typing; what is chosen stands under the box with a button that takes it away. */
export function Municipalities({ c, field, many }: PickerProps) {
  const id = `f-${field.slug}`;
  const chosen = c.reading.at("choices", field.slug) ?? [];
  const open = isOpen(c, field);
  const nameOf = (one: Municipality) => (c.props.lang === "sv" ? one.nameSv : one.nameFi);
  const toggle = (code: string) => c.did(c.session.canvas.fields.toggle(field.slug, code, { many }));
  const search = useSearch((one) => {
    names.set(one.code, nameOf(one));
    if (!chosen.includes(one.code)) toggle(one.code);
  });
  return (
    <div class="field">
      <label for={id}>
        <Label field={field} />
      </label>
      <p class="help" id={`${id}-help`}>
        {field.help}
      </p>
      <Combobox id={id} label={field.label} open={open} search={search} nameOf={nameOf} />
      <ul class="row" aria-label={c.t("canvas-chosen", { field: field.label })}>
        {chosen.map((code) => (
          <li key={code}>
            <button class="chip" type="button" disabled={!open} onClick={() => toggle(code)}>
              {names.get(code) ?? c.props.municipalities[code] ?? code}
              <Icon name="x" />
              <span class="sr">{c.t("canvas-take-away")}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type BoxProps = {
  id: string;
  label: string;
  open: boolean;
  search: Search;
  nameOf(one: Municipality): string;
};

/** The box to type in, with what is found under it. */
function Combobox({ id, label, open, search, nameOf }: BoxProps) {
  const { typed, options, active } = search;
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
        aria-describedby={`${id}-help`}
        aria-activedescendant={options[active] && `${id}-${options[active].code}`}
        disabled={!open}
        value={typed}
        onInput={(event) => search.type(event.currentTarget.value)}
        onKeyDown={search.onKeyDown}
      />
      <div
        class="menu options"
        id={`${id}-options`}
        role="listbox"
        aria-label={label}
        hidden={options.length === 0}
      >
        {options.slice(0, SHOWN_MAX).map((one, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box handles the keys
          <div
            role="option"
            id={`${id}-${one.code}`}
            aria-selected={at === active}
            key={one.code}
            onClick={() => search.pick(one)}
          >
            {nameOf(one)}
          </div>
        ))}
      </div>
    </div>
  );
}

type Search = ReturnType<typeof useSearch>;

/** What is typed, what is found by it, and which of that a key would pick. */
function useSearch(found: (one: Municipality) => void) {
  const [typed, setTyped] = useState("");
  const [options, setOptions] = useState<readonly Municipality[]>([]);
  const [active, setActive] = useState(0);
  const type = async (text: string) => {
    setTyped(text);
    setActive(0);
    setOptions(text.trim() === "" ? [] : await lookUp(text.trim()));
  };
  const pick = (one: Municipality | undefined) => {
    if (!one) return;
    found(one);
    setTyped("");
    setOptions([]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = event.key.startsWith("Arrow") ? step(event.key, active, options.length) : undefined;
    if (to !== undefined) setActive(to);
    else if (event.key === "Enter" && options.length > 0) pick(options[active]);
    else if (event.key === "Escape" && options.length > 0) setOptions([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { typed, options, active, type, pick, onKeyDown };
}

/** Names of those picked since the page was made; the page brings the names of those chosen before. */
const names = new Map<string, string>();

async function lookUp(text: string): Promise<readonly Municipality[]> {
  try {
    const answer = await fetch(LOOKUP + encodeURIComponent(text));
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
