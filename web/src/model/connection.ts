import { type ReadonlySignal, signal } from "@preact/signals-core";
import { Awareness, removeAwarenessStates } from "y-protocols/awareness";
import type { CanvasDocument } from "./document/document";
import type { TextKey } from "./document/done";
import { Exchange } from "./exchange";
import { Ledger } from "./ledger";
import { CLOSE, type Closing, type Link } from "./link";
import type { Line, Ports } from "./ports";
import type { Presence } from "./presence";
import type { Room } from "./room";

/** The first wait before dialling again, in milliseconds; it doubles up to `RETRY_MAX_MS`. */
export const RETRY_MIN_MS = 500;

/** The longest wait before dialling again. */
export const RETRY_MAX_MS = 15_000;

/** A line that is not live by then is given up, in milliseconds. */
export const OPENING_MAX_MS = 15_000;

/** The wait after we were told that we are too fast, or that the server cannot save. */
export const RETRY_TOO_FAST_MS = 5_000;

/** Refusals after which we stop joining again by ourselves. */
export const REFUSALS_MAX = 3;

/** A refusal longer ago than this is forgotten. */
const REFUSALS_WITHIN_MS = 60_000;

/** What a connection tells. */
export type ConnectionEvents = {
  /** Address to dial; the generation is left out after the server named another. */
  address(generation: string | undefined): string;
  /** Settings came. */
  room(room: Room): void;
  /** Everything of the server is here and ours is there; also after each return. */
  live(): void;
  /** Work in these texts is lost unless it is kept now: the replica is about to be thrown away. */
  refused(reason: string, texts: ReadonlySet<TextKey>): void;
  /** The replica was thrown away: the copy on this device must go too. */
  renewed(): void;
  /** Over for good. */
  closed(why: Closing): void;
};

/** Keeps a canvas in step with its room for as long as the page is open, through any number of lines. */
export class Connection {
  readonly #canvas: CanvasDocument;
  readonly #presence: Presence;
  readonly #ports: Ports;
  readonly #events: ConnectionEvents;
  readonly #ledger = new Ledger();
  readonly #link = signal<Link>({ state: "connecting", attempt: 1 });
  readonly #unsaved = signal(0);
  readonly #stopCounting: () => void;
  #generation: string | undefined;
  #awareness: Awareness;
  #line: Line | undefined;
  #exchange: Exchange | undefined;
  /** Calls off the next dialling, or the giving up of a line that opens. */
  #alarm: (() => void) | undefined;
  #attempt = 1;
  #refusals: number[] = [];
  /** Whether the server could not save when the line closed. */
  #full: true | undefined;

