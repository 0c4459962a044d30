import { around, at, type Box, boxAt, centreOf, grown, overlap, type Point } from "./shapes";
import { least } from "./ties";

/** A circle as it is drawn: one loop when its notes lie together, several when others lie between them. */
export type Lasso = { readonly loops: readonly (readonly Point[])[]; readonly label: Point };

/** Room between a note and the line round it. */
const ROOM = 20;
/** Corners are rounded by this at most. */
const ROUND = 42;
/** Notes nearer than this lie together. */
const NEAR = 60;

/** Steps along a line where its name may stand. */
const LABEL_STEP = 24;

/** How far off the line, in its own widths and heights, a name may stand. */
const ASIDE = [
  [0, 0],
  [0, 0.6],
  [0, -0.6],
  [0.4, 0],
  [-0.4, 0],
] as const;

/** Where on the line its name covers none of the notes, best on the lower edge; where it covers least if nowhere. */
export function nameSpot({ loops, label }: Lasso, w: number, h: number, taken: readonly Box[]): Point {
  const far = ({ x, y }: Point) => Math.hypot(x - label.x, y - label.y);
  const points = loops
    .flatMap(beads)
    .flatMap(({ x, y }) => ASIDE.map(([dx, dy]) => ({ x: x + dx * w, y: y + dy * h })))
    .sort((a, b) => far(a) - far(b));
  const covers = (point: Point) => taken.reduce((sum, box) => sum + shared(box, boxAt(point, w, h)), 0);
  return least([label, ...points], covers) ?? label;
}

/** How much of a box another covers, in square units. */
function shared(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

/** Points along a loop. */
function beads(loop: readonly Point[]): Point[] {
  return loop.flatMap((a, index) => {
    const b = loop[(index + 1) % loop.length] ?? a;
    const count = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / LABEL_STEP);
    return Array.from({ length: count }, (_, step) => ({
      x: a.x + ((b.x - a.x) * step) / count,
      y: a.y + ((b.y - a.y) * step) / count,
    }));
  });
}

/** Draws a line round notes, keeping others outside. Nothing without notes. */
export function lasso(members: readonly Box[], others: readonly Box[]): Lasso | undefined {
  if (members.length === 0) return undefined;
  const whole = hull(members);
  const astray = others.some((box) => contains(whole, centreOf(box)));
  const loops = astray ? groups(members).map(hull) : [whole];
  const longest = loops.reduce((best, loop) => (around(loop).w > around(best).w ? loop : best));
  const { x, y, w, h } = around(longest);
  const low = longest.filter((point) => point.y > y + h - 2);
  const edge = around(low.length > 0 ? low : longest);
  return { loops, label: { x: edge.w > 0 ? edge.x + edge.w / 2 : Math.min(x + w, edge.x), y: y + h } };
}

/** A loop as an SVG path with round corners. */
export function loopPath(loop: readonly Point[]): string {
  const parts = loop.map((corner, index) => {
    const before = loop[(index + loop.length - 1) % loop.length] ?? corner;
    const after = loop[(index + 1) % loop.length] ?? corner;
    const first = towards(corner, before);
    return `${index === 0 ? "M" : "L"}${at(first)}Q${at(corner)} ${at(towards(corner, after))}`;
  });
  return `${parts.join("")}z`;
}

/** Whether a point lies within a loop, whose points run clockwise. */
export function contains(loop: readonly Point[], { x, y }: Point): boolean {
  return loop.every((a, index) => {
    const b = loop[(index + 1) % loop.length] ?? a;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
  });
}

/** The convex hull of boxes with room round them, clockwise. */
function hull(boxes: readonly Box[]): Point[] {
  const points = boxes
    .map((box) => grown(box, ROOM))
    .flatMap(({ x, y, w, h }) => [
      { x, y },
      { x: x + w, y },
      { x, y: y + h },
      { x: x + w, y: y + h },
    ])
    .sort((a, b) => a.x - b.x || a.y - b.y);
  const upper = chain(points);
  const lower = chain(points.toReversed());
  return [...upper.slice(0, -1), ...lower.slice(0, -1)];
}

function chain(points: readonly Point[]): Point[] {
  const found: Point[] = [];
  for (const point of points) {
    for (let last = found.at(-1), one = found.at(-2); last && one; last = found.at(-1), one = found.at(-2)) {
      const turn = (last.x - one.x) * (point.y - one.y) - (last.y - one.y) * (point.x - one.x);
      if (turn > 0) break;
      found.pop();
    }
    found.push(point);
  }
  return found;
}

/** Notes that lie together, group by group. */
function groups(boxes: readonly Box[]): Box[][] {
  const left = [...boxes];
  const found: Box[][] = [];
  for (let seed = left.pop(); seed; seed = left.pop()) {
    const group = [seed];
    for (const member of group) {
      const near = left.filter((box) => overlap(grown(member, NEAR), box));
      for (const box of near) left.splice(left.indexOf(box), 1);
      group.push(...near);
    }
    found.push(group);
  }
  return found;
}

function towards(from: Point, to: Point): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const by = Math.min(ROUND, length / 2) / length;
  return { x: from.x + dx * by, y: from.y + dy * by };
}
