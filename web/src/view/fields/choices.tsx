import type { Choice } from "../../generated/Choice";
import type { Field } from "../../generated/Field";
import { toggle } from "../../model/document/choosing";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import type { Choices } from "../shell/parts";
import { isOpen, Label } from "./fields";

/** The keys that mean an option: its own, and those that were merged into it. */
export const meaning = ({ key, also = [] }: Choice): readonly string[] => [key, ...also];

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
          const same = meaning(option);
          return (
            <label class="check" key={option.key}>
              <input
                type={input.many ? "checkbox" : "radio"}
                name={id}
                value={option.key}
                checked={chosen.some((one) => same.includes(one))}
                onChange={() => c.did(toggle(fields, field.slug, option.key, { many: input.many, same }))}
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
