/** Somebody who joins with a plain Yjs client and a token, without our browser code. */
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

export type PlainNote = { zone: string; text: string; kind: string; order: string };

export class PlainClient {
  readonly document = new Y.Doc();
  readonly #provider: WebsocketProvider;

  private constructor(url: string, canvas: string, token: string) {
    const socket = `${url.replace("http", "ws")}/collab`;
    this.#provider = new WebsocketProvider(socket, canvas, this.document, {
      params: { token },
      disableBc: true,
      WebSocketPolyfill: globalThis.WebSocket as unknown as NonNullable<
        ConstructorParameters<typeof WebsocketProvider>[3]
      >["WebSocketPolyfill"] &
        object,
    });
    // Message types of our own are of no use to it.
    for (const type of [100, 101]) this.#provider.messageHandlers[type] = () => {};
  }

  /** Joins and waits for the whole document. */
  static async join(url: string, canvas: string, token: string): Promise<PlainClient> {
    const client = new PlainClient(url, canvas, token);
    await client.synced();
    return client;
  }

  /** Until what the server has is here. */
  async synced(): Promise<void> {
    if (this.#provider.synced) return;
    await new Promise<void>((done) => {
      const look = (state: boolean) => {
        if (!state) return;
        this.#provider.off("sync", look);
        done();
      };
      this.#provider.on("sync", look);
    });
  }

  /** Adds a note; its first line is its name. */
  add(id: string, { zone, text, kind, order }: PlainNote): void {
    this.document.transact(() => {
      const note = new Y.Map<unknown>();
      note.set("zone", zone);
      note.set("kind", kind);
      note.set("order", order);
      note.set("author", "");
      note.set("by", "");
      note.set("at", Date.now());
      note.set("text", new Y.Text(text));
      this.document.getMap("notes").set(id, note);
    });
  }

  /** Writes a note's text anew. */
  write(id: string, text: string): void {
    const old = this.#note(id).get("text");
    if (!(old instanceof Y.Text)) throw new Error(`note ${id} has no text`);
    this.document.transact(() => {
      old.delete(0, old.length);
      old.insert(0, text);
    });
  }

  /** Draws a circle round notes. */
  circle(id: string, label: string, members: readonly string[]): void {
    this.document.transact(() => {
      const circle = new Y.Map<unknown>();
      const round = new Y.Map<boolean>();
      for (const [key, value] of Object.entries({ label, by: "", name: "", at: Date.now() }))
        circle.set(key, value);
      for (const member of members) round.set(member, true);
      circle.set("members", round);
      this.document.getMap("circles").set(id, circle);
    });
  }

  /** Names a partner, writes what it offers, and gives its heart over that. */
  commit(column: string, name: string, offer: string): void {
    const columns = this.document.getMap("columns").get(column);
    const title = columns instanceof Y.Map ? columns.get("title") : undefined;
    const text = this.document.getMap("cells").get(`offer:${column}`);
    if (!(title instanceof Y.Text && text instanceof Y.Text))
      throw new Error(`there is no partner ${column}`);
    title.insert(0, name);
    text.insert(0, offer);
    this.document.getMap("hearts").set(column, { by: "", at: Date.now() });
  }

  /** Moves a note to another zone. */
  move(id: string, zone: string): void {
    this.#note(id).set("zone", zone);
  }

  /** Moves a note to the bin. */
  bin(id: string, name: string): void {
    this.#note(id).set("binned", { by: "", name, at: Date.now() });
  }

  /** The zone of a note as it has come here. */
  zone(id: string): unknown {
    return this.#note(id).get("zone");
  }

  /** Where somebody has put a note on the board; nothing while it lies where it falls. */
  place(id: string): readonly [number, number] | undefined {
    return this.#note(id).get("pos") as readonly [number, number] | undefined;
  }

  /** All links as they have come here. */
  links(): { from: string; to: string; kind: string }[] {
    type Link = { from: string; to: string; kind: string };
    const all = this.document.getMap("links").toJSON() as Record<string, Link>;
    return Object.values(all).map(({ from, to, kind }) => ({ from, to, kind }));
  }

  #note(id: string): Y.Map<unknown> {
    const note = this.document.getMap("notes").get(id);
    if (!(note instanceof Y.Map)) throw new Error(`there is no note ${id}`);
    return note;
  }

  leave(): void {
    this.#provider.destroy();
  }
}
