import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { Room } from "../../src/model";
import type { LineEvents, Ports } from "../../src/model/ports";
import { dice } from "./sheets";

/** Time it takes for a frame to travel, in milliseconds. */
export const TRAVEL_MS = 1;

/** A clock with alarms. `pass` runs them in order, those that they set included. */
export class Time {
  #now = 1_000_000;
  #alarms: { at: number; act: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly after = (ms: number, act: () => void): (() => void) => {
    const alarm = { at: this.#now + ms, act };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((one) => one !== alarm);
    };
  };

  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== due);
      this.#now = Math.max(this.#now, due.at);
      due.act();
    }
    this.#now = end;
  }
}

type ServerLine = {
  readonly address: URL;
  readonly events: LineEvents;
  open: boolean;
  /** Sync messages received. */
  count: number;
  /** Revisions of the settings that the client said it works by. */
  seen: number[];
};

/** A room at the other end of the network, with a real document behind it: speaks the protocol as the server does. */
export class RoomDouble {
  doc = new Y.Doc();
  readonly dialled: string[] = [];
  readonly lines = new Set<ServerLine>();
  /** Whether work is confirmed as it comes. */
  saves: "at once" | "never" = "at once";
  /** Whether bytes get through; if not, they vanish and nobody notices. */
  network: "up" | "swallows" | "down" = "up";
  room: Room;
  readonly #time: Time;
  readonly #awareness: Awareness;
  #refusing: string | undefined;

  constructor(time: Time, room: Room) {
    this.#time = time;
    this.room = room;
    this.#awareness = new Awareness(this.doc);
    this.#awareness.setLocalState(null);
  }

  ports(seed = 1): Ports {
    return {
      now: this.#time.now,
      after: this.#time.after,
      random: dice(seed),
      dial: (address, events) => this.#dial(address, events),
    };
  }

  /** Refuses the next work that comes, with a reason. */
  refuseNext(reason: string): void {
    this.#refusing = reason;
  }

  /** Confirms all that has come. */
  saveAll(): void {
    for (const line of this.lines) this.#save(line);
  }

  /** Changes the settings for all. */
  set(room: Partial<Room>): void {
    this.room = { ...this.room, ...room, revision: this.room.revision + 1 };
    for (const line of this.lines) this.#settings(line);
  }

  /** Closes all lines with a code. */
  closeAll(code: number): void {
    for (const line of [...this.lines]) this.#close(line, code);
  }

  /** Releases the timers of the awareness. */
  end(): void {
    this.#awareness.destroy();
  }

  #dial(address: string, events: LineEvents) {
    this.dialled.push(address);
    const line: ServerLine = { address: new URL(address), events, open: true, count: 0, seen: [] };
    this.#time.after(TRAVEL_MS, () => {
      if (!line.open) return;
      if (this.network === "down") this.#close(line, 1006);
      if (this.network !== "up") return;
      const generation = line.address.searchParams.get("generation");
      if (generation !== null && generation !== this.room.you.generation) {
        this.#close(line, 4409);
        return;
      }
      this.lines.add(line);
      line.events.opened();
      this.#send(line, (frame) => {
        encoding.writeVarUint(frame, 0);
        sync.writeSyncStep1(frame, this.doc);
      });
      this.#settings(line);
    });
    return {
      send: (frame: Uint8Array) => {
        if (line.open && this.network === "up") this.#time.after(TRAVEL_MS, () => this.#receive(line, frame));
      },
      close: () => {
        line.open = false;
        this.lines.delete(line);
      },
    };
  }

  #receive(line: ServerLine, bytes: Uint8Array): void {
    if (!line.open) return;
    const frame = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(frame)) {
      case 0:
        this.#sync(line, frame);
        break;
      case 1:
        applyAwarenessUpdate(this.#awareness, decoding.readVarUint8Array(frame), line);
        break;
      case 3:
        this.#send(line, (out) => {
          encoding.writeVarUint(out, 1);
          const clients = [...this.#awareness.getStates().keys()];
          encoding.writeVarUint8Array(out, encodeAwarenessUpdate(this.#awareness, clients));
        });
        break;
      case 102:
        line.seen.push(decoding.readVarUint(frame));
        break;
      default:
        this.#close(line, 4403);
    }
  }

  #sync(line: ServerLine, frame: decoding.Decoder): void {
    const isWork = decoding.peekVarUint(frame) !== sync.messageYjsSyncStep1;
    if (isWork && this.#refusing !== undefined) {
      const reason = this.#refusing;
      this.#refusing = undefined;
      this.#send(line, (out) => {
        encoding.writeVarUint(out, 2);
        encoding.writeVarUint(out, 0);
        encoding.writeVarString(out, reason);
      });
      return;
    }
    const before = Y.encodeStateVector(this.doc);
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, 0);
    sync.readSyncMessage(frame, answer, this.doc, line);
    line.count += 1;
    if (!isWork) this.#deliver(line, encoding.toUint8Array(answer));
    else this.#share(line, Y.encodeStateAsUpdate(this.doc, before));
    if (this.saves === "at once") this.#save(line);
  }

  #share(from: ServerLine, update: Uint8Array): void {
    for (const line of this.lines) {
      if (line === from) continue;
      this.#send(line, (out) => {
        encoding.writeVarUint(out, 0);
        sync.writeUpdate(out, update);
      });
    }
  }

  #save(line: ServerLine): void {
    this.#send(line, (out) => {
      encoding.writeVarUint(out, 100);
      encoding.writeVarUint8Array(out, Y.encodeStateVector(this.doc));
      encoding.writeVarUint(out, line.count);
    });
  }

  #settings(line: ServerLine): void {
    this.#send(line, (out) => {
      encoding.writeVarUint(out, 101);
      encoding.writeVarString(out, JSON.stringify(this.room));
    });
  }

  #send(line: ServerLine, write: (frame: encoding.Encoder) => void): void {
    const frame = encoding.createEncoder();
    write(frame);
    this.#deliver(line, encoding.toUint8Array(frame));
  }

  #deliver(line: ServerLine, bytes: Uint8Array): void {
    if (this.network !== "up") return;
    this.#time.after(TRAVEL_MS, () => {
      if (line.open) line.events.received(bytes);
    });
  }

  #close(line: ServerLine, code: number): void {
    line.open = false;
    this.lines.delete(line);
    line.events.closed(code);
  }
}
