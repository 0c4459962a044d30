/** One canvas with a room at hand, for tests of sessions. */
import { type Room, Session } from "../../src/model";
import type { Ports } from "../../src/model/ports";
import { RoomDouble, Time } from "./room-double";
import { SHEET } from "./sheets";

export const ROOM: Room = {
  revision: 1,
  step: null,
  done: [],
  zones: "all",
  edit: "all",
  paused: false,
  voices: {},
  you: { id: "id-Aino", name: "Aino", role: "participant", generation: "g1", speaks: [] },
};

export class SessionStage {
  readonly time = new Time();
  readonly room = new RoomDouble(this.time, ROOM);
  readonly #sessions: Session[] = [];

  /** Somebody more opens the canvas. */
  readonly join = async (ports: Partial<Ports> = {}, sheet = SHEET): Promise<Session> => {
    const joining = { canvas: "c1", sheet, room: ROOM, socket: "ws://localhost/collab/c1?token=t" };
    const session = new Session(joining, { ...this.room.ports(this.#sessions.length + 1), ...ports });
    this.#sessions.push(session);
    void session.start();
    await this.settle();
    return session;
  };

  /** Lets promises and travelling frames come to rest. */
  readonly settle = async (): Promise<void> => {
    for (let round = 0; round < 20; round++) {
      await Promise.resolve();
      this.time.pass(2);
    }
  };

  async end(): Promise<void> {
    for (const session of this.#sessions) await session.leave();
    this.room.end();
  }
}
