import type { Circle } from "../generated/Circle";
import type { Content } from "../generated/Content";
import type { Link } from "../generated/Link";
import type { LinkKind } from "../generated/LinkKind";
import type { Note } from "../generated/Note";
import type { Sheet } from "../generated/Sheet";
import type { Zone } from "../generated/Zone";

/** A zone with its notes in order. */
export type ZoneOutline = {
  readonly zone: Zone;
  readonly notes: readonly Note[];
  /** How many notes there are above what is meant; 0 when they fit. */
  readonly over: number;
};

/** A link as seen from one of its notes. */
export type Relation = {
  readonly link: Link;
  /** The kind's row of the sheet; missing for a kind that the sheet does not know. */
  readonly kind: LinkKind | undefined;
  /** The word on the line: its own, else that of its kind. */
  readonly word: string;
  readonly direction: "out" | "in" | "both";
  /** The note at the other end; missing when it is in the bin or gone. */
  readonly other: Note | undefined;
};

/** A circle with the number that stands on it. */
export type NumberedCircle = Circle & { readonly number: number };

/** What a note is called: its first line. Empty when nothing is written yet. */
export function nameOf(note: Pick<Note, "text">): string {
  const end = note.text.indexOf("\n");
  return (end < 0 ? note.text : note.text.slice(0, end)).trim();
}

/** What stands on a note below its name. */
export function remarkOf(note: Pick<Note, "text">): string {
  const end = note.text.indexOf("\n");
  return end < 0 ? "" : note.text.slice(end + 1).trim();
}

/** Zones of the sheet in reading order, each with its notes. */
export function outline(content: Content, sheet: Pick<Sheet, "zones">): ZoneOutline[] {
  return sheet.zones.map((zone) => {
    const notes = content.notes.filter((note) => note.zone === zone.slug);
    return { zone, notes, over: zone.softMax === null ? 0 : Math.max(0, notes.length - zone.softMax) };
  });
}

/** Notes that stand in no zone of the sheet, as another version of it may have left them. */
export function strays(content: Content, sheet: Pick<Sheet, "zones">): Note[] {
  const known = new Set(sheet.zones.map((zone) => zone.slug));
  return content.notes.filter((note) => !known.has(note.zone));
}

/** Links of a note, those that lead from it first. */
export function relationsOf(content: Content, sheet: Pick<Sheet, "linkKinds">, id: string): Relation[] {
  const relations = content.links
    .filter((link) => link.from === id || link.to === id)
    .map((link): Relation => {
      const kind = sheet.linkKinds.find((one) => one.slug === link.kind);
      const outwards = link.from === id;
      const otherId = outwards ? link.to : link.from;
      return {
        link,
        kind,
        word: wordOf(link, kind),
        direction: kind && !kind.directed ? "both" : outwards ? "out" : "in",
        other: content.notes.find((note) => note.id === otherId),
      };
    });
  const inwards = (relation: Relation) => (relation.direction === "in" ? 1 : 0);
  return relations.sort((a, b) => inwards(a) - inwards(b));
}

/** The word on a link's line: its own, else that of its kind. */
export function wordOf(link: Pick<Link, "label">, kind: LinkKind | undefined): string {
  return link.label.trim() || kind?.verb || "";
}

/** A relation as a sentence with the notes' names, such as "Kunta rahoittaa Kirjasto". */
export function sentence(relation: Relation, own: string, nameless: string): string {
  const other = (relation.other && nameOf(relation.other)) || nameless;
  const ends = relation.link.from === relation.other?.id ? [other, own] : [own, other];
  return [ends[0], relation.word, ends[1]].filter(Boolean).join(" ");
}

/** Circles with their numbers: from 1 in the order in which they were drawn. */
export function numberedCircles(content: Pick<Content, "circles">): NumberedCircle[] {
  return [...content.circles]
    .sort((a, b) => a.signed.at - b.signed.at || (a.id < b.id ? -1 : 1))
    .map((circle, index) => ({ ...circle, number: index + 1 }));
}

/** Circles that a note is in. */
export function circlesOf(content: Pick<Content, "circles">, id: string): NumberedCircle[] {
  return numberedCircles(content).filter((circle) => circle.members.includes(id));
}

/** How much stands on the canvas. */
export function counts(content: Content): { notes: number; links: number; circles: number; bin: number } {
  return {
    notes: content.notes.length,
    links: content.links.length,
    circles: content.circles.length,
    bin: content.bin.length,
  };
}
