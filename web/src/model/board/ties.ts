import { at, type Box, boxAt, centreOf, grown, overlap, type Point, within } from "./shapes";

/** A link as it is drawn. */
export type Route = {
  readonly from: Point;
  readonly bend: Point;
  readonly to: Point;
};

/** A word that a link asks to show. */
export type Word = {
  readonly id: string;
  readonly text: string;
  readonly line: Route;
  /** Whether it is shown even where it covers something. */
  readonly must: boolean;
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
const LABEL_AT = [0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.22, 0.78] as const;
/** Room between the edge of a note and the end of a line. */
const OFF = 6;
const SAMPLES = 16;
const LABEL_HEIGHT = 26;
const LABEL_LETTER = 9.4;

/** What a link is drawn among. */
export type Scene = {
  /** Notes other than its own. */
  readonly notes: readonly Box[];
  /** How many links between the same notes come before it. */
  readonly nth?: number;
};

/** Draws a link from the edge of one note to that of another, round the notes between them. */
export function route(from: Box, to: Box, { notes, nth = 0 }: Scene): Route {
  const lines = (BENDS[nth % BENDS.length] ?? [0]).map((bend) => curve(from, to, bend));
  const hits = lines.map((line) => crossed(line, notes));
  return lines[hits.indexOf(Math.min(...hits))] ?? curve(from, to, 0);
}

/** Finds places for words on their lines. One that would cover a note, a name or another word is left out. */
export function spotted(words: readonly Word[], taken: readonly Box[], size = 1): Map<string, Point> {
  const spots = new Map<string, Point>();
  const boxes = [...taken];
  const inTurn = [...words.filter(({ must }) => must), ...words.filter(({ must }) => !must)];
  for (const { id, text, line, must } of inTurn) {
    const points = LABEL_AT.map((t) => along(line, t));
    const covers = (point: Point) => {
      const own = labelBox(point, text, size);
      return boxes.reduce((sum, box) => sum + (overlap(box, own) ? 1 : 0), 0);
    };
    const spot = least(points, covers);
    if (!spot || (!must && covers(spot) > 0)) continue;
    spots.set(id, spot);
    boxes.push(labelBox(spot, text, size));
  }
  return spots;
}

/** The line as an SVG path. */
export function routePath({ from, bend, to }: Route): string {
  return `M${at(from)}Q${at(bend)} ${at(to)}`;
}

/** The box that a word takes on a line. */
export function labelBox(middle: Point, word: string, size = 1): Box {
  return boxAt(middle, (word.length * LABEL_LETTER + 22) * size, LABEL_HEIGHT * size);
}

/** A point of the curve; `t` runs from 0 to 1. */
export function along({ from, bend, to }: Route, t: number): Point {
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

function curve(a: Box, b: Box, by: number): Route {
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

function crossed(line: Route, others: readonly Box[]): number {
  let count = 0;
  for (let step = 1; step < SAMPLES; step++) {
    const point = along(line, step / SAMPLES);
    if (others.some((box) => within(grown(box, 4), point))) count += 1;
  }
  return count;
}

/** The point that covers least. */
export function least(points: readonly Point[], covers: (point: Point) => number): Point | undefined {
  let best: { point: Point; count: number } | undefined;
  for (const point of points) {
    const count = covers(point);
    if (!best || count < best.count) best = { point, count };
    if (count === 0) break;
  }
  return best?.point;
}
