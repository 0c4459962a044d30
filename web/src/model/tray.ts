import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { TextKey } from "./document/done";
import type { Storage } from "./ports";

/** A text that the server did not take, kept for its writer. */
export type TrayItem = {
  readonly id: string;
  /** Where it was written. */
  readonly key: TextKey;
  /** Zone of the note; empty for fields and cells. */
  readonly zone: string;
  /** Kind of the note; empty for fields and cells. */
  readonly kind: string;
  readonly text: string;
  /** UTC milliseconds. */
  readonly at: number;
};

/** The most that is kept; the oldest fall out. */
export const TRAY_ITEMS_MAX = 50;

/** Texts that were not accepted. They stay until their writer puts them back or throws them away. */
export class Tray {
  readonly #items = signal<readonly TrayItem[]>([]);
  readonly #storage: Storage | undefined;
  readonly #name: string;

  /** `storage` is left out for private sheets: then the tray lives in memory only. */
  constructor(canvas: string, storage?: Storage) {
    this.#storage = storage;
    this.#name = `tray:${canvas}`;
    this.#items.value = load(storage, this.#name);
  }

  /** What is in it, oldest first. */
  get items(): ReadonlySignal<readonly TrayItem[]> {
    return this.#items;
  }

  /** Takes texts in. One that is in it already from the same place is replaced. */
  add(fresh: readonly TrayItem[]): void {
    const keys = new Set(fresh.map((item) => item.key));
    const kept = this.#items.value.filter((item) => !keys.has(item.key));
    this.#set([...kept, ...fresh].slice(-TRAY_ITEMS_MAX));
  }

  /** Takes one out, because it was put back or is not wanted. Answers it. */
  take(id: string): TrayItem | undefined {
    const item = this.#items.value.find((one) => one.id === id);
    this.#set(this.#items.value.filter((one) => one !== item));
    return item;
  }

  /** Empties it, on leaving. */
  clear(): void {
    this.#set([]);
  }

  #set(items: readonly TrayItem[]): void {
    this.#items.value = items;
    try {
      if (items.length === 0) this.#storage?.removeItem(this.#name);
      else this.#storage?.setItem(this.#name, JSON.stringify(items));
    } catch {
      // A full or forbidden storage costs only the copy; the tray goes on in memory.
    }
  }
}

function load(storage: Storage | undefined, name: string): readonly TrayItem[] {
  try {
    const items: unknown = JSON.parse(storage?.getItem(name) ?? "[]");
    return Array.isArray(items) ? items.filter(isItem) : [];
  } catch {
    return [];
  }
}

function isItem(value: unknown): value is TrayItem {
  if (typeof value !== "object" || value === null) return false;
  const item: Partial<Record<keyof TrayItem, unknown>> = value;
  const words = [item.id, item.key, item.zone, item.kind, item.text];
  return words.every((word) => typeof word === "string") && typeof item.at === "number";
}
