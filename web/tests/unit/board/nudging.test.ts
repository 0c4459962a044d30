import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CanvasProps } from "../../../src/generated/CanvasProps";
import type { Room } from "../../../src/model";
import { chooseNone, dropAll, nudgeChosen, toggle } from "../../../src/view/board/choosing";
import { Desk } from "../../../src/view/board/desk";
import { drop, nudge } from "../../../src/view/board/moves";
import { Canvas } from "../../../src/view/shell/canvas";
import { RoomDouble, Time } from "../room-double";

const GOLDEN = join(import.meta.dirname, "../../../../crates/server/tests/it/outline");
const NO_PARTS = {
  MatrixTable: undefined,
  Circles: undefined,
  Bin: undefined,
  Ready: undefined,
  ChoiceGroup: undefined,
  Municipalities: undefined,
  Remarks: undefined,
};
/** Longer than the pause between two messages. */
const PAUSE_MS = 1_500;
const YOU = { id: "id-Aino", name: "Aino", role: "facilitator" as const, generation: "g1", speaks: [] };

const ends: (() => void)[] = [];
beforeEach(() => {
  // Nothing has the focus.
  vi.stubGlobal("document", { activeElement: null });
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
});

/** An empty board of a kind in its own words, with what its live region said last. */
async function boardOf(kind: string) {
  const read = (file: string) => JSON.parse(readFileSync(join(GOLDEN, file), "utf8"));
  const own = read(`${kind}.props.json`) as CanvasProps;
  const room: Room = { ...own.settings, revision: 1, you: YOU, voices: {} };
  const [time, texts] = [new Time(), read("texts.json")];
  const double = new RoomDouble(time, room);
  const content = { ...own.content, notes: [], links: [], circles: [], bin: [] };
  const props = { ...own, content, texts, you: YOU, settings: { ...own.settings, revision: 1 } };
  const c = new Canvas(props, NO_PARTS, double.ports(), "https://example.test/");
  ends.push(() => {
    void c.session.leave();
    double.end();
  });
  c.drawn.value = true;
  void c.session.start();
  for (let round = 0; round < 20; round += 1) {
    await Promise.resolve();
    time.pass(2);
  }
  const desk = new Desk(c);
  const add = (zone: string, text: string) => {
    const done = c.session.canvas.notes.add({ zone, text });
    return done.did === "note-added" ? done.note : "";
  };
  const told = (act: () => void): string => {
    time.pass(PAUSE_MS);
    act();
    time.pass(PAUSE_MS);
    return c.spoken.value.trim();
  };
  return { c, desk, add, told };
}

const label = (desk: Desk, slug: string) =>
  desk.c.sheet.zones.find((zone) => zone.slug === slug)?.label ?? "";

test("a note nudged through a sector of a wheel is told by its side, and stops at the edge", async () => {
  const { c, desk, add, told } = await boardOf("actor-map");
  const id = add("state", "Kela");
  const spot = (where: string) =>
    c.t("board-spot", { zone: label(desk, "state"), where: c.t(`board-at-${where}`) });
  const heard: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) heard.push(told(() => nudge(desk, id, 0, -1)));
  for (let turn = 0; turn < 20; turn += 1) heard.push(told(() => nudge(desk, id, 0, 1)));
  expect(heard.at(-1)).toBe(c.t("board-edge"));
  const spots = [...new Set(heard)].filter((words) => words !== c.t("board-edge"));
  expect(spots).toEqual([spot("left"), spot("upper-left")]);
  // At the edge of the world, too, it stays.
  for (let turn = 0; turn < 20; turn += 1) expect(told(() => nudge(desk, id, -1, 0))).toBe(spot("left"));
  expect(c.reading.note(id)?.zone).toBe("state");
});

test("a note dropped on the next sector is told by that sector's name and its place there", async () => {
  const { c, desk, add, told } = await boardOf("actor-map");
  const id = add("state", "Kela");
  const words = told(() => drop(desk, id, [1000, 700]));
  expect(words).toBe(
    c.t("said-note-moved", { note: "Kela", zone: label(desk, "association"), place: 1, of: 1 }),
  );
  expect(told(() => nudge(desk, id, 0, 1))).toBe(
    c.t("board-spot", { zone: label(desk, "association"), where: c.t("board-at-lower-right") }),
  );
});

