import type { Layout } from "../../generated/Layout";
import type { Zone } from "../../generated/Zone";
import {
  type Box,
  boxAt,
  centreOf,
  clamped,
  EM,
  fits,
  holds,
  onEllipse,
  type Point,
  type Radii,
  type Region,
  type Slice,
  WORLD,
} from "./shapes";

/** From which side a zone is filled: away from the centre, row by row; or round a ring; or pills on its line. */
export type Filling = "left" | "right" | "up" | "down" | "ring" | "pills";

/** A zone's place on the board. */
export type Plot = {
  readonly zone: Zone;
  readonly region: Region;
  readonly filling: Filling;
  /** Where the zone's name stands. */
  readonly head: Box;
};

/** A word on the ground, which notes keep clear of. */
export type Sign = { readonly text: string; readonly box: Box };

/** A board without its notes. */
export type Plan = {
  readonly layout: Layout;
  readonly plots: readonly Plot[];
  /** Names of rings, each written once. */
  readonly signs: readonly Sign[];
  /** Where a note may lie: the world less its edge. */
  readonly area: Box;
};

/** The part of a zone that its place is made of. */
type Parts = Pick<Zone, "slug" | "label" | "place"> & Zone;

const WHEEL = { centre: { x: 632, y: 480 }, outer: { rx: 612, ry: 452 }, hub: { rx: 160, ry: 138 } } as const;
const WHEEL_GAP = 12;
const TRAY: Box = { x: 1284, y: 58, w: 240, h: 476 };
const MIDDLE: Point = { x: 765, y: 500 };
const PARTNERS: readonly Radii[] = [
  { rx: 290, ry: 196 },
  { rx: 512, ry: 344 },
  { rx: 742, ry: 478 },
];
const PARTNERS_GAP = 8;
const RINGS: readonly Radii[] = [
  { rx: 186, ry: 142 },
  { rx: 470, ry: 330 },
  { rx: 742, ry: 478 },
];
const NONE: Radii = { rx: 0, ry: 0 };

/** Sectors begin at the left and go clockwise. */
const FIRST_BOUNDARY = 180;

/** Spokes of the rings, first at 12 o'clock. */
export const SPOKES = 10;

/** A name in the corner outside the rim. */
const CORNERS: readonly { readonly degrees: number; readonly at: Point }[] = [
  { degrees: 225, at: { x: 140, y: 78 } },
  { degrees: 315, at: { x: 1130, y: 78 } },
  { degrees: 45, at: { x: 1110, y: 884 } },
  { degrees: 135, at: { x: 132, y: 884 } },
];
const CORNER_REACH = 8;
/** Sectors within so many degrees of the vertical have their name inside the rim. */
const UPRIGHT = 26;
const HEAD_HEIGHT = 38;
/** A name in the tray may take two lines. */
const TRAY_HEAD_HEIGHT = 56;
/** A name in a part of the middle is set in two lines when it is longer than this. */
const TIGHT = 205;
/** Room for the button that lists what does not fit. */
const MORE = 112;

/** Lays out the zones of a sheet. Zones whose place the layout does not know are left out. */
export function planOf(layout: Layout, zones: readonly Parts[]): Plan {
  const area = { x: 4, y: 4, w: WORLD.w - 8, h: WORLD.h - 8 };
  return {
    layout,
    area,
    signs: layout === "partners" ? signsOf(zones) : [],
    plots: layout === "wheel" ? wheel(zones) : zones.flatMap((zone) => plotOf(layout, zone)),
  };
}

/** The zone at a point; the outermost parts come first, for a hub lies over its sectors. */
export function zoneAt(plan: Plan, point: Point): Plot | undefined {
  return plan.plots.find((plot) => holds(plot.region, point));
}

/** What stands of a zone's name on the board: "Valtio" of "Valtio: nykykumppanit". The rest is for listeners. */
export function shortName({ label, place }: Pick<Zone, "label" | "place">): { name: string; rest: string } {
  const end = place.shape === "sector-ring" ? label.indexOf(":") : -1;
  return end < 0 ? { name: label, rest: "" } : { name: label.slice(0, end), rest: label.slice(end) };
}

