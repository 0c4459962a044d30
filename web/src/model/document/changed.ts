/** The parts of a document that change by themselves. */
export type Part =
  | "notes"
  | "links"
  | "circles"
  | "fields"
  | "choices"
  | "columns"
  | "rows"
  | "cells"
  | "ticks"
  | "hearts"
  | "cleared"
  | "written";

/** All parts, in the order of the contract. */
export const PARTS: readonly Part[] = [
  "notes",
  "links",
  "circles",
  "fields",
  "choices",
  "columns",
  "rows",
  "cells",
  "ticks",
  "hearts",
  "cleared",
  "written",
];

/** What one transaction changed: the keys touched in each part. */
export type Changed = {
  /** Whose doing it was; `renewed` when the whole replica was replaced. */
  readonly by: "me" | "undo" | "others" | "renewed";
  /** Keys that were added, changed or removed. */
  readonly keys: Readonly<Record<Part, ReadonlySet<string>>>;
  /** Zones whose list of notes differs (added, gone, moved or reordered notes). */
  readonly zones: ReadonlySet<string>;
  /** Whether the bin's list differs. */
  readonly bin: boolean;
};

/** A record with a fresh empty set for each part. */
export function noKeys(): Record<Part, Set<string>> {
  return {
    notes: new Set(),
    links: new Set(),
    circles: new Set(),
    fields: new Set(),
    choices: new Set(),
    columns: new Set(),
    rows: new Set(),
    cells: new Set(),
    ticks: new Set(),
    hearts: new Set(),
    cleared: new Set(),
    written: new Set(),
  };
}
