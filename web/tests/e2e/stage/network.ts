/** A network between a browser and the program that can swallow everything without closing anything. */
import { once } from "node:events";
import { connect, createServer, type Server as Listener, type Socket } from "node:net";

export class Network {
  readonly #listener: Listener;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #swallows = false;

  private constructor(target: number) {
    this.#listener = createServer((near) => this.#join(near, connect(target, "127.0.0.1")));
  }

  /** Listens on a free port and passes all on to `target`. */
  static async to(target: number): Promise<Network> {
    const network = new Network(target);
    network.#listener.listen(0, "127.0.0.1");
    await once(network.#listener, "listening");
    return network;
  }

  get url(): string {
    const address = this.#listener.address();
    if (address === null || typeof address === "string") throw new Error("the network does not listen");
    return `http://127.0.0.1:${address.port}`;
  }

  /**
   * From now on bytes vanish both ways, on old connections and on new ones; nobody is told. Gives when it has lasted for
   * so long, for a story that says how long it lasts.
   */
  swallow(lastsMs = 0): Promise<void> {
    this.#swallows = true;
    return new Promise((lasted) => setTimeout(lasted, lastsMs));
  }

  /** The network is back: what was connected is gone, as after a change of network, and new connections work. */
  restore(): void {
    this.#swallows = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#pairs.clear();
  }

  async close(): Promise<void> {
    this.restore();
    this.#listener.close();
    await once(this.#listener, "close");
  }

  #join(near: Socket, far: Socket): void {
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    this.#pass(near, far, pair);
    this.#pass(far, near, pair);
  }

  #pass(from: Socket, to: Socket, pair: readonly [Socket, Socket]): void {
    from.on("data", (bytes) => {
      if (!this.#swallows) to.write(bytes);
    });
    from.on("error", () => {});
    from.on("close", () => {
      if (this.#swallows) return;
      this.#pairs.delete(pair);
      to.destroy();
    });
  }
}
