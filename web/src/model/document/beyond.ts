import * as Y from "yjs";
import type { Part } from "./changed";
import type { TextKey } from "./done";

/** Texts that hold letters which the owner of an encoded state vector lacks. Looks at every text: for joins only. */
export function textsBeyond(
  roots: Readonly<Record<Part, Y.Map<unknown>>>,
  vector: Uint8Array,
): ReadonlySet<TextKey> {
  const known = Y.decodeStateVector(vector);
  const found = new Set<TextKey>();
  const look = (key: TextKey, value: unknown) => {
    if (value instanceof Y.Text && holdsMore(value, known)) found.add(key);
  };
  for (const [id, note] of roots.notes) if (note instanceof Y.Map) look(`note:${id}`, note.get("text"));
  for (const [slug, text] of roots.fields) look(`field:${slug}`, text);
  for (const [key, text] of roots.cells) {
    const [row = "", column = ""] = key.split(":");
    look(`cell:${row}:${column}`, text);
  }
  for (const [id, row] of roots.rows)
    if (row instanceof Y.Map) for (const [part, text] of row) look(`row:${id}:${part}`, text);
  for (const [id, column] of roots.columns)
    if (column instanceof Y.Map) for (const [part, text] of column) look(`column:${id}:${part}`, text);
  return found;
}

function holdsMore(text: Y.Text, known: ReadonlyMap<number, number>): boolean {
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.id.clock + item.length > (known.get(item.id.client) ?? 0)) return true;
  }
  return false;
}
