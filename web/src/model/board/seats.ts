import { heightOf, settingOf, type Text } from "./measure";
import type { Filling, Plan, Plot } from "./plan";
import { SPOKES } from "./plan";
import {
  angleOf,
  areaOf,
  type Box,
  boundsOf,
  boxAt,
  clamped,
  EM,
  fits,
  grown,
  onEllipse,
  overlap,
  type Point,
  type Slice,
} from "./shapes";

/** A note as far as its place goes. */
export type Item = Text & {
  readonly id: string;
  /** The middle of a note that was put there by hand. */
  readonly pos: readonly [number, number] | null;
};

/** Where a zone's notes lie. */
export type Seating = {
  readonly boxes: ReadonlyMap<string, Box>;
  /** Notes for which there is no room, in order. */
  readonly hidden: readonly string[];
  readonly remarks: "shown" | "hidden";
  /** How large its notes are against those of other zones. */
  readonly size: number;
};

/** A zone that nobody is seated in. */
export const NOBODY: Seating = { boxes: new Map(), hidden: [], remarks: "hidden", size: 1 };

/** Up to so many notes show their remarks. */
export const REMARKS_MAX = 5;
/** From so many notes on, only the first are shown. */
export const CROWD = 10;
export const CROWD_SHOWN = 8;
/** In a zone that is shown large as many are shown as find room, up to this. */
const LARGE_SHOWN = 60;

/** Room between a note and a name on the ground. */
const CLEAR = 3;
/** Room between a note and the edge of its zone. */
const MARGIN = 10;
/** Room between notes: they must have the least, and get as much as there is. */
const GAPS = [6, 12, 22, 36, 54, 80] as const;
/** Widths of notes, tried in turn: 11 em, then what a crowd takes. */
const WIDTHS = [210, 186, 164, 150, 136, 122] as const;
/** Widths that a crowd tries: its notes show names only, and what does not fit is listed. */
const CROWD_WIDTHS = [164, 136, 122] as const;
const NARROWEST = 122;
/** Wider notes, tried for the sake of words that would be broken on the widest. */
const WIDE = 240;
const CROWD_WIDE = 186;
/**
 * A word that is broken on a note weighs as much as so many notes that are not shown; more in a crowd, of which not all
 * are shown anyway.
 */
const BROKEN = { few: 0.4, crowd: 0.7 } as const;
/** Notes with the room round them fill this share of a zone at most. */
const FILLED_MAX = 0.72;
/** A finer search goes by this. */
const FINE = 10;

/** Rows are tried so much farther out, as shares of a row, when not all notes fit. */
const SHIFTS = [0, 0.3, 0.6] as const;

type Try = {
  readonly width: number;
  readonly remarks: "shown" | "hidden";
  readonly gap: number;
  /** Row by row, or as a mason lays stones: each note where it fits first. */
  readonly laid: "rows" | "stones";
  readonly shift: number;
  /** Whether they begin at the centre or at the rim, where a wedge is wider. */
  readonly side: "near" | "far";
};

/** What else counts. */
export type Among = {
  /** Text size of notes in world units. */
  readonly letter?: number;
  /** What lies in the way besides the names of zones. */
  readonly others?: readonly Box[];
  /** How large notes are against those of other zones. */
  readonly size?: number;
};

