import { closedTo, noteClosed, type Placing } from "../../model";
import { type Box, clamped, overlap } from "../../model/board";
import { titleOf } from "../list/words";
import { type Desk, type Drag, middle } from "./desk";
import { NUDGE } from "./moves";

/** Takes a note among those that are worked on together, or out of them. A note that is picked comes along. */
export function toggle(desk: Desk, id: string): void {
  const { c } = desk;
  const picked = c.picked.peek();
  const first = desk.chosen.peek().length === 0 && picked !== id && c.reading.note(picked) ? [picked] : [];
  const ids = new Set([...desk.chosen.peek(), ...first]);
  const isNew = !ids.delete(id);
  if (isNew) ids.add(id);
  c.endEdit();
  c.chosen.value = ids;
  const words = isNew ? "board-chosen-add" : "board-chosen-away";
  c.tell(c.t(words, { name: titleOf(c.t, c.reading.note(id)), number: ids.size }), "done");
  // Without the last one the tools of a note would open again.
  if (ids.size === 0) c.picked.value = "";
}

/** Takes all notes in sight that a box touches. */
export function chooseWithin(desk: Desk, box: Box): void {
  const { c } = desk;
  const found = [...desk.painted.peek()].filter((id) => {
    const own = desk.box(id).peek();
    return own && overlap(own, box);
  });
  if (found.length === 0) return;
  c.chosen.value = new Set([...desk.chosen.peek(), ...found]);
  c.tell(c.t("board-chosen", { count: c.chosen.value.size }), "done");
}

/** Lets go of all. */
export function chooseNone(desk: Desk): void {
  if (desk.chosen.peek().length === 0) return;
  desk.c.chosen.value = new Set();
  desk.c.tell(desk.c.t("board-chosen-none"), "done");
}

/** Whether any of them may not be changed now. */
export function chosenClosed({ c, chosen }: Desk): boolean {
  return chosen.value.some((id) => {
    const note = c.reading.note(id);
    return note && noteClosed(c.session.room.value, c.sheet, note) !== undefined;
  });
}

/** Opens a window that works on all of them. */
export function openFor(desk: Desk, name: "zone" | "circle"): void {
  const among = desk.chosen.peek();
  const [note] = among;
  if (note !== undefined) desk.c.window.value = { name, note, among };
}

/** Puts all of them in the bin. */
export function binChosen(desk: Desk): void {
  if (!chosenClosed(desk)) desk.c.did(desk.c.session.canvas.notes.binAll(desk.chosen.peek()));
}

/** Moves all of them a little, as one step; at the edge of a zone they stay together where they are. */
export function nudgeChosen(desk: Desk, dx: number, dy: number): void {
  const { c } = desk;
  if (chosenClosed(desk)) return;
  const placings = desk.chosen.peek().flatMap((note): Placing[] => {
    const box = desk.box(note).peek();
    if (!box) return [];
    const pos = middle(clamped({ ...box, x: box.x + dx * NUDGE, y: box.y + dy * NUDGE }, desk.plan.area));
    return [{ note, pos, zone: c.reading.note(note)?.zone ?? "" }];
  });
  if (placings.some(({ pos: [x, y], zone }) => desk.zoneAt({ x, y })?.zone.slug !== zone))
    c.tell(c.t("board-edge"), "done");
  else c.did(c.session.canvas.notes.placeAll(placings));
}

/** Puts all dragged notes down, each in the zone that lies under it; none when one would lie nowhere. */
export function dropAll(desk: Desk, { id, pos, others }: Drag): void {
  const { c } = desk;
  const placings: Placing[] = [];
  for (const [note, [x, y]] of new Map([[id, pos], ...others])) {
    const plot = desk.zoneAt({ x, y });
    const closed = plot && closedTo(c.session.room.value, c.sheet, `zone:${plot.zone.slug}`);
    if (!plot || closed) {
      c.notice(c.t(closed ?? "board-outside"));
      return;
    }
    placings.push({ note, pos: [x, y], zone: plot.zone.slug });
  }
  c.did(c.session.canvas.notes.placeAll(placings));
}
