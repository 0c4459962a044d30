/** The pause between two messages, in milliseconds: shorter ones swallow each other in screen readers. */
export const GAP_MS = 1_000;

/** Messages that wait at most; of a flood the first and the newest are kept. */
export const WAITING_MAX = 3;

/** Where the words go and how time passes. */
export type AnnouncerPorts = {
  /** Writes into the one polite live region of the page. */
  write(text: string): void;
  after(ms: number, act: () => void): () => void;
};

/** How a message behaves among others. */
export type Announcement = {
  /** A waiting message of the same topic is replaced: only where a note is now matters, not where it was. */
  topic?: string;
};

type Waiting = { readonly text: string; readonly topic: string | undefined };

/** Says one thing after another. */
export class Announcer {
  readonly #ports: AnnouncerPorts;
  #waiting: Waiting[] = [];
  #last = "";
  #stop: (() => void) | undefined;

  constructor(ports: AnnouncerPorts) {
    this.#ports = ports;
  }

  /** Says it now, or after what waits. */
  say(text: string, { topic }: Announcement = {}): void {
    if (text === "") return;
    const fresh = { text, topic };
    const same = topic === undefined ? -1 : this.#waiting.findIndex((one) => one.topic === topic);
    if (same >= 0) this.#waiting.splice(same, 1);
    this.#waiting.push(fresh);
    if (this.#waiting.length > WAITING_MAX) this.#waiting.splice(1, this.#waiting.length - WAITING_MAX);
    if (!this.#stop) this.#next();
  }

  /** Forgets what waits. */
  end(): void {
    this.#waiting = [];
    this.#stop?.();
    this.#stop = undefined;
  }

  #next(): void {
    const next = this.#waiting.shift();
    this.#stop = next && this.#ports.after(GAP_MS, () => this.#next());
    if (!next) return;
    // The same words twice are a change only when something differs.
    this.#last = next.text === this.#last ? `${next.text}\u00a0` : next.text;
    this.#ports.write(this.#last);
  }
}
