import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/model/board";
import {
  fits,
  headWidth,
  holds,
  largeSeats,
  overlap,
  planOf,
  seats,
  WORLD,
  zoneAt,
} from "../../../src/model/board";
import { templates, zoneOf } from "./templates";

const drawn = templates().filter(({ zones }) => zones.length > 0);
const boards = drawn.map((one) => ({ ...one, plan: planOf(one.layout, one.zones) }));

function items(count: number, remark = "Opastaa ti ja to"): Item[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    name: `Kirjasto ${index}`,
    remark,
    kind: false,
    pos: null,
  }));
}

test("the three drawn layouts are all among the templates", () => {
  expect(new Set(boards.map(({ layout }) => layout))).toEqual(new Set(["wheel", "rings", "partners"]));
});

describe.each(boards)("$name", ({ plan, zones }) => {
  test("every zone has a place", () => {
    expect(plan.plots.map(({ zone }) => zone.slug)).toEqual(zones.map(({ slug }) => slug));
  });

  test("zones do not overlap", () => {
    for (let x = 5; x < WORLD.w; x += 10) {
      for (let y = 5; y < WORLD.h; y += 10) {
        const here = plan.plots.filter(({ region }) => holds(region, { x, y }));
        expect(here.length, `${x} ${y}`).toBeLessThanOrEqual(1);
        expect(zoneAt(plan, { x, y })?.zone.slug).toBe(here[0]?.zone.slug);
      }
    }
  });

  test("names of zones stand apart and on the board", () => {
    for (const [index, { head, zone }] of plan.plots.entries()) {
      expect(fits({ shape: "box", box: { x: 0, y: 0, ...WORLD } }, head), zone.slug).toBe(true);
      for (const other of plan.plots.slice(index + 1)) {
        expect(overlap(head, other.head), `${zone.slug} ${other.zone.slug}`).toBe(false);
      }
    }
  });

  test.each([1, 3, 5, 9, 14, 2000])("%d notes in each zone lie inside it and apart", (count) => {
    const pills = plan.plots
      .filter(({ filling }) => filling === "pills")
      .flatMap((plot) => [...seats(plan, plot, items(count)).boxes.values()]);
    for (const plot of plan.plots) {
      const seating = seats(plan, plot, items(count), { others: plot.filling === "pills" ? [] : pills });
      const boxes = [...seating.boxes.values()];
      expect(boxes.length + seating.hidden.length).toBe(count);
      expect(boxes.length).toBeGreaterThan(0);
      for (const [index, box] of boxes.entries()) {
        if (plot.filling !== "pills") {
          expect(fits(plot.region, box), plot.zone.slug).toBe(true);
          expect(pills.some((pill) => overlap(pill, box))).toBe(false);
        }
        for (const other of boxes.slice(index + 1)) expect(overlap(box, other), plot.zone.slug).toBe(false);
        for (const { head, zone } of plan.plots) {
          expect(overlap(box, head), `${plot.zone.slug} ${zone.slug}`).toBe(false);
        }
      }
    }
  });
});

describe("wheels of the sectors of a network", () => {
  test.each([3, 4, 5, 6, 7, 8, 9, 10])("%d sectors", (of) => {
    const zones = Array.from({ length: of }, (_, index) =>
      zoneOf(`s${index}`, { shape: "sector", index, of }),
    );
    const plan = planOf("wheel", zones);
    for (const [index, { head, region }] of plan.plots.entries()) {
      for (const other of plan.plots.slice(index + 1)) expect(overlap(head, other.head)).toBe(false);
      const inside = fits(region, head);
      const outside = plan.plots.every(
        (plot) => !holds(plot.region, { x: head.x + head.w / 2, y: head.y + 22 }),
      );
      expect(inside || outside, `head of ${index}`).toBe(true);
    }
  });
});

describe("the actor map", () => {
  const plan = boards.find(({ name }) => name === "actor-map")?.plan;
  const plot = plan?.plots.find(({ zone }) => zone.slug === "municipality");
  if (!plan || !plot) throw new Error("the actor map has a sector for the municipality");

  test("sectors are those of the drawing", () => {
    expect(zoneAt(plan, { x: 300, y: 300 })?.zone.slug).toBe("state");
    expect(zoneAt(plan, { x: 632, y: 480 })?.zone.slug).toBe("funders");
    expect(zoneAt(plan, { x: 1000, y: 700 })?.zone.slug).toBe("association");
    expect(zoneAt(plan, { x: 1400, y: 200 })?.zone.slug).toBe("models");
    expect(zoneAt(plan, { x: 1400, y: 900 })).toBeUndefined();
  });

  test.each([
    [6, 6],
    [9, 8],
  ])("of %d notes of a sector at least %d are shown, without remarks", (count, least) => {
    for (const { zone } of plan.plots.filter((one) => one.zone.place.shape === "sector")) {
      const sector = plan.plots.find((one) => one.zone === zone) ?? plot;
      const seating = seats(plan, sector, items(count));
      expect(seating.boxes.size, zone.slug).toBeGreaterThanOrEqual(least);
      expect(seating.remarks).toBe("hidden");
    }
  });

  test("of ten notes eight are shown, the first ones", () => {
    const seating = seats(plan, plot, items(10));
    expect(seating.hidden).toEqual(["n8", "n9"]);
  });

  test("few notes show their remarks", () => {
    expect(seats(plan, plot, items(3)).remarks).toBe("shown");
  });

  test("a note put by hand keeps its place and others move round it", () => {
    const free = seats(plan, plot, items(4));
    const taken = free.boxes.get("n1");
    if (!taken) throw new Error("the second note has a seat");
    const middle = [taken.x + taken.w / 2, taken.y + taken.h / 2] as const;
    const by = seats(plan, plot, [...items(3), { ...items(4)[3], id: "hand", pos: middle } as Item]);
    const hand = by.boxes.get("hand");
    expect(hand && [hand.x + hand.w / 2, hand.y + hand.h / 2]).toEqual(middle);
    for (const [id, box] of by.boxes) if (id !== "hand") expect(hand && overlap(hand, box)).toBe(false);
  });

  test("a new note at the end leaves the others where they are", () => {
    const before = seats(plan, plot, items(1, "")).boxes;
    const after = seats(plan, plot, items(2, "")).boxes;
    for (const [id, box] of before) expect(after.get(id)).toEqual(box);
  });
});

test("long names need more room for their heads", () => {
  const place = { shape: "sector", index: 0, of: 6 } as const;
  expect(headWidth({ label: "Hyvinvointialueen toimijat", place })).toBeGreaterThan(
    headWidth({ label: "Kunta", place }),
  );
});

test("shown large, a sector takes as many as find room, without one lying on another", () => {
  const plan = boards.find(({ name }) => name === "actor-map")?.plan;
  const plot = plan?.plots.find(({ zone }) => zone.slug === "municipality");
  if (!plan || !plot) throw new Error("the actor map has a sector for the municipality");
  const { boxes, hidden } = largeSeats(plan, plot, items(14), { least: 0.5, others: [] });
  const laid = [...boxes.values()];
  expect(laid.length).toBe(14);
  expect(hidden).toEqual([]);
  for (const [index, box] of laid.entries()) {
    for (const other of laid.slice(index + 1)) expect(overlap(box, other)).toBe(false);
  }
});
