import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { Sheet } from "../generated/Sheet";
import { Connection } from "./connection";
import { CanvasDocument } from "./document/document";
import type { TextKey } from "./document/done";
import { newId } from "./document/ids";
import type { Link } from "./link";
import { LiveCanvas } from "./live";
import type { Copy, Ports } from "./ports";
import { Presence } from "./presence";
import type { Room } from "./room";
import { type Save, saveOf } from "./save";
import { Tray, type TrayItem } from "./tray";

/** Loading the copy on this device may take this long; then we go on without it. */
export const COPY_WAIT_MS = 1_500;

/** Where one joins. */
export type Joining = {
  /** Id of the canvas. */
  canvas: string;
  /** The sheet in the reader's language. */
  sheet: Sheet;
  /** The room as it was when the page was made. */
  room: Room;
  /** Address of the socket: `wss://…/collab/{canvas}`, with `?token=` for guests without a cookie. */
  socket: string;
};

/** What was not accepted, until the person has seen it. `reason` is a message key. */
export type Refusal = { readonly reason: string; readonly texts: number; readonly at: number };

/** A person's stay on a canvas. */
export class Session {
  /** The document and its commands. */
  readonly canvas: CanvasDocument;
  /** The document as signals. */
  readonly live: LiveCanvas;
  /** Who else is here. */
  readonly presence: Presence;
  /** Texts that were not accepted. */
  readonly tray: Tray;
  /** What the save mark says. */
  readonly save: ReadonlySignal<Save>;

  readonly #joining: Joining;
  readonly #ports: Ports;
  readonly #connection: Connection;
  readonly #room: Signal<Room>;
  readonly #refusal = signal<Refusal | undefined>(undefined);
  readonly #joined = signal(false);
  #copy: Promise<Copy | undefined> = Promise.resolve(undefined);
  #copying = false;

  constructor(joining: Joining, ports: Ports) {
    const { canvas, sheet, room } = joining;
    this.#joining = joining;
    this.#ports = ports;
    this.#room = signal(room);
    this.canvas = new CanvasDocument(sheet, ports);
    this.canvas.writeAs(room.you);
    this.live = new LiveCanvas(this.canvas);
    this.presence = new Presence(ports);
    this.presence.introduce(room.you);
    this.tray = new Tray(canvas, sheet.private ? undefined : ports.storage);
    this.#connection = new Connection(
      this.canvas,
      this.presence,
      ports,
      {
        address: (generation) => address(joining.socket, generation),
        room: (fresh) => this.#follow(fresh),
        live: () => this.#arrive(),
        refused: (reason, texts) => this.#keep(reason, texts),
        renewed: () => this.#dropCopy(),
        closed: (why) => {
          if (why !== "refused") this.#dropCopy();
        },
      },
      room.you.generation,
    );
    this.save = computed(() => saveOf(this.link.value, this.unsaved.value, this.#refusal.value?.reason));
  }

  /** The sheet in the reader's language. */
  get sheet(): Sheet {
    return this.#joining.sheet;
  }

  /** Where the connection stands. */
  get link(): ReadonlySignal<Link> {
    return this.#connection.link;
  }

  /** Changes that the server has not confirmed; above 0, ask before the page is closed. */
  get unsaved(): ReadonlySignal<number> {
    return this.#connection.unsaved;
  }

  /** The room's settings and who we are. */
  get room(): ReadonlySignal<Room> {
    return this.#room;
  }

  /** Whether the document has been whole once: before that, show what the server drew. */
  get joined(): ReadonlySignal<boolean> {
    return this.#joined;
  }

  /** What was not accepted last, until `seen`. */
  get refusal(): ReadonlySignal<Refusal | undefined> {
    return this.#refusal;
  }

  /** Joins, or wakes: with the copy on this device where there is one, else straight away. */
  async start(): Promise<void> {
    if (this.#copying || this.link.value.state === "live") return;
    if (this.#ports.copies?.kept(this.#joining.canvas) === this.#copyName() && this.#mayCopy()) {
      this.#openCopy();
      await Promise.race([
        this.#copy.then((copy) => {
          if (copy && this.canvas.content().notes.length > 0) this.#joined.value = true;
        }),
        new Promise<void>((resolve) => this.#ports.after(COPY_WAIT_MS, resolve)),
      ]);
    }
    this.#connection.dial();
  }

  /** Tries to connect now. */
  retry(): void {
    this.#connection.dial();
  }

  /** The person has seen that something was not accepted. */
  seen(): void {
    this.#refusal.value = undefined;
  }

  /** Writes a text of the tray again, as a new note; fields and cells get it at the end of what they hold. */
  putBack(id: string): void {
    const item = this.tray.take(id);
    if (!item) return;
    this.#seenWhenEmpty();
    const [what = "", first = "", second = ""] = item.key.split(":");
    const joined = (now: string | undefined) => (now ? `${now}\n${item.text}` : item.text);
    const now = this.canvas.text(item.key);
    if (what === "field") this.canvas.fields.write(first, joined(now));
    else if (what === "cell") this.canvas.table.writeCell(first, second, joined(now));
    else if (what === "note") this.canvas.notes.add({ zone: item.zone, kind: item.kind, text: item.text });
    else this.canvas.table.writePart(what === "row" ? "rows" : "columns", first, second, joined(now));
  }

  /** Throws a text of the tray away. */
  discard(id: string): void {
    this.tray.take(id);
    this.#seenWhenEmpty();
  }

  /** Leaves for good: nothing stays on this device. */
  async leave(): Promise<void> {
    this.#connection.leave();
    this.tray.clear();
    this.live.destroy();
    await this.#copy.catch(() => undefined);
  }

  /** The page goes to sleep; what is kept on this device stays. `start` wakes it. */
  async pause(): Promise<void> {
    this.#connection.rest();
    const copy = this.#copy;
    this.#copy = Promise.resolve(undefined);
    this.#copying = false;
    await (await copy)?.close();
  }

  #seenWhenEmpty(): void {
    if (this.tray.items.value.length === 0) this.seen();
  }

