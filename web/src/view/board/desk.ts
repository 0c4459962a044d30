import { computed, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import { remarkOf, wordOf } from "../../model";
import {
  type Box,
  boxAt,
  centreOf,
  type Detail,
  detailOf,
  EM,
  type Eye,
  fitted,
  type Item,
  type Lasso,
  labelBox,
  lasso,
  letterOf,
  type Plan,
  type Plot,
  type Point,
  painted,
  planOf,
  type Room,
  type Route,
  route,
  type Seating,
  seats,
  zoneAt,
} from "../../model/board";
import { titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";

/** What is done with a note beyond looking at it: carried to a zone that is pointed at, or tied to another note. */
export type Deed =
  | { readonly name: "carry"; readonly note: string }
  | { readonly name: "tie"; readonly note: string; readonly to: Point }
  | { readonly name: "kind"; readonly note: string; readonly to: Point; readonly target: string };

/** A link between two notes that lie on the board, with what tells it from others between the same two. */
export type Tie = { readonly link: Link; readonly nth: number };

const EMPTY: Seating = { boxes: new Map(), hidden: [], remarks: "hidden" };

/** A board as its parts see it: where everything lies, what is in sight, what is being done. */
export class Desk {
  readonly c: Canvas;
  readonly plan: Plan;
  readonly room = signal<Room>({ w: 1152, h: 800 });
  readonly eye: Signal<Eye>;
  /** Whether the whole board is kept in sight as the window changes. */
  readonly whole = signal(true);
  readonly detail: ReadonlySignal<Detail>;
  /** Note under our own hand, by its middle. */
  readonly drag = signal<{ id: string; pos: readonly [number, number] } | undefined>(undefined);
  readonly deed = signal<Deed | undefined>(undefined);
  /** The zone whose notes are shown as a list at the side. */
  readonly listed = signal("");
  readonly peers = signal<"shown" | "hidden">("shown");
  readonly painted: ReadonlySignal<ReadonlySet<string>>;
  readonly ties: ReadonlySignal<readonly Tie[]>;
  readonly #letter: ReadonlySignal<number>;
  /** Whether notes may show more than their names at this size. */
  readonly remarks: ReadonlySignal<boolean>;
  readonly #seats = new Map<string, ReadonlySignal<Seating>>();
  readonly #boxes = new Map<string, ReadonlySignal<Box | undefined>>();
  readonly #routes = new Map<string, ReadonlySignal<Route | undefined>>();

  constructor(c: Canvas, remarks: "shown" | "hidden" = "shown") {
    this.c = c;
    this.plan = planOf(c.sheet.layout, c.sheet.zones);
    this.eye = signal(fitted(this.room.value));
    this.detail = computed(() => detailOf(this.eye.value));
    this.remarks = computed(() => remarks === "shown" && this.detail.value === "all");
    this.#letter = computed(() => letterOf(this.eye.value));
    this.painted = steady(
      computed(() => this.#painted()),
      sameSet,
    );
    this.ties = computed(() => this.#ties());
  }

  /** Where the notes of a zone lie. */
  seats(slug: string): ReadonlySignal<Seating> {
    return kept(this.#seats, slug, () => computed(() => this.#seated(slug)));
  }

  /** Where a note lies just now; nothing while it is not on the board. */
  box(id: string): ReadonlySignal<Box | undefined> {
    return kept(this.#boxes, id, () =>
      steady(
        computed(() => this.#box(id)),
        sameBox,
      ),
    );
  }

  /** How a link is drawn; wakes only when one of its notes moves. */
  route({ link, nth }: Tie): ReadonlySignal<Route | undefined> {
    const name = [link.id, link.from, link.to, nth].join();
    return kept(this.#routes, name, () => computed(() => this.#route(link, nth)));
  }

  /** How a circle is drawn. */
  lasso(members: readonly string[]): Lasso | undefined {
    const own = members.flatMap((id) => this.box(id).value ?? []);
    return lasso(own, this.#others(members));
  }

  /** The word on a link. */
  word(link: Link): string {
    return wordOf(
      link,
      this.c.sheet.linkKinds.find((kind) => kind.slug === link.kind),
    );
  }

  /** Whether a note's kind is told on it: only where its zone has several. */
  kindShown({ zone, kind }: Pick<Note, "zone" | "kind">): boolean {
    const own = this.c.sheet.zones.find((one) => one.slug === zone);
    return own !== undefined && (own.kinds.length > 1 || own.kinds[0] !== kind);
  }

  zoneAt(point: Point): Plot | undefined {
    return zoneAt(this.plan, point);
  }

  /** The painted note at a point, the one on top first. */
  noteAt({ x, y }: Point, but: string): string {
    const ids = [...this.painted.peek()].reverse();
    const hit = ids.find((id) => {
      const box = id === but ? undefined : this.box(id).peek();
      return box && x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
    });
    return hit ?? "";
  }

  #seated(slug: string): Seating {
    const plot = this.plan.plots.find(({ zone }) => zone.slug === slug);
    if (!plot) return EMPTY;
    const items = this.c.reading.zone(slug).flatMap((id): Item[] => {
      const note = this.c.reading.note(id);
      return note && !note.binned ? [this.#item(note)] : [];
    });
    const pills = this.plan.plots.find((one) => one.filling === "pills" && one !== plot);
    const others = pills ? [...this.seats(pills.zone.slug).value.boxes.values()] : [];
    return seats(this.plan, plot, items, { letter: this.#letter.value, others });
  }

  #item(note: Note): Item {
    const remarks = this.remarks.value;
    const remark = remarks ? remarkOf(note) : "";
    return {
      id: note.id,
      name: titleOf(this.c.t, note),
      remark,
      kind: remarks && this.kindShown(note),
      pos: note.pos,
    };
  }

  #box(id: string): Box | undefined {
    const note = this.c.reading.note(id);
    const seat = note && !note.binned ? this.seats(note.zone).value.boxes.get(id) : undefined;
    const drag = this.drag.value;
    const pos = drag?.id === id ? drag.pos : this.c.session.presence.dragging.value.get(id);
    if (!pos || !note) return seat;
    return boxAt({ x: pos[0], y: pos[1] }, seat?.w ?? 11 * EM, seat?.h ?? 2.4 * EM);
  }

  #painted(): Set<string> {
    const all = this.plan.plots.flatMap(({ zone }) => [...this.seats(zone.slug).value.boxes]);
    const wanted = new Set([this.c.picked.value, this.drag.value?.id ?? ""]);
    return painted(all, this.eye.value, this.room.value, wanted);
  }

  #ties(): Tie[] {
    const pairs = new Map<string, number>();
    const here = this.painted.value;
    return this.c.reading.links().flatMap((link): Tie[] => {
      if (!here.has(link.from) || !here.has(link.to)) return [];
      const pair = [link.from, link.to].sort().join();
      const nth = pairs.get(pair) ?? 0;
      pairs.set(pair, nth + 1);
      return [{ link, nth }];
    });
  }

  #route(link: Link, nth: number): Route | undefined {
    const from = this.box(link.from).value;
    const to = this.box(link.to).value;
    if (!from || !to) return undefined;
    const word = this.word(link);
    return untracked(() =>
      route(from, to, word, { notes: this.#others([link.from, link.to]), words: this.#words(link), nth }),
    );
  }

  /** Words of links that were drawn before this one, and names of zones. */
  #words(link: Link): Box[] {
    const ties = this.ties.peek();
    const before = ties.slice(
      0,
      ties.findIndex((tie) => tie.link.id === link.id),
    );
    const words = before.flatMap((tie) => {
      const spot = this.route(tie).peek()?.label;
      return spot ? [labelBox(spot, this.word(tie.link))] : [];
    });
    return [...words, ...this.plan.plots.map(({ head }) => head)];
  }

  #others(but: readonly string[]): Box[] {
    return untracked(() =>
      [...this.painted.value].flatMap((id) => (but.includes(id) ? [] : (this.box(id).value ?? []))),
    );
  }
}

/** The middle of a note's box, as the document keeps it. */
export function middle(box: Box): readonly [number, number] {
  const { x, y } = centreOf(box);
  return [x, y];
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const old = known.get(key);
  if (old !== undefined) return old;
  const fresh = make();
  known.set(key, fresh);
  return fresh;
}

/** The same object for as long as nothing differs, so that those who read it sleep. */
function steady<T>(source: ReadonlySignal<T>, same: (a: T, b: T) => boolean): ReadonlySignal<T> {
  let last: { value: T } | undefined;
  return computed(() => {
    const { value } = source;
    if (!last || !same(last.value, value)) last = { value };
    return last.value;
  });
}

function sameBox(a: Box | undefined, b: Box | undefined): boolean {
  return (
    a === b ||
    (a !== undefined && b !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h)
  );
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
