import { useLayoutEffect, useRef } from "preact/hooks";
import type { Note } from "../../generated/Note";
import { remarkOf } from "../../model";
import type { Canvas } from "../shell/canvas";
import { fromOf } from "../shell/from";
import { Icon } from "../shell/icon";
import { NoteEditor } from "./editor";
import { NoteTools } from "./tools";
import { attributesOf, relation, signature, titleOf, toneOf } from "./words";

type NoteProps = { c: Canvas; id: string };

/** One note as an item of its zone's list. */
export function NoteItem({ c, id }: NoteProps) {
  const item = useRef<HTMLLIElement>(null);
  const note = c.reading.note(id);
  useLayoutEffect(() => {
    if (c.wanted === id) c.focusWanted();
  });
  useLayoutEffect(() => {
    const { current } = item;
    return () => {
      if (current?.contains(document.activeElement)) c.orphan = id;
    };
  }, [c, id]);
  if (!note) return null;
  const { t, sheet } = c;
  const picked = c.attention.isPicked(id);
  const stop = c.attention.isStop(id, note.zone);
  const name = titleOf(t, note);
  return (
    <li
      class={`note k-${toneOf(sheet, note)}${picked ? " is-picked" : ""}`}
      id={`n-${id}`}
      data-note={id}
      tabindex={stop ? 0 : -1}
      ref={item}
    >
      {kindOf(c, note)}
      <h3 class="note-name">{name}</h3>
      {remarkIn(note)}
      {askOf(c, note)}
      {relationsOf(c, note, name)}
      {fromOf(c, `note:${id}`)}
      <p class="note-by">{signature(t, note.by, note.at)}</p>
      {writersOf(c, id)}
      {c.attention.isEdited(id) ? (
        <NoteEditor c={c} note={note} name={name} />
      ) : (
        <details class="note-more" open={picked}>
          <summary tabindex={stop ? 0 : -1} aria-label={`${t("canvas-tools")}: ${name}`}>
            {t("canvas-tools")}
          </summary>
          {picked && <NoteTools c={c} note={note} name={name} />}
        </details>
      )}
    </li>
  );
}

// Text that meets text is one string: the server's one text node is then taken over as it is.
// The parts of a note are functions, not components: on a canvas of 2,000 notes each component more is 2,000 more.

/** The kind, where a zone has several or the kind is not the zone's. */
function kindOf(c: Canvas, note: Note) {
  const zone = c.sheet.zones.find((one) => one.slug === note.zone);
  const kind = c.sheet.noteKinds.find((one) => one.slug === note.kind);
  if (!kind || (zone?.kinds.length === 1 && zone.kinds[0] === kind.slug)) return null;
  return (
    <p class="note-kind">
      <Icon name={kind.icon} />
      {kind.label}
    </p>
  );
}

function remarkIn(note: Note) {
  const remark = remarkOf(note);
  return remark ? <p class="note-text">{remark}</p> : null;
}

/** What to ask about a ready note. */
function askOf(c: Canvas, note: Note) {
  const zone = c.sheet.zones.find((one) => one.slug === note.zone);
  const ready = zone?.suggestions.find((one) => one.reference === note.ref);
  return ready?.prompt ? <p class="note-ask">{ready.prompt}</p> : null;
}

/** Choices, links, circles and a tick, each in words. */
function relationsOf(c: Canvas, note: Note, name: string) {
  const { t, sheet, reading } = c;
  const choices = attributesOf(sheet, note);
  const links = reading.linksOf(note.id);
  const circles = reading.circlesOf(note.id);
  const tick = reading.at("ticks", note.id);
  if (choices.length + links.length + circles.length === 0 && !tick) return null;
  return (
    <ul class="rels" aria-label={t("canvas-relations", { name })}>
      {choices.map(({ label, option }) => (
        <li class="rel" key={label}>
          <span class={`chip k-${option.tone || "plain"}`}>
            <Icon name={option.icon || "check"} />
            {t("canvas-choice", { label, option: option.label })}
          </span>
        </li>
      ))}
      {links.map((link) => {
        const other = reading.note(link.from === note.id ? link.to : link.from);
        const { icon, line, words } = relation(t, sheet, link, note, other);
        return (
          <li class={`rel c-${line}`} key={link.id}>
            <Icon name={icon} />
            {words}
          </li>
        );
      })}
      {circles.map(({ id, number, label }) => (
        <li class="rel" key={id}>
          <span class="chip chip-now">
            <Icon name="star" />
            {t("canvas-circle-name", { number, label: label.trim() || t("nameless") })}
          </span>
        </li>
      ))}
      {tick && (
        <li class="rel">
          <span class="chip chip-ok">
            <Icon name="check" />
            {t("canvas-ticked-by", { name: tick.name })}
          </span>
        </li>
      )}
    </ul>
  );
}

/** Who else writes on it just now. */
function writersOf(c: Canvas, id: string) {
  const names = c.attention.writers(id);
  if (names.length === 0) return null;
  return (
    <p class="note-by">
      <Icon name="pencil-simple" />
      {c.t("canvas-editing-now", { names: names.join(", ") })}
    </p>
  );
}