/** Seats the notes of a zone: those put by hand where they are, the others round them in order. */
export function seats(plan: Plan, plot: Plot, items: readonly Item[], among: Among = {}): Seating {
  if (plot.filling === "pills") return pills(plot, items);
  const { size, letter } = among;
  const many = items.length >= CROWD;
  const byHand = items.filter((item) => item.pos !== null);
  const free = items.filter((item) => item.pos === null);
  const most = size ? LARGE_SHOWN : CROWD_SHOWN;
  const shown = many ? free.slice(0, Math.max(0, most - byHand.length)) : free;
  const all = byHand.length + shown.length;
  let best: { boxes: Map<string, Box>; how: Try; worth: number } | undefined;
  const ground = areaOf(plot.region) * FILLED_MAX;
  for (const how of tries([...byHand, ...shown], items.length, plot.filling, among)) {
    // What cannot fit by its area alone is not tried, but for the narrowest notes.
    if (how.width > NARROWEST * (size ?? 1) && areaOfNotes(shown, how, letter) > ground) continue;
    // Nor is what would be worth less even if every note found a seat.
    const cost = BROKEN[many ? "crowd" : "few"] * brokenOn([...byHand, ...shown], how.width, letter);
    if (best && all - cost <= best.worth) continue;
    const boxes = seated(plan, plot, byHand, shown, how, among);
    const worth = boxes.size - cost;
    if (!best || worth > best.worth) best = { boxes, how, worth };
    if (worth === all) break;
  }
  if (!best) return NOBODY;
  for (const gap of best.boxes.size === all && shown.length > 0 ? GAPS.slice(1) : []) {
    const how: Try = { ...best.how, gap };
    const boxes = seated(plan, plot, byHand, shown, how, among);
    if (boxes.size < all) break;
    best = { ...best, boxes, how };
  }
  const { boxes, how } = best;
  const hidden = items.filter((item) => !boxes.has(item.id)).map((item) => item.id);
  return { boxes, hidden, remarks: how.remarks, size: size ?? 1 };
}

function areaOfNotes(items: readonly Item[], { width, remarks, gap }: Try, letter: number = EM): number {
  return items.reduce((sum, item) => sum + (width + gap) * (heightOf(item, width, remarks, letter) + gap), 0);
}

/** How many names would have a word broken on notes of a width. */
function brokenOn(items: readonly Item[], width: number, letter: number = EM): number {
  return items.filter(({ name }) => settingOf(name, width, letter) === "broken").length;
}

function tries(items: readonly Item[], count: number, filling: Filling, among: Among): Try[] {
  const { letter = EM, size = 1 } = among;
  const wider = (widths: readonly number[], wide: number) =>
    brokenOn(items, (widths[0] ?? wide) * size, letter) > 0 ? [wide, ...widths] : widths;
  const widths = count >= CROWD ? wider(CROWD_WIDTHS, CROWD_WIDE) : wider(WIDTHS, WIDE);
  const named = widths.map((width) => width * size);
  const names = named.flatMap((width) => ways(width, "hidden", filling));
  if (count > REMARKS_MAX) return names;
  return [...named.slice(0, 3).flatMap((width) => ways(width, "shown", filling)), ...names];
}

function ways(width: number, remarks: Try["remarks"], filling: Filling): Try[] {
  const one = { width, remarks, gap: GAPS[0], laid: "stones", shift: 0, side: "near" } as const;
  if (filling === "ring") return [{ ...one, laid: "rows" }, one];
  const stones: Try[] = [one, { ...one, side: "far" }];
  if (filling === "left" || filling === "right") return stones;
  const rows = (["near", "far"] as const).flatMap((side) =>
    SHIFTS.map((shift): Try => ({ ...one, laid: "rows", side, shift })),
  );
  return [...rows, ...stones];
}

