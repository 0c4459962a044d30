import { describe, expect, test } from "vitest";
import {
  type Box,
  bearing,
  boxAt,
  detailOf,
  EM,
  fitted,
  inWorld,
  labelBox,
  lasso,
  letterOf,
  loopPath,
  nameSpot,
  overlap,
  painted,
  panned,
  planOf,
  route,
  routePath,
  showing,
  spotted,
  zoomed,
  zoomOf,
} from "../../../src/model/board";
import { zoneOf } from "./templates";

const box = (x: number, y: number): Box => ({ x, y, w: 210, h: 60 });
const room = { w: 1152, h: 830 };

describe("links", () => {
  test("run from edge to edge", () => {
    const line = route(box(100, 100), box(600, 100), { notes: [] });
    expect(line.from.x).toBeCloseTo(316);
    expect(line.to.x).toBeCloseTo(594);
    expect(line.bend.y).toBeCloseTo(130);
    expect(routePath(line)).toBe("M316 130Q455 130 594 130");
  });

  test("bend round a note between them", () => {
    const between = { x: 400, y: 110, w: 100, h: 40 };
    const line = route(box(100, 100), box(600, 100), { notes: [between] });
    expect(Math.abs(line.bend.y - 130)).toBeGreaterThanOrEqual(40);
    expect(Math.abs(line.bend.y - 130)).toBeLessThanOrEqual(160);
  });

  const line = route(box(100, 100), box(700, 100), { notes: [] });
  const word = (id: string, must = false) => ({ id, text: "tietoa", line, must });

  test("words stand on their lines, not on a note, a name or another word", () => {
    const note = { x: 440, y: 120, w: 30, h: 20 };
    const spots = [...spotted([word("one"), word("two")], [note]).values()];
    const [first, second] = spots.map((spot) => labelBox(spot, "tietoa"));
    expect(first && overlap(first, note)).toBe(false);
    expect(first && second && overlap(first, second)).toBe(false);
    for (const { y } of spots) expect(y).toBeCloseTo(130);
  });

  test("a word that would cover something is left out, unless its note is picked", () => {
    const everywhere = { x: 0, y: 0, w: 1530, h: 1000 };
    expect(spotted([word("one")], [everywhere]).size).toBe(0);
    expect(spotted([word("one", true)], [everywhere]).size).toBe(1);
    const crowd = Array.from({ length: 12 }, (_, index) => word(`n${index}`));
    const spots = spotted([...crowd, word("picked", true)], []);
    expect(spots.size).toBeLessThan(13);
    expect(spots.get("picked")).toEqual({ x: 505, y: 130 });
  });

  test("notes that lie on each other have a line without a number that is none", () => {
    expect(routePath(route(box(100, 100), box(100, 100), { notes: [] }))).not.toContain("NaN");
  });
});

describe("circles", () => {
  test("run round their notes with the name on the lower edge", () => {
    const drawn = lasso([box(400, 100), box(640, 100)], []);
    expect(drawn?.loops).toHaveLength(1);
    expect(drawn?.label).toEqual({ x: 625, y: 180 });
    expect(loopPath(drawn?.loops[0] ?? [])).toMatch(/^M.*z$/);
  });

  test("have their name where it covers no note", () => {
    const drawn = lasso([box(400, 100), box(640, 100)], []);
    const below = box(500, 150);
    const spot = drawn && nameSpot(drawn, 200, 34, [below]);
    expect(spot && overlap(boxAt(spot, 200, 34), below)).toBe(false);
  });

  test("leave out notes that are not theirs", () => {
    const drawn = lasso([box(100, 100), box(900, 100)], [box(500, 100)]);
    expect(drawn?.loops).toHaveLength(2);
  });

  test("are nothing without notes", () => {
    expect(lasso([], [box(1, 1)])).toBeUndefined();
  });
});

describe("the eye", () => {
  test("sees the whole world at fit", () => {
    const eye = fitted(room);
    expect(zoomOf(eye)).toBeGreaterThan(0.8);
    expect(detailOf(eye)).toBe("all");
    expect(letterOf(eye)).toBe(EM);
    const corner = inWorld(eye, { x: room.w, y: room.h });
    expect(corner.x).toBeGreaterThan(1530);
    expect(corner.y).toBeGreaterThan(1000);
  });

  test("keeps the point that it goes nearer to", () => {
    const eye = fitted(room);
    const finger = { x: 500, y: 300 };
    const nearer = zoomed(eye, 1.5, finger, room);
    expect(inWorld(nearer, finger).x).toBeCloseTo(inWorld(eye, finger).x);
    expect(inWorld(nearer, finger).y).toBeCloseTo(inWorld(eye, finger).y);
  });

  test("shows less the farther it is, but never smaller letters", () => {
    const far = { scale: (0.6 * 14) / EM, x: 0, y: 0 };
    expect(detailOf(far)).toBe("names");
    expect(letterOf(far) * far.scale).toBeGreaterThanOrEqual(12);
    expect(detailOf({ ...far, scale: (0.4 * 14) / EM })).toBe("bars");
  });

  test("never loses the board", () => {
    const gone = panned(fitted(room), 1e6, -1e6, room);
    expect(gone.x).toBeLessThan(room.w);
    expect(gone.y + 1000 * gone.scale).toBeGreaterThan(0);
  });

  test("moves no more than needed to show a note", () => {
    const eye = zoomed(fitted(room), 2, { x: 0, y: 0 }, room);
    const seen = showing(eye, box(1200, 800), room);
    expect(seen.x + 1410 * seen.scale).toBeLessThanOrEqual(room.w);
    expect(showing(seen, box(1200, 800), room)).toBe(seen);
  });
});

describe("painting", () => {
  const many = Array.from({ length: 2000 }, (_, index): [string, Box] => [
    `n${index}`,
    box((index % 50) * 26, Math.floor(index / 50) * 24),
  ]);

  test("of 2,000 notes paints 300 at most, and always the one that is wanted", () => {
    const seen = painted(many, fitted(room), room, new Set(["n1999"]));
    expect(seen.size).toBe(300);
    expect(seen.has("n1999")).toBe(true);
  });

  test("paints only what is in sight", () => {
    const near = { scale: 3, x: 0, y: 0 };
    for (const id of painted(many, near, room)) {
      const at = many[Number(id.slice(1))]?.[1];
      expect(at && at.x * 3).toBeLessThan(room.w + 200);
    }
  });
});

test("places are said as one would say them", () => {
  const plan = planOf("rings", [zoneOf("outer", { shape: "ring", index: 2, of: 3 })]);
  const [plot] = plan.plots;
  expect(plot && bearing(plot, { x: 765, y: 60 })).toBe("top");
  expect(plot && bearing(plot, { x: 1300, y: 160 })).toBe("upper-right");
  expect(plot && bearing(plot, { x: 60, y: 500 })).toBe("left");
});
