import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Circle } from "../../generated/Circle";
import type { Content } from "../../generated/Content";
import type { Lane } from "../../generated/Lane";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import type { LiveCanvas, Part, Values } from "../../model";
import { byEnd } from "../list/words";

/**
 * What the views show: the server's content until the document is whole, and what was there last while the
 * document is being fetched again after a refusal. All methods are tracked when called from a component.
 */
export class Reading {
  readonly #live: LiveCanvas | undefined;
  readonly #following: ReadonlySignal<boolean>;
  readonly #kept: Signal<Content>;
  readonly #keptNotes: ReadonlySignal<ReadonlyMap<string, Note>>;
  readonly #ties: ReadonlySignal<ReadonlyMap<string, readonly Link[]>>;
  readonly #firsts = new Map<string, ReadonlySignal<string>>();

  constructor(content: Content, live?: LiveCanvas, following: ReadonlySignal<boolean> = signal(false)) {
    this.#live = live;
    this.#following = following;
    const kept = signal(content);
    this.#kept = kept;
    this.#keptNotes = computed(
      () => new Map([...kept.value.notes, ...kept.value.bin].map((one) => [one.id, one])),
    );
    this.#ties = computed(() => byEnd(this.links()));
    following.subscribe((now) => {
      if (!now && live && live.content.peek().notes.length > 0) kept.value = live.content.peek();
    });
  }

  /** Everything; wakes at every change. */
  content(): Content {
    return this.#now()?.content.value ?? this.#kept.value;
  }

  /** A note, also one in the bin. */
  note(id: string): Note | undefined {
    const live = this.#now();
    return live ? live.at("notes", id).value : this.#keptNotes.value.get(id);
  }

  /** Ids of a zone's notes, in order. */
  zone(slug: string): readonly string[] {
    const live = this.#now();
    if (live) return live.zone(slug).value;
    return this.#kept.value.notes.filter((note) => note.zone === slug).map((note) => note.id);
  }

  /** What is held under a key of a part other than notes. */
  at<P extends Exclude<Part, "notes" | "links" | "circles" | "columns" | "rows">>(part: P, key: string) {
    const live = this.#now();
    // `Content` holds each of these parts by the same keys as the document does.
    const kept = this.#kept.value[part] as Readonly<Record<string, Values[P]>>;
    return live ? live.at(part, key).value : kept[key];
  }

  links(): readonly Link[] {
    return this.#now()?.links.value ?? this.#kept.value.links;
  }

  /** Links of a note. */
  linksOf(id: string): readonly Link[] {
    return this.#ties.value.get(id) ?? [];
  }

  circles(): readonly Circle[] {
    return this.#now()?.circles.value ?? this.#kept.value.circles;
  }

  lanes(axis: "rows" | "columns"): readonly Lane[] {
    return this.#now()?.[axis].value ?? this.#kept.value[axis];
  }

  bin(): readonly Note[] {
    return this.#now()?.bin.value ?? this.#kept.value.bin;
  }

  /** The first note of a zone, or an empty string. */
  first(zone: string): ReadonlySignal<string> {
    let first = this.#firsts.get(zone);
    if (!first) {
      first = computed(() => this.zone(zone)[0] ?? "");
      this.#firsts.set(zone, first);
    }
    return first;
  }

  #now(): LiveCanvas | undefined {
    return this.#following.value ? this.#live : undefined;
  }
}
