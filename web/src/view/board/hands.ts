import { noteClosed } from "../../model";
import { around, inWorld, type Point, panned, zoomed } from "../../model/board";
import { chooseNone, chooseWithin, dropAll, toggle } from "./choosing";
import { type Desk, middle } from "./desk";
import { drop, held, tieTo } from "./moves";

/** A press becomes a drag when it has moved by this, in pixels. */
const THRESHOLD_PX = 5;
/** What has its own use of the pointer. */
const CONTROLS = "button, a, input, textarea, select, summary, .note-panel, .side";

/** What one pointer does. */
type Grip = {
  readonly start: Point;
  last: Point;
  moved: boolean;
  readonly act: "pan" | "tie" | "drag" | "box" | "none";
  readonly note: string;
  /** Whether a press without a move chooses the note or lets it go. */
  readonly chooses: boolean;
  /** From the pointer to the middle of the note, in world units. */
  readonly offset: Point;
};

/** Follows mouse, pen and fingers over a board until the answer is called. */
export function follow(desk: Desk, board: HTMLElement): () => void {
  const grips = new Map<number, Grip>();
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, act: (event: HTMLElementEventMap[K]) => void) =>
    board.addEventListener(name, act, { signal: stop.signal, passive: false });
  on("pointerdown", (event) => {
    const grip = gripOf(desk, board, event);
    if (grip) grips.set(event.pointerId, grip);
  });
  // A note that is chosen does not take the focus, which would open its own tools.
  on("mousedown", (event) => {
    if (chooses(desk, event) && isNote(event.target)) event.preventDefault();
  });
  on("pointermove", (event) => {
    const grip = grips.get(event.pointerId);
    if (!grip) return;
    const now = spotOf(board, event);
    if (!grip.moved && Math.hypot(now.x - grip.start.x, now.y - grip.start.y) < THRESHOLD_PX) return;
    if (!grip.moved) board.setPointerCapture(event.pointerId);
    grip.moved = true;
    if (grips.size > 1) pinch(desk, [...grips.values()], grip, now);
    else move(desk, grip, now);
    grip.last = now;
  });
  on("pointerup", (event) => {
    const grip = grips.get(event.pointerId);
    grips.delete(event.pointerId);
    if (grip) end(desk, board, grip, event);
  });
  on("pointercancel", (event) => {
    grips.delete(event.pointerId);
    letGo(desk);
  });
  on("wheel", (event) => wheel(desk, board, event));
  on("dblclick", (event) => {
    if (!isGround(event.target)) return;
    const plot = desk.zoneAt(inWorld(desk.eye.value, spotOf(board, event)));
    if (plot && desk.c.ready.value) desk.c.acts.begin(plot.zone.slug);
  });
  return () => stop.abort();
}

/** Gives up a drag or a link that is being drawn. */
export function letGo(desk: Desk): void {
  desk.drag.value = undefined;
  desk.deed.value = undefined;
  desk.frame.value = undefined;
  desk.c.session.presence.drag(undefined);
}

function gripOf(desk: Desk, board: HTMLElement, event: PointerEvent): Grip | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const start = spotOf(board, event);
  const own = chooses(desk, event);
  const grip = { start, last: start, moved: false, note: "", chooses: false, offset: { x: 0, y: 0 } };
  const handle = target?.closest<HTMLElement>("[data-handle]")?.dataset.handle;
  if (handle) return { ...grip, act: "tie", note: handle };
  if (event.button !== 0 || target?.closest(CONTROLS)) return undefined;
  const id = target?.closest<HTMLElement>("[data-note]")?.dataset.note ?? "";
  const note = desk.c.reading.note(id);
  const box = desk.box(id).peek();
  if (!note || !box) return { ...grip, act: own && desk.c.ready.value ? "box" : "pan" };
  // A finger that has not picked the note first is scrolling.
  const scrolls = event.pointerType === "touch" && desk.c.picked.value !== id && !desk.isChosen(id);
  if (scrolls) return { ...grip, act: "pan", note: id, chooses: own };
  if (!desk.c.ready.value || noteClosed(desk.c.session.room.value, desk.c.sheet, note))
    return { ...grip, act: "none", note: id, chooses: own };
  const [x, y] = middle(box);
  const at = inWorld(desk.eye.value, start);
  return { ...grip, act: "drag", note: id, chooses: own, offset: { x: x - at.x, y: y - at.y } };
}

/** Whether a press means choosing: with a key held, or while the tool for it is taken. */
function chooses(desk: Desk, event: MouseEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey || desk.tool.value === "box";
}

