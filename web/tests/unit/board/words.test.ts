import { expect, test } from "vitest";
import { hyphenated, type Item, overlap, planOf, seats, settingOf } from "../../../src/model/board";
import { templates } from "./templates";

const LONG = ["Kansalaisopisto", "Työllisyyspalvelut", "Perhekeskus", "Maahanmuuttopalvelut", "Kirjasto"];

function named(names: readonly string[]): Item[] {
  return names.map((name, index) => ({ id: `n${index}`, name, remark: "", kind: false, pos: null }));
}

test("a long word makes its name smaller before it is broken", () => {
  expect(settingOf("Kirjasto Lakka", 210)).toBe("plain");
  expect(settingOf("Työllisyyspalvelut", 210)).toBe("small");
  expect(settingOf("Kansalaisopisto", 122)).toBe("broken");
  expect(settingOf("Digi-ja-tietoturvaneuvonta", 210)).toBe("small");
});

test("a word that must be broken gets hyphens before its syllables", () => {
  const parts = (name: string) => hyphenated(name).split("\u00ad");
  expect(parts("Työllisyyspalvelut")).toEqual(["Työl", "li", "syys", "pal", "velut"]);
  expect(parts("Kirjasto Lakka")).toEqual(["Kir", "jasto Lakka"]);
});

test.each(["actor-map", "partner-map"])("ordinary compound words stay whole on the %s", (name) => {
  const template = templates().find((one) => one.name === name);
  const plan = planOf(template?.layout ?? "wheel", template?.zones ?? []);
  for (const plot of plan.plots.filter(({ zone }) => zone.place.shape === "sector")) {
    for (const count of [2, 3, 4]) {
      const items = named(LONG.slice(0, count));
      const { boxes } = seats(plan, plot, items);
      expect(boxes.size, plot.zone.slug).toBe(count);
      for (const { id, name: text } of items)
        expect(settingOf(text, boxes.get(id)?.w ?? 0), `${plot.zone.slug} ${text}`).not.toBe("broken");
    }
  }
});

test("a crowd of long words lies apart and rather shows fewer notes than broken words", () => {
  const template = templates().find((one) => one.name === "actor-map");
  const plan = planOf("wheel", template?.zones ?? []);
  for (const plot of plan.plots.filter(({ zone }) => zone.place.shape === "sector")) {
    const { boxes, hidden } = seats(plan, plot, named([...LONG, ...LONG, ...LONG]));
    const all = [...boxes.values()];
    expect(all.length + hidden.length).toBe(15);
    expect(all.length, plot.zone.slug).toBeGreaterThanOrEqual(4);
    for (const [index, box] of all.entries())
      for (const other of all.slice(index + 1)) expect(overlap(box, other)).toBe(false);
  }
});
