import { expect, test } from "vitest";
import {
  type Acts,
  COMMANDS,
  commandFor,
  keyOf,
  type Room,
  type Scene,
  Session,
  socketAddress,
} from "../../src/model";
import { RoomDouble, Time } from "./room-double";
import { added, SHEET } from "./sheets";

const ROOM: Room = {
  revision: 1,
  step: null,
  done: [],
  zones: "all",
  edit: "own",
  paused: false,
  voices: {},
  you: { id: "id-Aino", name: "Aino", role: "participant", generation: "g1", speaks: [] },
};

function stage() {
  const asked: string[] = [];
  const note =
    (what: string) =>
    (...rest: unknown[]) =>
      void asked.push([what, ...rest.map((one) => JSON.stringify(one))].join(" "));
  const acts: Acts = {
    edit: note("edit"),
    open: note("open"),
    begin: note("begin"),
    say: (done, manner) => void asked.push(`${manner} ${done.did}`),
  };
  const room = new RoomDouble(new Time(), ROOM);
  const session = new Session(
    { canvas: "c1", sheet: SHEET, room: ROOM, socket: "ws://localhost/c1" },
    room.ports(),
  );
  const id = added(session.canvas, "state", "Kela");
  added(session.canvas, "state", "Vero");
  const scene = (): Scene => ({ session, acts, note: session.canvas.note(id), zone: "state" });
  const end = () => session.leave().then(() => room.end());
  return { asked, session, scene, id, end };
}

function press(key: string, modifiers: Partial<Parameters<typeof keyOf>[0]> = {}): string {
  return keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });
}

test("keys are spelled the same on every machine", () => {
  expect(press("z", { ctrlKey: true })).toBe("Mod+z");
  expect(press("Z", { metaKey: true, shiftKey: true })).toBe("Mod+Shift+z");
  expect(press("ArrowUp", { altKey: true })).toBe("Alt+ArrowUp");
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("N")).toBe("n");
});

test("a key does what the menu does", async () => {
  const { asked, session, scene, id, end } = stage();
  const run = (key: string) => commandFor(key, scene())?.run(scene());
  run("m");
  run("n");
  run("Alt+ArrowDown");
  expect(session.canvas.zone("state").map((note) => note.text)).toEqual(["Vero", "Kela"]);
  run("Mod+z");
  expect(session.canvas.zone("state").map((note) => note.text)).toEqual(["Kela", "Vero"]);
  run("Mod+Shift+z");
  run("Delete");
  expect(asked).toEqual([
    `open {"name":"zone","note":"${id}"}`,
    'begin "state"',
    "done note-reordered",
    "undone note-reordered",
    "redone note-reordered",
    "done note-binned",
  ]);
  await end();
});

test("what may not be done is not offered, by key or in the menu", async () => {
  const { scene, end } = stage();
  const others = { ...scene(), note: { ...(scene().note ?? never()), author: "id-Bo" } };
  expect(commandFor("m", others)).toBeUndefined();
  expect(commandFor("Enter", others)).toBeUndefined();
  expect(commandFor("m", { ...scene(), note: undefined })).toBeUndefined();
  expect(commandFor("Mod+y", scene()), "nothing was undone").toBeUndefined();
  expect(COMMANDS.filter((one) => one.on === "note" && one.when(others)).map((one) => one.name)).toEqual([
    "connect",
    "circle",
    "talk",
  ]);
  await end();
});

test("letters can be switched off; other keys go on working", async () => {
  const { scene, end } = stage();
  expect(commandFor("m", scene(), "off")).toBeUndefined();
  expect(commandFor("Mod+z", scene(), "off")?.name).toBe("undo");
  await end();
});

test("no key means two things", () => {
  const keys = COMMANDS.flatMap((command) => command.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test("the socket stands beside the page, encrypted when the page is", () => {
  expect(socketAddress("/collab/c1", "https://verkko.example/fi/c/c1?x=1")).toBe(
    "wss://verkko.example/collab/c1",
  );
  expect(socketAddress("/collab/c1", "http://localhost:8080/c")).toBe("ws://localhost:8080/collab/c1");
});

function never(): never {
  throw new Error("the note is there");
}
