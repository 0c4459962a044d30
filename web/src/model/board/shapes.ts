/** Width and height of every board in world units. Places of notes are kept in them. */
export const WORLD = { w: 1530, h: 1000 } as const;

/** World units of one em of the stage. */
export const EM = WORLD.w / 80;

/** A point in world units; y grows downwards. */
export type Point = { readonly x: number; readonly y: number };

/** A box by its upper left corner. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** Half axes of an ellipse. */
export type Radii = { readonly rx: number; readonly ry: number };

/**
 * Where a zone lies: a slice of the room between two ellipses (angles in degrees of their parameter, clockwise,
 * 0 to the right; a whole turn for a ring), or a box.
 */
export type Region =
  | {
      readonly shape: "slice";
      readonly centre: Point;
      readonly outer: Radii;
      readonly inner: Radii;
      readonly from: number;
      readonly to: number;
    }
  | { readonly shape: "box"; readonly box: Box };

/** A region round a centre. */
export type Slice = Extract<Region, { shape: "slice" }>;

/** A point of an ellipse. */
export function onEllipse(centre: Point, { rx, ry }: Radii, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: centre.x + rx * Math.cos(angle), y: centre.y + ry * Math.sin(angle) };
}

/** The parameter of the ellipse with these half axes' ratio that runs through a point, in degrees from 0 to 360. */
export function angleOf(centre: Point, { rx, ry }: Radii, { x, y }: Point): number {
  const degrees = (Math.atan2((y - centre.y) / ry, (x - centre.x) / rx) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

export function centreOf({ x, y, w, h }: Box): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

export function boxAt({ x, y }: Point, w: number, h: number): Box {
  return { x: x - w / 2, y: y - h / 2, w, h };
}

/** A box with room round it. */
export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

export function within(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

/** The box moved so that it lies within another, as far as it can. */
export function clamped(box: Box, into: Box): Box {
  const x = Math.max(into.x, Math.min(box.x, into.x + into.w - box.w));
  const y = Math.max(into.y, Math.min(box.y, into.y + into.h - box.h));
  return { ...box, x, y };
}

/** Whether a point lies in a region, with so much room to its edge. */
export function holds(region: Region, point: Point, margin = 0): boolean {
  if (region.shape === "box") return within(grown(region.box, -margin), point);
  const { centre, outer, inner, from, to } = region;
  if (reach(centre, outer, point, -margin) > 1) return false;
  if (inner.rx > 0 && reach(centre, inner, point, margin) < 1) return false;
  if (to - from >= 360) return true;
  return side(region, from, point) >= margin && -side(region, to, point) >= margin;
}

/** Whether a whole box lies in a region: its corners do, and the point nearest to the centre is clear of the middle. */
export function fits(region: Region, { x, y, w, h }: Box, margin = 0): boolean {
  const right = x + w;
  const low = y + h;
  if (region.shape === "slice" && region.inner.rx > 0) {
    const { centre, inner } = region;
    const near = {
      x: Math.min(right, Math.max(x, centre.x)),
      y: Math.min(low, Math.max(y, centre.y)),
    };
    if (reach(centre, inner, near, margin) < 1) return false;
  }
  return (
    holds(region, { x, y }, margin) &&
    holds(region, { x: right, y: low }, margin) &&
    holds(region, { x: right, y }, margin) &&
    holds(region, { x, y: low }, margin)
  );
}

/** How large a region is, in square units. */
export function areaOf(region: Region): number {
  if (region.shape === "box") return region.box.w * region.box.h;
  const { outer, inner, from, to } = region;
  return (Math.PI * (outer.rx * outer.ry - inner.rx * inner.ry) * (to - from)) / 360;
}

/** The smallest box round a region. */
export function boundsOf(region: Region): Box {
  if (region.shape === "box") return region.box;
  const { centre, outer, inner, from, to } = region;
  const points: Point[] = [];
  for (let degrees = from; degrees <= to; degrees += 3) {
    points.push(onEllipse(centre, outer, degrees), onEllipse(centre, inner, degrees));
  }
  points.push(onEllipse(centre, outer, to), onEllipse(centre, inner, to));
  return around(points);
}

/** The smallest box round points; there must be one. */
export function around(points: readonly Point[]): Box {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** The outline of a slice as an SVG path. */
export function slicePath({ centre, outer, inner, from, to }: Slice): string {
  const a = onEllipse(centre, inner, to);
  const b = onEllipse(centre, outer, to);
  const c = onEllipse(centre, outer, from);
  const d = onEllipse(centre, inner, from);
  const back = inner.rx > 0 ? `A${inner.rx} ${inner.ry} 0 0 1 ${at(a)}` : "";
  return `M${at(a)}L${at(b)}A${outer.rx} ${outer.ry} 0 0 0 ${at(c)}L${at(d)}${back}z`;
}

/** The outer edge of a slice, a little short of its corners, as an SVG path. */
export function rimPath({ centre, outer, from, to }: Slice, short = 1.8): string {
  const a = onEllipse(centre, outer, to - short);
  const b = onEllipse(centre, outer, from + short);
  return `M${at(a)}A${outer.rx} ${outer.ry} 0 0 0 ${at(b)}`;
}

/** A point as SVG writes it. */
export function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

/** Below 1 inside the ellipse, above it outside. */
function reach(centre: Point, { rx, ry }: Radii, { x, y }: Point, more: number): number {
  return ((x - centre.x) / (rx + more)) ** 2 + ((y - centre.y) / (ry + more)) ** 2;
}

/** How far a point lies clockwise of the boundary at an angle, in world units. */
function side({ centre, outer, inner }: Slice, degrees: number, { x, y }: Point): number {
  const a = onEllipse(centre, inner, degrees);
  const b = onEllipse(centre, outer, degrees);
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  return (dx * (y - a.y) - dy * (x - a.x)) / Math.hypot(dx, dy);
}
