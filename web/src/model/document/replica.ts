import * as Y from "yjs";
import { type Changed, noKeys, PARTS, type Part } from "./changed";
import type { Done } from "./done";
import { TYPING_PAUSE_MS } from "./limits";
import type { DocumentSheet } from "./sheet";
import { Store } from "./store";

/** Marks what this person does: undo follows this one object. */
const MINE = { writer: "me" };

/** Marks what this person does but must not be undone: the server keeps what has once been made. */
const LASTING = { writer: "me, for good" };

/** Marks what this person says at once and for good: it is sent by itself, and undo does not reach it. */
const TOLD = { writer: "me, at once" };

/** Marks what came over the wire. */
const THEIRS = { writer: "others" };

const DONE = "done";

type StackItem = Y.UndoManager["undoStack"][number];

/** What a replica tells its owner. */
export type Hooks = {
  /** After each transaction that changed something. */
  changed(changed: Changed): void;
  /** With each update that did not come over the wire and must be sent. */
  written(update: Uint8Array): void;
};

/** One Yjs document with its store and undo history. It is thrown away whole when the server refuses our work. */
export class Replica {
  /** What has been read so far. */
  readonly store: Store;
  /** The Yjs document itself, for the copy on this device. */
  readonly doc = new Y.Doc();
  /** The shared maps. */
  readonly roots: Readonly<Record<Part, Y.Map<unknown>>>;
  readonly #undo: Y.UndoManager;
  readonly #now: () => number;
  readonly #hooks: Hooks;
  #keys = noKeys();
  #typing: { key: string; at: number } | undefined;
  #captured: StackItem[] = [];
  /** How the step under way tells what it did, and what it told. */
  #tell: (() => Done) | undefined;
  #told: Done | undefined;
  /** Prepared updates; they leave with the step that they belong to, so that nobody sees half of it. */
  #prepared: Uint8Array[] = [];

  constructor(sheet: DocumentSheet, now: () => number, hooks: Hooks) {
    this.store = new Store(sheet);
    this.#now = now;
    this.#hooks = hooks;
    this.roots = rootsOf(this.doc);
    // Who last wrote somewhere is not undone: the server takes no signature but the writer's own.
    const undoable = PARTS.filter((part) => part !== "written").map((part) => this.roots[part]);
    this.#undo = new Y.UndoManager(undoable, {
      trackedOrigins: new Set([MINE]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    for (const part of PARTS) this.#watch(part);
    this.doc.on("afterTransaction", (transaction) => this.#settle(transaction));
    this.doc.on("update", (update, origin) => {
      // What the copy on this device brings may be unknown to the server: it is sent as if written now.
      if (origin === LASTING) this.#prepared.push(update);
      else if (origin !== THEIRS) hooks.written(this.#joined(update));
    });
    this.#undo.on("stack-item-added", ({ stackItem }) => this.#capture(stackItem));
    this.#undo.on("stack-item-updated", ({ stackItem }) => this.#capture(stackItem));
  }

  /**
   * Writes what undo must leave alone, before the step that it belongs to. The server refuses to lose a note or a
   * text, and to take back a value that another signed: such things are made or signed here first.
   */
  prepare(act: () => void): void {
    this.doc.transact(act, LASTING);
  }

  /** Writes and sends what undo must leave alone. */
  tell(act: () => void): void {
    this.doc.transact(act, TOLD);
  }

  /** Writes as one undo step. Steps that name the same text within the typing pause become one. */
  write(act: () => void, done: () => Done, typing?: string): Done {
    const at = this.#now();
    const before = this.#typing;
    if (typing === undefined || before?.key !== typing || at - before.at >= TYPING_PAUSE_MS)
      this.#undo.stopCapturing();
    this.#typing = typing === undefined ? undefined : { key: typing, at };
    this.#captured = [];
    this.#tell = done;
    this.doc.transact(act, MINE);
    this.#tell = undefined;
    const what = this.#told ?? done();
    this.#told = undefined;
    return what;
  }

  /** The next change of the same text starts an undo step of its own. */
  endGesture(): void {
    this.#typing = undefined;
  }

  /** Takes this person's last step back; tells what it had done, or nothing when there is none. */
  undo(): Done | undefined {
    this.#typing = undefined;
    return doneOf(this.#undo.undo());
  }

  /** Does again what was undone last. */
  redo(): Done | undefined {
    this.#typing = undefined;
    return doneOf(this.#undo.redo());
  }

  /** What undo and redo would take back and do again. */
  next(): { undo: Done | undefined; redo: Done | undefined } {
    const top = (stack: readonly StackItem[]) => doneOf(stack.at(-1) ?? null);
    return { undo: top(this.#undo.undoStack), redo: top(this.#undo.redoStack) };
  }

  /** Takes in an update of others. Fails on bytes that are no update. */
  apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, THEIRS);
  }

  /** Releases everything. */
  destroy(): void {
    this.#undo.destroy();
    this.doc.destroy();
  }

  #joined(update: Uint8Array): Uint8Array {
    if (this.#prepared.length === 0) return update;
    const whole = Y.mergeUpdates([...this.#prepared, update]);
    this.#prepared = [];
    return whole;
  }

  #capture(item: StackItem): void {
    const undone = this.#undo.currStackItem?.meta.get(DONE);
    if (undone !== undefined) item.meta.set(DONE, undone);
    this.#captured.push(item);
  }

  #watch(part: Part): void {
    const root = this.roots[part];
    root.observeDeep((events) => {
      for (const event of events) {
        const [first] = event.path;
        if (first !== undefined) this.#keys[part].add(String(first));
        else for (const key of event.keys.keys()) this.#keys[part].add(key);
      }
    });
  }

  #settle(transaction: Y.Transaction): void {
    const keys = this.#keys;
    this.#keys = noKeys();
    if (PARTS.every((part) => keys[part].size === 0)) return;
    const lists = this.store.refresh(keys, (part, key) => this.roots[part].get(key));
    // The step is named before anybody hears of it, so that they can ask what undo would take back.
    if (transaction.origin === MINE) this.#told = this.#tell?.();
    if (this.#told) for (const item of this.#captured) item.meta.set(DONE, this.#told);
    this.#hooks.changed({ by: this.#writer(transaction.origin), keys, ...lists });
  }

  #writer(origin: unknown): Changed["by"] {
    if (origin === MINE || origin === LASTING || origin === TOLD) return "me";
    return origin === this.#undo ? "undo" : "others";
  }
}

function doneOf(item: StackItem | null): Done | undefined {
  // Only `write` puts values under this key.
  return item?.meta.get(DONE) as Done | undefined;
}

function rootsOf(doc: Y.Doc): Record<Part, Y.Map<unknown>> {
  return {
    notes: doc.getMap("notes"),
    links: doc.getMap("links"),
    circles: doc.getMap("circles"),
    fields: doc.getMap("fields"),
    choices: doc.getMap("choices"),
    columns: doc.getMap("columns"),
    rows: doc.getMap("rows"),
    cells: doc.getMap("cells"),
    ticks: doc.getMap("ticks"),
    hearts: doc.getMap("hearts"),
    cleared: doc.getMap("cleared"),
    written: doc.getMap("written"),
  };
}
