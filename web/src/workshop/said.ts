import type { WorkshopSnapshot } from "../generated/WorkshopSnapshot";

/** Words of the page by key. */
export type Texts = Readonly<Record<string, string>>;

/** What a change is told as in words; nothing when nobody needs to hear of it. */
export function told(before: WorkshopSnapshot, after: WorkshopSnapshot, texts: Texts): string {
  const said: string[] = [];
  const say = (key: string, rest = "") => said.push(`${texts[`workshop-said-${key}`] ?? ""} ${rest}`.trim());
  if (after.closed && !before.closed) say("closed");
  if (after.item !== before.item && !after.closed) {
    if (after.item !== null) say("item", after.name);
    else if (after.done.length > 0) say("end");
  }
  if (after.calledAt !== null && after.calledAt !== before.calledAt) say("called");
  if (after.vote !== null && after.vote !== before.vote) say("vote");
  if (after.paused !== before.paused && !after.closed) say(after.paused ? "paused" : "open");
  return said.join(". ");
}

/** Whether a page that was drawn by the one must be drawn anew for the other. */
export function differs(before: WorkshopSnapshot, after: WorkshopSnapshot): boolean {
  const still = (one: WorkshopSnapshot) =>
    JSON.stringify({
      ...one,
      now: 0,
      timer: one.timer && { ...one.timer, leftMs: one.timer.endsAt === null ? one.timer.leftMs : 0 },
    });
  return still(before) !== still(after);
}
