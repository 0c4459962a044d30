import { describe, expect, test } from "vitest";
import type { Fixed } from "../../src/generated/Fixed";
import type { Matrix } from "../../src/generated/Matrix";
import { closedTo, doneClosed, laneRemovalClosed, type Place, type Room } from "../../src/model";
import { digest } from "../../src/model/document/digest";
import { readRoom } from "../../src/model/room";
import { SHEET } from "./sheets";

const row = (slug: string, more: Partial<Fixed>): Fixed => ({
  slug,
  label: slug,
  help: "",
  step: null,
  text: true,
  mark: null,
  writers: null,
  clearedBy: [],
  ...more,
});

const axis = { open: true, label: "Kumppani", add: "Lisää", start: 2, parts: [], fixed: [], records: null };
const matrix: Matrix = {
  label: "Kumppanit",
  text: true,
  mark: null,
  columns: { ...axis, parts: [{ slug: "title", label: "Nimi" }] },
  rows: {
    ...axis,
    open: false,
    fixed: [
      row("praise", { writers: "others" }),
      row("offer", { writers: "partner" }),
      row("heart", {
        text: false,
        writers: "partner",
        clearedBy: ["offer"],
        mark: { mark: "heart", label: "Sitoudumme", confidence: false },
      }),
    ],
  },
};
const sheet = { ...SHEET, matrix };

const ROOM: Room = {
  revision: 1,
  step: null,
  done: [],
  zones: "all",
  edit: "all",
  paused: false,
  voices: { c1: ["Aino"], c2: ["Eero"] },
  you: { id: "id-Aino", name: "Aino", role: "participant", generation: "g1", speaks: ["c1"] },
};
const lead: Room = { ...ROOM, you: { ...ROOM.you, role: "facilitator", speaks: [] } };
const nobody: Room = { ...ROOM, voices: {}, you: { ...ROOM.you, speaks: [] } };

describe("where columns are partners", () => {
  test.each<[string, Room, Place, string | undefined]>([
    ["a partner's own offer", ROOM, "cell:offer:c1", undefined],
    ["another's offer", ROOM, "cell:offer:c2", "denied-not-partner"],
    ["an offer of one without a voice", ROOM, "cell:offer:c3", "denied-not-partner"],
    ["an offer, by a facilitator", lead, "cell:offer:c1", "denied-not-partner"],
    ["an offer at one device", nobody, "cell:offer:c1", undefined],
    ["one's own praise", ROOM, "cell:praise:c1", "denied-own-praise"],
    ["another's praise", ROOM, "cell:praise:c2", undefined],
    ["praise by a facilitator", lead, "cell:praise:c1", undefined],
    ["one's own heart", ROOM, "heart:c1", undefined],
    ["another's heart", ROOM, "heart:c2", "denied-not-partner"],
    ["a heart by a facilitator", lead, "heart:c1", "denied-not-partner"],
    ["a heart at one device", nobody, "heart:c1", "denied-not-partner"],
    ["one's own name", ROOM, "name:c1", undefined],
    ["another's name", ROOM, "name:c2", "denied-not-partner"],
    ["a name by a facilitator", lead, "name:c1", "denied-not-partner"],
    ["the name of one without a voice", ROOM, "name:c3", undefined],
  ])("%s", (_, room, place, wanted) => expect(closedTo(room, sheet, place)).toBe(wanted));

  test("a partner with a voice is taken away by facilitators only", () => {
    expect(laneRemovalClosed(ROOM, sheet, "columns", "c1")).toBe("denied-not-partner");
    expect(laneRemovalClosed(lead, sheet, "columns", "c1")).toBeUndefined();
    expect(laneRemovalClosed(ROOM, sheet, "columns", "c3")).toBeUndefined();
  });

  test("a room without voices is no room of the contract", () => {
    expect(readRoom(JSON.stringify(ROOM))).toEqual(ROOM);
    const { voices: _, ...without } = ROOM;
    expect(readRoom(JSON.stringify(without))).toBeUndefined();
    expect(readRoom(JSON.stringify({ ...ROOM, you: { ...ROOM.you, speaks: "c1" } }))).toBeUndefined();
  });

  test("what may not be written may not be taken back", () => {
    const canvas = { note: () => undefined, value: () => undefined };
    const wrote = { did: "wrote", key: "cell:offer:c2" } as const;
    expect(doneClosed(ROOM, sheet, canvas, wrote)).toBe("denied-not-partner");
  });
});

describe("a heart", () => {
  test("tells what it is given over, as the server counts it", () => {
    expect(digest([])).toBe("811c9dc512345678");
    expect(digest(["", ""])).toBe("8a4c97cdb490f1b7");
    expect(digest(["Tilat & 🙂", "Enemmän aikaa"])).toBe("4dd1cb6de8c2c6dc");
  });
});
