import { heightOf, type Text } from "./measure";
import type { Filling, Plan, Plot } from "./plan";
import { SPOKES } from "./plan";
import {
  angleOf,
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
};

/** Up to so many notes show their remarks. */
export const REMARKS_MAX = 5;
/** From so many notes on, only the first are shown. */
export const CROWD = 10;
export const CROWD_SHOWN = 8;

/** Room between a note and the edge of its zone. */
const MARGIN = 10;
/** Room between notes, tried in turn. */
const GAPS = [22, 12, 6] as const;
/** Widths of notes, tried in turn: 11 em, then what a crowd takes. */
const WIDTHS = [210, 186, 164, 150, 136, 122] as const;
/** A finer search goes by this. */
const FINE = 10;

/** Rows are tried so much farther out, as shares of a row, when not all notes fit. */
const SHIFTS = [0, 0.3, 0.6] as const;

type Try = {
  readonly width: number;
  readonly remarks: "shown" | "hidden";
  readonly gap: number;
  readonly shift: number;
};

/** What else counts. */
export type Among = {
  /** Text size of notes in world units. */
  readonly letter?: number;
  /** What lies in the way besides the names of zones. */
  readonly others?: readonly Box[];
};

/** Seats the notes of a zone: those put by hand where they are, the others round them in order. */
export function seats(plan: Plan, plot: Plot, items: readonly Item[], among: Among = {}): Seating {
  if (plot.filling === "pills") return pills(plot, items);
  const many = items.length >= CROWD;
  const byHand = items.filter((item) => item.pos !== null);
  const free = items.filter((item) => item.pos === null);
  const shown = many ? free.slice(0, Math.max(0, CROWD_SHOWN - byHand.length)) : free;
  let best: Seating | undefined;
  for (const one of tries(items.length)) {
    const boxes = seated(plan, plot, byHand, shown, one, among);
    if (!best || boxes.size > best.boxes.size) {
      const hidden = items.filter((item) => !boxes.has(item.id)).map((item) => item.id);
      best = { boxes, hidden, remarks: one.remarks };
    }
    if (boxes.size === byHand.length + shown.length) break;
  }
  return best ?? { boxes: new Map(), hidden: [], remarks: "hidden" };
}

function tries(count: number): Try[] {
  const names = WIDTHS.flatMap((width) => rowsAt(width, "hidden"));
  if (count > REMARKS_MAX) return names;
  return [...WIDTHS.slice(0, 2).flatMap((width) => rowsAt(width, "shown")), ...names];
}

/** Full notes get more room between them while there is any. */
function rowsAt(width: number, remarks: Try["remarks"]): Try[] {
  const gaps = width === WIDTHS[0] ? GAPS : GAPS.slice(-1);
  return gaps.flatMap((gap) => SHIFTS.map((shift): Try => ({ width, remarks, gap, shift })));
}

function seated(
  plan: Plan,
  plot: Plot,
  byHand: readonly Item[],
  free: readonly Item[],
  { width, remarks, gap, shift }: Try,
  { letter = EM, others = [] }: Among,
): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const taken: Box[] = [...plan.plots.map((other) => other.head), ...others];
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
  const known = new Map<number, readonly Point[]>();
  for (const [index, item] of free.entries()) {
    const height = heights[index] ?? row;
    const open = ({ x, y }: Point) => {
      const room = grown({ x, y, w: width, h: height }, gap - 1);
      return !taken.some((other) => overlap(room, other));
    };
    const spot =
      places(plot, { width, height: row, stride: row + gap, shift, across: width + gap }).find(open) ??
      cached(known, height, () => places(plot, { width, height, stride: FINE, shift: 0, across: FINE })).find(
        open,
      );
    if (spot) take(item.id, { ...spot, w: width, h: height });
  }
  return boxes;
}

function cached(
  known: Map<number, readonly Point[]>,
  key: number,
  make: () => readonly Point[],
): readonly Point[] {
  const old = known.get(key);
  if (old) return old;
  const fresh = make();
  known.set(key, fresh);
  return fresh;
}

const spots = new WeakMap<Plot, Map<string, readonly Point[]>>();

/** Upper left corners at which a box lies in the zone, from the centre outwards; kept, as zones do not change. */
function places(plot: Plot, rows: Rows): readonly Point[] {
  const own = spots.get(plot) ?? new Map<string, readonly Point[]>();
  spots.set(plot, own);
  const { width, height, stride, shift } = rows;
  const name = [width, height, stride, shift * 10].map(Math.round).join();
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
  readonly across: number;
};

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
  for (const y of tops(plot, bounds, rows)) {
    for (const run of runs(bounds, (x) => free(x, y))) {
      for (const x of along(run, filling, rows.across)) found.push({ x, y });
    }
  }
  return found;
}

/** Upper edges of bands, from the centre outwards. */
function tops({ filling, region }: Plot, bounds: Box, { width, height, stride, shift }: Rows): number[] {
  const count = Math.floor((bounds.h - height) / stride) + 1;
  const first = bounds.y + MARGIN;
  const last = bounds.y + bounds.h - height - MARGIN;
  const upwards = filling === "up" || (filling !== "down" && isUpper(region));
  // The first row lies where it first fits, so that no half row is lost at the point of a wedge.
  const from = (y: number) => (upwards ? last - y : first + y);
  const lead = stride === FINE ? 0 : leadOf(bounds, region, width, height, from) + shift * stride;
  return Array.from({ length: Math.max(0, count) }, (_, index) => from(lead + index * stride));
}

function leadOf(
  bounds: Box,
  region: Plot["region"],
  width: number,
  height: number,
  from: (y: number) => number,
): number {
  for (let lead = 0; lead < bounds.h - height; lead += 4) {
    for (let x = bounds.x; x < bounds.x + bounds.w - width; x += 6) {
      if (fits(region, { x, y: from(lead), w: width, h: height }, MARGIN)) return lead;
    }
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

const PILL_HEIGHT = 36;

/** Pills on the inner ring's line, first at 12 o'clock; one put by hand takes the angle where it was dropped. */
function pills({ region }: Plot, items: readonly Item[]): Seating {
  if (region.shape !== "slice") return { boxes: new Map(), hidden: [], remarks: "hidden" };
  const { centre, outer } = region;
  const boxes = new Map<string, Box>();
  for (const [index, item] of items.slice(0, SPOKES).entries()) {
    const degrees = item.pos
      ? angleOf(centre, outer, { x: item.pos[0], y: item.pos[1] })
      : -90 + (index * 360) / SPOKES;
    const width = item.name.length * 0.53 * 0.9 * EM + 34;
    boxes.set(item.id, pill(region, degrees, width, [...boxes.values()]));
  }
  const hidden = items.slice(SPOKES).map((item) => item.id);
  return { boxes, hidden, remarks: "hidden" };
}

/** A pill on the line, or as little outside it as others leave room. */
function pill({ centre, outer }: Slice, degrees: number, width: number, taken: readonly Box[]): Box {
  let box = boxAt(onEllipse(centre, outer, degrees), width, PILL_HEIGHT);
  for (let out = 4; out <= 80 && taken.some((other) => overlap(grown(box, 3), other)); out += 4) {
    box = boxAt(onEllipse(centre, { rx: outer.rx + out, ry: outer.ry + out }, degrees), width, PILL_HEIGHT);
  }
  return box;
}
