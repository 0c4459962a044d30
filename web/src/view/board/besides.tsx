import { useEffect, useRef } from "preact/hooks";
import type { Line } from "../../generated/Line";
import { boxAt, centreOf, EM, fitted, showing, ZOOM_STEP } from "../../model/board";
import { NoteItem } from "../list/note";
import { Ready } from "../list/ready";
import { titleOf } from "../list/words";
import { Icon } from "../shell/icon";
import type { Desk } from "./desk";
import { zoom } from "./hands";
import { tie } from "./moves";
import { keepInside, usePoint } from "./spot";
import { Drawn } from "./ties";

type DeskProps = { desk: Desk };

/** Room that the facilitator's bar takes at the lower edge, in pixels. */
export function below(): number {
  return document.querySelector(".dock") ? 88 : 16;
}

/** Larger, smaller, everything; and whether others' hands are shown. */
export function Sizes({ desk }: DeskProps) {
  const { t } = desk.c;
  const shown = desk.peers.value === "shown";
  return (
    <fieldset class="float" aria-label={t("board-size")}>
      <button
        class="btn btn-icon"
        type="button"
        aria-pressed={shown}
        onClick={() => {
          desk.peers.value = shown ? "hidden" : "shown";
        }}
      >
        <Icon name="users-three" />
        <span class="sr">{t("board-peers")}</span>
      </button>
      <button
        class="btn btn-icon"
        type="button"
        aria-pressed={desk.tool.value === "box"}
        onClick={() => {
          desk.tool.value = desk.tool.value === "box" ? "hand" : "box";
        }}
      >
        <Icon name="selection-plus" />
        <span class="sr">{t("board-choose")}</span>
      </button>
      <button class="btn btn-icon" type="button" onClick={() => zoom(desk, 1 / ZOOM_STEP)}>
        <Icon name="minus" />
        <span class="sr">{t("board-smaller")}</span>
      </button>
      <button class="btn btn-icon" type="button" onClick={() => showAll(desk)}>
        <Icon name="corners-out" />
        <span class="sr">{t("board-fit")}</span>
      </button>
      <button class="btn btn-icon" type="button" onClick={() => zoom(desk, ZOOM_STEP)}>
        <Icon name="plus" />
        <span class="sr">{t("board-larger")}</span>
      </button>
    </fieldset>
  );
}

/** Shows the whole board. */
export function showAll(desk: Desk): void {
  desk.whole.value = true;
  desk.eye.value = fitted(desk.room.value, below(), desk.part);
}

