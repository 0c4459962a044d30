import type { Choice } from "../../generated/Choice";
import type { Field } from "../../generated/Field";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import type { Choices } from "../shell/parts";
import { isOpen, Label } from "./fields";

/** The chosen keys that mean an option: its own, and those that were merged into it. */
export const meaning = ({ key, also }: Choice, chosen: readonly string[]): readonly string[] =>
  chosen.filter((one) => one === key || also?.includes(one));

/** Options of a vocabulary: boxes when several may be chosen, else one of them. */
export function ChoiceGroup({ c, field, input }: { c: Canvas; field: Field; input: Choices }) {
  const chosen = c.reading.at("choices", field.slug) ?? [];
  const id = `f-${field.slug}`;
  const { fields } = c.session.canvas;
  return (
    <fieldset class="field" disabled={!isOpen(c, field)} aria-describedby={`${id}-help`}>
      <legend>
        <Label field={field} />
      </legend>
      <p class="help" id={`${id}-help`}>
        {field.help}
      </p>
      <div class="choices">
        {input.options.map((option) => {
          const own = meaning(option, chosen);
          return (
            <label class="check" key={option.key}>
              <input
                type={input.many ? "checkbox" : "radio"}
                name={id}
                value={option.key}
                checked={own.length > 0}
                onChange={() => {
                  for (const key of own.length > 0 ? own : [option.key]) {
                    const done = fields.toggle(field.slug, key, input);
                    // Said by the name of the box.
                    c.did("option" in done ? { ...done, option: option.key } : done);
                  }
                }}
              />
              {option.icon && <Icon name={option.icon} />}
              <span>{option.label}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
