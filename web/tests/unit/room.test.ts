import { expect, test } from "vitest";
import {
  closedTo,
  doneClosed,
  madeClosed,
  noteClosed,
  type Place,
  type Room,
  removalClosed,
} from "../../src/model";
import { readRoom } from "../../src/model/room";
import { added, blank, SHEET } from "./sheets";

const ROOM: Room = {
  revision: 1,
  step: "A",
  done: [],
  zones: "all",
  edit: "all",
  paused: false,
  voices: {},
  you: { id: "id-Aino", name: "Aino", role: "participant", generation: "g1", speaks: [] },
};

const as = (role: Room["you"]["role"]): Room["you"] => ({ ...ROOM.you, role });

test.each<[string, Partial<Room>, Place, string | undefined]>([
  ["an open room", {}, "links", undefined],
  ["a viewer", { you: as("viewer") }, "links", "denied-viewer"],
  ["a paused room", { paused: true }, "zone:state", "denied-paused"],
  ["a facilitator in a paused room", { paused: true, you: as("facilitator") }, "zone:state", undefined],
  ["what the step opens", { zones: "step" }, "zone:state", undefined],
  ["what the step does not open", { zones: "step" }, "zone:municipality", "denied-step-closed"],
  ["no step at all", { zones: "step", step: null }, "zone:state", "denied-step-closed"],
  ["a cell of a row that the step opens", { zones: "step", step: "B" }, "cell:yes:c1", undefined],
  ["a cell of another row", { zones: "step", step: "B" }, "cell:no:c1", "denied-step-closed"],
  ["a shared field where one may only add", { edit: "add" }, "field:target", "denied-add-only"],
  ["a new note where one may only add", { edit: "add" }, "zone:state", undefined],
])("%s", (_, change, place, closed) => {
  expect(closedTo({ ...ROOM, ...change }, SHEET, place)).toBe(closed);
});

test("where only one's own may be changed, others' notes are closed and one's own are open", () => {
  const own: Room = { ...ROOM, edit: "own" };
  const note = { zone: "state", author: "id-Aino" };
  expect(noteClosed(own, SHEET, note)).toBeUndefined();
  expect(noteClosed(own, SHEET, { ...note, author: "id-Bo" })).toBe("denied-not-yours");
  expect(noteClosed(own, SHEET, { ...note, author: "" })).toBe("denied-not-yours");
  expect(noteClosed({ ...own, edit: "add" }, SHEET, { ...note, author: "id-Bo" })).toBe("denied-add-only");
  expect(noteClosed({ ...own, you: as("facilitator") }, SHEET, { ...note, author: "id-Bo" })).toBeUndefined();
  expect(madeClosed(own, SHEET, "ticks", "id-Aino")).toBeUndefined();
});

test.each(["own", "add"] as const)(
  "where edit is %s, one takes away what one drew, not what others did",
  (edit) => {
    const room: Room = { ...ROOM, edit };
    const closed = edit === "own" ? "denied-not-yours" : "denied-add-only";
    const mine = blank();
    const [from, to] = [added(mine, "state", "Kela"), added(mine, "state", "Vero")];
    const linked = mine.links.add(from, to, "funding");
    const circled = mine.circles.add("Best", [from]);
    const [link] = mine.content().links;
    const [circle] = mine.content().circles;
    if (!linked || !circled || !link || !circle) throw new Error("nothing was drawn");
    const bo: Room = { ...room, you: { ...ROOM.you, id: "id-Bo", name: "Bo" } };
    for (const [place, made, done] of [
      ["links", link, linked],
      ["circles", circle, circled],
    ] as const) {
      expect(removalClosed(room, SHEET, place, made)).toBeUndefined();
      expect(removalClosed(bo, SHEET, place, made)).toBe(closed);
      expect(removalClosed({ ...bo, edit: "all" }, SHEET, place, made)).toBeUndefined();
      expect(doneClosed(room, SHEET, mine, done)).toBeUndefined();
      expect(doneClosed(bo, SHEET, mine, done)).toBe(closed);
    }
    const gone = mine.links.remove(link.id);
    if (!gone) throw new Error("nothing was removed");
    expect(doneClosed(room, SHEET, mine, gone)).toBeUndefined();
    expect(doneClosed({ ...room, paused: true }, SHEET, mine, gone)).toBe("denied-paused");
  },
);

test("what the server would refuse is not offered for undoing", () => {
  const canvas = blank();
  const id = added(canvas, "state", "Kela");
  const moved = canvas.notes.move(id, "municipality");
  const wrote = canvas.fields.write("target", "Seutu");
  if (!moved || !wrote) throw new Error("nothing was done");
  expect(doneClosed(ROOM, SHEET, canvas, moved)).toBeUndefined();
  const stepOnly: Room = { ...ROOM, zones: "step" };
  expect(doneClosed(stepOnly, SHEET, canvas, moved)).toBe("denied-step-closed");
  expect(doneClosed(stepOnly, SHEET, canvas, wrote)).toBeUndefined();
  expect(doneClosed({ ...ROOM, edit: "add" }, SHEET, canvas, wrote)).toBe("denied-add-only");
});

test("settings are read only when they are whole", () => {
  expect(readRoom(JSON.stringify(ROOM))).toEqual(ROOM);
  expect(readRoom("{")).toBeUndefined();
  expect(readRoom("null")).toBeUndefined();
  expect(readRoom(JSON.stringify({ ...ROOM, edit: "none" }))).toBeUndefined();
  expect(readRoom(JSON.stringify({ ...ROOM, you: { id: "x" } }))).toBeUndefined();
});
