import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { followPage } from "../../src/model";
import type { Copies } from "../../src/model/ports";
import { ROOM, SessionStage } from "./session-stage";
import { added, SHEET } from "./sheets";

let stage: SessionStage;
let { time, room, join, settle } = {} as SessionStage;

beforeEach(() => {
  stage = new SessionStage();
  ({ time, room, join, settle } = stage);
});

afterEach(() => stage.end());

test("joining asks with the generation, becomes live, and answers the settings", async () => {
  const session = await join();
  expect(room.dialled).toEqual(["ws://localhost/collab/c1?token=t&generation=g1"]);
  expect(session.link.value).toEqual({ state: "live" });
  expect(session.joined.value).toBe(true);
  expect([...room.lines].map((line) => line.seen)).toEqual([[1]]);
  room.set({ paused: true });
  await settle();
  expect(session.room.value.paused).toBe(true);
  expect([...room.lines].map((line) => line.seen)).toEqual([[1, 2]]);
});

test("work is saved only when all of it is confirmed", async () => {
  const session = await join();
  expect(session.save.value).toEqual({ state: "saved" });
  room.saves = "never";
  added(session.canvas, "state", "Kela");
  expect(session.save.value).toEqual({ state: "saving" });
  await settle();
  expect(session.save.value).toEqual({ state: "saving" });
  room.saveAll();
  session.canvas.fields.write("target", "Seutu");
  await settle();
  expect(session.save.value, "the confirmation does not cover the last word").toEqual({ state: "saving" });
  room.saveAll();
  await settle();
  expect(session.save.value).toEqual({ state: "saved" });
});

test("what one writes the other sees", async () => {
  const [aino, bo] = [await join(), await join()];
  const id = added(aino.canvas, "state", "Kela");
  await settle();
  expect(bo.canvas.note(id)?.text).toBe("Kela");
  bo.canvas.notes.write(id, "Kela ja Vero");
  await settle();
  expect(aino.canvas.note(id)?.text).toBe("Kela ja Vero");
  expect(bo.save.value).toEqual({ state: "saved" });
});

test("without a connection one goes on, and all is sent on return", async () => {
  const session = await join();
  room.network = "down";
  room.closeAll(1006);
  const since = time.now();
  added(session.canvas, "state", "Kela");
  expect(session.link.value).toEqual({ state: "offline", since, unsent: 1 });
  expect(session.save.value).toEqual({ state: "offline", waiting: 1 });
  time.pass(60_000);
  session.canvas.fields.write("target", "Seutu");
  expect(session.link.value).toMatchObject({ state: "offline", since, unsent: 2 });
  room.network = "up";
  time.pass(15_000);
  await settle();
  expect(session.link.value).toEqual({ state: "live" });
  expect(session.save.value).toEqual({ state: "saved" });
  expect(room.doc.getMap("notes").size).toBe(1);
  expect(room.doc.getMap("fields").get("target")?.toString()).toBe("Seutu");
});

test("the wait before dialling again grows to fifteen seconds", async () => {
  await join();
  room.network = "down";
  room.closeAll(1012);
  const dials: number[] = [];
  for (let second = 0; second < 120; second++) {
    const before = room.dialled.length;
    time.pass(1_000);
    for (let dial = before; dial < room.dialled.length; dial++) dials.push(second);
  }
  const gaps = dials.slice(1).map((at, index) => at - (dials[index] ?? 0));
  expect(dials[0]).toBe(0);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(15);
  expect(gaps.at(-1)).toBeGreaterThanOrEqual(7);
  expect(dials.length).toBeLessThan(20);
});

test("a network that swallows bytes is noticed, soon while something is unsaved", async () => {
  const session = await join();
  room.network = "swallows";
  added(session.canvas, "state", "Kela");
  time.pass(7_900);
  expect(session.link.value.state).toBe("live");
  time.pass(200);
  expect(session.link.value).toMatchObject({ state: "offline", unsent: 1 });
  room.network = "up";
  time.pass(15_000);
  await settle();
  expect(session.save.value).toEqual({ state: "saved" });
  expect(room.doc.getMap("notes").size).toBe(1);
});

test("one line is opened, however often we ask for it, and one that never opens is given up", async () => {
  const session = await join();
  room.closeAll(1006);
  room.network = "swallows";
  session.retry();
  session.retry();
  void session.start();
  time.pass(14_000);
  room.network = "up";
  expect(room.dialled).toHaveLength(2);
  time.pass(3_000);
  await settle();
  expect(room.dialled).toHaveLength(3);
  expect(session.link.value).toEqual({ state: "live" });
});

