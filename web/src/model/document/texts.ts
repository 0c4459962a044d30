import * as Y from "yjs";
import type { Done, TextKey } from "./done";
import { TEXT_CHARS_MAX, WRITTEN_AGAIN_MS } from "./limits";
import { type Pen, read, step } from "./pen";
import { clip, replacement } from "./text-diff";

/**
 * Makes the text under `key` of `map` read `text` by the smallest change. Creates it where it is missing.
 * Answers `undefined` when it read so already.
 */
export function rewrite(
  pen: Pen,
  name: TextKey,
  map: Y.Map<unknown>,
  key: string,
  text: string,
): Done | undefined {
  const fresh = clip(text, TEXT_CHARS_MAX);
  const there = map.get(key);
  const old = there instanceof Y.Text ? there.toString() : "";
  if (old === fresh) return undefined;
  pen.touch(name);
  if (!(there instanceof Y.Text)) pen.replica().prepare(() => map.set(key, new Y.Text()));
  const act = () => {
    const box = map.get(key);
    if (!(box instanceof Y.Text)) return;
    const { at, remove, insert } = replacement(old, fresh);
    if (remove > 0) box.delete(at, remove);
    if (insert !== "") box.insert(at, insert);
    noteWriter(pen, name);
  };
  return step(pen, act, { did: "wrote", key: name }, name);
}

/** Keeps who last wrote a field or cell, at most once a minute for the same person. */
export function noteWriter(pen: Pen, name: string): void {
  if (!name.startsWith("field:") && !name.startsWith("cell:")) return;
  const signed = pen.sign();
  const last = read(pen).written.get(name);
  if (last && last.by === signed.by && last.name === signed.name && signed.at - last.at < WRITTEN_AGAIN_MS)
    return;
  pen.replica().roots.written.set(name, signed);
}
