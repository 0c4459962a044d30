import { computed } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { Note } from "../../generated/Note";
import { NoteEditor } from "../list/editor";
import { NoteTools } from "../list/tools";
import { titleOf } from "../list/words";
import { Icon } from "../shell/icon";
import type { Desk } from "./desk";

type RowProps = { desk: Desk; id: string };

/** One note as a row; below it what can be done with it, or its text box. */
export function NoteRow({ desk, id }: RowProps) {
  const { c } = desk;
  const state = useMemo(() => stateOf(desk, id), [desk, id]);
  const [stop, below] = [state.stop.value, state.below.value];
  useLayoutEffect(() => {
    if (c.wanted === id) c.focusWanted();
  });
  useLayoutEffect(
    () => () => {
      const note = document.activeElement?.closest<HTMLElement>("[data-note]");
      if (note?.dataset.note === id) c.orphan = id;
    },
    [c, id],
  );
  const note = c.reading.note(id);
  if (!note) return null;
  const [first, ...others] = desk.noteColumns;
  const name = titleOf(c.t, note);
  return (
    <>
      <tr id={`n-${id}`} data-note={id} data-zone={note.zone} tabindex={stop}>
        <th scope="row">{first?.draw?.(note)}</th>
        <td>
          <button
            class="btn btn-quiet"
            type="button"
            aria-label={`${c.t("canvas-tools")}: ${name}`}
            tabindex={stop}
            aria-expanded={below !== undefined}
            onClick={() => {
              desk.open.value = desk.open.peek() === id ? "" : id;
            }}
          >
            <Icon name="dots-three-outline" />
            {c.t("canvas-tools")}
          </button>
        </td>
        {others.map((column) => (
          <td key={column.key} class={column.key === "remark" ? "pre" : undefined}>
            {(column.draw ?? column.text)(note)}
          </td>
        ))}
      </tr>
      {below && <Below desk={desk} note={note} name={name} show={below} />}
    </>
  );
}

/** What a row must know of the whole table, so that it is drawn anew only when its own part changes. */
function stateOf({ c, stop, open }: Desk, id: string) {
  const below = (): "editor" | "tools" | undefined => {
    if (c.editing.value === id) return "editor";
    return open.value === id ? "tools" : undefined;
  };
  return { stop: computed(() => (stop.value === id ? 0 : -1)), below: computed(below) };
}

type BelowProps = { desk: Desk; note: Note; name: string; show: "editor" | "tools" };

function Below({ desk, note, name, show }: BelowProps) {
  const { c } = desk;
  return (
    <tr>
      <td colspan={desk.noteColumns.length + 1}>
        <div class="row-below" data-note={note.id} data-zone={note.zone}>
          {show === "editor" ? (
            <NoteEditor c={c} note={note} name={name} />
          ) : (
            <NoteTools c={c} note={note} name={name} />
          )}
        </div>
      </td>
    </tr>
  );
}
