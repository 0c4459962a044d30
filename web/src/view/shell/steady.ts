import { computed, type ReadonlySignal } from "@preact/signals";

/** The same object for as long as nothing differs, so that those who read it sleep. */
export function steady<T>(read: () => T, same: (a: T, b: T) => boolean): ReadonlySignal<T> {
  let last: { value: T } | undefined;
  return computed(() => {
    const value = read();
    if (!last || !same(last.value, value)) last = { value };
    return last.value;
  });
}

/** What is known under a key, made when it is first asked for. */
export function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const old = known.get(key);
  if (old !== undefined) return old;
  const fresh = make();
  known.set(key, fresh);
  return fresh;
}

/** Whether two values of the document are equal, part by part. It makes nothing: it runs for every note at once. */
export function sameValue<T>(a: T, b: T): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  let left = 0;
  for (const key in a) {
    if (!sameValue(a[key], b[key])) return false;
    left += 1;
  }
  for (const _ in b) left -= 1;
  return left === 0;
}
