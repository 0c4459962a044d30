import type { ComponentChildren } from "preact";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { type Order, turned } from "./asked";
import { csv, fileName, save, tabbed } from "./copies";
import type { Column } from "./rows";

type GridProps<Row> = {
  c: Canvas;
  id: string;
  title: string;
  icon: string;
  /** How many rows there are, in words. */
  counted: string;
  columns: readonly Column<Row>[];
  order: Order;
  sort(order: Order): void;
  /** The rows as they stand, for copies. */
  rows(): readonly Row[];
  /** Heading of one more column after the first, for what can be done with a row. */
  more?: string;
  children: ComponentChildren;
};

/** A table with its title, its count and copies of it; it scrolls sideways in its own box. */
export function Grid<Row>(props: GridProps<Row>) {
  const { c, id, title, icon, counted, columns, order, sort, more, children } = props;
  const heads = columns.map((column) => <Head key={column.key} column={column} order={order} sort={sort} />);
  if (more)
    heads.splice(
      1,
      0,
      <th scope="col" key="more">
        {more}
      </th>,
    );
  return (
    <div class="stack">
      <div class="zone-bar">
        <Icon name={icon} class="i i-l" />
        <h2 id={id}>{title}</h2>
        <span class="chip">{counted}</span>
        {!c.sheet.private && <Copies {...props} />}
      </div>
      <section class="tablebox" aria-labelledby={id} tabindex={0}>
        <table>
          <caption>{inWords(c, columns, order)}</caption>
          <thead>
            <tr>{heads}</tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </div>
  );
}

/** The order of the rows, in words. */
function inWords<Row>({ t }: Canvas, columns: readonly Column<Row>[], { by, way }: Order): string {
  const column = columns.find((one) => one.key === by)?.label;
  return column === undefined ? t("table-as-drawn") : t(`table-${way}`, { column });
}

type HeadProps<Row> = { column: Column<Row>; order: Order; sort(order: Order): void };

/** A heading that sorts. */
function Head<Row>({ column: { key, label }, order, sort }: HeadProps<Row>) {
  const way = order.by === key ? order.way : undefined;
  return (
    <th scope="col" aria-sort={way && (way === "up" ? "ascending" : "descending")}>
      <button class="sort" type="button" onClick={() => sort(turned(order, key))}>
        {label}
        <Icon name={way ? `arrow-${way}` : "caret-up-down"} />
      </button>
    </th>
  );
}

/** Takes the rows as they stand to a spreadsheet. */
function Copies<Row>({ c, title, columns, rows }: GridProps<Row>) {
  const { t } = c;
  const copy = async () => {
    try {
      const all = rows();
      await navigator.clipboard.writeText(tabbed(columns, all));
      c.notice(t("table-copied", { count: all.length }));
    } catch {
      c.notice(t("tray-not-copied"));
    }
  };
  const download = () => {
    const name = fileName(c.props.canvas.title, title);
    save(name, csv(columns, rows()));
    c.notice(t("table-saved", { name }));
  };
  return (
    <>
      <button
        class="btn"
        type="button"
        aria-label={`${t("table-copy")}: ${title}`}
        onClick={() => void copy()}
      >
        <Icon name="copy" />
        {t("table-copy")}
      </button>
      <button class="btn" type="button" aria-label={`${t("table-save")}: ${title}`} onClick={download}>
        <Icon name="download-simple" />
        {t("table-save")}
      </button>
    </>
  );
}
