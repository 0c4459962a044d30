import type { Choice } from "../../generated/Choice";
import type { Content } from "../../generated/Content";
import type { Line } from "../../generated/Line";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import type { Sheet } from "../../generated/Sheet";
import { nameOf, type Translate, wordOf } from "../../model";

/** Characters of one text line at most, for the height of a box. */
const LINE_CHARS = 60;
const [ROWS_MIN, ROWS_MAX] = [3, 20];

const ICONS: Record<Line, string> = {
  fund: "arrow-right",
  info: "arrows-left-right",
  share: "share-network",
  coop: "equals",
};

/** What a note is called, with a word for those that have nothing on them yet. */
export function titleOf(t: Translate, note: Pick<Note, "text"> | undefined): string {
  return (note && nameOf(note)) || t("nameless");
}

const FINLAND = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Helsinki",
  day: "numeric",
  month: "numeric",
  hour: "numeric",
  minute: "2-digit",
  hourCycle: "h23",
});

/** A moment in Finland's time, as our readers write it. */
export function when(t: Translate, at: number): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of FINLAND.formatToParts(at)) parts[type] = String(Number(value));
  return t("canvas-time", { ...parts, minute: (parts.minute ?? "").padStart(2, "0") });
}

/** Who and when, of whatever is known. */
export function signature(t: Translate, name: string, at: number): string {
  const time = at > 0 ? when(t, at) : "";
  return [name, time].filter(Boolean).join(", ");
}

/** Rows of a box that shows the whole text, within reason. */
export function rowsFor(text: string): number {
  const rows = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0);
  return Math.min(ROWS_MAX, Math.max(ROWS_MIN, rows));
}

/** One connection of a note in words. */
export type Relation = { id: string; icon: string; line: Line; words: string };

/** A link as one of its ends tells it; `other` is nothing when that end is gone. */
export function relation(
  t: Translate,
  sheet: Sheet,
  link: Link,
  self: Note,
  other: Note | undefined,
): Relation {
  const kind = sheet.linkKinds.find((one) => one.slug === link.kind);
  const verb = wordOf(link, kind);
  const line = kind?.line ?? "info";
  const name = other && !other.binned ? titleOf(t, other) : t("canvas-note-gone");
  const incoming = kind?.directed === true && link.to === self.id;
  const words = incoming
    ? t("canvas-relation-in", { verb, name, self: titleOf(t, self) })
    : t("canvas-relation-out", { verb, name });
  const icon = kind?.directed ? (incoming ? "arrow-left" : "arrow-right") : ICONS[line];
  return { id: link.id, icon, line, words };
}

/** Choices of a note with their questions, in the order of its kind. */
export function attributesOf(sheet: Sheet, note: Note): { label: string; option: Choice }[] {
  const kind = sheet.noteKinds.find((one) => one.slug === note.kind);
  return (kind?.attributes ?? []).flatMap(({ slug, label, options }) => {
    const option = options.find((one) => one.key === note.attributes[slug]);
    return option ? [{ label, option }] : [];
  });
}

/** The colour family of a note: its chosen tone, its kind's, or its zone's. */
export function toneOf(sheet: Sheet, note: Note): string {
  const chosen = attributesOf(sheet, note).find(({ option }) => option.tone)?.option.tone;
  const kind = sheet.noteKinds.find((one) => one.slug === note.kind)?.tone;
  return chosen || kind || sheet.zones.find((zone) => zone.slug === note.zone)?.tone || "plain";
}

/** Links by the notes at their ends. */
export function byEnd(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  const ends = new Map<string, Link[]>();
  for (const link of links)
    for (const end of new Set([link.from, link.to])) {
      const there = ends.get(end);
      if (there) there.push(link);
      else ends.set(end, [link]);
    }
  return ends;
}

/** Counts for the filters over the list. */
export function counts(content: Pick<Content, "notes" | "links">, you: string) {
  const linked = byEnd(content.links);
  return {
    all: content.notes.length,
    unlinked: content.notes.filter((note) => !linked.has(note.id)).length,
    own: content.notes.filter((note) => note.author !== "" && note.author === you).length,
  };
}
