import type { Plot } from "./plan";
import { angleOf, type Point } from "./shapes";

/** Eight ways, and the middle. */
export type Bearing =
  | "middle"
  | "right"
  | "lower-right"
  | "bottom"
  | "lower-left"
  | "left"
  | "upper-left"
  | "top"
  | "upper-right";

const BEARINGS: readonly Bearing[] = [
  "right",
  "lower-right",
  "bottom",
  "lower-left",
  "left",
  "upper-left",
  "top",
  "upper-right",
];

/** Where on the board a point is, as one would say it. */
export function bearing({ region }: Plot, point: Point): Bearing {
  if (region.shape === "box") {
    const { x, y, w, h } = region.box;
    const third = Math.floor(((point.y - y) / h) * 3);
    return third < 1 ? "top" : third > 1 ? "bottom" : point.x < x + w / 2 ? "left" : "right";
  }
  const { centre, outer } = region;
  const near = ((point.x - centre.x) / outer.rx) ** 2 + ((point.y - centre.y) / outer.ry) ** 2;
  if (near < 0.02) return "middle";
  const turn = Math.round(angleOf(centre, outer, point) / 45) % BEARINGS.length;
  return BEARINGS[turn] ?? "middle";
}
