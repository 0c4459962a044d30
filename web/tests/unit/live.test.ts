import { effect } from "@preact/signals-core";
import { expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { LiveCanvas, Presence, Tray, toneOf } from "../../src/model";
import { SPREAD_EVERY_MS } from "../../src/model/presence";
import { Time } from "./room-double";
import { added, blank, meet } from "./sheets";

test("a remote change of one note wakes what shows that note and nothing else", () => {
  const [aino, bo] = [blank("Aino"), blank("Bo")];
  const ids = ["A", "B", "C"].map((text) => added(aino, "state", text));
  meet(aino, bo);
  const live = new LiveCanvas(bo);
  const woken: string[] = [];
  const stops = [
    ...ids.map((id) => effect(() => void (live.at("notes", id).value && woken.push(id)))),
    effect(() => void woken.push(`state ${live.zone("state").value.length}`)),
    effect(() => void woken.push(`municipality ${live.zone("municipality").value.length}`)),
    effect(() => void woken.push(`links ${live.links.value.length}`)),
  ];
  woken.length = 0;
  aino.notes.write(ids[1] ?? "", "B2");
  meet(aino, bo);
  expect(woken).toEqual([ids[1]]);
  woken.length = 0;
  aino.notes.move(ids[2] ?? "", "municipality");
  meet(aino, bo);
  expect(woken.sort()).toEqual([ids[2], "municipality 1", "state 2"].sort());
  for (const stop of stops) stop();
});

test("signals follow a replica that was thrown away", () => {
  const canvas = blank();
  const live = new LiveCanvas(canvas);
  const id = added(canvas, "state", "Kela");
  const note = live.at("notes", id);
  canvas.links.add(id, "elsewhere", "funding");
  expect([note.value?.text, live.zone("state").value.length, live.links.value.length]).toEqual([
    "Kela",
    1,
    1,
  ]);
  canvas.renew();
  expect([note.value, live.zone("state").value.length, live.links.value.length]).toEqual([undefined, 0, 0]);
  expect(live.next.value).toEqual({ undo: undefined, redo: undefined });
});

function others(awareness: Awareness, states: readonly Record<string, unknown>[]): void {
  states.forEach((state, at) => {
    awareness.states.set(1_000 + at, state);
  });
  awareness.emit("change", [{ added: [], updated: [], removed: [] }, "remote"]);
}

test("presence shows each person once, tells nonsense apart, and never shows oneself", () => {
  const awareness = new Awareness(new Y.Doc());
  const presence = new Presence({ after: new Time().after });
  presence.introduce({ id: "id-Aino", name: "Aino" });
  presence.follow(awareness);
  others(awareness, [
    { user: { id: "id-Cecilia", name: "Cecilia" }, zone: "state", editing: "note:n1" },
    { user: { id: "id-Bo", name: "Bo" }, drag: { id: "n2", pos: [1, 2] } },
    { user: { id: "id-Bo", name: "Bo" }, zone: "state", drag: { id: "n3", pos: ["x", 2] } },
    { user: { id: "id-Aino", name: "Aino" } },
    { user: "nobody" },
    {},
  ]);
  expect(presence.people.value.map((person) => person.name)).toEqual(["Bo", "Cecilia"]);
  expect(presence.counts()).toEqual(new Map([["state", 2]]));
  expect(presence.editors("note:n1").map((person) => person.id)).toEqual(["id-Cecilia"]);
  expect([...presence.dragging.value]).toEqual([["n2", [1, 2]]]);
  expect(presence.people.value[0]?.tone).toBe(toneOf("id-Bo"));
  awareness.destroy();
});

test("own movements are told at once, then no oftener than the pace, and the last one always", () => {
  const time = new Time();
  const awareness = new Awareness(new Y.Doc());
  const presence = new Presence({ after: time.after });
  presence.introduce({ id: "id-Aino", name: "Aino" });
  presence.follow(awareness);
  time.pass(SPREAD_EVERY_MS);
  const told: unknown[] = [];
  awareness.on("update", () => told.push(awareness.getLocalState()?.drag));
  for (let x = 0; x < 10; x++) presence.drag({ id: "n", pos: [x, 0] });
  expect(told).toEqual([{ id: "n", pos: [0, 0] }]);
  time.pass(SPREAD_EVERY_MS);
  expect(told.at(-1)).toEqual({ id: "n", pos: [9, 0] });
  presence.drag(undefined);
  time.pass(SPREAD_EVERY_MS);
  expect(told).toHaveLength(3);
  expect(told.at(-1)).toBeUndefined();
  awareness.destroy();
});

test("the tray outlives the page, forgets nonsense, and keeps one text of a place", () => {
  const held = new Map<string, string>([["tray:c2", '[{"id":1},{"text":"x"}]']]);
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
  const item = { id: "i1", key: "note:n1", zone: "state", kind: "actor", text: "Kela", at: 5 } as const;
  const tray = new Tray("c1", storage);
  tray.add([item]);
  tray.add([{ ...item, id: "i2", text: "Kela ja Vero" }]);
  const again = new Tray("c1", storage);
  expect(again.items.value).toMatchObject([{ id: "i2", text: "Kela ja Vero" }]);
  expect(again.take("i2")?.text).toBe("Kela ja Vero");
  expect(held.has("tray:c1")).toBe(false);
  expect(new Tray("c2", storage).items.value).toEqual([]);
});