test("a quiet room is not taken for a dead one", async () => {
  const session = await join();
  time.pass(120_000);
  await settle();
  expect(session.link.value).toEqual({ state: "live" });
  expect(room.dialled).toHaveLength(1);
});

test("what is refused goes to the tray as text, and we join again under a new client id", async () => {
  const [aino, bo] = [await join(), await join()];
  const kept = added(bo.canvas, "state", "Kela");
  await settle();
  const client = aino.canvas.doc.clientID;
  room.refuseNext("denied-step-closed");
  const lost = added(aino.canvas, "municipality", "Kirjasto\nopastaa tiistaisin");
  aino.canvas.notes.write(kept, "Kela ja Vero");
  await settle();
  expect(aino.tray.items.value).toMatchObject([
    { key: `note:${lost}`, zone: "municipality", kind: "actor", text: "Kirjasto\nopastaa tiistaisin" },
    { key: `note:${kept}`, zone: "state", text: "Kela ja Vero" },
  ]);
  expect(aino.refusal.value).toMatchObject({ reason: "denied-step-closed", texts: 2 });
  expect(aino.save.value).toEqual({ state: "failed", why: "denied-step-closed" });
  time.pass(1_000);
  await settle();
  expect(aino.link.value).toEqual({ state: "live" });
  expect(aino.canvas.doc.clientID).not.toBe(client);
  expect(aino.canvas.content()).toEqual(bo.canvas.content());
  expect(aino.canvas.content().notes.map((note) => note.text)).toEqual(["Kela"]);
  aino.seen();
  expect(aino.save.value).toEqual({ state: "saved" });
});

test("a text of the tray is put back as a new note and saved", async () => {
  const session = await join();
  room.refuseNext("denied-paused");
  added(session.canvas, "state", "Kela");
  await settle();
  time.pass(1_000);
  await settle();
  session.putBack(session.tray.items.value[0]?.id ?? "");
  await settle();
  expect(session.tray.items.value).toEqual([]);
  expect(session.canvas.content().notes).toMatchObject([{ zone: "state", text: "Kela", author: "id-Aino" }]);
  expect(session.save.value).toEqual({ state: "saved" });
});

test("after three refusals within a minute we stop asking", async () => {
  const session = await join();
  for (let refusal = 0; refusal < 4; refusal++) {
    room.refuseNext("denied-bad-value");
    added(session.canvas, "state", `Kela ${refusal}`);
    await settle();
    time.pass(2_000);
    await settle();
  }
  expect(session.link.value).toEqual({ state: "closed", code: 4403, why: "refused" });
  expect(session.tray.items.value).toHaveLength(4);
});

test("another generation: the copy is dropped and we join without naming one, later with the new one", async () => {
  const session = await join();
  added(session.canvas, "state", "Kela");
  await settle();
  room.doc = new Y.Doc();
  room.room = { ...ROOM, you: { ...ROOM.you, generation: "g2" } };
  room.closeAll(1012);
  time.pass(2_000);
  await settle();
  time.pass(2_000);
  await settle();
  expect(session.link.value).toEqual({ state: "live" });
  expect(session.canvas.content().notes, "the old content must not come twice").toEqual([]);
  room.closeAll(1012);
  time.pass(2_000);
  await settle();
  expect(room.dialled.map((address) => new URL(address).searchParams.get("generation"))).toEqual([
    "g1",
    "g1",
    null,
    "g2",
  ]);
});

test.each([
  [4401, "signed-out"],
  [4404, "no-such-canvas"],
] as const)("close code %i ends it and keeps unsaved words in the tray", async (code, why) => {
  const session = await join();
  room.saves = "never";
  added(session.canvas, "state", "Kela");
  room.closeAll(code);
  time.pass(60_000);
  expect(session.link.value).toEqual({ state: "closed", code, why });
  expect(session.tray.items.value).toMatchObject([{ text: "Kela" }]);
  expect(room.dialled).toHaveLength(1);
});

test("a nonsense frame costs the line, not the work", async () => {
  const session = await join();
  added(session.canvas, "state", "Kela");
  for (const line of room.lines) line.events.received(new Uint8Array([0, 2, 200]));
  expect(session.link.value.state).toBe("offline");
  time.pass(2_000);
  await settle();
  expect(session.save.value).toEqual({ state: "saved" });
  expect(room.doc.getMap("notes").size).toBe(1);
});

