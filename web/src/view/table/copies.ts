import type { Column } from "./rows";

/** Tells a spreadsheet that a file is UTF-8. */
const MARK = "\uFEFF";
/** What a spreadsheet would take for a formula at the start of a cell, also in its full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
/** What the names of files must not hold. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]+/gu;

/** Rows with their headings to paste into a spreadsheet: one line each, cells apart by tabs. */
export function tabbed<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cell = (text: string) => {
    const flat = text.replace(/\s+/g, " ");
    return flat.includes('"') ? quoted(flat) : flat;
  };
  return lines(columns, rows)
    .map((line) => line.map(cell).join("\t"))
    .join("\n");
}

/** Rows with their headings as a file that spreadsheets in Finland open: semicolons, UTF-8 with its mark. */
export function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const text = lines(columns, rows).map((line) => `${line.map(quoted).join(";")}\r\n`);
  return MARK + text.join("");
}

/** A name for a file. */
export function fileName(...words: readonly string[]): string {
  return `${words.join(" - ").replace(NOT_IN_NAMES, " ").trim()}.csv`;
}

/** Saves a text as a file on the reader's device. */
export function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function lines<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[][] {
  const cells = (row: Row) => columns.map((one) => harmless((one.copied ?? one.text)(row)));
  return [columns.map((one) => harmless(one.label)), ...rows.map(cells)];
}

/** Other people's text must not run as a formula: an apostrophe makes it plain text. */
function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
