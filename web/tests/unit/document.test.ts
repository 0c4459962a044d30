import { expect, test } from "vitest";
import * as Y from "yjs";
import { TEXT_CHARS_MAX } from "../../src/model";
import { toggle } from "../../src/model/document/choosing";
import { added, blank, clock, meet } from "./sheets";

test("notes stand in their zones in order, zones in the order of the sheet", () => {
  const canvas = blank();
  added(canvas, "municipality", "Kirjasto");
  added(canvas, "state", "Kela");
  canvas.notes.add({ zone: "state", text: "Vero", index: 0 });
  expect(canvas.content().notes.map((note) => note.text)).toEqual(["Vero", "Kela", "Kirjasto"]);
  expect(canvas.zone("state").map((note) => note.text)).toEqual(["Vero", "Kela"]);
});

test("content stays the same object until something changes", () => {
  const canvas = blank();
  const before = canvas.content();
  expect(canvas.content()).toBe(before);
  added(canvas, "state", "Kela");
  expect(canvas.content()).not.toBe(before);
});

test("a note takes the kind of the zone that it comes to", () => {
  const canvas = blank();
  const id = added(canvas, "state", "Digituki kotiin");
  expect(canvas.note(id)?.kind).toBe("actor");
  expect(canvas.notes.move(id, "models")).toMatchObject({
    did: "note-moved",
    from: "state",
    place: 1,
    of: 1,
  });
  expect(canvas.note(id)?.kind).toBe("model");
});

test("moving tells the new place counted from one", () => {
  const canvas = blank();
  const [a, , c] = ["A", "B", "C"].map((text) => added(canvas, "state", text));
  expect(canvas.notes.move(c ?? "", "state", 0)).toMatchObject({ did: "note-reordered", place: 1, of: 3 });
  expect(canvas.notes.shift(a ?? "", "start")).toMatchObject({ place: 1 });
  expect(canvas.notes.shift(a ?? "", "start")).toBeUndefined();
  expect(canvas.zone("state").map((note) => note.text)).toEqual(["A", "C", "B"]);
});

test("a place on the board stays within its edges and does not follow to another zone", () => {
  const canvas = blank();
  const id = added(canvas, "state", "Kela");
  canvas.notes.place(id, [-20, 480.4]);
  expect(canvas.note(id)?.pos).toEqual([0, 480]);
  canvas.notes.move(id, "municipality");
  expect(canvas.note(id)?.pos).toBeNull();
});

test("a text box writes only what differs", () => {
  const canvas = blank();
  const id = added(canvas, "state", "Kirjaston digituki");
  const sizes: number[] = [];
  canvas.onWritten((update) => sizes.push(update.length));
  canvas.notes.write(id, "Kirjaston digituki on auki");
  expect(canvas.notes.write(id, "Kirjaston digituki on auki")).toBeUndefined();
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeLessThan(40);
});

test("two people type in the same note and keep each other's words", () => {
  const [aino, bo] = [blank("Aino"), blank("Bo")];
  const id = added(aino, "state", "digituki");
  meet(aino, bo);
  aino.notes.write(id, "Kunnan digituki");
  bo.notes.write(id, "digituki kotiin 🙂");
  meet(aino, bo);
  expect(aino.note(id)?.text).toBe("Kunnan digituki kotiin 🙂");
  expect(bo.note(id)?.text).toBe(aino.note(id)?.text);
});

test("a text longer than the limit is cut between whole characters", () => {
  const canvas = blank();
  const id = added(canvas, "state", "🙂".repeat(TEXT_CHARS_MAX));
  expect(canvas.note(id)?.text).toBe("🙂".repeat(TEXT_CHARS_MAX / 2));
});

test("a change tells which notes and which zones it touched, and nothing else", () => {
  const [aino, bo] = [blank("Aino"), blank("Bo")];
  const id = added(aino, "state", "Kela");
  added(aino, "municipality", "Kirjasto");
  meet(aino, bo);
  const seen: unknown[] = [];
  bo.subscribe(({ by, keys, zones, bin }) =>
    seen.push({ by, notes: [...keys.notes], zones: [...zones], bin }),
  );
  aino.notes.write(id, "Kela ja Vero");
  meet(aino, bo);
  aino.notes.move(id, "municipality");
  meet(aino, bo);
  expect(seen).toEqual([
    { by: "others", notes: [id], zones: [], bin: false },
    { by: "others", notes: [id], zones: ["state", "municipality"], bin: false },
  ]);
});

test("who wrote a field last is kept, at most once a minute", () => {
  const time = clock();
  const canvas = blank("Aino", time);
  canvas.fields.write("target", "Seutu");
  const first = canvas.content().written["field:target"];
  expect(first).toEqual({ by: "id-Aino", name: "Aino", at: time.now() });
  time.pass(1_000);
  canvas.fields.write("target", "Seutukunta");
  expect(canvas.content().written["field:target"]).toEqual(first);
  time.pass(60_000);
  canvas.fields.write("target", "Seutukunnan työnhakijat");
  expect(canvas.content().written["field:target"]?.at).toBe(time.now());
});

