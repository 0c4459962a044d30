/** A session while the server has no space for what is written. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Room, Session } from "../../src/model";
import { RoomDouble, Time } from "./room-double";
import { added, SHEET } from "./sheets";

const ROOM: Room = {
  revision: 1,
  step: null,
  done: [],
  zones: "all",
  edit: "all",
  paused: false,
  voices: {},
  you: { id: "id-Aino", name: "Aino", role: "participant", generation: "g1", speaks: [] },
};

let time: Time;
let room: RoomDouble;
let sessions: Session[];

beforeEach(() => {
  time = new Time();
  room = new RoomDouble(time, ROOM);
  sessions = [];
});

afterEach(async () => {
  for (const session of sessions) await session.leave();
  room.end();
});

async function join(): Promise<Session> {
  const joining = { canvas: "c1", sheet: SHEET, room: ROOM, socket: "ws://localhost/collab/c1?token=t" };
  const session = new Session(joining, room.ports(sessions.length + 1));
  sessions.push(session);
  void session.start();
  await settle();
  return session;
}

/** Lets promises and travelling frames come to rest. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await Promise.resolve();
    time.pass(2);
  }
}

test("while the server cannot save, the page says so, keeps the work and tries on", async () => {
  const [session, reader] = [await join(), await join()];
  room.saves = "never";
  added(session.canvas, "state", "Kela");
  for (let round = 0; round < 3; round++) {
    room.closeAll(1011);
    expect(session.save.value).toEqual({ state: "failed", why: "refused-not-saved" });
    // Who has nothing that waits is only told of the connection.
    expect(reader.save.value).toEqual({ state: "offline", waiting: 0 });
    expect(session.tray.items.value).toEqual([]);
    const dialled = room.dialled.length;
    time.pass(4_000);
    expect(room.dialled.length, "a server without space is left in peace").toBe(dialled);
    time.pass(2_000);
    await settle();
  }
  expect(session.canvas.content().notes.map((note) => note.text)).toEqual(["Kela"]);
  room.saves = "at once";
  session.canvas.fields.write("target", "Seutu");
  await settle();
  room.saveAll();
  await settle();
  expect(session.save.value).toEqual({ state: "saved" });
});
