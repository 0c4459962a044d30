import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { settle } from "../../a11y/roving";
import { List } from "../list/list";
import type { Canvas } from "../shell/canvas";
import { readAsked } from "./asked";
import { Desk } from "./desk";
import { Grid } from "./grid";
import { NoteRow } from "./row";
import { Filters, NewNote } from "./tools";

/** A canvas with its notes and links as tables. All else stays as it is in the list: a form or a matrix wholly. */
export default function Table({ c }: { c: Canvas }) {
  return <List c={c} notes={<Tables c={c} />} />;
}

function Tables({ c }: { c: Canvas }) {
  const desk = useMemo(() => new Desk(c), [c]);
  const all = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = () => {
      desk.asked.value = readAsked(location.hash) ?? desk.asked.peek();
    };
    const { current } = all;
    addEventListener("hashchange", follow);
    current?.addEventListener("keydown", toZone);
    return () => {
      removeEventListener("hashchange", follow);
      current?.removeEventListener("keydown", toZone);
    };
  }, [desk]);
  return (
    <div class="outline tables" ref={all}>
      <div class="stack">
        <Filters desk={desk} />
        <NewNote desk={desk} />
      </div>
      <Notes desk={desk} />
      {c.sheet.linkKinds.length > 0 && <Links desk={desk} />}
    </div>
  );
}

/** The notes. The same vnode for the same note, so that a table that changed draws only what is new. */
function Notes({ desk }: { desk: Desk }) {
  const { c } = desk;
  const ids = desk.notes.value;
  const kept = useRef(new Map<string, VNode>());
  useKeptFocus(desk, ids);
  const rows = new Map(
    ids.map((id) => [id, kept.current.get(id) ?? <NoteRow desk={desk} id={id} key={id} />]),
  );
  kept.current = rows;
  const none = c.reading.content().notes.length === 0;
  return (
    <Grid
      c={c}
      id="table-notes"
      title={c.t("table-notes")}
      icon="note"
      counted={desk.counted()}
      columns={desk.noteColumns}
      order={desk.asked.value.notes}
      sort={(notes) => desk.ask({ notes })}
      rows={() => ids.flatMap((id) => c.reading.note(id) ?? [])}
      more={c.t("canvas-tools")}
    >
      {ids.length > 0 ? (
        [...rows.values()]
      ) : (
        <Nothing columns={desk.noteColumns.length + 1} text={c.t(none ? "table-empty" : "table-none")} />
      )}
    </Grid>
  );
}

/** The links between the notes that are shown. */
function Links({ desk }: { desk: Desk }) {
  const { c, linkColumns } = desk;
  const links = desk.links.value;
  return (
    <Grid
      c={c}
      id="table-links"
      title={c.t("table-links")}
      icon="flow-arrow"
      counted={c.t("table-links-of", { count: links.length })}
      columns={linkColumns}
      order={desk.asked.value.links}
      sort={(order) => desk.ask({ links: order })}
      rows={() => links}
    >
      {links.map((link) => (
        <tr key={link.id}>
          {linkColumns.map(({ key, text }, at) =>
            at === 0 ? (
              <th scope="row" key={key}>
                {text(link)}
              </th>
            ) : (
              <td key={key}>{text(link)}</td>
            ),
          )}
        </tr>
      ))}
      {links.length === 0 && <Nothing columns={linkColumns.length} text={c.t("table-no-links")} />}
    </Grid>
  );
}

function Nothing({ columns, text }: { columns: number; text: string }) {
  return (
    <tr>
      <td colspan={columns}>{text}</td>
    </tr>
  );
}

/** F6 goes to the next row of another zone, Shift + F6 back to one. */
function toZone(event: KeyboardEvent): void {
  if (event.key !== "F6" || !(event.target instanceof Element)) return;
  const here = event.target.closest<HTMLElement>("[data-zone]");
  const rows = [...document.querySelectorAll<HTMLElement>("tr[data-zone]")];
  const at = rows.findIndex((row) => row.dataset.note === here?.dataset.note);
  const ahead = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  const other = (row: HTMLElement) => row.dataset.zone !== here?.dataset.zone;
  (event.shiftKey ? ahead.findLast(other) : ahead.find(other))?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** A row that moves keeps the focus; when the row that has it goes away, the next one gets it and a message says so. */
function useKeptFocus({ c }: Desk, ids: readonly string[]): void {
  const before = useRef(ids);
  const had = globalThis.document?.activeElement;
  useLayoutEffect(() => {
    const old = before.current;
    before.current = ids;
    if (had instanceof HTMLElement && had.isConnected && document.activeElement === document.body)
      had.focus();
    const { orphan } = c;
    if (!orphan || ids.includes(orphan)) return;
    c.orphan = "";
    if (c.wanted !== "") return;
    const next = settle(old, ids, orphan);
    document.getElementById(next ? `n-${next}` : "table-find")?.focus();
    if (orphan !== c.binned) c.tell(c.t("table-gone"));
  }, [c, ids]);
}