  constructor(
    canvas: CanvasDocument,
    presence: Presence,
    ports: Ports,
    events: ConnectionEvents,
    generation: string | undefined,
  ) {
    this.#canvas = canvas;
    this.#presence = presence;
    this.#ports = ports;
    this.#events = events;
    this.#generation = generation;
    this.#awareness = this.#introduce();
    this.#stopCounting = canvas.onWritten(() => {
      this.#ledger.add(0);
      this.#ledger.touch(canvas.takeTouched());
      this.#count();
    });
  }

  /** Where the connection stands. */
  get link(): ReadonlySignal<Link> {
    return this.#link;
  }

  /** Changes made here that the server has not confirmed. */
  get unsaved(): ReadonlySignal<number> {
    return this.#unsaved;
  }

  /** Dials now: at the start, when the person asks for it, or when the device says it has a network again. */
  dial(): void {
    if (this.#line || this.#link.value.state === "closed") return;
    this.#hangUp();
    this.#alarm = this.#ports.after(OPENING_MAX_MS, () => this.#lost(0));
    // Events of a line that was given up must not touch the one after it.
    let current = true;
    const mine = (act: () => void) => () => {
      if (current) act();
    };
    const line = this.#ports.dial(this.#events.address(this.#generation), {
      opened: mine(() => this.#open(line)),
      received: (bytes) => {
        if (current) this.#exchange?.receive(bytes);
      },
      closed: (code) => {
        if (current) this.#lost(code);
      },
    });
    this.#line = {
      send: (frame) => line.send(frame),
      close: () => {
        current = false;
        line.close();
      },
    };
  }

  /** Lets go of the line, as when the page goes to sleep; `dial` takes it up again. */
  rest(): void {
    if (this.#link.value.state === "closed") return;
    this.#hangUp();
    this.#offline();
  }

  /** Ends it for good and tells the others that we left. */
  leave(): void {
    this.#awareness.setLocalState(null);
    this.#close(CLOSE.left, "left");
    this.#stopCounting();
    this.#presence.end();
  }

  #open(line: Line): void {
    this.#exchange = new Exchange(this.#canvas, this.#awareness, this.#ledger, this.#ports, line, {
      live: () => this.#live(),
      room: (room) => {
        // A return after the document was replaced must be told apart from a return to the same one.
        this.#generation = room.you.generation;
        this.#events.room(room);
      },
      denied: (reason) => this.#refused(reason),
      counted: () => this.#count(),
      dead: () => this.#lost(0),
    });
  }

  #live(): void {
    this.#attempt = 1;
    this.#alarm?.();
    if (this.#link.value.state === "live") return;
    this.#link.value = { state: "live" };
    this.#events.live();
  }

  #lost(code: number): void {
    switch (code) {
      case CLOSE.signedOut:
        this.#over(code, "signed-out");
        break;
      case CLOSE.noSuchCanvas:
        this.#over(code, "no-such-canvas");
        break;
      case CLOSE.otherGeneration:
        this.#generation = undefined;
        this.#refused("refused-other-generation");
        break;
      case CLOSE.tooLarge:
        this.#refused("refused-too-large");
        break;
      case CLOSE.refused:
        this.#refused("refused-refused");
        break;
      default:
        this.#full = code === CLOSE.notSaved || undefined;
        this.#hangUp();
        this.#offline();
        this.#redial(this.#full || code === CLOSE.tooFast ? RETRY_TOO_FAST_MS : 0);
        break;
    }
  }

  /** What is not confirmed goes to the tray, and we start again with nothing under a new client id. */
  #refused(reason: string): void {
    this.#hangUp();
    this.#events.refused(reason, new Set(this.#ledger.touched));
    this.#link.value = { state: "refused", reason };
    this.#startAgain();
    const now = this.#ports.now();
    this.#refusals = [...this.#refusals.filter((at) => now - at < REFUSALS_WITHIN_MS), now];
    if (this.#refusals.length > REFUSALS_MAX) this.#close(CLOSE.refused, "refused");
    else this.#redial(0);
  }

  #over(code: number, why: Closing): void {
    this.#hangUp();
    this.#events.refused(`refused-${why}`, new Set(this.#ledger.touched));
    this.#ledger.clear();
    this.#count();
    this.#close(code, why);
  }

  #close(code: number, why: Closing): void {
    this.#hangUp();
    this.#awareness.destroy();
    this.#link.value = { state: "closed", code, why };
    this.#events.closed(why);
  }

  #startAgain(): void {
    this.#ledger.clear();
    this.#awareness.destroy();
    this.#canvas.renew();
    this.#events.renewed();
    this.#awareness = this.#introduce();
    this.#count();
  }

  #introduce(): Awareness {
    const awareness = new Awareness(this.#canvas.doc);
    this.#presence.follow(awareness);
    return awareness;
  }

  #hangUp(): void {
    this.#alarm?.();
    this.#alarm = undefined;
    this.#exchange?.end();
    this.#exchange = undefined;
    this.#line?.close();
    this.#line = undefined;
    this.#ledger.release();
    const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID);
    removeAwarenessStates(this.#awareness, others, "hung-up");
  }

  #offline(): void {
    const { value } = this.#link;
    const since = value.state === "offline" ? value.since : this.#ports.now();
    this.#link.value = { state: "offline", since, unsent: this.#ledger.count, full: this.#full };
  }

  #redial(least: number): void {
    const wait = Math.min(RETRY_MIN_MS * 2 ** (this.#attempt - 1), RETRY_MAX_MS);
    this.#attempt += 1;
    // A whole room comes back after a restart: not all in the same moment.
    this.#alarm = this.#ports.after(Math.max(least, wait * (0.5 + chance(this.#ports) / 2)), () =>
      this.dial(),
    );
  }

  #count(): void {
    this.#unsaved.value = this.#ledger.count;
    if (this.#link.value.state === "offline") this.#offline();
  }
}

function chance(ports: Pick<Ports, "random">): number {
  const byte = new Uint8Array(1);
  ports.random(byte);
  return (byte[0] ?? 0) / 255;
}
