import type { MarkRule } from "../../generated/MarkRule";
import type { Matrix } from "../../generated/Matrix";
import { closedTo, partnerClosed, TEXT_CHARS_MAX } from "../../model";
import { rowsFor } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { HeartWords } from "./heart";
import { isOpen, markOf, type Shown, takesText } from "./lanes";

type CellProps = { c: Canvas; matrix: Matrix; row: Shown; column: Shown };

/** Icons of marks that are set, by how sure we are or by the mark. */
const ICONS: Readonly<Record<string, string>> = {
  guess: "circle-half",
  heard: "check",
  measured: "check-circle",
  tick: "check",
  cross: "x",
  heart: "heart",
};

/** A cell: a text box, a mark, or both. */
export function Cell({ c, matrix, row, column }: CellProps) {
  const rule = markOf(matrix, row, column);
  return (
    <td data-column={column.name}>
      <div class="cell">
        {takesText(matrix, row, column) && <Text c={c} matrix={matrix} row={row} column={column} />}
        {rule && <MarkButton c={c} rule={rule} row={row} column={column} />}
      </div>
    </td>
  );
}

function Text({ c, row, column }: CellProps) {
  const key = `${row.id}:${column.id}`;
  const value = c.reading.at("cells", key) ?? "";
  const { canvas, presence, room } = c.session;
  const place = `cell:${row.id}:${column.id}` as const;
  const closed = closedTo(room.value, c.sheet, place);
  const whose = partnerClosed(room.value, c.sheet, place);
  const why = `why-${row.id}-${column.id}`;
  return (
    <>
      <textarea
        class="input"
        aria-label={c.t("matrix-cell", { row: row.name, column: column.name })}
        aria-describedby={whose && why}
        rows={rowsFor(value)}
        maxlength={TEXT_CHARS_MAX}
        disabled={!c.ready.value || closed !== whose}
        readOnly={whose !== undefined}
        value={value}
        onInput={(event) => canvas.table.writeCell(row.id, column.id, event.currentTarget.value)}
        onFocus={() => presence.edit(place)}
        onBlur={() => {
          presence.edit(undefined);
          canvas.endGesture();
        }}
      />
      {whose && (
        <p class="tiny quiet mn" id={why}>
          {c.t(whose === "denied-own-praise" ? "matrix-others-write" : "matrix-partner-writes")}
        </p>
      )}
    </>
  );
}

type MarkProps = { c: Canvas; rule: MarkRule; row: Shown; column: Shown };

/** A mark as a toggle button; one that carries how sure we are opens a window for it. */
function MarkButton({ c, rule, row, column }: MarkProps) {
  const { t } = c;
  const key = `${row.id}:${column.id}`;
  const heart = rule.mark === "heart";
  const tick = c.reading.at("ticks", key);
  const signed = heart ? c.reading.at("hearts", column.id) : tick;
  const sure = (rule.confidence && tick?.confidence) || "";
  const state = sure ? t(`confidence-${sure}`) : rule.label;
  const { table } = c.session.canvas;
  const act = () => {
    if (rule.confidence) c.window.value = { name: "mark", row: row.id, column: column.id };
    else c.did(heart ? table.toggleHeart(column.id) : table.toggleTick(key));
  };
  return (
    <>
      <button
        class={`tick ${sure ? `tick-${sure}` : rule.mark}`}
        type="button"
        aria-pressed={signed !== undefined}
        aria-describedby={heart ? `why-${column.id}` : undefined}
        disabled={!isOpen(c, heart ? `heart:${column.id}` : "ticks")}
        onClick={act}
      >
        <Icon name={signed ? (ICONS[sure || rule.mark] ?? "check") : "plus"} />
        <span class="sr">
          {t("matrix-cell", { row: row.name, column: column.name })}
          {": "}
        </span>
        <span class={signed ? undefined : "sr"}>{state}</span>
      </button>
      {tick?.note && <p class="tiny">{tick.note}</p>}
      {heart && <HeartWords c={c} column={column} />}
    </>
  );
}
