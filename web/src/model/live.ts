import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { Circle } from "../generated/Circle";
import type { Content } from "../generated/Content";
import type { Lane } from "../generated/Lane";
import type { Link } from "../generated/Link";
import type { Note } from "../generated/Note";
import { type Changed, PARTS, type Part } from "./document/changed";
import type { CanvasDocument } from "./document/document";
import type { Done } from "./document/done";
import type { Values } from "./document/store";

/** What undo and redo would take back and do again. */
export type Next = { undo: Done | undefined; redo: Done | undefined };

/**
 * A document as signals. A remote change of one note wakes only what shows that note; lists wake only when
 * something was added to them, left them or changed place.
 */
export class LiveCanvas {
  readonly #document: CanvasDocument;
  readonly #keyed = new Map<string, () => void>();
  readonly #zones = new Map<string, Signal<readonly string[]>>();
  readonly #values = new Map<string, ReadonlySignal<unknown>>();
  readonly #links: Signal<readonly Link[]>;
  readonly #circles: Signal<readonly Circle[]>;
  readonly #columns: Signal<readonly Lane[]>;
  readonly #rows: Signal<readonly Lane[]>;
  readonly #bin: Signal<readonly Note[]>;
  readonly #content: ReadonlySignal<Content>;
  /** Grows with each change, so that everything is put together only when somebody asks. */
  readonly #changes = signal(0);
  readonly #next: Signal<Next>;
  readonly #stop: () => void;

  constructor(document: CanvasDocument) {
    this.#document = document;
    const content = document.content();
    this.#links = signal(content.links);
    this.#circles = signal(content.circles);
    this.#columns = signal(content.columns);
    this.#rows = signal(content.rows);
    this.#bin = signal(content.bin);
    this.#content = computed(() => {
      this.#changes.value;
      return document.content();
    });
    this.#next = signal(document.next());
    this.#stop = document.subscribe((changed) => batch(() => this.#follow(changed)));
  }

  /** What is held under a key: `at("notes", id)`, `at("fields", slug)`, `at("cells", "row:column")` … */
  at<P extends Part>(part: P, key: string): ReadonlySignal<Values[P] | undefined> {
    const name = `${part}/${key}`;
    const known = this.#values.get(name);
    // The name holds the part, so that what is kept under it has that part's type.
    if (known) return known as ReadonlySignal<Values[P] | undefined>;
    const fresh = signal(this.#document.value(part, key));
    this.#values.set(name, fresh);
    this.#keyed.set(name, () => {
      fresh.value = this.#document.value(part, key);
    });
    return fresh;
  }

  /** Ids of a zone's notes in order. */
  zone(slug: string): ReadonlySignal<readonly string[]> {
    let ids = this.#zones.get(slug);
    if (!ids) {
      ids = signal(this.#ids(slug));
      this.#zones.set(slug, ids);
    }
    return ids;
  }

  /** All links, by id. */
  get links(): ReadonlySignal<readonly Link[]> {
    return this.#links;
  }

  /** All circles, by id. */
  get circles(): ReadonlySignal<readonly Circle[]> {
    return this.#circles;
  }

  /** Columns that people added, in order. */
  get columns(): ReadonlySignal<readonly Lane[]> {
    return this.#columns;
  }

  /** Rows that people added, in order. */
  get rows(): ReadonlySignal<readonly Lane[]> {
    return this.#rows;
  }

  /** Notes in the bin, newest first. */
  get bin(): ReadonlySignal<readonly Note[]> {
    return this.#bin;
  }

  /** Everything. Wakes at every change: for counts and summaries, not for notes. */
  get content(): ReadonlySignal<Content> {
    return this.#content;
  }

  /** What this person's undo and redo would take back and do again. */
  get next(): ReadonlySignal<Next> {
    return this.#next;
  }

  /** Stops following the document. */
  destroy(): void {
    this.#stop();
  }

  #follow(changed: Changed): void {
    for (const part of PARTS) {
      for (const key of changed.keys[part]) this.#keyed.get(`${part}/${key}`)?.();
    }
    for (const slug of changed.zones) {
      const ids = this.#zones.get(slug);
      if (ids) ids.value = this.#ids(slug);
    }
    this.#changes.value += 1;
    const { keys } = changed;
    if (keys.links.size > 0) this.#links.value = this.#document.content().links;
    if (keys.circles.size > 0) this.#circles.value = this.#document.content().circles;
    if (keys.columns.size > 0) this.#columns.value = this.#document.content().columns;
    if (keys.rows.size > 0) this.#rows.value = this.#document.content().rows;
    if (changed.bin) this.#bin.value = this.#document.content().bin;
    this.#next.value = this.#document.next();
  }

  #ids(slug: string): readonly string[] {
    return this.#document.zone(slug).map((note) => note.id);
  }
}
