import { computed, type ReadonlySignal } from "@preact/signals";
import type { Presence } from "../../model";
import type { Reading } from "./reading";
import { kept, sameValue, steady } from "./steady";

const NOBODY: readonly string[] = [];

/** Which note is picked, which is written on, and by whom. Only the notes that it passes between are woken. */
export class Attention {
  readonly #picked: ReadonlySignal<string>;
  readonly #editing: ReadonlySignal<string>;
  readonly #reading: Reading;
  readonly #writers: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  readonly #arePicked = new Map<string, ReadonlySignal<boolean>>();
  readonly #areEdited = new Map<string, ReadonlySignal<boolean>>();
  readonly #areStops = new Map<string, ReadonlySignal<boolean>>();
  readonly #stops = new Map<string, ReadonlySignal<string>>();
  readonly #writersOf = new Map<string, ReadonlySignal<readonly string[]>>();

  constructor(
    picked: ReadonlySignal<string>,
    editing: ReadonlySignal<string>,
    reading: Reading,
    presence: Presence,
  ) {
    this.#picked = picked;
    this.#editing = editing;
    this.#reading = reading;
    this.#writers = computed(() => {
      const writers = new Map<string, string[]>();
      for (const { editing: key, name } of presence.people.value)
        if (key) writers.set(key, [...(writers.get(key) ?? []), name]);
      return writers;
    });
  }

  isPicked(note: string): boolean {
    return kept(this.#arePicked, note, () => computed(() => this.#picked.value === note)).value;
  }

  isEdited(note: string): boolean {
    return kept(this.#areEdited, note, () => computed(() => this.#editing.value === note)).value;
  }

  /** Whether the tab key stops at a note: at the picked one, else at the first of its zone. */
  isStop(note: string, zone: string): boolean {
    const stop = kept(this.#stops, zone, () => computed(() => this.#stop(zone)));
    return kept(this.#areStops, `${zone} ${note}`, () => computed(() => stop.value === note)).value;
  }

  /** Names of others who write on a note just now. */
  writers(note: string): readonly string[] {
    const read = () => this.#writers.value.get(`note:${note}`) ?? NOBODY;
    return kept(this.#writersOf, note, () => steady(read, sameValue)).value;
  }

  #stop(zone: string): string {
    const picked = this.#picked.value;
    return this.#reading.note(picked)?.zone === zone ? picked : (this.#reading.zone(zone)[0] ?? "");
  }
}
