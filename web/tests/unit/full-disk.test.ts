/** A session while the server has no space for what is written. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { SessionStage } from "./session-stage";
import { added } from "./sheets";

let stage: SessionStage;

beforeEach(() => {
  stage = new SessionStage();
});

afterEach(() => stage.end());

test("while the server cannot save, the page says so, keeps the work and tries on", async () => {
  const { time, room, join, settle } = stage;
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
