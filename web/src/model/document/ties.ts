import * as Y from "yjs";
import type { Circle } from "../../generated/Circle";
import type { Link } from "../../generated/Link";
import type { Signed } from "../../generated/Signed";
import type { Done } from "./done";
import { CIRCLES_MAX, LABEL_CHARS_MAX, LINKS_MAX } from "./limits";
import { type Pen, read, step } from "./pen";
import { clip } from "./text-diff";

/** What can be done to links. */
export class LinkCommands {
  readonly #pen: Pen;

  constructor(pen: Pen) {
    this.#pen = pen;
  }

  /** Draws a link. Nothing happens when the same one is there or both ends are one note. */
  add(from: string, to: string, kind: string, label = ""): Done | undefined {
    const same = (link: Link) => link.from === from && link.to === to && link.kind === kind;
    if (from === to || [...read(this.#pen).links.values()].some(same)) return undefined;
    if (this.#root().size >= LINKS_MAX) return { did: "full", what: "links" };
    const link = this.#pen.id();
    const values = { from, to, kind, label: clip(label, LABEL_CHARS_MAX), ...this.#pen.sign() };
    return step(this.#pen, () => this.#root().set(link, new Y.Map(Object.entries(values))), {
      did: "linked",
      link,
      from,
      to,
      kind,
      label,
    });
  }

  /** Sets the word on a link; empty for the word of its kind. */
  label(id: string, label: string): Done | undefined {
    const link = read(this.#pen).links.get(id);
    const map = mapOf(this.#root(), id);
    if (!link || !map || link.label === label) return undefined;
    return step(this.#pen, () => map.set("label", clip(label, LABEL_CHARS_MAX)), {
      ...ends(link),
      did: "relabelled",
      label,
    });
  }

  /** Makes a link one of another kind. */
  retype(id: string, kind: string): Done | undefined {
    const link = read(this.#pen).links.get(id);
    const map = mapOf(this.#root(), id);
    if (!link || !map || link.kind === kind) return undefined;
    return step(this.#pen, () => map.set("kind", kind), { ...ends(link), did: "relabelled", kind });
  }

  /** Removes a link. */
  remove(id: string): Done | undefined {
    const link = read(this.#pen).links.get(id);
    if (!link) return undefined;
    const { from, to, kind, label } = link;
    const own = resign(this.#pen, this.#root(), link, (signed) =>
      Object.entries({ from, to, kind, label, ...signed }),
    );
    return step(this.#pen, () => this.#root().delete(own), { ...ends(link), did: "unlinked" });
  }

  #root(): Y.Map<unknown> {
    return this.#pen.replica().roots.links;
  }
}

/** What can be done to circles. */
export class CircleCommands {
  readonly #pen: Pen;

  constructor(pen: Pen) {
    this.#pen = pen;
  }

  /** Draws a circle round notes. */
  add(label: string, notes: readonly string[]): Done {
    if (this.#root().size >= CIRCLES_MAX) return { did: "full", what: "circles" };
    const circle = this.#pen.id();
    const members = [...new Set(notes)];
    const values = circled(clip(label, LABEL_CHARS_MAX), members, this.#pen.sign());
    return step(this.#pen, () => this.#root().set(circle, new Y.Map(values)), {
      did: "circled",
      circle,
      label,
      members,
    });
  }

  /** Names a circle. */
  label(id: string, label: string): Done | undefined {
    const map = mapOf(this.#root(), id);
    if (!map || this.#circle(id)?.label === label) return undefined;
    return step(this.#pen, () => map.set("label", clip(label, LABEL_CHARS_MAX)), {
      did: "circle-labelled",
      circle: id,
      label,
    });
  }

  /** Takes a note into a circle. */
  join(id: string, note: string): Done | undefined {
    const map = mapOf(this.#root(), id);
    const circle = this.#circle(id);
    if (!map || !circle || circle.members.includes(note)) return undefined;
    const act = () => {
      const members = map.get("members");
      if (members instanceof Y.Map) members.set(note, true);
      else map.set("members", new Y.Map([[note, true]]));
    };
    return step(this.#pen, act, { did: "circle-joined", circle: id, label: circle.label, note });
  }

  /** Takes several notes into a circle, as one step. */
  gather(id: string, notes: readonly string[]): Done | undefined {
    const map = mapOf(this.#root(), id);
    const circle = this.#circle(id);
    const fresh = notes.filter((note) => !circle?.members.includes(note));
    if (!map || !circle || fresh.length === 0) return undefined;
    const act = () => {
      const members = map.get("members");
      if (!(members instanceof Y.Map)) map.set("members", new Y.Map(fresh.map((note) => [note, true])));
      else for (const note of fresh) members.set(note, true);
    };
    return step(this.#pen, act, { did: "circle-gathered", circle: id, label: circle.label, notes: fresh });
  }

  /** Takes a note out of a circle. */
  leave(id: string, note: string): Done | undefined {
    const members = mapOf(this.#root(), id)?.get("members");
    const circle = this.#circle(id);
    if (!(members instanceof Y.Map) || !circle?.members.includes(note)) return undefined;
    return step(this.#pen, () => members.delete(note), {
      did: "circle-left",
      circle: id,
      label: circle.label,
      note,
    });
  }

  /** Removes a circle; its notes stay. */
  remove(id: string): Done | undefined {
    const circle = this.#circle(id);
    if (!circle) return undefined;
    const { label, members } = circle;
    const own = resign(this.#pen, this.#root(), circle, (signed) => circled(label, members, signed));
    return step(this.#pen, () => this.#root().delete(own), {
      did: "uncircled",
      circle: id,
      label: circle.label,
    });
  }

  #circle(id: string): Circle | undefined {
    return read(this.#pen).circles.get(id);
  }

  #root(): Y.Map<unknown> {
    return this.#pen.replica().roots.circles;
  }
}

function circled(label: string, members: readonly string[], signed: Signed): [string, unknown][] {
  const within = new Y.Map<unknown>(members.map((note) => [note, true]));
  return [...Object.entries({ label, ...signed }), ["members", within]];
}

/**
 * The server takes back nothing under another's signature. What another drew is therefore drawn again under ours
 * before it is removed, so that undo can bring it back. Answers the key to remove.
 */
function resign(
  pen: Pen,
  root: Y.Map<unknown>,
  made: { id: string; signed: Signed },
  values: (signed: Signed) => [string, unknown][],
): string {
  const mine = { ...pen.sign(), at: made.signed.at };
  if (made.signed.by === mine.by) return made.id;
  const own = pen.id();
  pen.replica().prepare(() => {
    root.delete(made.id);
    root.set(own, new Y.Map(values(mine)));
  });
  return own;
}

function ends(link: Link): { link: string; from: string; to: string; kind: string; label: string } {
  return { link: link.id, from: link.from, to: link.to, kind: link.kind, label: link.label };
}

function mapOf(root: Y.Map<unknown>, id: string): Y.Map<unknown> | undefined {
  const map = root.get(id);
  return map instanceof Y.Map ? map : undefined;
}