/** What the rings of partners are called, on the line where the sectors begin. */
function signsOf(zones: readonly Parts[]): Sign[] {
  return PARTNERS.slice(1).flatMap((_, ring): Sign[] => {
    const zone = zones.find(({ place }) => place.shape === "sector-ring" && place.ring === ring);
    const text = zone ? shortName(zone).rest.slice(1).trim() : "";
    if (text === "") return [];
    const x = MIDDLE.x - (radiiOf(PARTNERS, ring).rx + radiiOf(PARTNERS, ring + 1).rx) / 2;
    return [{ text, box: boxAt({ x, y: MIDDLE.y }, text.length * 0.5 * 0.9 * EM + 30, 30) }];
  });
}

/** Room that a zone's name with its count and button takes. */
export function headWidth(zone: Pick<Zone, "label" | "place">): number {
  const letters = shortName(zone).name.length;
  return letters * 0.56 * 1.12 * EM + (zone.place.shape === "sector-ring" ? 96 : 112);
}

/** Whether a zone's name is wider than its place, with the button that lists the rest or without it. */
export function isTight(zone: Pick<Zone, "label" | "place">, head: Box, hasMore: boolean): boolean {
  return headWidth(zone) + (hasMore ? MORE : 0) > head.w;
}

/** The box of a zone's name as it stands now. */
export function headBox(plot: Plot, rest: "all" | "more"): Box {
  return boxAt(headAt(plot, rest), plot.head.w + (rest === "more" ? MORE : 0), plot.head.h);
}

/** Where the middle of a zone's name stands; with a button that lists the rest it is longer and may have to move. */
export function headAt({ head, region }: Plot, rest: "all" | "more"): Point {
  const middle = centreOf(head);
  if (rest === "all" || region.shape === "box" || holds(region, middle)) return middle;
  return centreOf(
    clamped(boxAt(middle, head.w + MORE, head.h), { x: 8, y: 8, w: TRAY.x - 16, h: WORLD.h - 16 }),
  );
}

function wheel(zones: readonly Parts[]): Plot[] {
  const taken = new Set<number>();
  const upright = (zone: Parts) => Math.abs(90 - (middleOf(zone) % 180)) <= UPRIGHT;
  return zones.flatMap((zone): Plot[] => {
    const { place } = zone;
    const width = headWidth(zone);
    switch (place.shape) {
      case "tray":
        return [{ zone, region: { shape: "box", box: TRAY }, filling: "down", head: inTray(width) }];
      case "hub": {
        const region = part(WHEEL.centre, WHEEL.hub, place.index, place.of);
        return [{ zone, region, filling: "down", head: hubHead(region, place.of, width) }];
      }
      case "sector": {
        const inner = { rx: WHEEL.hub.rx + WHEEL_GAP, ry: WHEEL.hub.ry + WHEEL_GAP };
        const region: Slice = {
          ...slice(place.index, place.of),
          centre: WHEEL.centre,
          outer: WHEEL.outer,
          inner,
        };
        const corner = upright(zone) ? undefined : freeCorner(region, taken);
        const head = corner ? besides(corner, width) : underRim(region, width);
        return [{ zone, region, filling: fillingOf(region), head }];
      }
      default:
        return [];
    }
  });
}

function plotOf(layout: Layout, zone: Parts): Plot[] {
  const { place } = zone;
  const width = headWidth(zone);
  if (layout === "rings" && place.shape === "ring") return ring(zone, place.index);
  if (layout !== "partners") return [];
  if (place.shape === "hub") {
    const region = part(MIDDLE, radiiOf(PARTNERS, 0), place.index, place.of);
    return [{ zone, region, filling: fillingOf(region), head: underRim(region, Math.min(width, TIGHT)) }];
  }
  if (place.shape !== "sector-ring") return [];
  const { rx, ry } = radiiOf(PARTNERS, place.ring);
  const region: Slice = {
    ...slice(place.index, place.of),
    centre: MIDDLE,
    outer: radiiOf(PARTNERS, place.ring + 1),
    inner: { rx: rx + PARTNERS_GAP, ry: ry + PARTNERS_GAP },
  };
  return [{ zone, region, filling: fillingOf(region), head: underRim(region, width) }];
}