function move(desk: Desk, grip: Grip, now: Point): void {
  const at = inWorld(desk.eye.value, now);
  if (grip.act === "pan") pan(desk, now.x - grip.last.x, now.y - grip.last.y);
  if (grip.act === "tie") desk.deed.value = { name: "tie", note: grip.note, to: at };
  if (grip.act === "box") desk.frame.value = around([inWorld(desk.eye.value, grip.start), at]);
  if (grip.act !== "drag") return;
  const pos = held({ x: at.x + grip.offset.x, y: at.y + grip.offset.y });
  desk.drag.value = { id: grip.note, pos, others: along(desk, grip.note, pos) };
  desk.c.session.presence.drag({ id: grip.note, pos });
}

/** Where the other chosen notes are while one of them is dragged. */
function along(
  desk: Desk,
  id: string,
  [x, y]: readonly [number, number],
): Map<string, readonly [number, number]> {
  const from = seatOf(desk, id);
  const others = desk.isChosen(id) && from ? desk.chosen.peek().filter((one) => one !== id) : [];
  return new Map(
    others.flatMap((one) => {
      const seat = seatOf(desk, one);
      return seat && from
        ? [[one, held({ x: seat[0] + x - from[0], y: seat[1] + y - from[1] })] as const]
        : [];
    }),
  );
}

/** The middle of a note's own place, wherever it is dragged just now. */
function seatOf(desk: Desk, id: string): readonly [number, number] | undefined {
  const box = desk
    .seats(desk.c.reading.note(id)?.zone ?? "")
    .peek()
    .boxes.get(id);
  return box && middle(box);
}

function end(desk: Desk, board: HTMLElement, grip: Grip, event: PointerEvent): void {
  if (!grip.moved) {
    if (grip.chooses) toggle(desk, grip.note);
    else if (grip.act === "pan" || grip.act === "box") press(desk, board, event);
    return;
  }
  const {
    drag: { value: drag },
    frame: { value: frame },
  } = desk;
  letGo(desk);
  if (grip.act === "box" && frame) chooseWithin(desk, frame);
  if (grip.act === "drag" && drag && drag.others.size > 0) dropAll(desk, drag);
  else if (grip.act === "drag" && drag) drop(desk, drag.id, drag.pos);
  if (grip.act === "tie") tieTo(desk, grip.note, inWorld(desk.eye.value, spotOf(board, event)));
}

/** A press on the ground lets go of the picked note; in an empty zone it begins a note. */
function press(desk: Desk, board: HTMLElement, event: PointerEvent): void {
  if (!isGround(event.target)) return;
  const { c } = desk;
  if (event.shiftKey || event.ctrlKey || event.metaKey) return;
  const busy =
    desk.isChoosing.value ||
    desk.tool.value === "box" ||
    c.picked.value !== "" ||
    desk.deed.value !== undefined ||
    c.editing.value !== "";
  c.endEdit();
  c.wanted = "";
  c.picked.value = "";
  desk.deed.value = undefined;
  chooseNone(desk);
  const plot = desk.zoneAt(inWorld(desk.eye.value, spotOf(board, event)));
  if (!busy && c.ready.value && plot && c.reading.zone(plot.zone.slug).length === 0)
    c.acts.begin(plot.zone.slug);
}

function pinch(desk: Desk, grips: readonly Grip[], grip: Grip, now: Point): void {
  const other = grips.find((one) => one !== grip);
  if (!other) return;
  const before = Math.hypot(grip.last.x - other.last.x, grip.last.y - other.last.y) || 1;
  const after = Math.hypot(now.x - other.last.x, now.y - other.last.y);
  const round = { x: (now.x + other.last.x) / 2, y: (now.y + other.last.y) / 2 };
  zoom(desk, after / before, round);
  pan(desk, (now.x - grip.last.x) / 2, (now.y - grip.last.y) / 2);
}

function wheel(desk: Desk, board: HTMLElement, event: WheelEvent): void {
  if (event.target instanceof Element && event.target.closest(".note-panel, .side")) return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) zoom(desk, Math.exp(-event.deltaY / 300), spotOf(board, event));
  else pan(desk, -event.deltaX, -event.deltaY);
}

/** Moves the board by pixels. */
export function pan(desk: Desk, dx: number, dy: number): void {
  desk.whole.value = false;
  desk.eye.value = panned(desk.eye.value, dx, dy, desk.room.value);
}

/** Makes the board larger or smaller, round the middle unless told otherwise. */
export function zoom(desk: Desk, by: number, round?: Point): void {
  const { w, h } = desk.room.value;
  desk.whole.value = false;
  desk.eye.value = zoomed(desk.eye.value, by, round ?? { x: w / 2, y: h / 2 }, desk.room.value);
}

function isGround(target: EventTarget | null): boolean {
  return target instanceof Element && !target.closest(`[data-note], .zone-head, ${CONTROLS}`);
}

function isNote(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest(CONTROLS) === null && target.closest("[data-note]") !== null
  );
}

function spotOf(board: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = board.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
