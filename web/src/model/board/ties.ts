import { at, type Box, centreOf, grown, overlap, type Point, within } from "./shapes";

/** A link as it is drawn. */
export type Route = {
  readonly from: Point;
  readonly bend: Point;
  readonly to: Point;
  readonly label: Point;
};

/**
 * Sideways bends that are tried, in world units; the first that misses all notes is taken. The second and later links
 * between two notes have bends of their own.
 */
const BENDS: readonly (readonly number[])[] = [
  [0, 20, -20, 40, -40, 60, -60, 80, -80],
  [40, 60, 80],
  [-40, -60, -80],
  [80],
  [-80],
];
/** Where on the line its word may stand. */
const LABEL_AT = [0.5, 0.45, 0.55, 0.4, 0.6] as const;
/** Room between the edge of a note and the end of a line. */
const OFF = 6;
const SAMPLES = 16;
const LABEL_HEIGHT = 26;
const LABEL_LETTER = 9.4;

/** What a link is drawn among. */
export type Scene = {
  /** Notes other than its own. */
  readonly notes: readonly Box[];
  /** Words of other links. */
  readonly words?: readonly Box[];
  /** How many links between the same notes come before it. */
  readonly nth?: number;
};

/** Draws a link from the edge of one note to that of another, round the notes between them. */
export function route(from: Box, to: Box, word: string, { notes, words = [], nth = 0 }: Scene): Route {
  const lines = (BENDS[nth % BENDS.length] ?? [0]).map((bend) => curve(from, to, bend));
  const hits = lines.map((line) => crossed(line, notes));
  const best = lines[hits.indexOf(Math.min(...hits))] ?? curve(from, to, 0);
  return { ...best, label: labelSpot(best, [...notes, ...words, from, to], word) };
}

/** The line as an SVG path. */
export function routePath({ from, bend, to }: Route): string {
  return `M${at(from)}Q${at(bend)} ${at(to)}`;
}

/** The box that a word takes on a line. */
export function labelBox({ x, y }: Point, word: string): Box {
  const w = word.length * LABEL_LETTER + 22;
  return { x: x - w / 2, y: y - LABEL_HEIGHT / 2, w, h: LABEL_HEIGHT };
}

/** A point of the curve; `t` runs from 0 to 1. */
export function along({ from, bend, to }: Omit<Route, "label">, t: number): Point {
  const rest = 1 - t;
  return {
    x: rest * rest * from.x + 2 * rest * t * bend.x + t * t * to.x,
    y: rest * rest * from.y + 2 * rest * t * bend.y + t * t * to.y,
  };
}

/** Where a ray from the middle of a box towards a point leaves it. */
export function edgeOf(box: Box, towards: Point): Point {
  const middle = centreOf(box);
  const { w, h } = grown(box, OFF);
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const share = Math.min(w / 2 / Math.abs(dx || 1e-6), h / 2 / Math.abs(dy || 1e-6));
  return share >= 1 ? middle : { x: middle.x + dx * share, y: middle.y + dy * share };
}

function curve(a: Box, b: Box, by: number): Omit<Route, "label"> {
  const start = centreOf(a);
  const end = centreOf(b);
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  // The control point lies twice as far off as the line's middle.
  const off = (2 * by) / length;
  const bend = {
    x: (start.x + end.x) / 2 - (end.y - start.y) * off,
    y: (start.y + end.y) / 2 + (end.x - start.x) * off,
  };
  return { from: edgeOf(a, bend), bend, to: edgeOf(b, bend) };
}

function crossed(line: Omit<Route, "label">, others: readonly Box[]): number {
  let count = 0;
  for (let step = 1; step < SAMPLES; step++) {
    const point = along(line, step / SAMPLES);
    if (others.some((box) => within(grown(box, 4), point))) count += 1;
  }
  return count;
}

function labelSpot(line: Omit<Route, "label">, others: readonly Box[], word: string): Point {
  const points = LABEL_AT.map((t) => along(line, t));
  const covers = (point: Point) => others.filter((box) => overlap(box, labelBox(point, word))).length;
  return points.reduce((best, point) => (covers(point) < covers(best) ? point : best), along(line, 0.5));
}