test("a note on rings is told by the number of its ring, on every ring and every side", async () => {
  const { c, desk, add, told } = await boardOf("needs-map");
  const rings = c.sheet.zones.flatMap((zone) =>
    zone.place.shape === "ring" ? [{ zone, ...zone.place }] : [],
  );
  expect(rings.map(({ index, of }) => [index, of])).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  const [, middle, outer] = rings;
  if (!middle || !outer) throw new Error("there are three rings");
  const id = add(middle.zone.slug, "Tunnukset hukassa");
  const at = (ring: number, where: string) =>
    c.t("board-spot-ring", { zone: "", place: ring, of: 3, where: c.t(`board-at-${where}`) });
  expect(told(() => drop(desk, id, [765, 300]))).toBe(at(2, "top"));
  expect(told(() => nudge(desk, id, 1, 0))).toBe(at(2, "top"));
  expect(told(() => drop(desk, id, [1040, 340]))).toBe(at(2, "upper-right"));
  expect(told(() => nudge(desk, id, 1, 0))).toBe(at(2, "upper-right"));
  expect(told(() => drop(desk, id, [1380, 500]))).toBe(
    c.t("said-note-moved", { note: "Tunnukset hukassa", zone: outer.zone.label, place: 1, of: 1 }),
  );
  expect(told(() => nudge(desk, id, 0, 1))).toBe(at(3, "right"));
  expect(told(() => drop(desk, id, [765, 900]))).toBe(at(3, "bottom"));
});

test("a note of the inner ring keeps its ring, whichever way it is nudged", async () => {
  const { c, desk, add, told } = await boardOf("needs-map");
  const [inner] = c.sheet.zones.filter(({ place }) => place.shape === "ring" && place.index === 0);
  const id = add(inner?.slug ?? "", "Asuminen");
  for (const [dx, dy] of [
    [0, 1],
    [1, 0],
    [-1, 0],
    [0, -1],
  ] as const) {
    const words = told(() => nudge(desk, id, dx, dy));
    expect(words === c.t("board-edge") || words.includes("1/3"), words).toBe(true);
  }
  expect(c.reading.note(id)?.zone).toBe(inner?.slug);
});

test("several notes are chosen, moved and taken back as one, and each step is told", async () => {
  const { c, desk, add, told } = await boardOf("actor-map");
  const [kela, vero] = [add("state", "Kela"), add("state", "Vero")];
  expect(told(() => toggle(desk, kela))).toBe(c.t("board-chosen-add", { name: "Kela", number: 1 }));
  expect(told(() => toggle(desk, vero))).toBe(c.t("board-chosen-add", { name: "Vero", number: 2 }));
  const places = () => [kela, vero].map((id) => c.reading.note(id)?.pos ?? null);
  expect(told(() => nudgeChosen(desk, 1, 0))).toBe(c.t("said-notes-placed", { count: 2 }));
  const before = places();
  expect(before.every(Boolean)).toBe(true);
  const others = new Map([[vero, [960, 760] as const]]);
  told(() => dropAll(desk, { id: kela, pos: [1000, 700], others }));
  expect([kela, vero].map((id) => c.reading.note(id)?.zone)).toEqual(["association", "association"]);
  expect(told(() => c.undo())).toBe(c.t("said-undone", { what: c.t("what-notes-placed") }));
  expect([kela, vero].map((id) => c.reading.note(id)?.zone)).toEqual(["state", "state"]);
  expect(places()).toEqual(before);
  const outside = told(() =>
    dropAll(desk, { id: kela, pos: [300, 300], others: new Map([[vero, [1400, 900] as const]]) }),
  );
  expect(outside).toBe(c.t("board-outside"));
  expect(places()).toEqual(before);
  expect(told(() => toggle(desk, vero))).toBe(c.t("board-chosen-away", { name: "Vero", number: 1 }));
  expect(told(() => chooseNone(desk))).toBe(c.t("board-chosen-none"));
});