function ring(zone: Parts, index: number): Plot[] {
  const outer = RINGS[index];
  if (!outer) return [];
  const inner = index === 0 ? NONE : radiiOf(RINGS, index - 1);
  const region: Slice = { shape: "slice", centre: MIDDLE, outer, inner, from: -90, to: 270 };
  const y = index === 0 ? MIDDLE.y : MIDDLE.y + outer.ry - 40;
  const head = boxAt({ x: MIDDLE.x, y }, headWidth(zone), HEAD_HEIGHT);
  return [{ zone, region, filling: index === 0 ? "pills" : "ring", head }];
}

/** One part of a middle that is cut like a pie, or the whole of it. */
function part(centre: Point, outer: Radii, index: number, of: number): Slice {
  const from = of <= 1 ? -90 : FIRST_BOUNDARY + 30 + (index * 360) / of;
  return { shape: "slice", centre, outer, inner: NONE, from, to: from + (of <= 1 ? 360 : 360 / of) };
}

function slice(index: number, of: number): Pick<Slice, "shape" | "from" | "to"> {
  const from = FIRST_BOUNDARY + (index * 360) / of;
  return { shape: "slice", from, to: from + 360 / of };
}

function fillingOf({ from, to }: Slice): Filling {
  const angle = ((from + to) / 2 + 360) % 360;
  if (Math.abs(angle - 270) <= UPRIGHT + 8) return "up";
  if (Math.abs(angle - 90) <= UPRIGHT + 8) return "down";
  return angle > 90 && angle < 270 ? "left" : "right";
}

function middleOf({ place }: Pick<Zone, "place">): number {
  return place.shape === "sector" ? FIRST_BOUNDARY + ((place.index + 0.5) * 360) / place.of : 0;
}

function freeCorner({ from, to }: Slice, taken: Set<number>): Point | undefined {
  const corner = CORNERS.find(({ degrees }) => {
    const near = [degrees, degrees + 360].some(
      (one) => one >= from - CORNER_REACH && one <= to + CORNER_REACH,
    );
    return near && !taken.has(degrees);
  });
  if (corner) taken.add(corner.degrees);
  return corner?.at;
}

/** A name in a corner, moved inwards when it is too long for its place. */
function besides(corner: Point, width: number): Box {
  const box = boxAt(corner, width, HEAD_HEIGHT);
  return clamped(box, { x: 8, y: 8, w: TRAY.x - 16, h: WORLD.h - 16 });
}

/** Where a name may stand, as shares of half the slice from its middle. */
const ASIDE = [0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45] as const;

/** Shares of its width that a name may be pressed to. */
const TIGHTER = [1, 0.85, 0.75] as const;

/** A name inside the rim: as far out as it fits, in the middle of the slice or a little aside. */
function underRim(region: Slice, width: number): Box {
  const { centre, outer, inner, from, to } = region;
  const at = (share: number, aside: number, wide: number) => {
    const degrees = (from + to) / 2 + (aside * (to - from)) / 2;
    const point = onEllipse(centre, { rx: outer.rx * share, ry: outer.ry * share }, degrees);
    return boxAt(point, wide, HEAD_HEIGHT);
  };
  // A name that fits nowhere gets tighter, and at last stands in the middle of its zone.
  for (const tight of TIGHTER) {
    for (let share = 0.97; share > 0.3; share -= 0.01) {
      for (const aside of ASIDE) {
        const box = at(share, aside, width * tight);
        if (fits(region, box, 4)) return box;
      }
    }
  }
  return at((1 + inner.rx / outer.rx) / 2, 0, width * 0.7);
}

function hubHead(region: Slice, of: number, width: number): Box {
  if (of > 1) return underRim(region, width);
  return boxAt({ x: region.centre.x, y: region.centre.y - region.outer.ry + 36 }, width, HEAD_HEIGHT);
}

function inTray(width: number): Box {
  return boxAt({ x: TRAY.x + TRAY.w / 2, y: TRAY.y + 42 }, Math.min(width, TRAY.w - 16), TRAY_HEAD_HEIGHT);
}

function radiiOf(rings: readonly Radii[], index: number): Radii {
  return rings[index] ?? NONE;
}
