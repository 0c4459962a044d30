import { expect, test } from "vitest";
import type { CanvasDocument } from "../../src/model";
import { toggle } from "../../src/model/document/choosing";
import { added, blank, clock, meet } from "./sheets";

function pair(): [CanvasDocument, CanvasDocument, string] {
  const [aino, bo] = [blank("Aino"), blank("Bo")];
  const id = added(aino, "state", "Kela");
  meet(aino, bo);
  return [aino, bo, id];
}

test("undo tells what it took back, and redo what it did again", () => {
  const canvas = blank();
  const first = canvas.notes.add({ zone: "state", text: "Kela" });
  const id = first.did === "note-added" ? first.note : "";
  const moved = canvas.notes.move(id, "municipality");
  expect(canvas.next()).toEqual({ undo: moved, redo: undefined });
  expect(canvas.undo()).toEqual(moved);
  expect(canvas.undo()).toEqual(first);
  expect(canvas.undo()).toBeUndefined();
  expect(canvas.redo()).toEqual(first);
  expect(canvas.redo()).toEqual(moved);
  expect(canvas.redo()).toBeUndefined();
  expect(canvas.note(id)?.zone).toBe("municipality");
});

test("undoing a new note puts it in the bin, where it can be taken from again", () => {
  const [aino, bo, id] = pair();
  aino.undo();
  expect(aino.content()).toMatchObject({ notes: [], bin: [{ id, text: "Kela" }] });
  meet(aino, bo);
  expect(bo.content().bin).toHaveLength(1);
  aino.redo();
  expect(aino.content().notes.map((note) => note.id)).toEqual([id]);
});

test("undo keeps what others wrote meanwhile in the same note and in others", () => {
  const [aino, bo, id] = pair();
  aino.notes.write(id, "Kela Turussa");
  meet(aino, bo);
  bo.notes.write(id, "Kela Turussa ja Raisiossa");
  added(bo, "municipality", "Kirjasto");
  meet(aino, bo);
  aino.undo();
  meet(aino, bo);
  expect(aino.note(id)?.text).toBe("Kela ja Raisiossa");
  expect(bo.content()).toEqual(aino.content());
  expect(bo.zone("municipality")).toHaveLength(1);
});

test("a note that one put in the bin while another wrote in it comes back with the other's words", () => {
  const [aino, bo, id] = pair();
  aino.notes.bin(id);
  bo.notes.write(id, "Kela ja Vero");
  meet(aino, bo);
  expect(aino.content().notes).toEqual([]);
  aino.undo();
  meet(aino, bo);
  expect(bo.content().notes).toMatchObject([{ id, text: "Kela ja Vero", binned: null }]);
});

test("a move that another has moved on since stays where the other put it", () => {
  const [aino, bo, id] = pair();
  aino.notes.place(id, [100, 100]);
  meet(aino, bo);
  bo.notes.place(id, [200, 200]);
  meet(aino, bo);
  aino.undo();
  meet(aino, bo);
  expect(aino.note(id)?.pos).toEqual([200, 200]);
  expect(bo.note(id)?.pos).toEqual([200, 200]);
});

test("two quick moves are two steps", () => {
  const canvas = blank();
  const id = added(canvas, "state", "Kela");
  canvas.notes.place(id, [10, 10]);
  canvas.notes.place(id, [20, 20]);
  canvas.undo();
  expect(canvas.note(id)?.pos).toEqual([10, 10]);
});

test("typing without a pause is one step; a pause, another text or leaving the box begins a new one", () => {
  const time = clock();
  const canvas = blank("Aino", time);
  const [a, b] = [added(canvas, "state", ""), added(canvas, "state", "")];
  const type = (id: string, text: string, pause: number) => {
    time.pass(pause);
    canvas.notes.write(id, text);
  };
  type(a, "K", 0);
  type(a, "Ke", 499);
  type(a, "Kel", 500);
  type(b, "V", 10);
  type(a, "Kela", 10);
  canvas.endGesture();
  type(a, "Kela!", 10);
  const seen = [];
  for (let step = 0; step < 5; step++) {
    canvas.undo();
    seen.push(`${canvas.note(a)?.text}/${canvas.note(b)?.text}`);
  }
  expect(seen).toEqual(["Kela/V", "Kel/V", "Kel/", "Ke/", "/"]);
});

