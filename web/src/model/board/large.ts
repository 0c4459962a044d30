import type { Plan, Plot } from "./plan";
import { type Item, NOBODY, type Seating, seats } from "./seats";
import { type Box, EM } from "./shapes";

/** The notes of a zone that is shown large are made smaller in these steps until all of them find room. */
const LARGE_SIZES = [1, 0.85, 0.7, 0.6, 0.5, 0.4] as const;

/** Seats the notes of a zone that is shown large: all of them, as large as they can be and no smaller than `least`. */
export function largeSeats(
  plan: Plan,
  plot: Plot,
  items: readonly Item[],
  { least, others }: { readonly least: number; readonly others: readonly Box[] },
): Seating {
  const sizes = [...LARGE_SIZES.filter((size) => size > least), least];
  let seating: Seating = { ...NOBODY, hidden: items.map(({ id }) => id) };
  for (const size of sizes) {
    const all = seats(plan, plot, items, { letter: EM * size, others, size });
    if (all.boxes.size > seating.boxes.size) seating = all;
    if (seating.hidden.length === 0) break;
  }
  return seating;
}
