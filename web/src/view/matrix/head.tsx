import type { Axis } from "../../generated/Axis";
import { type LaneAxis, laneRemovalClosed, TEXT_CHARS_MAX } from "../../model";
import type { Canvas } from "../shell/canvas";
import { fromOf } from "../shell/from";
import { Icon } from "../shell/icon";
import { isOpen, type Shown } from "./lanes";

type HeadProps = { c: Canvas; axis: LaneAxis; rule: Axis; shown: Shown };

/** The head of a row or column: the sheet's own words, or boxes for what people write. */
export function Head({ c, axis, rule, shown }: HeadProps) {
  const { id, name, fixed, lane } = shown;
  if (fixed || !lane)
    return (
      <>
        {name}
        {fixed?.help && <p class="tiny quiet mn">{fixed.help}</p>}
      </>
    );
  const { canvas, room } = c.session;
  const open = isOpen(c, axis === "columns" ? `name:${id}` : axis);
  const goes = c.ready.value && laneRemovalClosed(room.value, c.sheet, axis, id) === undefined;
  const speak = axis === "columns" && room.value.voices[id];
  const box = (part: string) => ({
    class: "input",
    id: `${axis}-${id}-${part}`,
    maxlength: TEXT_CHARS_MAX,
    disabled: !open,
    value: lane.parts[part] ?? "",
    onInput: (event: { currentTarget: { value: string } }) =>
      canvas.table.writePart(axis, id, part, event.currentTarget.value),
    onBlur: () => canvas.endGesture(),
  });
  return (
    <div class="cell">
      {rule.parts.map((part, at) => (
        <div class="field" key={part.slug}>
          <label class="tiny" for={`${axis}-${id}-${part.slug}`}>
            {part.label}
          </label>
          {at === 0 ? <input {...box(part.slug)} type="text" /> : <textarea {...box(part.slug)} rows={2} />}
        </div>
      ))}
      {fromOf(c, `${axis.slice(0, -1)}:${id}`)}
      {speak && <p class="tiny quiet mn">{c.t("matrix-speaks", { names: speak.join(", ") })}</p>}
      <button
        class="btn btn-quiet"
        type="button"
        aria-label={`${c.t("matrix-remove")}: ${name}`}
        disabled={!goes}
        onClick={() => c.did(canvas.table.remove(axis, id))}
      >
        <Icon name="trash" />
        {c.t("matrix-remove")}
      </button>
    </div>
  );
}
