import type { WorkshopClock } from "../generated/WorkshopClock";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** A shorter time has no half worth telling: its last minute comes at once. */
const HALF_FROM_MS = 4 * MINUTE_MS;

/** What is told of the time in words. */
export type Mark = "half" | "minute" | "over";

/** Milliseconds left at `now` on the server's clock; never below nothing. */
export function leftMs(clock: WorkshopClock, now: number): number {
  return clock.endsAt === null ? clock.leftMs : Math.max(0, clock.endsAt - now);
}

/** `08:24`, rounded up, as the server writes it. */
export function shown(left: number): string {
  const seconds = Math.ceil(left / SECOND_MS);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** Share of the time that is used, in whole percent. */
export function usedPercent(clock: WorkshopClock, left: number): number {
  if (clock.lengthMs === 0) return 100;
  return Math.min(100, Math.max(0, Math.floor((100 * (clock.lengthMs - left)) / clock.lengthMs)));
}

/** What is to be told when the time left falls from one to the other; the latest of what was passed. */
export function passed(before: number, after: number, length: number): Mark | null {
  const marks: [Mark, number, boolean][] = [
    ["over", 0, true],
    ["minute", MINUTE_MS, length > MINUTE_MS],
    ["half", length / 2, length >= HALF_FROM_MS],
  ];
  const found = marks.find(([, at, isTold]) => isTold && before > at && after <= at);
  return found ? found[0] : null;
}