test("an option is chosen and taken back; where one is meant, it replaces the other", () => {
  const canvas = blank();
  toggle(canvas.fields, "channels", "phone", { many: true });
  toggle(canvas.fields, "channels", "home", { many: true });
  expect(canvas.content().choices).toEqual({ channels: ["home", "phone"] });
  expect(toggle(canvas.fields, "channels", "home", { many: true })).toMatchObject({ did: "unchosen" });
  toggle(canvas.fields, "channels", "video", { many: false });
  expect(canvas.content().choices).toEqual({ channels: ["video"] });
});

test("a new column gets a text for each part and each cell that takes text", () => {
  const canvas = blank();
  const done = canvas.table.add("columns", { title: "Kotikäynnit" });
  if (done.did !== "lane-added") throw new Error(done.did);
  const { columns, cells } = canvas.content();
  expect(columns).toMatchObject([{ id: done.lane, parts: { title: "Kotikäynnit" } }]);
  expect(cells).toEqual({ [`yes:${done.lane}`]: "" });
  canvas.table.tick(`yes:${done.lane}`, { confidence: "heard" });
  canvas.table.remove("columns", done.lane);
  expect(canvas.content()).toMatchObject({ columns: [], cells: {}, ticks: {} });
  canvas.undo();
  expect(canvas.content().columns[0]?.parts.title).toBe("Kotikäynnit");
  expect(canvas.content().ticks[`yes:${done.lane}`]?.confidence).toBe("heard");
});

test("the same link is drawn once", () => {
  const canvas = blank();
  const [a, b] = [added(canvas, "state", "A"), added(canvas, "state", "B")];
  expect(canvas.links.add(a, b, "funding")).toMatchObject({ did: "linked" });
  expect(canvas.links.add(a, b, "funding")).toBeUndefined();
  expect(canvas.links.add(a, a, "funding")).toBeUndefined();
  expect(canvas.content().links).toHaveLength(1);
});

test("a circle takes notes in and lets them go", () => {
  const canvas = blank();
  const [a, b] = [added(canvas, "state", "A"), added(canvas, "state", "B")];
  const done = canvas.circles.add("Tärkein", [a, a]);
  if (done.did !== "circled") throw new Error(done.did);
  canvas.circles.join(done.circle, b);
  canvas.circles.leave(done.circle, a);
  expect(canvas.content().circles).toMatchObject([{ label: "Tärkein", members: [b] }]);
});

test("junk in the document is passed over", () => {
  const canvas = blank();
  const id = added(canvas, "state", "Kela");
  const junk = new Y.Doc();
  junk.getMap("notes").set("junk-note", 5);
  junk.getMap("notes").set(
    "half-note",
    new Y.Map<unknown>([
      ["order", 7],
      ["pos", [1, Number.NaN]],
      ["at", "x"],
    ]),
  );
  junk.getMap("links").set("junk-link", ["no"]);
  junk.getMap("ticks").set("nowhere:at-all", { by: "x" });
  junk.getMap("ticks").set(id, { by: 7, name: "Z", at: 3.9, note: null });
  junk.getMap("fields").set("unknown", new Y.Text("ei näy"));
  junk.getMap("circles").set("odd-circle", new Y.Map<unknown>([["members", "none"]]));
  canvas.apply(Y.encodeStateAsUpdate(junk));
  const content = canvas.content();
  expect(content.notes.map((note) => note.id)).toEqual([id, "half-note"]);
  expect(content.notes[1]).toMatchObject({ zone: "", order: "", pos: null, at: 0, text: "" });
  expect(content).toMatchObject({ links: [], fields: { target: "" }, circles: [{ members: [] }] });
  expect(content.ticks).toEqual({ [id]: { by: "", name: "Z", at: 3, note: "", confidence: "" } });
});

test("a note beside junk orders can still be placed", () => {
  const canvas = blank();
  const junk = new Y.Doc();
  for (const [id, order] of [
    ["aaaaaaaa", "!!"],
    ["bbbbbbbb", "a0"],
    ["cccccccc", "a0"],
  ])
    junk.getMap("notes").set(
      id ?? "",
      new Y.Map<unknown>([
        ["zone", "state"],
        ["order", order],
      ]),
    );
  canvas.apply(Y.encodeStateAsUpdate(junk));
  const id = added(canvas, "state", "viimeinen");
  expect(canvas.zone("state").at(-1)?.id).toBe(id);
  canvas.notes.move(id, "state", 1);
  expect(canvas.zone("state").findIndex((note) => note.id === id)).toBe(1);
});
