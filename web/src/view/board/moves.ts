import { closedTo, noteClosed } from "../../model";
import { bearing, boxAt, clamped, EM, type Point, WORLD } from "../../model/board";
import { type Desk, middle } from "./desk";

/** One press of an arrow moves a note by this, in world units. */
export const NUDGE = 40;

/** The four ways of a nudge. */
export const WAYS = [
  ["left", -1, 0],
  ["up", 0, -1],
  ["down", 0, 1],
  ["right", 1, 0],
] as const;

/** Puts a note down at a point: in the zone that lies there, when that zone is open. */
export function drop(desk: Desk, id: string, pos: readonly [number, number]): void {
  const { c } = desk;
  const plot = desk.zoneAt({ x: pos[0], y: pos[1] });
  const closed = plot && closedTo(c.session.room.value, c.sheet, `zone:${plot.zone.slug}`);
  if (!plot || closed) {
    c.notice(c.t(closed ?? "board-outside"));
    return;
  }
  const done = c.session.canvas.notes.place(id, pos, plot.zone.slug);
  c.did(done);
  if (done?.did === "note-placed") c.tell(spotName(desk, { x: pos[0], y: pos[1] }), "done");
}

/** Moves a note a little within its zone and says where it is now. */
export function nudge(desk: Desk, id: string, dx: number, dy: number): void {
  const { c } = desk;
  const note = c.reading.note(id);
  const box = desk.box(id).peek();
  if (!note || !box || noteClosed(c.session.room.value, c.sheet, note)) return;
  const moved = clamped({ ...box, x: box.x + dx * NUDGE, y: box.y + dy * NUDGE }, desk.plan.area);
  const [x, y] = middle(moved);
  // At the edge of its zone a note stays: moving to another zone is a step of its own.
  if (desk.zoneAt({ x, y })?.zone.slug !== note.zone) {
    c.tell(c.t("board-edge"), "done");
    return;
  }
  const done = c.session.canvas.notes.place(id, [x, y], note.zone);
  c.did(done);
  if (done) c.tell(spotName(desk, { x, y }), "done");
}

/** Carries a note to a zone that was pointed at. */
export function carryTo(desk: Desk, zone: string): void {
  const deed = desk.deed.value;
  desk.deed.value = undefined;
  if (deed?.name === "carry") desk.c.did(desk.c.session.canvas.notes.move(deed.note, zone));
}

/** Ends tying at a point: a sheet with one kind of link draws it, others ask which. */
export function tieTo(desk: Desk, note: string, to: Point): void {
  const target = desk.noteAt(to, note);
  const [kind, ...more] = desk.c.sheet.linkKinds;
  desk.deed.value = target && more.length > 0 ? { name: "kind", note, target, to } : undefined;
  if (target && kind && more.length === 0) tie(desk, note, target, kind.slug);
}

/** Draws a link. */
export function tie(desk: Desk, from: string, to: string, kind: string): void {
  const { c } = desk;
  desk.deed.value = undefined;
  const closed = closedTo(c.session.room.value, c.sheet, "links");
  const done = closed ? undefined : c.session.canvas.links.add(from, to, kind);
  if (done) c.did(done);
  else c.notice(closed ? c.t(closed) : c.t("window-link-there-already"));
}

/** Where a point is, as one would say it: the zone or ring, and which side of it. */
export function spotName(desk: Desk, point: Point): string {
  const { t } = desk.c;
  const plot = desk.zoneAt(point);
  if (!plot) return "";
  const where = t(`board-at-${bearing(plot, point)}`);
  const { place, label } = plot.zone;
  if (place.shape !== "ring") return t("board-spot", { zone: label, where });
  return t("board-spot-ring", { zone: label, place: place.index + 1, of: place.of, where });
}

/** The box that a note dragged to a point takes, kept on the board. */
export function held(point: Point): readonly [number, number] {
  return middle(clamped(boxAt(point, 8 * EM, 2 * EM), { x: 0, y: 0, ...WORLD }));
}