  #follow(room: Room): void {
    if (room.revision < this.#room.value.revision) return;
    this.#room.value = room;
    this.canvas.writeAs(room.you);
    this.presence.introduce(room.you);
  }

  #arrive(): void {
    this.#joined.value = true;
    if (!this.#copying && this.#mayCopy()) this.#openCopy();
  }

  #mayCopy(): boolean {
    return !this.#joining.sheet.private;
  }

  #copyName(): string {
    const { id, generation } = this.#room.value.you;
    return `canvas/${this.#joining.canvas}/${generation}/${id}`;
  }

  #openCopy(): void {
    const { copies } = this.#ports;
    if (!copies) return;
    this.#copying = true;
    // A device without room for a copy goes on without one.
    this.#copy = copies.open(this.#joining.canvas, this.#copyName(), this.canvas.doc).catch(() => undefined);
  }

  #dropCopy(): void {
    const { copies } = this.#ports;
    this.#copying = false;
    this.#copy = this.#copy.then(async (copy) => {
      await (copy ? copy.clear() : copies?.remove(this.#joining.canvas));
      return undefined;
    });
  }

  #keep(reason: string, keys: ReadonlySet<TextKey>): void {
    const at = this.#ports.now();
    const items: TrayItem[] = [];
    for (const key of keys) {
      const text = this.canvas.text(key)?.trim() ?? "";
      if (text === "") continue;
      const note = key.startsWith("note:") ? this.canvas.note(key.slice(5)) : undefined;
      const id = newId(this.#ports.random);
      items.push({ id, key, zone: note?.zone ?? "", kind: note?.kind ?? "", text, at });
    }
    this.tray.add(items);
    if (items.length > 0) this.#refusal.value = { reason, texts: items.length, at };
  }
}

function address(socket: string, generation: string | undefined): string {
  const url = new URL(socket);
  if (generation) url.searchParams.set("generation", generation);
  return url.href;
}
