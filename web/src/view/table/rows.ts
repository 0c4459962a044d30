import type { ComponentChildren } from "preact";
import type { Order } from "./asked";

/** A column: its heading, and what each cell says. */
export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  /** What the cell says; searched, and sorted by unless there is a `rank`. */
  text(row: Row): string;
  /** The number that rows are sorted by. */
  rank?(row: Row): number;
  /** What a copy says, where that is more than stands on the page. */
  copied?(row: Row): string;
  /** How the cell is drawn, where that is more than its text. */
  draw?(row: Row): ComponentChildren;
};

/** Rows in the order that was asked for; equal ones stay as they were, and empty cells come last. */
export function arranged<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order,
  lang: string,
): readonly Row[] {
  const column = columns.find((one) => one.key === order.by);
  if (!column) return rows;
  const { compare } = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  const sign = order.way === "down" ? -1 : 1;
  const keyed = rows.map((row) => ({ row, text: column.text(row), rank: column.rank?.(row) }));
  keyed.sort((a, b) => {
    if (a.rank !== undefined && b.rank !== undefined) return sign * (a.rank - b.rank);
    if (a.text === "" || b.text === "") return Number(a.text === "") - Number(b.text === "");
    return sign * compare(a.text, b.text);
  });
  return keyed.map(({ row }) => row);
}

/** Whether any cell of a row says the words. */
export function says<Row>(row: Row, columns: readonly Column<Row>[], words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase();
  return wanted === "" || columns.some((one) => one.text(row).toLocaleLowerCase().includes(wanted));
}

/** Rows in the order that they had, those that have come since at the end. */
export function held(before: readonly string[], now: readonly string[]): readonly string[] {
  const [had, has] = [new Set(before), new Set(now)];
  return [...before.filter((id) => has.has(id)), ...now.filter((id) => !had.has(id))];
}
