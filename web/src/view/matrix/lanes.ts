import type { Axis } from "../../generated/Axis";
import type { Fixed } from "../../generated/Fixed";
import type { Lane } from "../../generated/Lane";
import type { MarkRule } from "../../generated/MarkRule";
import type { Matrix } from "../../generated/Matrix";
import { closedTo, type LaneAxis, type Place } from "../../model";
import type { Canvas } from "../shell/canvas";

/** A row or column as it is shown: one of the sheet's own, or one that people added. */
export type Shown = {
  readonly id: string;
  readonly name: string;
  /** Whether the sheet or people have given it the name; else it is called by its number. */
  readonly named: boolean;
  readonly fixed: Fixed | undefined;
  readonly lane: Lane | undefined;
};

/** Rows or columns in order. One without a name is called by its kind and number. */
export function lanesOf(c: Canvas, axis: LaneAxis, rule: Axis): Shown[] {
  const fixed = rule.fixed.map((one) => ({
    id: one.slug,
    name: one.label,
    named: true,
    fixed: one,
    lane: undefined,
  }));
  const [first] = rule.parts;
  const own = c.reading.lanes(axis).map((lane, at) => {
    const written = (first && lane.parts[first.slug]?.trim()) || "";
    const name = written || `${rule.label} ${at + 1}`;
    return { id: lane.id, name, named: written !== "", fixed: undefined, lane };
  });
  return [...fixed, ...own];
}

/** Whether a cell takes text. A fixed row and a fixed column must both say so. */
export function takesText(matrix: Matrix, row: Shown, column: Shown): boolean {
  if (!row.fixed && !column.fixed) return matrix.text;
  return (row.fixed?.text ?? true) && (column.fixed?.text ?? true);
}

/** The mark that a cell takes, if any. */
export function markOf(matrix: Matrix, row: Shown, column: Shown): MarkRule | null {
  return row.fixed?.mark ?? column.fixed?.mark ?? matrix.mark;
}

/** Whether a place of the table may be written now. */
export function isOpen(c: Canvas, place: Place): boolean {
  return c.ready.value && closedTo(c.session.room.value, c.sheet, place) === undefined;
}

/** Whether the table counts whom each column reaches: any row may be ticked in any column. */
export function countsReach(matrix: Matrix): boolean {
  return matrix.mark?.mark === "tick";
}
