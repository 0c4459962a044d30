import { useLayoutEffect, useRef } from "preact/hooks";
import type { Note } from "../../generated/Note";
import { noteClosed, remarkOf } from "../../model";
import { EM, hyphenated, REMARK_LINES_MAX, remarkLines, settingOf } from "../../model/board";
import { NoteEditor } from "../list/editor";
import { NoteTools } from "../list/tools";
import { attributesOf, relation, titleOf, toneOf } from "../list/words";
import { Icon } from "../shell/icon";
import type { Desk } from "./desk";
import { nudge, WAYS } from "./moves";
import { keepInside, useBox } from "./spot";

type NoteProps = { desk: Desk; id: string; pill: boolean };

/** One note on the board: its name, what fits below it, and its tools while it is picked. */
export function BoardNote({ desk, id, pill }: NoteProps) {
  const { c } = desk;
  const box = desk.box(id).value;
  const item = useBox<HTMLLIElement>(box);
  const note = c.reading.note(id);
  useLayoutEffect(() => {
    if (c.wanted === id) c.focusWanted();
  });
  useLayoutEffect(() => {
    const { current } = item;
    return () => {
      if (current?.contains(document.activeElement)) c.orphan = id;
    };
  }, [c, id, item]);
  if (!note || !box) return null;
  const picked = c.attention.isPicked(id);
  const stop = c.attention.isStop(id, note.zone);
  const name = titleOf(c.t, note);
  const classes = [pill ? "lifechip" : "note", `k-${toneOf(c.sheet, note)}`];
  if (picked) classes.push("is-picked");
  if (desk.isDragged(id)) classes.push("is-dragged");
  if (desk.isApart(id)) classes.push("is-apart");
  const chosen = desk.isChosen(id);
  if (chosen) classes.push("is-chosen");
  return (
    <li class={classes.join(" ")} id={`n-${id}`} data-note={id} tabindex={stop ? 0 : -1} ref={item}>
      {desk.detail.value === "bars" ? (
        <span class="sr">{name}</span>
      ) : (
        <Face desk={desk} note={note} name={name} width={box.w} pill={pill} />
      )}
      <Told desk={desk} note={note} />
      {chosen && (
        <span class="note-mark">
          <Icon name="check" />
          <span class="sr">{c.t("board-chosen-mark")}</span>
        </span>
      )}
      {picked && c.sheet.linkKinds.length > 0 && (
        <span class="note-handle" data-handle={id} aria-hidden="true" />
      )}
      {picked && desk.isResting.value && !desk.isChoosing.value && (
        <Panel desk={desk} note={note} name={name} />
      )}
    </li>
  );
}

type FaceProps = { desk: Desk; note: Note; name: string; width: number; pill: boolean };

function Face({ desk, note, name, width, pill }: FaceProps) {
  const { c } = desk;
  const shown = !pill && desk.remarks.value && desk.seats(note.zone).value.remarks === "shown";
  const kind = c.sheet.noteKinds.find((one) => one.slug === note.kind);
  const [choice] = attributesOf(c.sheet, note).filter(({ option }) => option.icon);
  const setting = settingOf(name, width);
  const sign = choice?.option ?? (desk.kindShown(note) ? kind : undefined);
  return (
    <>
      {shown && sign && (
        <span class="note-kind">
          <Icon name={sign.icon} />
          {sign.label}
        </span>
      )}
      <span class={setting === "plain" ? "note-name" : "note-name is-long"}>
        {setting === "broken" ? hyphenated(name) : name}
      </span>
      {shown && <Remark desk={desk} remark={remarkOf(note)} width={width} />}
      {c.reading.at("ticks", note.id) && (
        <span class="note-mark">
          <Icon name="check" />
          <span class="sr">{c.t("canvas-tick")}</span>
        </span>
      )}
    </>
  );
}

/** The remark when it is short enough for the board; else a sign that there is more. */
function Remark({ desk, remark, width }: { desk: Desk; remark: string; width: number }) {
  if (remark === "") return null;
  if (remarkLines(remark, width, EM) <= REMARK_LINES_MAX) return <span class="note-text">{remark}</span>;
  return (
    <span class="note-text quiet">
      <Icon name="list" />
      <span class="sr">{desk.c.t("board-has-more")}</span>
    </span>
  );
}

/** Links and circles in words, for those who do not see the lines. */
function Told({ desk, note }: { desk: Desk; note: Note }) {
  const { reading, sheet, t } = desk.c;
  const links = reading.linksOf(note.id).map((link) => {
    const other = reading.note(link.from === note.id ? link.to : link.from);
    return relation(t, sheet, link, note, other).words;
  });
  const circles = reading
    .circlesOf(note.id)
    .map(({ number, label }) => t("canvas-circle-name", { number, label: label.trim() || t("nameless") }));
  const words = [...links, ...circles];
  return words.length > 0 ? <span class="sr">. {words.join(". ")}</span> : null;
}

type PanelProps = { desk: Desk; note: Note; name: string };

/** Tools in the open: what can be done with the picked note without dragging; or its text box. */
function Panel({ desk, note, name }: PanelProps) {
  const { c } = desk;
  const { t } = c;
  const panel = useRef<HTMLDivElement>(null);
  const editing = c.attention.isEdited(note.id);
  const closed = noteClosed(c.session.room.value, c.sheet, note) !== undefined;
  const place = [desk.box(note.id).value, desk.eye.value, editing];
  useLayoutEffect(() => keepInside(panel.current, panel.current?.parentElement), place);
  return (
    <div class="note-panel" ref={panel}>
      {editing ? (
        <NoteEditor c={c} note={note} name={name} />
      ) : (
        <>
          <NoteTools c={c} note={note} name={name} />
          <div class="note-tools">
            <button
              class="btn"
              type="button"
              disabled={closed}
              onClick={() => {
                desk.deed.value = { name: "carry", note: note.id };
                c.tell(t("board-carrying", { name }));
              }}
            >
              <Icon name="hand-pointing" />
              {t("board-carry")}
            </button>
            {WAYS.map(([way, dx, dy]) => (
              <button
                class="btn btn-icon"
                type="button"
                disabled={closed}
                key={way}
                onClick={() => nudge(desk, note.id, dx, dy)}
              >
                <Icon name={`arrow-${way}`} />
                <span class="sr">{t(`board-nudge-${way}`, { name })}</span>
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