test("a new step after undo forgets what could be done again", () => {
  const canvas = blank();
  const id = added(canvas, "state", "Kela");
  canvas.notes.write(id, "Vero");
  canvas.undo();
  canvas.notes.write(id, "Kirjasto");
  expect(canvas.next().redo).toBeUndefined();
  expect(canvas.redo()).toBeUndefined();
});

test("undo never signs for another: marks, links and circles of others come back as ours", () => {
  const [aino, bo, id] = pair();
  const other = added(bo, "state", "Vero");
  bo.table.tick(id, { confidence: "heard" });
  bo.links.add(id, other, "funding", "antaa rahaa");
  bo.circles.add("Tärkein", [id, other]);
  bo.notes.bin(other);
  meet(aino, bo);
  const [link] = aino.content().links;
  const [circle] = aino.content().circles;
  aino.table.toggleTick(id);
  aino.links.remove(link?.id ?? "");
  aino.circles.remove(circle?.id ?? "");
  aino.notes.restore(other);
  meet(aino, bo);
  expect(bo.content()).toMatchObject({ ticks: {}, links: [], circles: [], bin: [] });
  for (let step = 0; step < 4; step++) aino.undo();
  meet(aino, bo);
  const signed = { by: "id-Aino", name: "Aino" };
  expect(bo.content()).toMatchObject({
    ticks: { [id]: { ...signed, confidence: "heard" } },
    links: [{ from: id, to: other, label: "antaa rahaa", signed }],
    circles: [{ label: "Tärkein", members: [id, other].sort(), signed }],
    bin: [{ id: other, binned: signed }],
  });
});

test("undoing one's words leaves who wrote there last as it is", () => {
  const [aino, bo] = [blank("Aino"), blank("Bo")];
  bo.fields.write("target", "Seutu");
  meet(aino, bo);
  aino.fields.write("target", "Seutukunta");
  aino.undo();
  expect(aino.content().fields.target).toBe("Seutu");
  expect(aino.content().written["field:target"]?.by).toBe("id-Aino");
});

test("undo never takes a text away that has once been made", () => {
  const canvas = blank();
  canvas.table.writeCell("yes", "extra", "hei");
  toggle(canvas.fields, "channels", "phone", { many: true });
  canvas.undo();
  canvas.undo();
  expect(canvas.value("cells", "yes:extra")).toBe("");
  expect(canvas.value("choices", "channels")).toEqual([]);
});

test("several notes are moved, put in the bin and circled as one step each", () => {
  const canvas = blank();
  const ids = ["Kela", "Vero", "Kirjasto"].map((text) => added(canvas, "state", text));
  const zones = () => ids.map((id) => canvas.note(id)?.zone);
  canvas.notes.moveAll(ids.slice(1), "municipality");
  expect(zones()).toEqual(["state", "municipality", "municipality"]);
  expect(canvas.zone("municipality").map(({ id }) => id)).toEqual(ids.slice(1));
  expect(canvas.undo()).toMatchObject({ did: "notes-moved", notes: ids.slice(1), from: ["state"] });
  expect(zones()).toEqual(["state", "state", "state"]);
  expect(canvas.zone("state").map(({ id }) => id)).toEqual(ids);

  canvas.notes.binAll(ids);
  expect(canvas.content()).toMatchObject({ notes: [], bin: [{}, {}, {}] });
  expect(canvas.notes.binAll(ids), "they are there already").toBeUndefined();
  canvas.undo();
  expect(canvas.zone("state").map(({ id }) => id)).toEqual(ids);

  const circled = canvas.circles.add("Lähituki", ids.slice(0, 1));
  const circle = circled.did === "circled" ? circled.circle : "";
  expect(canvas.circles.gather(circle, ids)).toMatchObject({ notes: ids.slice(1) });
  expect(canvas.circles.gather(circle, ids)).toBeUndefined();
  expect(canvas.content().circles[0]?.members).toHaveLength(3);
  canvas.undo();
  expect(canvas.content().circles[0]?.members).toEqual(ids.slice(0, 1));
});
