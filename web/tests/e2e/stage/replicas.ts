/** What a canvas holds, read from the interface and from a plain Yjs document, as a list would show it. */
import type * as Y from "yjs";
import type { CanvasJson } from "./api";
import type { Shown } from "./canvas";
import { fi } from "./words";

type Note = { id: string; text: string };
type Content = {
  zones: { slug: string; notes: Note[] }[];
  links: { from: string; to: string; kind: string }[];
  circles: Ring[];
};
type Ring = { id: string; label: string; at: number; members: readonly string[] };

/** What the interface answers. */
export function ofApi(canvas: CanvasJson): Shown {
  return shown(canvas);
}

/** What a plain client's document holds. */
export function ofDocument(document: Y.Doc, zones: readonly string[]): Shown {
  type Raw = { zone: string; text: string; order: string; binned?: unknown };
  type Ends = { from: string; to: string; kind: string };
  type RawRing = { label: string; at: number; members: Record<string, true> };
  const notes = Object.entries(document.getMap("notes").toJSON() as Record<string, Raw>)
    .filter(([, note]) => note.binned === undefined)
    .sort(([a, one], [b, other]) => compare(one.order, other.order) || compare(a, b));
  const links = Object.values(document.getMap("links").toJSON() as Record<string, Ends>);
  const rings = Object.entries(document.getMap("circles").toJSON() as Record<string, RawRing>);
  return shown({
    zones: zones.map((slug) => ({
      slug,
      notes: notes.filter(([, note]) => note.zone === slug).map(([id, { text }]) => ({ id, text })),
    })),
    links,
    circles: rings.map(([id, ring]) => ({ ...ring, id, members: Object.keys(ring.members) })),
  });
}

/** The names of all notes, in any order. */
export function names(of: Shown): string[] {
  return Object.values(of.zones).flatMap((notes) => notes.map((note) => note.name));
}

function shown({ zones, links, circles }: Content): Shown {
  const called = new Map(zones.flatMap(({ notes }) => notes.map(({ id, text }) => [id, nameOf(text)])));
  return {
    zones: Object.fromEntries(
      zones.map(({ slug, notes }) => [
        slug,
        notes.map(({ id, text }) => ({
          name: nameOf(text),
          remark: text.split("\n").slice(1).join("\n").trim(),
          links: links
            .filter(({ from, to }) => from === id || to === id)
            .map((link) => words(link, id, called))
            .sort(),
        })),
      ]),
    ),
    circles: [...circles].sort(earlier).map(({ label, members }, at) => ({
      name: fi("canvas-circle-name", { number: at + 1, label }),
      notes: members
        .map((member) => called.get(member) ?? "")
        .sort()
        .join(", "),
    })),
  };
}

/** A link as the note at one of its ends tells it; only funding runs one way. */
function words(
  { from, to, kind }: Content["links"][number],
  self: string,
  called: ReadonlyMap<string, string>,
): string {
  const verb = fi(`actor-map-link-${kind}-verb`);
  const name = called.get(from === self ? to : from) ?? fi("canvas-note-gone");
  if (kind === "funding" && to === self)
    return fi("canvas-relation-in", { verb, name, self: called.get(self) ?? "" });
  return fi("canvas-relation-out", { verb, name });
}

/** Circles are numbered in the order in which they were drawn. */
function earlier(one: Ring, other: Ring): number {
  return one.at - other.at || compare(one.id, other.id);
}

function nameOf(text: string): string {
  return text.split("\n")[0]?.trim() ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
