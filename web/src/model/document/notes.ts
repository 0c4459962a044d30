import * as Y from "yjs";
import type { Note } from "../../generated/Note";
import type { Zone } from "../../generated/Zone";
import type { Done } from "./done";
import { NOTES_MAX, TEXT_CHARS_MAX, WORLD } from "./limits";
import { orderAt } from "./order";
import { type Pen, read, step } from "./pen";
import { clip } from "./text-diff";
import { rewrite } from "./texts";

/** A note about to be written. */
export type NewNote = {
  zone: string;
  /** The zone's first kind when left out. */
  kind?: string;
  text?: string;
  /** Place in the zone counted from 0; last when left out. */
  index?: number;
  pos?: readonly [number, number];
  ref?: string;
};

/** Where one of several notes is put: a place on the board, and the zone that lies there. */
export type Placing = {
  readonly note: string;
  readonly pos: readonly [number, number];
  readonly zone: string;
};

/** What can be done to notes. A command on a note that is gone does nothing and answers `undefined`. */
export class NoteCommands {
  readonly #pen: Pen;
  readonly #zones: readonly Zone[];

  constructor(pen: Pen, zones: readonly Zone[]) {
    this.#pen = pen;
    this.#zones = zones;
  }

  /** Writes a new note. Undo puts it in the bin. */
  add(fresh: NewNote): Done {
    const { notes } = this.#pen.replica().roots;
    if (notes.size >= NOTES_MAX) return { did: "full", what: "notes" };
    const id = this.#pen.id();
    const { by, name, at } = this.#pen.sign();
    const others = read(this.#pen).zone(fresh.zone);
    const values: [string, unknown][] = [
      ["zone", fresh.zone],
      ["kind", this.#kindIn(fresh.zone, fresh.kind)],
      ["order", orderAt(others, fresh.index ?? others.length)],
      ["author", by],
      ["by", name],
      ["at", at],
      ["text", new Y.Text(clip(fresh.text ?? "", TEXT_CHARS_MAX))],
      ["binned", { by, name, at }],
    ];
    if (fresh.pos) values.push(["pos", within(fresh.pos)]);
    if (fresh.ref !== undefined) values.push(["ref", fresh.ref]);
    this.#pen.touch(`note:${id}`);
    // It is made in the bin and taken out of it, so that undo and redo need no more than that.
    this.#pen.replica().prepare(() => notes.set(id, new Y.Map(values)));
    return step(
      this.#pen,
      () => this.#map(id)?.delete("binned"),
      () => ({ did: "note-added", note: id, ...this.#standing(id) }),
    );
  }

  /** Sets a note's whole text, as a text box gives it; only what differs is written. */
  write(id: string, text: string): Done | undefined {
    const map = this.#map(id);
    return map && rewrite(this.#pen, `note:${id}`, map, "text", text);
  }

  /** Moves a note to a zone, or within its own, to a place counted from 0 (last when left out). */
  move(id: string, zone: string, index?: number): Done | undefined {
    const note = this.#note(id);
    const map = this.#map(id);
    if (!note || !map) return undefined;
    const others = read(this.#pen)
      .zone(zone)
      .filter((other) => other.id !== id);
    const order = orderAt(others, index ?? others.length);
    const from = note.zone;
    return step(
      this.#pen,
      () => {
        map.set("order", order);
        if (from === zone) return;
        this.#enter(map, note, zone);
        // A place on the board belongs to the zone that it lay in.
        if (map.has("pos")) map.delete("pos");
      },
      () =>
        from === zone
          ? { did: "note-reordered", note: id, ...this.#standing(id) }
          : { did: "note-moved", note: id, from, ...this.#standing(id) },
    );
  }

  /** Moves a note one place towards the beginning or the end of its zone. */
  shift(id: string, towards: "start" | "end"): Done | undefined {
    const note = this.#note(id);
    if (!note || note.binned) return undefined;
    const zone = read(this.#pen).zone(note.zone);
    const at = zone.findIndex((other) => other.id === id);
    const to = towards === "start" ? at - 1 : at + 1;
    return to < 0 || to >= zone.length ? undefined : this.move(id, note.zone, to);
  }

  /** Puts a note at a place on the board in world units, in the zone it was dropped on. */
  place(id: string, pos: readonly [number, number], zone?: string): Done | undefined {
    const note = this.#note(id);
    const map = this.#map(id);
    if (!note || !map) return undefined;
    const to = zone ?? note.zone;
    const others = read(this.#pen).zone(to);
    const from = note.zone;
    return step(
      this.#pen,
      () => {
        map.set("pos", within(pos));
        if (to === from) return;
        this.#enter(map, note, to);
        map.set("order", orderAt(others, others.length));
      },
      () =>
        to === from
          ? { did: "note-placed", note: id, zone: to }
          : { did: "note-moved", note: id, from, ...this.#standing(id) },
    );
  }

  /** Moves several notes to the end of a zone, in the order given, as one step. */
  moveAll(ids: readonly string[], zone: string): Done | undefined {
    const notes = this.#standingNotes(ids);
    if (notes.length === 0) return undefined;
    return step(
      this.#pen,
      () => {
        const last = this.#lastOrders(ids);
        for (const { note, map } of notes) {
          map.set("order", last(zone));
          if (note.zone === zone) continue;
          this.#enter(map, note, zone);
          if (map.has("pos")) map.delete("pos");
        }
      },
      { did: "notes-moved", ...several(notes), zone },
    );
  }

  /** Puts several notes at places on the board, each in the zone that it was dropped on, as one step. */
  placeAll(placings: readonly Placing[]): Done | undefined {
    const notes = this.#standingNotes(placings.map((one) => one.note));
    if (notes.length === 0) return undefined;
    const to = new Map(placings.map((one) => [one.note, one]));
    return step(
      this.#pen,
      () => {
        const last = this.#lastOrders([...to.keys()]);
        for (const { note, map } of notes) {
          const { pos, zone } = to.get(note.id) ?? { pos: note.pos, zone: note.zone };
          if (pos) map.set("pos", within(pos));
          if (zone === note.zone) continue;
          this.#enter(map, note, zone);
          map.set("order", last(zone));
        }
      },
      { did: "notes-placed", ...several(notes) },
    );
  }

  /** Puts several notes in the bin, as one step. */
  binAll(ids: readonly string[]): Done | undefined {
    const notes = this.#standingNotes(ids);
    if (notes.length === 0) return undefined;
    const signed = this.#pen.sign();
    return step(
      this.#pen,
      () => {
        for (const { map } of notes) map.set("binned", signed);
      },
      { did: "notes-binned", notes: several(notes).notes },
    );
  }

  /** Sets a choice kept on the note; `null` takes it away. */
  choose(id: string, attribute: string, option: string | null): Done | undefined {
    const map = this.#map(id);
    if (!map) return undefined;
    return step(this.#pen, () => assign(map, `attr-${attribute}`, option), {
      did: "note-attribute",
      note: id,
      attribute,
      option,
    });
  }

  /** Makes the note one of another kind. */
  retype(id: string, kind: string): Done | undefined {
    const map = this.#map(id);
    return map && step(this.#pen, () => map.set("kind", kind), { did: "note-kind", note: id, kind });
  }

  /** Gives the note a colour family; `null` goes back to that of its kind. */
  colour(id: string, tone: string | null): Done | undefined {
    const map = this.#map(id);
    return map && step(this.#pen, () => assign(map, "colour", tone), { did: "note-colour", note: id, tone });
  }

  /** Ties the note to a registry record or vocabulary item; `null` unties it. */
  refer(id: string, ref: string | null): Done | undefined {
    const map = this.#map(id);
    return map && step(this.#pen, () => assign(map, "ref", ref), { did: "note-referred", note: id, ref });
  }

  /** Puts a note in the bin. */
  bin(id: string): Done | undefined {
    const note = this.#note(id);
    const map = this.#map(id);
    if (!note || !map || note.binned) return undefined;
    return step(this.#pen, () => map.set("binned", this.#pen.sign()), {
      did: "note-binned",
      note: id,
      zone: note.zone,
    });
  }

  /** Takes a note out of the bin, back to where it was. */
  restore(id: string): Done | undefined {
    const map = this.#map(id);
    const signed = this.#note(id)?.binned;
    if (!map || !signed) return undefined;
    const mine = { ...this.#pen.sign(), at: signed.at };
    if (signed.by !== mine.by) this.#pen.replica().prepare(() => map.set("binned", mine));
    return step(
      this.#pen,
      () => map.delete("binned"),
      () => ({ did: "note-restored", note: id, ...this.#standing(id) }),
    );
  }

  /** Puts a note in a zone, as a kind that belongs there. */
  #enter(map: Y.Map<unknown>, note: Note, zone: string): void {
    map.set("zone", zone);
    const kind = this.#kindIn(zone, note.kind);
    if (kind !== note.kind) map.set("kind", kind);
  }

  #kindIn(slug: string, wanted: string | undefined): string {
    const kinds = this.#zones.find((zone) => zone.slug === slug)?.kinds ?? [];
    if (wanted !== undefined && (kinds.length === 0 || kinds.includes(wanted))) return wanted;
    return kinds[0] ?? "";
  }

  #note(id: string): Note | undefined {
    return read(this.#pen).notes.get(id);
  }

  #map(id: string): Y.Map<unknown> | undefined {
    const map = this.#pen.replica().roots.notes.get(id);
    return map instanceof Y.Map ? map : undefined;
  }

  /** Those of the notes that are there and not in the bin. */
  #standingNotes(ids: readonly string[]): Standing[] {
    return ids.flatMap((id) => {
      const [note, map] = [this.#note(id), this.#map(id)];
      return note && map && !note.binned ? [{ note, map }] : [];
    });
  }

  /** Orders at the end of zones, one after the other, as if `ids` stood nowhere yet. */
  #lastOrders(ids: readonly string[]): (zone: string) => string {
    const lists = new Map<string, { id: string; order: string }[]>();
    return (zone) => {
      const list =
        lists.get(zone) ??
        read(this.#pen)
          .zone(zone)
          .filter(({ id }) => !ids.includes(id));
      const order = orderAt(list, list.length);
      lists.set(zone, [...list, { id: "", order }]);
      return order;
    };
  }

  #standing(id: string): { zone: string; place: number; of: number } {
    const store = read(this.#pen);
    const zone = store.notes.get(id)?.zone ?? "";
    const notes = store.zone(zone);
    return { zone, place: notes.findIndex((note) => note.id === id) + 1, of: notes.length };
  }
}

type Standing = { readonly note: Note; readonly map: Y.Map<unknown> };

/** Several notes as they are told: which, and from which zones they come. */
function several(notes: readonly Standing[]): { notes: string[]; from: string[] } {
  return { notes: notes.map(({ note }) => note.id), from: [...new Set(notes.map(({ note }) => note.zone))] };
}

/** A place on the board, in whole units, not beyond its edge. */
function within([x, y]: readonly [number, number]): [number, number] {
  const [width, height] = WORLD;
  const clamp = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most));
  return [clamp(x, width), clamp(y, height)];
}

function assign(map: Y.Map<unknown>, key: string, value: string | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
