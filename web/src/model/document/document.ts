import * as Y from "yjs";
import type { Content } from "../../generated/Content";
import type { Note } from "../../generated/Note";
import { textsBeyond } from "./beyond";
import type { Changed, Part } from "./changed";
import type { Done, TextKey } from "./done";
import { FieldCommands } from "./fields";
import { newId, type Random } from "./ids";
import { NoteCommands } from "./notes";
import type { Pen, Writer } from "./pen";
import { Replica } from "./replica";
import type { DocumentSheet } from "./sheet";
import type { Values } from "./store";
import { TableCommands } from "./table";
import { CircleCommands, LinkCommands } from "./ties";

/** Where time and chance come from. */
export type Surroundings = { now(): number; random: Random };

/** One canvas: read it, subscribe to it, write it through its commands. The only door to the shared document. */
export class CanvasDocument {
  readonly notes: NoteCommands;
  readonly links: LinkCommands;
  readonly circles: CircleCommands;
  readonly fields: FieldCommands;
  readonly table: TableCommands;

  readonly #sheet: DocumentSheet;
  readonly #surroundings: Surroundings;
  readonly #changed = new Set<(changed: Changed) => void>();
  readonly #written = new Set<(update: Uint8Array) => void>();
  #touched = new Set<TextKey>();
  #writer: Writer = { id: "", name: "" };
  #replica: Replica;

  constructor(sheet: DocumentSheet, surroundings: Surroundings) {
    this.#sheet = sheet;
    this.#surroundings = surroundings;
    this.#replica = this.#fresh();
    const pen: Pen = {
      replica: () => this.#replica,
      sign: () => ({ by: this.#writer.id, name: this.#writer.name, at: surroundings.now() }),
      id: () => newId(surroundings.random),
      touch: (key) => this.#touched.add(key),
    };
    this.notes = new NoteCommands(pen, sheet.zones);
    this.links = new LinkCommands(pen);
    this.circles = new CircleCommands(pen);
    this.fields = new FieldCommands(pen);
    this.table = new TableCommands(pen, sheet.matrix);
  }

  /** From now on, what is written is signed by this person. */
  writeAs(writer: Writer): void {
    this.#writer = writer;
  }

  /** Everything on the canvas, ordered. The same object until something changes. */
  content(): Content {
    return this.#replica.store.content();
  }

  /** What is held under a key of a part: a note by its id, a cell's text by `row:column` … */
  value<P extends Part>(part: P, key: string): Values[P] | undefined {
    return this.#replica.store.value(part, key);
  }

  /** A note, also one in the bin. */
  note(id: string): Note | undefined {
    return this.#replica.store.notes.get(id);
  }

  /** Notes of a zone that are not in the bin, in order. The same array until that zone changes. */
  zone(slug: string): readonly Note[] {
    return this.#replica.store.zone(slug);
  }

  /** The text under a key, or nothing when there is none. */
  text(key: TextKey): string | undefined {
    const [what = "", id = "", part = ""] = key.split(":");
    const { store } = this.#replica;
    switch (what) {
      case "note":
        return store.notes.get(id)?.text;
      case "field":
        return store.fields.get(id);
      case "cell":
        return store.cells.get(`${id}:${part}`);
      default:
        return store[what === "row" ? "rows" : "columns"].get(id)?.parts[part];
    }
  }

  /** Calls after each change until the returned function is called. */
  subscribe(listener: (changed: Changed) => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  /** Takes this person's last step back; tells what it had done. Work of others stays. */
  undo(): Done | undefined {
    return this.#replica.undo();
  }

  /** Does again what was undone last. */
  redo(): Done | undefined {
    return this.#replica.redo();
  }

  /** What undo and redo would take back and do again. */
  next(): { undo: Done | undefined; redo: Done | undefined } {
    return this.#replica.next();
  }

  /** Call when a text box loses focus: the next typing in it is an undo step of its own. */
  endGesture(): void {
    this.#replica.endGesture();
  }

  /** The Yjs document of this moment, for awareness and the copy on this device only. `renew` replaces it. */
  get doc(): Y.Doc {
    return this.#replica.doc;
  }

  /** What this replica has, as an encoded state vector. */
  vector(): Uint8Array {
    return Y.encodeStateVector(this.#replica.doc);
  }

  /** What this replica has and the owner of the vector lacks. Fails on bytes that are no state vector. */
  missing(vector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#replica.doc, vector);
  }

  /** Texts that hold letters which the owner of the vector lacks. */
  textsBeyond(vector: Uint8Array): ReadonlySet<TextKey> {
    return textsBeyond(this.#replica.roots, vector);
  }

  /** Takes in an update of others. Fails on bytes that are no update. */
  apply(update: Uint8Array): void {
    this.#replica.apply(update);
  }

  /** Calls with each update written here until the returned function is called. */
  onWritten(listener: (update: Uint8Array) => void): () => void {
    this.#written.add(listener);
    return () => this.#written.delete(listener);
  }

  /** Texts written here since this was last asked for. */
  takeTouched(): ReadonlySet<TextKey> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  /** Throws the replica and its undo history away and starts an empty one under a new client id. */
  renew(): void {
    const old = this.#replica;
    this.#replica = this.#fresh();
    const lists = { zones: new Set([...old.store.notes.values()].map((note) => note.zone)), bin: true };
    this.#tell({ by: "renewed", keys: old.store.keys(), ...lists });
    old.destroy();
  }

  /** Releases everything; the document is of no use afterwards. */
  destroy(): void {
    this.#changed.clear();
    this.#written.clear();
    this.#replica.destroy();
  }

  #fresh(): Replica {
    return new Replica(this.#sheet, () => this.#surroundings.now(), {
      changed: (changed) => this.#tell(changed),
      written: (update) => {
        for (const listener of this.#written) listener(update);
      },
    });
  }

  #tell(changed: Changed): void {
    for (const listener of this.#changed) listener(changed);
  }
}
