import type { Matrix } from "../../generated/Matrix";
import type { LaneAxis } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { Cell } from "./cell";
import { Head } from "./head";
import { countsReach, isOpen, lanesOf, type Shown } from "./lanes";

type MatrixProps = { c: Canvas; matrix: Matrix };

/** The table of a sheet: rows and columns that people add, cells to write in and to mark, and what follows from it. */
export function MatrixTable({ c, matrix }: MatrixProps) {
  const { t } = c;
  const [rows, columns] = [lanesOf(c, "rows", matrix.rows), lanesOf(c, "columns", matrix.columns)];
  const reach = countsReach(matrix);
  return (
    <div class="stack">
      <div class="zone-bar">
        <Icon name="table" class="i i-l" />
        <h2 id="matrix">{matrix.label}</h2>
      </div>
      <section class="tablebox" aria-labelledby="matrix" tabindex={0}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{matrix.rows.label || <span class="sr">{matrix.label}</span>}</th>
              {columns.map((column) => (
                <th scope="col" key={column.id}>
                  <Head c={c} axis="columns" rule={matrix.columns} shown={column} />
                </th>
              ))}
              {reach && <th scope="col">{t("matrix-reached-by")}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row c={c} matrix={matrix} row={row} columns={columns} key={row.id} />
            ))}
          </tbody>
          {reach && <Foot c={c} rows={rows} columns={columns} />}
        </table>
      </section>
      <div class="row">
        <Add c={c} matrix={matrix} axis="columns" />
        <Add c={c} matrix={matrix} axis="rows" />
        {c.props.canvas.urls.voices && (
          <a class="btn" href={c.props.canvas.urls.voices}>
            <Icon name="handshake" />
            {t("voices-open")}
          </a>
        )}
      </div>
    </div>
  );
}

function Row({ c, matrix, row, columns }: MatrixProps & { row: Shown; columns: readonly Shown[] }) {
  const reach = countsReach(matrix);
  const ticked = ticksIn(c, row, columns);
  // Nobody is left without before it is known who they are, and whom anything could reach.
  const gap = reach && ticked === 0 && row.named && columns.some((column) => column.named);
  return (
    <tr class={gap ? "gap" : undefined}>
      <th scope="row">
        <Head c={c} axis="rows" rule={matrix.rows} shown={row} />
      </th>
      {columns.map((column) => (
        <Cell c={c} matrix={matrix} row={row} column={column} key={column.id} />
      ))}
      {reach && (
        <td class="res">
          {gap ? (
            <span class="chip chip-warn">
              <Icon name="warning" />
              {c.t("matrix-gap")}
            </span>
          ) : (
            (ticked > 0 || row.named) && <span class="num">{c.t("matrix-reach", { count: ticked })}</span>
          )}
        </td>
      )}
    </tr>
  );
}

/** How many of the columns have a tick in a row. */
function ticksIn(c: Canvas, row: Shown, columns: readonly Shown[]): number {
  return columns.filter((column) => c.reading.at("ticks", `${row.id}:${column.id}`)).length;
}

/** How many rows each column reaches, of those that are somebody. */
function Foot({ c, rows, columns }: { c: Canvas; rows: readonly Shown[]; columns: readonly Shown[] }) {
  const reached = (column: Shown) =>
    rows.filter((row) => c.reading.at("ticks", `${row.id}:${column.id}`)).length;
  const counted = rows.filter((row) => row.named || ticksIn(c, row, columns) > 0).length;
  return (
    <tfoot>
      <tr>
        <th scope="row">{c.t("matrix-reaches")}</th>
        {columns.map((column) => (
          <td class="num" data-column={column.name} key={column.id}>
            {reached(column)} / {counted}
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  );
}

/** The button that adds a row or column, where people add them. */
function Add({ c, matrix, axis }: MatrixProps & { axis: LaneAxis }) {
  const rule = matrix[axis];
  if (!rule.open) return null;
  return (
    <button
      class="btn"
      type="button"
      disabled={!isOpen(c, axis)}
      onClick={() => c.did(c.session.canvas.table.add(axis))}
    >
      <Icon name="plus" />
      {rule.add}
    </button>
  );
}