/** What each style of line means. */
export function Legend({ desk }: DeskProps) {
  const { linkKinds } = desk.c.sheet;
  const { t } = desk.c;
  const lines = [...new Set(linkKinds.map((kind) => kind.line))];
  if (lines.length === 0 || desk.c.sheet.layout !== "wheel") return null;
  const named = (line: Line) => linkKinds.filter((kind) => kind.line === line);
  return (
    <div class="float float-legend">
      <ul class="legend" aria-label={t("board-legend")}>
        {lines.map((line) => (
          <li key={line}>
            <svg viewBox="0 0 40 14" aria-hidden="true">
              <Drawn d="M5 7H35" line={line} directed={named(line)[0]?.directed === true} />
            </svg>
            {named(line).length > 1 && line === "share" ? t("board-line-share") : named(line)[0]?.verb}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Others' hands where they drag or write, each with a first name. Never spoken. */
export function Peers({ desk }: DeskProps) {
  if (desk.peers.value === "hidden") return null;
  return (
    <>
      {desk.c.session.presence.people.value.map((person) => {
        const note = person.drag?.id ?? noteOf(person.editing);
        return note ? (
          <Peer desk={desk} note={note} name={person.name} tone={person.tone} key={person.id} />
        ) : null;
      })}
    </>
  );
}

type PeerProps = { desk: Desk; note: string; name: string; tone: number };

function Peer({ desk, note, name, tone }: PeerProps) {
  const box = desk.box(note).value;
  const spot = usePoint<HTMLSpanElement>(box && { x: box.x + box.w - EM, y: box.y + box.h - EM / 2 });
  if (!box) return null;
  return (
    <span class={`peer tone-${tone}`} aria-hidden="true" ref={spot}>
      <svg viewBox="0 0 256 256" aria-hidden="true">
        <path d="M32 32 224 96 136 136 96 224Z" />
      </svg>
      <span>{name.split(" ")[0]}</span>
    </span>
  );
}

function noteOf(key: string | undefined): string | undefined {
  return key?.startsWith("note:") ? key.slice("note:".length) : undefined;
}

/** Asks what kind of link was just drawn by hand. */
export function Kinds({ desk }: DeskProps) {
  const deed = desk.deed.value;
  const spot = usePoint<HTMLFieldSetElement>(deed?.name === "kind" ? deed.to : undefined);
  const asks = deed?.name === "kind";
  useEffect(() => {
    if (!asks) return;
    keepInside(spot.current, undefined);
    spot.current?.querySelector("button")?.focus();
  }, [asks, spot]);
  if (deed?.name !== "kind") return null;
  const { t, sheet, reading } = desk.c;
  const names = { from: titleOf(t, reading.note(deed.note)), to: titleOf(t, reading.note(deed.target)) };
  return (
    <fieldset class="kinds" aria-label={t("board-kind", names)} ref={spot}>
      <p class="small">{t("board-kind", names)}</p>
      {sheet.linkKinds.map((kind) => (
        <button
          class={`btn c-${kind.line}`}
          type="button"
          key={kind.slug}
          onClick={() => tie(desk, deed.note, deed.target, kind.slug)}
        >
          {kind.label}
        </button>
      ))}
      <button
        class="btn btn-quiet"
        type="button"
        onClick={() => {
          desk.deed.value = undefined;
        }}
      >
        {t("canvas-cancel")}
      </button>
    </fieldset>
  );
}

/** All notes of a crowded zone as a list at the side; those on the board are found there, the others are worked on here. */
export function Side({ desk }: DeskProps) {
  const { c } = desk;
  const slug = desk.listed.value;
  const plot = desk.plan.plots.find(({ zone }) => zone.slug === slug);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (slug) heading.current?.focus();
  }, [slug]);
  if (!plot) return null;
  const { zone } = plot;
  return (
    <aside class={`side k-${zone.tone}`} aria-labelledby="side-title">
      <div class="row between">
        <h2 id="side-title" tabindex={-1} ref={heading}>
          {zone.label}
        </h2>
        <button
          class="btn"
          type="button"
          onClick={() => {
            desk.listed.value = "";
          }}
        >
          <Icon name="x" />
          {c.t("canvas-close")}
        </button>
      </div>
      {zone.suggestions.length > 0 && <Ready c={c} zone={zone} open />}
      <ul class="notes">
        {c.reading
          .zone(slug)
          .map((id) =>
            desk.painted.value.has(id) ? (
              <OnBoard desk={desk} id={id} key={id} />
            ) : (
              <NoteItem c={c} id={id} key={id} />
            ),
          )}
      </ul>
    </aside>
  );
}

function OnBoard({ desk, id }: DeskProps & { id: string }) {
  const { c } = desk;
  return (
    <li>
      <button class="btn btn-quiet" type="button" onClick={() => find(desk, id)}>
        {titleOf(c.t, c.reading.note(id))}
      </button>
    </li>
  );
}

/** Brings a note into sight and gives it the focus. */
export function find(desk: Desk, id: string): void {
  const box = desk.box(id).peek();
  if (box) desk.eye.value = showing(desk.eye.value, boxAt(centreOf(box), box.w, box.h), desk.room.value);
  desk.c.picked.value = id;
  document.getElementById(`n-${id}`)?.focus();
}
