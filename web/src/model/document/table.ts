import * as Y from "yjs";
import type { Axis } from "../../generated/Axis";
import type { Fixed } from "../../generated/Fixed";
import type { Lane } from "../../generated/Lane";
import type { MarkRule } from "../../generated/MarkRule";
import type { Matrix } from "../../generated/Matrix";
import type { Signed } from "../../generated/Signed";
import { digest } from "./digest";
import type { Done, LaneAxis } from "./done";
import { LANES_MAX, TEXT_CHARS_MAX } from "./limits";
import { byOrder, orderAt } from "./order";
import { type Pen, read, step } from "./pen";
import { clip } from "./text-diff";
import { rewrite } from "./texts";

/** How sure a tick is, and a remark. */
export type TickDetails = { confidence?: string; note?: string };

/** What can be done to a table: its rows, columns, cells and marks. */
export class TableCommands {
  readonly #pen: Pen;
  readonly #matrix: Matrix | null;

  constructor(pen: Pen, matrix: Matrix | null) {
    this.#pen = pen;
    this.#matrix = matrix;
  }

  /** Adds a row or column at the end, with an empty text for each of its parts and for each of its cells. */
  add(axis: LaneAxis, parts: Readonly<Record<string, string>> = {}): Done {
    if (this.#pen.replica().roots[axis].size >= LANES_MAX) return { did: "full", what: axis };
    const lane = this.#pen.id();
    const { roots } = this.#pen.replica();
    const others = this.lanes(axis);
    const slugs = this.#axis(axis)?.parts.map((part) => part.slug) ?? [];
    const act = () => {
      const texts = [...new Set([...slugs, ...Object.keys(parts)])].map((slug): [string, unknown] => [
        slug,
        new Y.Text(clip(parts[slug] ?? "", TEXT_CHARS_MAX)),
      ]);
      roots[axis].set(lane, new Y.Map([["order", orderAt(others, others.length)], ...texts]));
      for (const other of this.#ids(axis === "rows" ? "columns" : "rows")) {
        const [row, column] = axis === "rows" ? [lane, other] : [other, lane];
        if (this.takesText(row, column)) roots.cells.set(`${row}:${column}`, new Y.Text());
      }
    };
    return step(this.#pen, act, {
      did: "lane-added",
      axis,
      lane,
      place: others.length + 1,
      of: others.length + 1,
    });
  }

  /** Moves a row or column to a place counted from 0. */
  move(axis: LaneAxis, id: string, index: number): Done | undefined {
    const map = this.#pen.replica().roots[axis].get(id);
    if (!(map instanceof Y.Map)) return undefined;
    const others = this.lanes(axis).filter((lane) => lane.id !== id);
    return step(
      this.#pen,
      () => map.set("order", orderAt(others, index)),
      () => {
        const lanes = this.lanes(axis);
        const place = lanes.findIndex((lane) => lane.id === id) + 1;
        return { did: "lane-moved", axis, lane: id, place, of: lanes.length };
      },
    );
  }

  /** Removes a row or column with its cells and ticks; undo brings them back. A heart goes by the server, for good. */
  remove(axis: LaneAxis, id: string): Done | undefined {
    const lane = read(this.#pen)[axis].get(id);
    if (!lane) return undefined;
    const { roots } = this.#pen.replica();
    const inLane = (key: string) => (axis === "rows" ? key.startsWith(`${id}:`) : key.endsWith(`:${id}`));
    const act = () => {
      roots[axis].delete(id);
      for (const part of [roots.cells, roots.ticks, roots.written])
        for (const key of [...part.keys()]) if (inLane(key.replace(/^cell:/, ""))) part.delete(key);
    };
    const [first] = this.#axis(axis)?.parts ?? [];
    return step(this.#pen, act, {
      did: "lane-removed",
      axis,
      lane: id,
      name: (first && lane.parts[first.slug]) ?? "",
    });
  }

