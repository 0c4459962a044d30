import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  COMMANDS,
  circlesOf,
  counts,
  type Done,
  nameOf,
  numberedCircles,
  outline,
  relationsOf,
  remarkOf,
  said,
  sentence,
  strays,
  translator,
} from "../../src/model";
import { toggle } from "../../src/model/document/choosing";
import { added, blank, clock, SHEET } from "./sheets";

/** Every thing that can be done; the compiler asks for each. */
const DIDS: Record<Done["did"], true> = {
  "note-added": true,
  "note-moved": true,
  "note-reordered": true,
  "note-placed": true,
  "note-binned": true,
  "notes-moved": true,
  "notes-placed": true,
  "notes-binned": true,
  "note-restored": true,
  "note-attribute": true,
  "note-kind": true,
  "note-colour": true,
  "note-referred": true,
  wrote: true,
  linked: true,
  relabelled: true,
  unlinked: true,
  circled: true,
  "circle-labelled": true,
  "circle-joined": true,
  "circle-gathered": true,
  "circle-left": true,
  uncircled: true,
  chosen: true,
  unchosen: true,
  "lane-added": true,
  "lane-moved": true,
  "lane-removed": true,
  ticked: true,
  unticked: true,
  hearted: true,
  unhearted: true,
  full: true,
};

function messages(language: string): Record<string, string> {
  const file = join(import.meta.dirname, "../../../locales", language, "said.ftl");
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.includes(" = "));
  return Object.fromEntries(
    lines.map((line) => {
      const [key = "", ...text] = line.split(" = ");
      return [key, text.join(" = ").replace(/\{ \$(\w+) \}/g, "{$1}")];
    }),
  );
}

test.each(["fi", "sv", "en"])("everything that can be done has words in %s", (language) => {
  const texts = messages(language);
  const missing = Object.keys(DIDS).filter(
    (did) => !(`what-${did}` in texts) || !(`said-${did}` in texts || `said-${did}-other` in texts),
  );
  expect(missing).toEqual([]);
  expect(COMMANDS.filter((command) => !(command.labelKey in texts)).map((command) => command.name)).toEqual(
    [],
  );
});

test("what was done is said by name and place", () => {
  const t = translator(messages("fi"));
  const canvas = blank();
  const speech = { canvas, sheet: SHEET, t };
  const id = added(canvas, "state", "Kirjasto Lakka\nauki joka päivä");
  const other = added(canvas, "state", "Kunta");
  const say = (done: Done | undefined) => done && said(done, speech);
  expect(say(canvas.notes.move(id, "municipality"))).toBe("Siirretty: Kirjasto Lakka, municipality, 1/1.");
  expect(say(canvas.links.add(other, id, "funding"))).toBe("Yhdistetty: Kunta rahoittaa Kirjasto Lakka.");
  expect(say(canvas.circles.add("Tärkein", [id, other]))).toBe("Ympyröity: Tärkein, 2 lappua.");
  expect(say(canvas.circles.add("", [id]))).toBe("Ympyröity: nimetön lappu, yksi lappu.");
  expect(say(canvas.notes.choose(id, "tone", "worked"))).toBe("Kirjasto Lakka: Toimi.");
  expect(say(toggle(canvas.fields, "channels", "phone", { many: true }))).toBe("Valittu: Puhelin.");
  expect(say(canvas.fields.write("target", "Seutu"))).toBe("Kirjoitettu: Kohde.");
  const column = canvas.table.add("columns", { title: "Kotikäynnit" });
  if (column.did !== "lane-added") throw new Error(column.did);
  expect(say(canvas.table.toggleTick(`yes:${column.lane}`))).toBe("Rasti: yes, Kotikäynnit.");
  const undone = canvas.undo();
  expect(undone && said(undone, speech, "undone")).toBe("Kumottu: rasti, yes, Kotikäynnit.");
});

test("a note's first line is its name and the rest its remark", () => {
  expect(nameOf({ text: " Kela \nTurku" })).toBe("Kela");
  expect(remarkOf({ text: " Kela \nTurku\nRaisio " })).toBe("Turku\nRaisio");
  expect(remarkOf({ text: "Kela" })).toBe("");
});

test("the outline has every zone with its notes, and says how many are above what is meant", () => {
  const canvas = blank();
  for (const text of ["A", "B", "C"]) added(canvas, "state", text);
  const zones = outline(canvas.content(), SHEET);
  expect(zones.map(({ zone, notes, over }) => [zone.slug, notes.length, over])).toEqual([
    ["state", 3, 1],
    ["municipality", 0, 0],
    ["models", 0, 0],
  ]);
  canvas.notes.move(canvas.zone("state")[0]?.id ?? "", "elsewhere");
  expect(strays(canvas.content(), SHEET).map((note) => note.text)).toEqual(["A"]);
  expect(counts(canvas.content())).toEqual({ notes: 3, links: 0, circles: 0, bin: 0 });
});

test("relations read from either end, with their own word or that of their kind", () => {
  const canvas = blank();
  const [a, b] = [added(canvas, "state", "Kunta"), added(canvas, "state", "Kirjasto")];
  canvas.links.add(a, b, "funding");
  canvas.links.add(b, a, "information", "jakaa tilat");
  const of = (id: string) =>
    relationsOf(canvas.content(), SHEET, id).map((one) => [
      one.direction,
      sentence(one, nameOf(canvas.note(id) ?? { text: "" }), "?"),
    ]);
  expect(of(a)).toEqual(
    expect.arrayContaining([
      ["out", "Kunta rahoittaa Kirjasto"],
      ["both", "Kirjasto jakaa tilat Kunta"],
    ]),
  );
  expect(of(b).at(-1)).toEqual(["in", "Kunta rahoittaa Kirjasto"]);
  canvas.notes.bin(b);
  expect(relationsOf(canvas.content(), SHEET, a)[0]?.other).toBeUndefined();
});

test("circles are numbered in the order in which they were drawn", () => {
  const time = clock();
  const canvas = blank("Aino", time);
  const id = added(canvas, "state", "Kela");
  for (const label of ["eka", "toka", "kolmas"]) {
    time.pass(1_000);
    canvas.circles.add(label, [id]);
  }
  expect(numberedCircles(canvas.content()).map(({ label, number }) => `${number} ${label}`)).toEqual([
    "1 eka",
    "2 toka",
    "3 kolmas",
  ]);
  expect(circlesOf(canvas.content(), id)).toHaveLength(3);
});

test("messages fill their places, choose by count, and show the key when missing", () => {
  const t = translator({ hi: "Hei {name}, {name}!", "n-one": "yksi", "n-other": "{count} kpl", n: "?" });
  expect(t("hi", { name: "Aino" })).toBe("Hei Aino, Aino!");
  expect(t("hi", {})).toBe("Hei {name}, {name}!");
  expect(t("n", { count: 1 })).toBe("yksi");
  expect(t("n", { count: 0 })).toBe("0 kpl");
  expect(t("n")).toBe("?");
  expect(t("toString")).toBe("toString");
});
