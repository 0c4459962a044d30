/** The programming interface, with a token of the administrator or of a guest. */
import { mailOf } from "./people";
import type { Server } from "./server";

export type JsonNote = { id: string; kind: string; text: string; author: string; marks: string[] };
export type CanvasJson = {
  id: string;
  kind: string;
  title: string;
  fields: Record<string, unknown>;
  zones: { slug: string; notes: JsonNote[] }[];
  columns: unknown[];
  rows: unknown[];
  cells: Record<string, unknown>;
  ticks: Record<string, unknown>;
  hearts: Record<string, unknown>;
  links: { from: string; to: string; kind: string }[];
  circles: { id: string; label: string; at: number; members: string[] }[];
};

/** How many notes the program holds of a canvas. */
export async function held(api: Api, canvas: string): Promise<number> {
  return (await api.read(canvas)).zones.flatMap(({ notes }) => notes).length;
}

/** A week from now, in milliseconds. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export class Api {
  readonly #home: string;
  readonly #token: string;

  constructor(home: string, token: string) {
    this.#home = home;
    this.#token = token;
  }

  /** For an account, with a token made on the command line. */
  static async of(server: Server, person: string): Promise<Api> {
    return await Api.ofAddress(server, mailOf(person));
  }

  static async ofAddress(server: Server, email: string): Promise<Api> {
    return new Api(server.url, await server.command("token", "create", "--user", email));
  }

  get token(): string {
    return this.#token;
  }

  /** Makes a workspace; gives its id. */
  async workspace(title: string): Promise<string> {
    return (await this.#send<{ id: string }>("POST", "workspaces", { title })).id;
  }

  /** Makes a canvas; gives its id. */
  async canvas(workspace: string, kind: string, title: string): Promise<string> {
    return (await this.#send<{ id: string }>("POST", `workspaces/${workspace}/canvases`, { kind, title })).id;
  }

  /** Publishes descriptions of support as programs do. */
  async publish(workspace: string, models: readonly object[]): Promise<void> {
    await this.#send("POST", "models", { workspace, models });
  }

  /** Makes an actor of the registry; gives its id. */
  async actor(workspace: string, name: string): Promise<string> {
    return (await this.#send<{ id: string }>("POST", `workspaces/${workspace}/actors`, { name })).id;
  }

  /** Publishes a description of support; gives the address of its public page. */
  async model(workspace: string, model: Record<string, unknown>): Promise<string> {
    return (await this.#send<{ url: string }>("POST", "models", { workspace, ...model })).url;
  }

  /** Every canvas in every workspace. */
  async canvases(): Promise<{ id: string; kind: string; title: string }[]> {
    type Page<T> = { items: T[] };
    const workspaces = await this.#send<Page<{ id: string }>>("GET", "workspaces");
    const all = workspaces.items.map(({ id }) =>
      this.#send<Page<{ id: string; kind: string; title: string }>>(
        "GET",
        `workspaces/${id}/canvases?limit=200`,
      ),
    );
    return (await Promise.all(all)).flatMap(({ items }) => items);
  }

  async read(canvas: string): Promise<CanvasJson> {
    return await this.#send<CanvasJson>("GET", `canvases/${canvas}`);
  }

  /** Changes what is open: `{ step: "B", zones: "step" }`. */
  async settings(canvas: string, change: Record<string, unknown>): Promise<void> {
    await this.#send("PATCH", `canvases/${canvas}/settings`, change);
  }

  /** Makes a code for guests. */
  async invite(canvas: string, role = "participant"): Promise<string> {
    const expires = new Date(Date.now() + WEEK_MS).toISOString();
    const made = await this.#send<{ code: string }>("POST", `canvases/${canvas}/invitations`, {
      role,
      expires,
    });
    return made.code;
  }

  /** Joins by a code, as a program does; gives the guest's token. */
  async join(code: string, name: string): Promise<string> {
    return (await new Api(this.#home, "").#send<{ token: string }>("POST", "join", { code, name })).token;
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.#home}/api/v1/${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(this.#token === "" ? {} : { authorization: `Bearer ${this.#token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
