import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Circle } from "../../generated/Circle";
import type { Content } from "../../generated/Content";
import type { Lane } from "../../generated/Lane";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import { type LiveCanvas, type NumberedCircle, numberedCircles, type Part, type Values } from "../../model";
import { byEnd } from "../list/words";
import { kept, sameValue, steady } from "./steady";

const NONE: readonly never[] = [];

/**
 * What the views show: the server's content until the document is whole, and what was there last while the
 * document is being fetched again after a refusal. All methods are tracked when called from a component, which is woken
 * only when what it asked for differs: most notes of the document are those that the server drew.
 */
export class Reading {
  readonly #live: LiveCanvas | undefined;
  readonly #following: ReadonlySignal<boolean>;
  readonly #kept: Signal<Content>;
  readonly #keptNotes: ReadonlySignal<ReadonlyMap<string, Note>>;
  readonly #keptZones: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  readonly #ties: ReadonlySignal<ReadonlyMap<string, readonly Link[]>>;
  readonly #circled: ReadonlySignal<readonly NumberedCircle[]>;
  readonly #notes = new Map<string, ReadonlySignal<Note | undefined>>();
  readonly #zones = new Map<string, ReadonlySignal<readonly string[]>>();
  readonly #values = new Map<string, ReadonlySignal<unknown>>();
  readonly #linksOf = new Map<string, ReadonlySignal<readonly Link[]>>();
  readonly #circlesOf = new Map<string, ReadonlySignal<readonly NumberedCircle[]>>();

  constructor(content: Content, live?: LiveCanvas, following: ReadonlySignal<boolean> = signal(false)) {
    this.#live = live;
    this.#following = following;
    const first = signal(content);
    this.#kept = first;
    this.#keptNotes = computed(
      () => new Map([...first.value.notes, ...first.value.bin].map((one) => [one.id, one])),
    );
    this.#keptZones = computed(() => byZone(first.value.notes));
    this.#ties = computed(() => byEnd(this.links()));
    this.#circled = computed(() => numberedCircles({ circles: [...this.circles()] }));
    following.subscribe((now) => {
      if (!now && live && live.content.peek().notes.length > 0) first.value = live.content.peek();
    });
  }

  /** Everything; wakes at every change. */
  content(): Content {
    return this.#now()?.content.value ?? this.#kept.value;
  }

  /** A note, also one in the bin. */
  note(id: string): Note | undefined {
    const read = () => {
      const live = this.#now();
      return live ? live.at("notes", id).value : this.#keptNotes.value.get(id);
    };
    return kept(this.#notes, id, () => steady(read, sameValue)).value;
  }

  /** Ids of a zone's notes, in order. */
  zone(slug: string): readonly string[] {
    const read = () => this.#now()?.zone(slug).value ?? this.#keptZones.value.get(slug) ?? [];
    return kept(this.#zones, slug, () => steady(read, sameValue)).value;
  }

  /** What is held under a key of a part other than notes. */
  at<P extends Exclude<Part, "notes" | "links" | "circles" | "columns" | "rows">>(
    part: P,
    key: string,
  ): Values[P] | undefined {
    const read = () => {
      const live = this.#now();
      // `Content` holds each of these parts by the same keys as the document does.
      const held = this.#kept.value[part] as Readonly<Record<string, Values[P]>>;
      return live ? live.at(part, key).value : held[key];
    };
    // The name holds the part, so that what is kept under it has that part's type.
    return kept(this.#values, `${part}/${key}`, () => steady(read, sameValue)).value as Values[P] | undefined;
  }

  links(): readonly Link[] {
    return this.#now()?.links.value ?? this.#kept.value.links;
  }

  /** Links of a note. */
  linksOf(id: string): readonly Link[] {
    return kept(this.#linksOf, id, () => steady(() => this.#ties.value.get(id) ?? NONE, sameValue)).value;
  }

  circles(): readonly Circle[] {
    return this.#now()?.circles.value ?? this.#kept.value.circles;
  }

  /** Circles that a note is in, with their numbers. */
  circlesOf(id: string): readonly NumberedCircle[] {
    const read = () => {
      const own = this.#circled.value.filter((one) => one.members.includes(id));
      return own.length > 0 ? own : NONE;
    };
    return kept(this.#circlesOf, id, () => steady(read, sameValue)).value;
  }

  lanes(axis: "rows" | "columns"): readonly Lane[] {
    return this.#now()?.[axis].value ?? this.#kept.value[axis];
  }

  bin(): readonly Note[] {
    return this.#now()?.bin.value ?? this.#kept.value.bin;
  }

  #now(): LiveCanvas | undefined {
    return this.#following.value ? this.#live : undefined;
  }
}

function byZone(notes: readonly Note[]): Map<string, string[]> {
  const zones = new Map<string, string[]>();
  for (const { id, zone } of notes) {
    const there = zones.get(zone);
    if (there) there.push(id);
    else zones.set(zone, [id]);
  }
  return zones;
}
