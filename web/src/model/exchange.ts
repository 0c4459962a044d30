import type { Awareness } from "y-protocols/awareness";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import type { CanvasDocument } from "./document/document";
import type { Ledger } from "./ledger";
import type { Line, Ports } from "./ports";
import { type Room, readRoom } from "./room";
import * as wire from "./wire";

/** A quiet line is tried after this time, in milliseconds. */
export const QUIET_MS = 10_000;

/** A line with unconfirmed work on it is tried sooner. */
export const QUIET_UNSAVED_MS = 3_000;

/** A line that was tried and stays silent for this long is dead. */
export const SILENT_MS = 5_000;

/** What an exchange tells the connection. */
export type ExchangeEvents = {
  /** Both sides have all of the other. */
  live(): void;
  /** Settings came. */
  room(room: Room): void;
  /** The server did not take our work. */
  denied(reason: string): void;
  /** Something was confirmed or added. */
  counted(): void;
  /** The line is dead or speaks nonsense: give it up. */
  dead(): void;
};

/** What is said over one line, from its opening to its end. */
export class Exchange {
  readonly #canvas: CanvasDocument;
  readonly #awareness: Awareness;
  readonly #ledger: Ledger;
  readonly #ports: Pick<Ports, "after" | "now">;
  readonly #line: Line;
  readonly #events: ExchangeEvents;
  readonly #stops: (() => void)[];
  #sent = 0;
  /** Whether the server has been given all that it lacked; before that, single changes would leave gaps. */
  #given = false;
  #taken = false;
  /** The next look at whether anybody answers; `due` is 0 while an answer is awaited. */
  #trial: { due: number; cancel: () => void } | undefined;

  constructor(
    canvas: CanvasDocument,
    awareness: Awareness,
    ledger: Ledger,
    ports: Pick<Ports, "after" | "now">,
    line: Line,
    events: ExchangeEvents,
  ) {
    this.#canvas = canvas;
    this.#awareness = awareness;
    this.#ledger = ledger;
    this.#ports = ports;
    this.#line = line;
    this.#events = events;
    const spread = (_: unknown, origin: unknown) => {
      if (origin === "local") this.#spread();
    };
    awareness.on("update", spread);
    this.#stops = [canvas.onWritten((change) => this.#write(change)), () => awareness.off("update", spread)];
    this.#sync(wire.step1(canvas.vector()));
    // A clock that moves on shows the server and the others that we are back.
    awareness.setLocalState(awareness.getLocalState());
    this.#tryAfter(QUIET_MS);
  }

  /** Takes in a frame. */
  receive(bytes: Uint8Array): void {
    this.#tryAfter(this.#ledger.count > 0 ? QUIET_UNSAVED_MS : QUIET_MS);
    try {
      this.#take(wire.parse(bytes));
    } catch {
      this.#events.dead();
    }
  }

  /** Ends it; the line is closed by its owner. */
  end(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#trial?.cancel();
    this.#trial = undefined;
  }

  #take(frame: wire.Incoming): void {
    switch (frame.type) {
      case "step-1":
        this.#give(frame.vector);
        break;
      case "update":
        this.#canvas.apply(frame.update);
        if (frame.whole) this.#taken = true;
        this.#settle();
        break;
      case "awareness":
        applyAwarenessUpdate(this.#awareness, frame.update, "remote");
        break;
      case "query-awareness":
        this.#spread();
        break;
      case "denied":
        this.#events.denied(frame.reason);
        break;
      case "saved":
        this.#ledger.confirm(frame.count);
        this.#events.counted();
        break;
      case "room":
        this.#follow(frame.json);
        break;
      case "unknown":
        break;
    }
  }

  #give(vector: Uint8Array): void {
    const lacking = this.#canvas.missing(vector);
    this.#sync(wire.step2(lacking));
    // The first byte counts the writers with something new, be it work of an earlier visit kept on this device.
    if (lacking[0] !== 0) {
      if (this.#ledger.count === 0) this.#ledger.add(0);
      this.#ledger.touch(this.#canvas.textsBeyond(vector));
    }
    this.#ledger.carry(this.#sent);
    this.#given = true;
    this.#settle();
    this.#events.counted();
  }

  #settle(): void {
    if (this.#given && this.#taken) this.#events.live();
  }

  #follow(json: string): void {
    const room = readRoom(json);
    if (!room) {
      this.#events.dead();
      return;
    }
    this.#events.room(room);
    this.#line.send(wire.seen(room.revision));
  }

  #write(change: Uint8Array): void {
    if (!this.#given) return;
    this.#sync(wire.update(change));
    this.#ledger.carry(this.#sent);
    this.#trySooner();
  }

  #sync(frame: wire.Frame): void {
    this.#sent += 1;
    this.#line.send(frame);
  }

  #spread(): void {
    this.#line.send(wire.awareness(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID])));
  }

  /** Asks for an answer after a time without a word. */
  #tryAfter(ms: number): void {
    this.#trial?.cancel();
    const cancel = this.#ports.after(ms, () => {
      this.#line.send(wire.queryAwareness());
      this.#trial = { due: 0, cancel: this.#ports.after(SILENT_MS, () => this.#events.dead()) };
    });
    this.#trial = { due: this.#ports.now() + ms, cancel };
  }

  /** Work is under way: does not wait for the full quiet time. */
  #trySooner(): void {
    const due = this.#ports.now() + QUIET_UNSAVED_MS;
    if (this.#trial && this.#trial.due > due) this.#tryAfter(QUIET_UNSAVED_MS);
  }
}
