import type { TextKey } from "./document/done";

/** What was written here and is not yet confirmed. */
export class Ledger {
  /** For each change the number of the sync message that carries it on this connection; 0 when none does. */
  #carriers: number[] = [];
  #touched = new Set<TextKey>();

  /** How many changes are not confirmed. */
  get count(): number {
    return this.#carriers.length;
  }

  /** Texts in which they were made. */
  get touched(): ReadonlySet<TextKey> {
    return this.#touched;
  }

  /** Adds a change; `carrier` is 0 when it waits for a connection. */
  add(carrier: number): void {
    this.#carriers.push(carrier);
  }

  /** Adds texts in which unconfirmed changes were made. */
  touch(keys: Iterable<TextKey>): void {
    for (const key of keys) this.#touched.add(key);
  }

  /** All that waited goes with this sync message. */
  carry(carrier: number): void {
    this.#carriers = this.#carriers.map((old) => old || carrier);
  }

  /** The server holds all sync messages up to this number for good. */
  confirm(carrier: number): void {
    this.#carriers = this.#carriers.filter((mine) => mine === 0 || mine > carrier);
    if (this.#carriers.length === 0) this.#touched.clear();
  }

  /** The connection is gone: what it carried waits again. */
  release(): void {
    this.#carriers = this.#carriers.map(() => 0);
  }

  /** Forgets all. */
  clear(): void {
    this.#carriers = [];
    this.#touched.clear();
  }
}
