import { type Box, EM, grown, overlap, type Point, WORLD } from "./shapes";

/** What can be seen of the board: pixels of one world unit, and where the world's corner lies in pixels. */
export type Eye = { readonly scale: number; readonly x: number; readonly y: number };

/** The room that a board is drawn in, in pixels. */
export type Room = { readonly w: number; readonly h: number };

/** How much is drawn: everything, names, or bars without words. */
export type Detail = "all" | "names" | "bars";

/** At this text size a board is shown at 100 %, in pixels. */
export const FULL_PX = 14;
/** Text of notes is never smaller, in pixels. */
const TEXT_PX_MIN = 12;
/** Notes that are painted at most. */
export const PAINTED_MAX = 300;

const ZOOM_MIN = 0.2;
const ZOOM_MAX = 4;
/** One press of a button. */
export const ZOOM_STEP = 1.25;
/** Room beside and below the world at fit, in pixels; below lies the bar of the facilitator. */
const BESIDE = 12;
const ABOVE = 8;
/** So much of the world always stays in sight, in pixels. */
const KEEP = 120;

const WHOLE: Box = { x: 0, y: 0, ...WORLD };

/** The eye that sees the whole world, or a part of it, in the middle of the room. */
export function fitted(room: Room, below = 80, part: Box = WHOLE): Eye {
  const high = room.h - ABOVE - below;
  const scale = Math.max(Math.min((room.w - 2 * BESIDE) / part.w, high / part.h), (FULL_PX * ZOOM_MIN) / EM);
  const over = Math.max(0, high - part.h * scale) / 2;
  return { scale, x: (room.w - part.w * scale) / 2 - part.x * scale, y: ABOVE + over - part.y * scale };
}

/** Size against 100 %. */
export function zoomOf({ scale }: Eye): number {
  return (scale * EM) / FULL_PX;
}

/** Larger or smaller round a point of the room, which stays where it is. */
export function zoomed(eye: Eye, by: number, round: Point, room: Room): Eye {
  const unit = FULL_PX / EM;
  const scale = Math.min(ZOOM_MAX * unit, Math.max(ZOOM_MIN * unit, eye.scale * by));
  const share = scale / eye.scale;
  return kept(
    { scale, x: round.x - (round.x - eye.x) * share, y: round.y - (round.y - eye.y) * share },
    room,
  );
}

/** Moved by pixels, without losing the board. */
export function panned(eye: Eye, dx: number, dy: number, room: Room): Eye {
  return kept({ ...eye, x: eye.x + dx, y: eye.y + dy }, room);
}

/** The eye moved as little as needed to see a box, with room round it. */
export function showing(eye: Eye, box: Box, room: Room): Eye {
  const margin = 24;
  const left = eye.x + box.x * eye.scale - margin;
  const top = eye.y + box.y * eye.scale - margin;
  const right = left + box.w * eye.scale + 2 * margin;
  const bottom = top + box.h * eye.scale + 2 * margin;
  const dx = left < 0 ? -left : Math.min(0, room.w - right);
  const dy = top < 0 ? -top : Math.min(0, room.h - bottom);
  return Math.hypot(dx, dy) < 1 ? eye : { ...eye, x: eye.x + dx, y: eye.y + dy };
}

/** A point of the room as a point of the world. */
export function inWorld({ scale, x, y }: Eye, point: Point): Point {
  return { x: (point.x - x) / scale, y: (point.y - y) / scale };
}

/** How much is drawn at a size. */
export function detailOf(eye: Eye): Detail {
  const zoom = zoomOf(eye);
  return zoom >= 0.8 ? "all" : zoom >= 0.45 ? "names" : "bars";
}

/** Text size of notes in world units, in steps, so that notes do not jump at every turn of the wheel. */
export function letterOf({ scale }: Eye): number {
  const wanted = Math.max(1, TEXT_PX_MIN / (EM * scale));
  return EM * Math.min(2, Math.ceil(wanted * 5 - 0.01) / 5);
}

/** Those of many boxes that are painted: in sight, the wanted first, no more than the budget. */
export function painted(
  boxes: Iterable<readonly [string, Box]>,
  eye: Eye,
  room: Room,
  wanted: ReadonlySet<string> = new Set(),
  most: number = PAINTED_MAX,
): Set<string> {
  const corner = inWorld(eye, { x: 0, y: 0 });
  const sight = grown({ ...corner, w: room.w / eye.scale, h: room.h / eye.scale }, 60);
  const found = new Set<string>();
  const rest: string[] = [];
  for (const [id, box] of boxes) {
    if (wanted.has(id)) found.add(id);
    else if (overlap(sight, box)) rest.push(id);
  }
  for (const id of rest) {
    if (found.size >= most) break;
    found.add(id);
  }
  return found;
}

function kept(eye: Eye, room: Room): Eye {
  const x = Math.min(room.w - KEEP, Math.max(KEEP - WORLD.w * eye.scale, eye.x));
  const y = Math.min(room.h - KEEP, Math.max(KEEP - WORLD.h * eye.scale, eye.y));
  return { ...eye, x, y };
}