function seated(
  plan: Plan,
  plot: Plot,
  byHand: readonly Item[],
  free: readonly Item[],
  { width, remarks, gap, laid, shift, side }: Try,
  { letter = EM, others = [] }: Among,
): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const ground = [...plan.plots.map(({ head }) => head), ...plan.signs.map(({ box }) => box), ...others].map(
    (box) => grown(box, CLEAR),
  );
  const taken: Box[] = [];
  const zigzag = (plot.filling === "left" || plot.filling === "right") && gap > GAPS[0];
  const take = (id: string, box: Box) => {
    boxes.set(id, box);
    taken.push(box);
  };
  for (const item of byHand) {
    const [x, y] = item.pos ?? [0, 0];
    take(item.id, clamped(boxAt({ x, y }, width, heightOf(item, width, remarks, letter)), plan.area));
  }
  const heights = free.map((item) => heightOf(item, width, remarks, letter));
  const row = Math.max(0, ...heights);
  for (const [index, item] of free.entries()) {
    const height = heights[index] ?? row;
    const open = ({ x, y }: Point) => {
      const box = { x, y, w: width, h: height };
      const room = grown(box, gap - 1);
      return !ground.some((other) => overlap(box, other)) && !taken.some((other) => overlap(room, other));
    };
    const rows =
      laid === "rows"
        ? places(plot, { width, height: row, stride: row + gap, shift, side, across: width + gap }).find(open)
        : undefined;
    const fine = places(plot, { width, height, stride: FINE, shift: 0, side, across: FINE });
    // With room to spare every other note lies at the rim.
    const spot = rows ?? (zigzag && index % 2 === 1 ? outerFirst(fine) : fine).find(open);
    if (spot) take(item.id, { ...spot, w: width, h: height });
  }
  return boxes;
}

/** The same places row by row, each row from its other end. */
function outerFirst(points: readonly Point[]): Point[] {
  const rows = new Map<number, Point[]>();
  for (const point of points) {
    const row = rows.get(point.y);
    if (row) row.unshift(point);
    else rows.set(point.y, [point]);
  }
  return [...rows.values()].flat();
}

const spots = new WeakMap<Plot, Map<string, readonly Point[]>>();

/** Upper left corners at which a box lies in the zone, from the centre outwards; kept, as zones do not change. */
function places(plot: Plot, rows: Rows): readonly Point[] {
  const own = spots.get(plot) ?? new Map<string, readonly Point[]>();
  spots.set(plot, own);
  const { width, height, stride, shift, side } = rows;
  const name = [side, ...[width, height, stride, shift * 10].map(Math.round)].join();
  const known = own.get(name);
  if (known) return known;
  const { region, filling } = plot;
  const fresh =
    filling === "ring" && region.shape === "slice"
      ? round(region, plot.head, width, height, stride === FINE ? 5 : 360 / SPOKES)
      : bands(plot, rows);
  own.set(name, fresh);
  return fresh;
}

type Rows = {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly shift: number;
  readonly side: Try["side"];
  readonly across: number;
};

/** Whether a note's upper left corner can lie at a point. */
type Free = (x: number, y: number) => boolean;

function bands(plot: Plot, rows: Rows): Point[] {
  const { region, filling, head } = plot;
  const { width, height } = rows;
  const bounds = boundsOf(region);
  const room = grown(head, 2);
  const free = (x: number, y: number) => {
    const box = { x, y, w: width, h: height };
    return !overlap(room, box) && fits(region, box, MARGIN);
  };
  const found: Point[] = [];
  for (const y of tops(plot, bounds, rows, free)) {
    for (const run of runs(bounds, (x) => free(x, y))) {
      for (const x of along(run, filling, rows.across)) found.push({ x, y });
    }
  }
  return found;
}

/** Upper edges of bands, from the centre outwards. */
function tops(
  { filling, region }: Plot,
  bounds: Box,
  { width, height, stride, shift, side }: Rows,
  free: Free,
): number[] {
  const count = Math.floor((bounds.h - height) / stride) + 1;
  const first = bounds.y + MARGIN;
  const last = bounds.y + bounds.h - height - MARGIN;
  const outwards = filling === "up" || (filling !== "down" && isUpper(region));
  const upwards = outwards === (side === "near");
  // The first row lies where it first fits, so that no half row is lost at the point of a wedge.
  const from = (y: number) => (upwards ? last - y : first + y);
  const lead =
    stride === FINE
      ? 0
      : leadOf({ ...bounds, w: bounds.w - width, h: bounds.h - height }, free, from) + shift * stride;
  return Array.from({ length: Math.max(0, count) }, (_, index) => from(lead + index * stride));
}

/** How far out the first row lies. */
function leadOf({ x: left, w, h }: Box, free: Free, from: (y: number) => number): number {
  for (let lead = 0; lead < h; lead += 4) {
    for (let x = left; x < left + w; x += 6) if (free(x, from(lead))) return lead;
  }
  return 0;
}