  /** Sets the whole text of one part of a row or column. */
  writePart(axis: LaneAxis, id: string, part: string, text: string): Done | undefined {
    const map = this.#pen.replica().roots[axis].get(id);
    if (!(map instanceof Y.Map)) return undefined;
    return rewrite(this.#pen, `${axis === "rows" ? "row" : "column"}:${id}:${part}`, map, part, text);
  }

  /** Sets a cell's whole text. */
  writeCell(row: string, column: string, text: string): Done | undefined {
    const { cells } = this.#pen.replica().roots;
    return rewrite(this.#pen, `cell:${row}:${column}`, cells, `${row}:${column}`, text);
  }

  /** Ticks a cell (`row:column`) or note, or takes the tick away. */
  toggleTick(key: string): Done {
    const old = read(this.#pen).ticks.get(key);
    if (!old) return this.tick(key, {});
    this.#resign("ticks", key, old);
    return step(this.#pen, () => this.#pen.replica().roots.ticks.delete(key), { did: "unticked", key });
  }

  /** Ticks a cell or note, or changes how sure its tick is and its remark; what is left out stays. */
  tick(key: string, details: TickDetails): Done {
    const old = read(this.#pen).ticks.get(key);
    if (old) this.#resign("ticks", key, old);
    const confidence = details.confidence ?? old?.confidence ?? "";
    const note = clip(details.note ?? old?.note ?? "", TEXT_CHARS_MAX);
    const value = { ...this.#pen.sign(), note, confidence };
    return step(this.#pen, () => this.#pen.replica().roots.ticks.set(key, value), {
      did: "ticked",
      key,
      confidence,
    });
  }

  /** Ticks the heart of a column over what its texts say, or takes it away. No undo brings a commitment back. */
  toggleHeart(column: string): Done {
    const { hearts, cells } = this.#pen.replica().roots;
    if (read(this.#pen).hearts.has(column)) {
      this.#pen.replica().tell(() => hearts.delete(column));
      return { did: "unhearted", column };
    }
    const rows = this.#matrix?.rows.fixed.flatMap((lane) => lane.clearedBy) ?? [];
    const over = digest(rows.map((row) => String(cells.get(`${row}:${column}`) ?? "")));
    this.#pen.replica().tell(() => hearts.set(column, { ...this.#pen.sign(), over }));
    return { did: "hearted", column };
  }

  /** Rows or columns that people added, in order. */
  lanes(axis: LaneAxis): Lane[] {
    return [...read(this.#pen)[axis].values()].sort(byOrder);
  }

  /** Whether a cell takes text: a fixed row and a fixed column must both say so. */
  takesText(row: string, column: string): boolean {
    const fixed = [this.#fixed("rows", row), this.#fixed("columns", column)].filter(
      (lane) => lane !== undefined,
    );
    return fixed.length === 0 ? (this.#matrix?.text ?? false) : fixed.every((lane) => lane.text);
  }

  /** The mark that a cell takes, if any. */
  markOf(row: string, column: string): MarkRule | undefined {
    return (
      this.#fixed("rows", row)?.mark ??
      this.#fixed("columns", column)?.mark ??
      this.#matrix?.mark ??
      undefined
    );
  }

  /** The server takes back nothing under another's signature: before we change a mark, it becomes ours. */
  #resign(part: "ticks", key: string, old: Signed): void {
    const { by, name } = this.#pen.sign();
    if (old.by === by) return;
    this.#pen.replica().prepare(() => this.#pen.replica().roots[part].set(key, { ...old, by, name }));
  }

  #fixed(axis: LaneAxis, slug: string): Fixed | undefined {
    return this.#axis(axis)?.fixed.find((lane) => lane.slug === slug);
  }

  #axis(axis: LaneAxis): Axis | undefined {
    return this.#matrix?.[axis];
  }

  #ids(axis: LaneAxis): string[] {
    const fixed = this.#axis(axis)?.fixed.map((lane) => lane.slug) ?? [];
    return [...fixed, ...this.lanes(axis).map((lane) => lane.id)];
  }
}