test("others are seen where they are, and are gone when they leave", async () => {
  const [aino, bo] = [await join(), await join()];
  bo.presence.introduce({ id: "id-Bo", name: "Bo" });
  bo.presence.enter("state");
  time.pass(100);
  for (const session of [aino, bo]) session.retry();
  time.pass(11_000);
  await settle();
  expect(aino.presence.people.value).toMatchObject([{ id: "id-Bo", name: "Bo", zone: "state" }]);
  expect(aino.presence.counts()).toEqual(new Map([["state", 1]]));
  room.closeAll(1012);
  expect(aino.presence.people.value).toEqual([]);
});

test("the page asks before closing only while something is unsaved, and sleeps and wakes with its room", async () => {
  const session = await join();
  const page = new EventTarget();
  const untie = followPage(session, page);
  const asks = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(asks()).toBe(false);
  room.saves = "never";
  added(session.canvas, "state", "Kela");
  expect(asks()).toBe(true);
  page.dispatchEvent(new Event("pagehide"));
  expect(session.link.value.state).toBe("offline");
  expect(room.lines.size).toBe(0);
  room.saves = "at once";
  page.dispatchEvent(new Event("pageshow"));
  await settle();
  expect(session.link.value).toEqual({ state: "live" });
  expect([session.save.value.state, asks()]).toEqual(["saved", false]);
  room.network = "down";
  room.closeAll(1006);
  room.network = "up";
  page.dispatchEvent(new Event("online"));
  await settle();
  expect(session.link.value, "without waiting for the next try").toEqual({ state: "live" });
  untie();
  page.dispatchEvent(new Event("pagehide"));
  expect(session.link.value).toEqual({ state: "live" });
});

/** Copies in memory: what IndexedDB would hold. */
function shelf(): { copies: Copies; states: Map<string, Uint8Array> } {
  const states = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  const drop = (canvas: string) => {
    states.delete(names.get(canvas) ?? "");
    names.delete(canvas);
    return Promise.resolve();
  };
  const open: Copies["open"] = (canvas, name, doc) => {
    const held = states.get(name);
    if (held) Y.applyUpdate(doc, held, "copy");
    const keep = () => states.set(name, Y.encodeStateAsUpdate(doc));
    names.set(canvas, name);
    keep();
    doc.on("update", keep);
    const close = () => Promise.resolve(doc.off("update", keep));
    return Promise.resolve({ close, clear: () => close().then(() => drop(canvas)) });
  };
  return { states, copies: { kept: (canvas) => names.get(canvas), open, remove: drop } };
}

test("work of an earlier visit that was never sent is sent from the copy", async () => {
  const { copies, states } = shelf();
  const first = await join({ copies });
  expect([...states.keys()]).toEqual(["canvas/c1/g1/id-Aino"]);
  room.network = "swallows";
  added(first.canvas, "state", "Kela");
  await first.pause();
  room.network = "up";
  room.saves = "never";
  const second = await join({ copies });
  expect(second.canvas.content().notes).toMatchObject([{ text: "Kela" }]);
  expect(second.save.value).toEqual({ state: "saving" });
  room.saveAll();
  await settle();
  expect(second.save.value).toEqual({ state: "saved" });
  expect(room.doc.getMap("notes").size).toBe(1);
});

test("refused work of an earlier visit reaches the tray, and its copy is gone", async () => {
  const { copies, states } = shelf();
  const first = await join({ copies });
  room.network = "swallows";
  added(first.canvas, "state", "Kela");
  await first.pause();
  room.network = "up";
  room.refuseNext("denied-step-closed");
  const second = await join({ copies });
  await settle();
  expect(second.tray.items.value).toMatchObject([{ text: "Kela", zone: "state" }]);
  time.pass(1_000);
  await settle();
  expect(second.canvas.content().notes).toEqual([]);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, states.get("canvas/c1/g1/id-Aino") ?? new Uint8Array([0, 0]));
  expect(copy.getMap("notes").size).toBe(0);
});

test("a private sheet keeps nothing on the device, and leaving removes what another kept", async () => {
  const { copies, states } = shelf();
  const held = new Map<string, string>();
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
  const interview = await join({ copies, storage }, { ...SHEET, private: true });
  added(interview.canvas, "state", "salaisuus");
  room.refuseNext("denied-paused");
  added(interview.canvas, "state", "toinen");
  await settle();
  expect(interview.tray.items.value.length).toBeGreaterThan(0);
  expect([states.size, held.size]).toEqual([0, 0]);
  const open = await join({ copies, storage });
  added(open.canvas, "state", "Kela");
  await settle();
  expect(states.size).toBe(1);
  await open.leave();
  expect([states.size, held.size]).toEqual([0, 0]);
});
