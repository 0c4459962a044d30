import type { Attribute } from "../../generated/Attribute";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import { nameOf, numberedCircles, remarkOf, wordOf } from "../../model";
import { takesTicks } from "../list/tools";
import { relation, titleOf, when } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import type { Column } from "./rows";

type NoteColumn = Column<Note>;

/** Finland's time as spreadsheets read it, such as 2026-11-22 03:05. */
const SORTABLE = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Helsinki",
  dateStyle: "short",
  timeStyle: "short",
});

/** Columns of the notes: what every note has, and what the sheet gives them. The first one is the name. */
export function noteColumns(c: Canvas): readonly NoteColumn[] {
  const { t, sheet } = c;
  const attributes = new Map(
    sheet.noteKinds.flatMap((kind) => kind.attributes.map((one) => [one.slug, one])),
  );
  return [
    { key: "name", label: t("table-name"), text: nameOf, draw: (note) => titleOf(t, note) },
    { key: "remark", label: t("table-remark"), text: remarkOf },
    zoneColumn(c),
    ...(sheet.noteKinds.length > 1 ? [kindColumn(c)] : []),
    ...[...attributes.values()].map(attributeColumn),
    ...(sheet.linkKinds.length > 0 ? [linksColumn(c)] : []),
    ...(sheet.circles ? [circleColumn(c)] : []),
    ...(takesTicks(c) ? [tickColumn(c)] : []),
    authorColumn(c),
    {
      key: "time",
      label: t("table-time"),
      text: ({ at }) => (at > 0 ? when(t, at) : ""),
      rank: ({ at }) => at,
      copied: ({ at }) => (at > 0 ? SORTABLE.format(at) : ""),
    },
  ];
}

/** Columns of the links. */
export function linkColumns(c: Canvas): readonly Column<Link>[] {
  const { t, sheet, reading } = c;
  const kindOf = (link: Link) => sheet.linkKinds.find((one) => one.slug === link.kind);
  const end = (id: string) => {
    const note = reading.note(id);
    return note && !note.binned ? titleOf(t, note) : t("canvas-note-gone");
  };
  return [
    { key: "from", label: t("table-from"), text: (link) => end(link.from) },
    { key: "kind", label: t("table-link-kind"), text: (link) => kindOf(link)?.label ?? "" },
    { key: "to", label: t("table-to"), text: (link) => end(link.to) },
    { key: "word", label: t("table-word"), text: (link) => wordOf(link, kindOf(link)) },
  ];
}

function zoneColumn({ t, sheet }: Canvas): NoteColumn {
  const zoneOf = (note: Note) => sheet.zones.find((one) => one.slug === note.zone);
  return {
    key: "zone",
    label: t("table-zone"),
    text: (note) => zoneOf(note)?.label ?? "",
    draw: (note) => {
      const zone = zoneOf(note);
      return (
        zone && (
          <span class={`chip k-${zone.tone}`}>
            <Icon name={zone.icon} />
            {zone.label}
          </span>
        )
      );
    },
  };
}

function kindColumn({ t, sheet }: Canvas): NoteColumn {
  const text = (note: Note) => sheet.noteKinds.find((one) => one.slug === note.kind)?.label ?? "";
  return { key: "kind", label: t("table-kind"), text };
}

function attributeColumn({ slug, label, options }: Attribute): NoteColumn {
  const chosen = (note: Note) => options.find((one) => one.key === note.attributes[slug]);
  return {
    key: `attr-${slug}`,
    label,
    text: (note) => chosen(note)?.label ?? "",
    draw: (note) => {
      const option = chosen(note);
      return (
        option && (
          <span class={`chip k-${option.tone || "plain"}`}>
            <Icon name={option.icon || "check"} />
            {option.label}
          </span>
        )
      );
    },
  };
}

/** How many links a note has, and what they are in words. */
function linksColumn({ t, sheet, reading }: Canvas): NoteColumn {
  const relations = (note: Note) =>
    reading
      .linksOf(note.id)
      .map((link) =>
        relation(t, sheet, link, note, reading.note(link.from === note.id ? link.to : link.from)),
      );
  const text = (note: Note) =>
    relations(note)
      .map(({ words }) => words)
      .join("; ");
  return {
    key: "links",
    label: t("table-links"),
    text,
    rank: (note) => reading.linksOf(note.id).length,
    draw: (note) => {
      const all = relations(note);
      if (all.length === 0) return 0;
      return (
        <details>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: kept from the page, which takes a press on a summary within a note for one on its tools. */}
          <summary
            onClick={(event) => event.stopPropagation()}
            aria-label={`${t("table-links-of", { count: all.length })}: ${titleOf(t, note)}`}
          >
            {t("table-links-of", { count: all.length })}
          </summary>
          <ul class="rels">
            {all.map(({ id, icon, line, words }) => (
              <li class={`rel c-${line}`} key={id}>
                <Icon name={icon} />
                {words}
              </li>
            ))}
          </ul>
        </details>
      );
    },
  };
}

function circleColumn({ t, reading }: Canvas): NoteColumn {
  const names = (note: Note) =>
    numberedCircles({ circles: [...reading.circles()] })
      .filter((one) => one.members.includes(note.id))
      .map(({ number, label }) => t("canvas-circle-name", { number, label: label.trim() || t("nameless") }));
  return {
    key: "circle",
    label: t("table-circle"),
    text: (note) => names(note).join("; "),
    draw: (note) =>
      names(note).map((name) => (
        <span class="chip chip-now" key={name}>
          <Icon name="star" />
          {name}
        </span>
      )),
  };
}

function tickColumn({ t, reading }: Canvas): NoteColumn {
  return { key: "tick", label: t("canvas-tick"), text: (note) => reading.at("ticks", note.id)?.name ?? "" };
}

/** Who wrote a note, and who is writing on it just now. */
function authorColumn({ t, session }: Canvas): NoteColumn {
  return {
    key: "author",
    label: t("table-author"),
    text: (note) => note.by,
    draw: (note) => {
      const names = session.presence.editors(`note:${note.id}`).map((person) => person.name);
      return (
        <>
          {note.by}
          {names.length > 0 && (
            <p class="note-by">
              <Icon name="pencil-simple" />
              {t("canvas-editing-now", { names: names.join(", ") })}
            </p>
          )}
        </>
      );
    },
  };
}
