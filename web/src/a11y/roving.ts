/** How the arrows run. A grid says how many columns it has. */
export type Direction = "vertical" | "horizontal" | "both" | { readonly columns: number };

/** Where the focus goes at a key, in a list of `count` with the focus at `at`; `undefined` when the key is not ours. */
export function step(
  key: string,
  at: number,
  count: number,
  direction: Direction = "vertical",
): number | undefined {
  if (count === 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const by = strideOf(key, direction);
  if (by === undefined) return undefined;
  const to = at + by;
  // At an edge the focus stays: a list that turns round loses those who cannot see it.
  return to < 0 || to >= count ? at : to;
}

/**
 * Who keeps the one tab stop after a list changed: the same one, else the one that took its place, else the last.
 * `undefined` when the list is empty.
 */
export function settle(
  before: readonly string[],
  after: readonly string[],
  current: string | undefined,
): string | undefined {
  if (current !== undefined && after.includes(current)) return current;
  const at = current === undefined ? -1 : before.indexOf(current);
  if (at < 0) return after[0];
  const still = new Set(after);
  const next = before.slice(at + 1).find((id) => still.has(id));
  return next ?? before.slice(0, at).findLast((id) => still.has(id)) ?? after[0];
}

function strideOf(key: string, direction: Direction): number | undefined {
  const strides: Readonly<Record<string, number>> =
    direction === "vertical"
      ? { ArrowUp: -1, ArrowDown: 1 }
      : direction === "horizontal"
        ? { ArrowLeft: -1, ArrowRight: 1 }
        : direction === "both"
          ? { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }
          : { ArrowUp: -direction.columns, ArrowLeft: -1, ArrowDown: direction.columns, ArrowRight: 1 };
  return Object.hasOwn(strides, key) ? strides[key] : undefined;
}
