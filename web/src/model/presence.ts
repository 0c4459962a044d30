import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Awareness } from "y-protocols/awareness";
import type { TextKey } from "./document/done";
import type { Ports } from "./ports";

/** Colours for people: `tone-0` … `tone-7` in the styles. */
export const TONES = 8;

/** Above this many people names give way to counts by zone. */
export const NAMED_MAX = 20;

/** Own movements are sent at most once in this time, in milliseconds. */
export const SPREAD_EVERY_MS = 80;

/** Characters kept of another's name. */
const NAME_CHARS_MAX = 60;

/** Where somebody drags a note to just now. */
export type Drag = { readonly id: string; readonly pos: readonly [number, number] };

/** Somebody else in the room. */
export type Person = {
  /** Participant id. One person with two windows is one person. */
  readonly id: string;
  readonly name: string;
  /** 0 to `TONES` - 1, the same in all windows. */
  readonly tone: number;
  readonly zone: string | undefined;
  readonly editing: TextKey | undefined;
  readonly drag: Drag | undefined;
};

/** What we show of ourselves. */
type Own = {
  user: { id: string; name: string; tone: number };
  zone?: string;
  editing?: TextKey;
  drag?: Drag;
};

/** Who is in the room, where they are and what they write; and our own part of it. */
export class Presence {
  readonly #ports: Pick<Ports, "after">;
  readonly #people = signal<readonly Person[]>([]);
  readonly #dragging = signal<ReadonlyMap<string, readonly [number, number]>>(new Map());
  #awareness: Awareness | undefined;
  #unfollow: (() => void) | undefined;
  #own: Own | undefined;
  #due: (() => void) | undefined;

  constructor(ports: Pick<Ports, "after">) {
    this.#ports = ports;
  }

  /** Everybody else, by name. */
  get people(): ReadonlySignal<readonly Person[]> {
    return this.#people;
  }

  /** Notes that others drag just now, with where they are. */
  get dragging(): ReadonlySignal<ReadonlyMap<string, readonly [number, number]>> {
    return this.#dragging;
  }

  /** Says who we are. */
  introduce(user: { id: string; name: string }): void {
    this.#own = { ...this.#own, user: { ...user, tone: toneOf(user.id) } };
    this.#spread();
  }

  /** Says where we are; `undefined` for nowhere in particular. */
  enter(zone: string | undefined): void {
    this.#set("zone", zone);
  }

  /** Says what we write. */
  edit(key: TextKey | undefined): void {
    this.#set("editing", key);
  }

  /** Says where a note is while we drag it; `undefined` at its end. */
  drag(drag: Drag | undefined): void {
    this.#set("drag", drag);
  }

  /** Follows the awareness of a replica, in place of the one before. */
  follow(awareness: Awareness): void {
    this.#unfollow?.();
    this.#awareness = awareness;
    const read = () => this.#read(awareness);
    awareness.on("change", read);
    this.#unfollow = () => awareness.off("change", read);
    this.#tell();
    read();
  }

  /** Who writes a text just now. */
  editors(key: TextKey): readonly Person[] {
    return this.#people.value.filter((person) => person.editing === key);
  }

  /** How many others are in each zone. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { zone } of this.#people.value) if (zone) counts.set(zone, (counts.get(zone) ?? 0) + 1);
    return counts;
  }

  /** Stops telling and following. */
  end(): void {
    this.#due?.();
    this.#unfollow?.();
  }

  #set<K extends "zone" | "editing" | "drag">(key: K, value: Own[K] | undefined): void {
    if (!this.#own || this.#own[key] === value) return;
    const own = { ...this.#own };
    if (value === undefined) delete own[key];
    else own[key] = value;
    this.#own = own;
    this.#spread();
  }

  #spread(): void {
    if (this.#due) return;
    this.#tell();
    this.#due = this.#ports.after(SPREAD_EVERY_MS, () => {
      this.#due = undefined;
      if (this.#awareness && this.#awareness.getLocalState() !== this.#own) this.#tell();
    });
  }

  #tell(): void {
    if (this.#own) this.#awareness?.setLocalState(this.#own);
  }

  #read(awareness: Awareness): void {
    const people = new Map<string, Person>();
    const dragging = new Map<string, readonly [number, number]>();
    for (const [client, state] of awareness.getStates()) {
      const person = client === awareness.clientID ? undefined : readPerson(state, client);
      if (!person || person.id === this.#own?.user.id) continue;
      people.set(person.id, { ...people.get(person.id), ...person });
      if (person.drag) dragging.set(person.drag.id, person.drag.pos);
    }
    this.#people.value = [...people.values()].sort(
      (a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
    );
    this.#dragging.value = dragging;
  }
}

/** The colour of a person, from the id alone. */
export function toneOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) % 1_000_003;
  return hash % TONES;
}

function readPerson(state: Readonly<Record<string, unknown>>, client: number): Person | undefined {
  const user = recordOf(state.user);
  if (!user || typeof user.name !== "string") return undefined;
  // Those who name no id are told apart by their window.
  const id = typeof user.id === "string" && user.id !== "" ? user.id : `window-${client}`;
  return {
    id,
    name: user.name.slice(0, NAME_CHARS_MAX),
    tone: toneOf(id),
    zone: typeof state.zone === "string" ? state.zone : undefined,
    editing: isTextKey(state.editing) ? state.editing : undefined,
    drag: readDrag(state.drag),
  };
}

function readDrag(value: unknown): Drag | undefined {
  const drag = recordOf(value);
  if (!drag || typeof drag.id !== "string" || !Array.isArray(drag.pos)) return undefined;
  const [x, y]: unknown[] = drag.pos;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return { id: drag.id, pos: [Number(x), Number(y)] };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}

function isTextKey(value: unknown): value is TextKey {
  return typeof value === "string" && /^(note|field|cell|row|column):/.test(value);
}
