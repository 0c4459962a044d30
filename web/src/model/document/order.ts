import { generateKeyBetween } from "fractional-indexing";

type Ordered = { readonly id: string; readonly order: string };

/** Sorts by fractional index, then by id, so that all replicas agree even on equal keys. */
export function byOrder(a: Ordered, b: Ordered): number {
  return compare(a.order, b.order) || compare(a.id, b.id);
}

/** Code unit order, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A key that puts something at `index` of `others` (in order, itself left out). Keys that are equal or not
 * fractional indexes are stepped over, so that it may land a little later, never nowhere.
 */
export function orderAt(others: readonly Ordered[], index: number): string {
  const keys = others.map((other) => other.order);
  const at = Math.min(Math.max(Math.trunc(index), 0), keys.length);
  const before = keys.slice(0, at).findLast(isKey) ?? null;
  const after = keys.slice(at).find((key) => isKey(key) && (before === null || key > before)) ?? null;
  return generateKeyBetween(before, after);
}

function isKey(key: string): boolean {
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    return false;
  }
}
