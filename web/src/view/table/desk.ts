import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import type { Canvas } from "../shell/canvas";
import { ALL, type Asked, readAsked, writeAsked } from "./asked";
import { linkColumns, noteColumns } from "./columns";
import { arranged, type Column, held, says } from "./rows";

/** What the tables show just now, and what the reader asked for. */
export class Desk {
  readonly c: Canvas;
  readonly asked: Signal<Asked>;
  /** The note whose tools are open. */
  readonly open = signal("");
  /** Zone that a new note goes to; the first open one when it is empty or closed. */
  readonly into: Signal<string>;
  readonly noteColumns: readonly Column<Note>[];
  readonly linkColumns: readonly Column<Link>[];
  /** Ids of the notes in the order of their rows. While one is written on, rows keep their places. */
  readonly notes: ReadonlySignal<readonly string[]>;
  /** Links with a shown note at an end. */
  readonly links: ReadonlySignal<readonly Link[]>;
  /** The row that Tab comes to. */
  readonly stop: ReadonlySignal<string>;
  #before: readonly string[] = [];

  constructor(c: Canvas) {
    this.c = c;
    this.asked = signal(readAsked(location.hash) ?? ALL);
    this.into = signal(this.asked.peek().zone);
    this.noteColumns = noteColumns(c);
    this.linkColumns = linkColumns(c);
    this.notes = computed(() => {
      const now = this.#arranged();
      this.#before = c.editing.value === "" ? now : held(this.#before, now);
      return this.#before;
    });
    this.links = computed(() => {
      const shown = new Set(this.notes.value);
      const links = c.reading.links().filter(({ from, to }) => shown.has(from) || shown.has(to));
      return arranged(links, this.linkColumns, this.asked.value.links, c.props.lang);
    });
    this.stop = computed(() => {
      const [ids, picked] = [this.notes.value, c.picked.value];
      return ids.includes(picked) ? picked : (ids[0] ?? "");
    });
  }

  /** Asks for something else; the address follows, and the reader hears how many rows there are. */
  ask(change: Partial<Asked>): void {
    const asked = { ...this.asked.peek(), ...change };
    this.asked.value = asked;
    // An interview leaves nothing on the device, not even what was searched for.
    const hash = writeAsked(this.c.sheet.private ? { ...asked, find: "" } : asked);
    try {
      history.replaceState(history.state, "", hash || location.pathname + location.search);
    } catch {
      // Browsers bound how often an address may change; the next change brings it up to date.
    }
    this.c.tell(this.counted(), "rows");
  }

  /** How many rows there are, in words. */
  counted(): string {
    const [number, count] = [this.notes.value.length, this.c.reading.content().notes.length];
    return number === count
      ? this.c.t("canvas-notes", { count })
      : this.c.t("table-shown", { number, count });
  }

  #arranged(): readonly string[] {
    const { c, noteColumns } = this;
    const { find, zone, kind, notes } = this.asked.value;
    const fits = (note: Note) =>
      (!zone || note.zone === zone) && (!kind || note.kind === kind) && says(note, noteColumns, find);
    const all = c.reading.content().notes.filter((note) => note.id === c.editing.value || fits(note));
    return arranged(all, noteColumns, notes, c.props.lang).map((note) => note.id);
  }
}