function isUpper(region: Plot["region"]): boolean {
  if (region.shape === "box") return false;
  return Math.sin((((region.from + region.to) / 2) * Math.PI) / 180) < -0.1;
}

/** Runs of left edges that are free. */
function runs(bounds: Box, free: (x: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  let run: [number, number] | undefined;
  for (let x = bounds.x; x <= bounds.x + bounds.w; x += 5) {
    if (!free(x)) run = undefined;
    else if (run) run[1] = x;
    else {
      run = [x, x];
      found.push(run);
    }
  }
  return found;
}

/** Left edges within a run: from the side of the centre, or spread round the middle. */
function along([from, to]: readonly [number, number], filling: Filling, across: number): number[] {
  const count = Math.floor((to - from) / across) + 1;
  const steps = Array.from({ length: count }, (_, index) => index * across);
  if (filling === "left") return steps.map((by) => to - by);
  if (filling === "right") return steps.map((by) => from + by);
  const rest = (to - from - (count - 1) * across) / 2;
  return steps.map((by) => from + rest + by);
}

/** Places round a ring, clockwise from 12 o'clock. */
function round(region: Slice, head: Box, width: number, height: number, step: number): Point[] {
  const { centre, inner, outer } = region;
  const found: Point[] = [];
  const room = grown(head, 2);
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    for (let by = 0; by < 360; by += step) {
      const radii = {
        rx: inner.rx + (outer.rx - inner.rx) * share,
        ry: inner.ry + (outer.ry - inner.ry) * share,
      };
      const box = boxAt(onEllipse(centre, radii, by - 90), width, height);
      if (fits(region, box, MARGIN / 2) && !overlap(room, box)) found.push({ x: box.x, y: box.y });
    }
  }
  return found;
}

/** Height of a pill by its lines, and the letters of one line. */
const PILL_HEIGHTS = [36, 54] as const;
const PILL_LETTERS = 15;
/** A pill goes out from the line by this at most, in these steps. */
const PILL_OUT = 150;
const PILL_STEP = 4;

/** Pills on the inner ring's line, first at 12 o'clock; one put by hand takes the angle where it was dropped. */
function pills({ region, head }: Plot, items: readonly Item[]): Seating {
  if (region.shape !== "slice") return NOBODY;
  const { centre, outer } = region;
  const boxes = new Map<string, Box>();
  for (const [index, item] of items.slice(0, SPOKES).entries()) {
    const degrees = item.pos
      ? angleOf(centre, outer, { x: item.pos[0], y: item.pos[1] })
      : -90 + (index * 360) / SPOKES;
    boxes.set(item.id, pill(region, degrees, item.name, [head, ...boxes.values()]));
  }
  const hidden = items.slice(SPOKES).map((item) => item.id);
  return { boxes, hidden, remarks: "hidden", size: 1 };
}

/** A pill on the line, or as little outside it as others leave room; a long name takes two lines. */
function pill({ centre, outer }: Slice, degrees: number, name: string, taken: readonly Box[]): Box {
  const long = name.length > PILL_LETTERS;
  const letters = long ? Math.max(halved(name), PILL_LETTERS - 3) : name.length;
  const width = letters * 0.54 * 0.9 * EM + 36;
  const at = (out: number) =>
    boxAt(
      onEllipse(centre, { rx: outer.rx + out, ry: outer.ry + out }, degrees),
      width,
      PILL_HEIGHTS[long ? 1 : 0],
    );
  for (let out = 0; out <= PILL_OUT; out += PILL_STEP) {
    if (!taken.some((other) => overlap(grown(at(out), 3), other))) return at(out);
  }
  return at(PILL_OUT);
}

/** Letters of the longer line when a name is set in two. */
function halved(name: string): number {
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  return Math.min(name.length, ...spaces.map((at) => Math.max(at, name.length - at - 1)));
}
