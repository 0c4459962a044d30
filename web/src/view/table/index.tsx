import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { settle } from "../../a11y/roving";
import { Fields, isLate } from "../fields/fields";
import { Bin } from "../list/bin";
import { Circles } from "../list/circles";
import { List } from "../list/list";
import type { Canvas } from "../shell/canvas";
import { readAsked } from "./asked";
import { Desk } from "./desk";
import { Grid } from "./grid";
import { NoteRow } from "./row";
import { Filters, NewNote } from "./tools";

/** A canvas as tables: its notes and links. A form or a matrix is one already, and stays as it is in the list. */
export default function Table({ c }: { c: Canvas }) {
  return c.sheet.zones.length > 0 ? <Tables c={c} /> : <List c={c} />;
}

function Tables({ c }: { c: Canvas }) {
  const desk = useMemo(() => new Desk(c), [c]);
  useEffect(() => {
    const follow = () => {
      desk.asked.value = readAsked(location.hash) ?? desk.asked.peek();
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [desk]);
  const { sheet, parts } = c;
  const late = sheet.fields.filter((field) => isLate(c, field));
  return (
    <div class="outline tables">
      <Fields c={c} fields={sheet.fields.filter((field) => !late.includes(field))} />
      <div class="stack">
        <Filters desk={desk} />
        <NewNote desk={desk} />
      </div>
      <Notes desk={desk} />
      {sheet.linkKinds.length > 0 && <Links desk={desk} />}
      {sheet.matrix && parts.MatrixTable && <parts.MatrixTable c={c} matrix={sheet.matrix} />}
      {sheet.circles && <Circles c={c} rule={sheet.circles} />}
      <Fields c={c} fields={late} />
      <Bin c={c} />
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
    c.tell(c.t("table-gone"));
  }, [c, ids]);
}
