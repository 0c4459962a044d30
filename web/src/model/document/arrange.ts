import type { Content } from "../../generated/Content";
import type { Note } from "../../generated/Note";
import type { LaneAxis } from "./done";
import { byOrder, compare } from "./order";
import type { DocumentSheet } from "./sheet";
import type { Store } from "./store";

/** What has been read, in reading order and without what stands nowhere on the sheet. O(n log n). */
export function arrange(store: Store, sheet: DocumentSheet): Content {
  const all = [...store.notes.values()];
  const [textual, chosen] = [false, true].map((isChoice) =>
    sheet.fields.filter(
      ({ input }) => isChoice === (input.type === "choices" || input.type === "municipalities"),
    ),
  );
  const known = knownPlaces(store, sheet);
  return {
    fields: bySlug(textual, (slug) => store.fields.get(slug) ?? ""),
    choices: bySlug(chosen, (slug) => [...(store.choices.get(slug) ?? [])]),
    // Zones keep their own order until something in them changes.
    notes: [...sheet.zones.flatMap((zone) => store.zone(zone.slug)), ...strays(all, sheet)],
    bin: all
      .filter((note) => note.binned)
      .sort((a, b) => (b.binned?.at ?? 0) - (a.binned?.at ?? 0) || byId(a, b)),
    links: [...store.links.values()].sort(byId),
    circles: [...store.circles.values()].sort(byId),
    columns: [...store.columns.values()].sort(byOrder),
    rows: [...store.rows.values()].sort(byOrder),
    cells: only(store.cells, known.cell),
    ticks: only(store.ticks, (key) => known.cell(key) || store.notes.has(key)),
    hearts: only(store.hearts, known.column),
    cleared: only(store.cleared, known.column),
    written: only(store.written, known.written),
  };
}

/** Notes of no zone of the sheet. */
function strays(all: readonly Note[], sheet: DocumentSheet): Note[] {
  const known = new Set(sheet.zones.map((zone) => zone.slug));
  return all.filter((note) => !note.binned && !known.has(note.zone)).sort(byOrder);
}

/** Where cells, marks and signatures may stand. */
function knownPlaces(store: Store, sheet: DocumentSheet) {
  const lanes = (axis: LaneAxis) =>
    new Set([...(sheet.matrix?.[axis].fixed.map((lane) => lane.slug) ?? []), ...store[axis].keys()]);
  const [rows, columns] = [lanes("rows"), lanes("columns")];
  const fields = new Set(sheet.fields.map((field) => field.slug));
  const cell = (key: string) => {
    const [row, column] = parted(key);
    return rows.has(row) && columns.has(column);
  };
  const written = (key: string) => {
    const [what, rest] = parted(key);
    return what === "field" ? fields.has(rest) : what === "cell" && cell(rest);
  };
  return { cell, written, column: (key: string) => columns.has(key) };
}

/** A key's part before its first colon, and the rest. */
function parted(key: string): [string, string] {
  const at = key.indexOf(":");
  return at < 0 ? [key, ""] : [key.slice(0, at), key.slice(at + 1)];
}

function bySlug<T>(fields: DocumentSheet["fields"] = [], value: (slug: string) => T): Record<string, T> {
  const slugs = fields.map((field) => field.slug).sort(compare);
  return Object.fromEntries(slugs.map((slug) => [slug, value(slug)]));
}

function only<T>(map: ReadonlyMap<string, T>, stands: (key: string) => boolean): Record<string, T> {
  const entries = [...map].filter(([key]) => stands(key)).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries);
}

function byId(a: { id: string }, b: { id: string }): number {
  return compare(a.id, b.id);
}
