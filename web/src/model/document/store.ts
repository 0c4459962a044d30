import type { Circle } from "../../generated/Circle";
import type { Cleared } from "../../generated/Cleared";
import type { Content } from "../../generated/Content";
import type { Lane } from "../../generated/Lane";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import type { Signed } from "../../generated/Signed";
import type { Tick } from "../../generated/Tick";
import { arrange } from "./arrange";
import { type Changed, noKeys, PARTS, type Part } from "./changed";
import { byOrder } from "./order";
import {
  readChosen,
  readCircle,
  readCleared,
  readLane,
  readLink,
  readNote,
  readSigned,
  readText,
  readTick,
} from "./read";
import type { DocumentSheet } from "./sheet";

/** How the value of a key in one part of the document is looked up. */
export type Lookup = (part: Part, key: string) => unknown;

/** What each part of a document holds under its keys. */
export type Values = {
  notes: Note;
  links: Link;
  circles: Circle;
  fields: string;
  choices: readonly string[];
  columns: Lane;
  rows: Lane;
  cells: string;
  ticks: Tick;
  hearts: Signed;
  cleared: Cleared;
  written: Signed;
};

/** What has been read from the document so far, kept in step one key at a time. */
export class Store {
  readonly notes = new Map<string, Note>();
  readonly links = new Map<string, Link>();
  readonly circles = new Map<string, Circle>();
  readonly fields = new Map<string, string>();
  readonly choices = new Map<string, readonly string[]>();
  readonly columns = new Map<string, Lane>();
  readonly rows = new Map<string, Lane>();
  readonly cells = new Map<string, string>();
  readonly ticks = new Map<string, Tick>();
  readonly hearts = new Map<string, Signed>();
  readonly cleared = new Map<string, Cleared>();
  readonly written = new Map<string, Signed>();

  readonly #sheet: DocumentSheet;
  /** Notes by zone in order; what is missing here is sorted when it is asked for. */
  readonly #zones = new Map<string, readonly Note[]>();
  #content: Content | undefined;

  constructor(sheet: DocumentSheet) {
    this.#sheet = sheet;
  }

  /** Reads the given keys again. Answers which zones and whether the bin list differ. */
  refresh(keys: Record<Part, Set<string>>, lookup: Lookup): Pick<Changed, "zones" | "bin"> {
    const zones = new Set<string>();
    let bin = false;
    for (const id of keys.notes) {
      const old = this.notes.get(id);
      const fresh = put(this.notes, id, readNote(id, lookup("notes", id), this.#sheet.noteKinds));
      this.#forget(old);
      this.#forget(fresh);
      if (old?.zone === fresh?.zone && old?.order === fresh?.order && !old?.binned === !fresh?.binned) {
        bin ||= Boolean(fresh?.binned);
        continue;
      }
      for (const note of [old, fresh]) {
        if (note?.binned) bin = true;
        else if (note) zones.add(note.zone);
      }
    }
    this.#refreshRest(keys, lookup);
    if (PARTS.some((part) => keys[part].size > 0)) this.#content = undefined;
    return { zones, bin };
  }

  #refreshRest(keys: Record<Part, Set<string>>, lookup: Lookup): void {
    for (const id of keys.links) put(this.links, id, readLink(id, lookup("links", id)));
    for (const id of keys.circles) put(this.circles, id, readCircle(id, lookup("circles", id)));
    for (const axis of ["columns", "rows"] as const) {
      const rule = this.#sheet.matrix?.[axis];
      if (!rule?.open) continue;
      const parts = rule.parts.map((part) => part.slug);
      for (const id of keys[axis]) put(this[axis], id, readLane(id, lookup(axis, id), parts));
    }
    for (const key of keys.fields) put(this.fields, key, readText(lookup("fields", key)));
    for (const key of keys.choices) put(this.choices, key, readChosen(lookup("choices", key)));
    for (const key of keys.cells) put(this.cells, key, readText(lookup("cells", key)));
    for (const key of keys.ticks) put(this.ticks, key, readTick(lookup("ticks", key)));
    for (const key of keys.hearts) put(this.hearts, key, readSigned(lookup("hearts", key)));
    for (const key of keys.cleared) put(this.cleared, key, readCleared(lookup("cleared", key)));
    for (const key of keys.written) put(this.written, key, readSigned(lookup("written", key)));
  }

  /** What is held under a key of a part. */
  value<P extends Part>(part: P, key: string): Values[P] | undefined {
    // Each map holds what `Values` says of its part, which the compiler cannot follow through a generic key.
    const map = this[part] as ReadonlyMap<string, unknown> as ReadonlyMap<string, Values[P]>;
    return map.get(key);
  }

  /** Every key that is known, for a reader that must look at all of them again. */
  keys(): Record<Part, Set<string>> {
    const keys = noKeys();
    for (const part of PARTS) for (const key of this[part].keys()) keys[part].add(key);
    return keys;
  }

  /** Notes of a zone that are not in the bin, in order. */
  zone(slug: string): readonly Note[] {
    let notes = this.#zones.get(slug);
    if (!notes) {
      notes = [...this.notes.values()].filter((note) => note.zone === slug && !note.binned).sort(byOrder);
      this.#zones.set(slug, notes);
    }
    return notes;
  }

  /** Everything, ordered; the same object until something changes. */
  content(): Content {
    this.#content ??= arrange(this, this.#sheet);
    return this.#content;
  }

  #forget(note: Note | undefined): void {
    if (note) this.#zones.delete(note.zone);
  }
}

function put<T>(map: Map<string, T>, key: string, value: T | undefined): T | undefined {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
  return value;
}
