/** The one replacement that turns an old text into a new one. Counts are UTF-16 units. */
export type Replacement = { at: number; remove: number; insert: string };

/** Smallest replacement between two texts; never cuts a surrogate pair in half. */
export function replacement(old: string, fresh: string): Replacement {
  const shortest = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shortest && old.charCodeAt(head) === fresh.charCodeAt(head)) head++;
  if (isHigh(old, head - 1)) head--;

  let tail = 0;
  while (
    tail < shortest - head &&
    old.charCodeAt(old.length - 1 - tail) === fresh.charCodeAt(fresh.length - 1 - tail)
  )
    tail++;
  if (isLow(old, old.length - tail)) tail--;

  return { at: head, remove: old.length - head - tail, insert: fresh.slice(head, fresh.length - tail) };
}

/** The beginning of a text, at most `units` long, cut between whole characters. */
export function clip(text: string, units: number): string {
  if (text.length <= units) return text;
  return text.slice(0, isHigh(text, units - 1) ? units - 1 : units);
}

function isHigh(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
