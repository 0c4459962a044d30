import { computed, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import type { Zone } from "../../generated/Zone";
import { numberedCircles, remarkOf, wordOf } from "../../model";
import {
  around,
  type Box,
  boundsOf,
  boxAt,
  centreOf,
  type Detail,
  detailOf,
  EM,
  type Eye,
  fitted,
  headBox,
  type Item,
  largeSeats,
  lasso,
  letterOf,
  loopPath,
  NOBODY,
  nameSpot,
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
  spotted,
  WORLD,
  type Word,
  zoneAt,
} from "../../model/board";
import { readyLeft } from "../list/ready";
import { titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { kept, sameValue, steady } from "../shell/steady";

/** What is done with a note beyond looking at it: carried to a zone that is pointed at, or tied to another note. */
export type Deed =
  | { readonly name: "carry"; readonly note: string }
  | { readonly name: "tie"; readonly note: string; readonly to: Point }
  | { readonly name: "kind"; readonly note: string; readonly to: Point; readonly target: string };

/** Notes that are dragged, by their middles: the one under the hand, and those that come along. */
export type Drag = {
  readonly id: string;
  readonly pos: readonly [number, number];
  readonly others: ReadonlyMap<string, readonly [number, number]>;
};

/** A link between two notes that lie on the board, with what tells it from others between the same two. */
export type Tie = { readonly link: Link; readonly nth: number };

/** A circle as it is drawn. */
export type Ring = {
  readonly id: string;
  readonly name: string;
  readonly loops: readonly string[];
  readonly spot: Point;
  /** Room that its name takes. */
  readonly box: Box;
};

/** From so many links on, lines step back behind the notes. */
const BUSY_FROM = 16;
/** Width of a wheel with the names in its corners. */
const WHEEL_WIDTH = 1264;
/** Height of a circle's name. */
const NAME_HEIGHT = 34;
/** Size of the words on links and circles against the stage's text. */
const LASSO_LETTER = 0.53 * 0.92 * EM;

/** A board as its parts see it: where everything lies, what is in sight, what is being done. */
export class Desk {
  readonly c: Canvas;
  readonly plan: Plan;
  readonly room = signal<Room>({ w: 1152, h: 800 });
  readonly eye: Signal<Eye>;
  /** The zone that is shown large on the wall; none for the whole board. */
  readonly large = signal("");
  /** Whether the whole board is kept in sight as the window changes. */
  readonly whole = signal(true);
  readonly detail: ReadonlySignal<Detail>;
  /** Notes under our own hand. */
  readonly drag = signal<Drag | undefined>(undefined);
  /** Notes that are worked on together, those that are still there. */
  readonly chosen: ReadonlySignal<readonly string[]>;
  /** Whether any are, so that the tools of one note step aside. */
  readonly isChoosing: ReadonlySignal<boolean>;
  /** What the hand does on the ground: moves the board, or draws a box round notes. */
  readonly tool = signal<"hand" | "box">("hand");
  /** The box that is being drawn. */
  readonly frame = signal<Box | undefined>(undefined);
  /** Whether nothing is dragged, carried or tied. */
  readonly isResting: ReadonlySignal<boolean>;
  readonly deed = signal<Deed | undefined>(undefined);
  /** The zone whose notes are shown as a list at the side. */
  readonly listed = signal("");
  readonly peers = signal<"shown" | "hidden">("shown");
  readonly painted: ReadonlySignal<ReadonlySet<string>>;
  readonly ties: ReadonlySignal<readonly Tie[]>;
  /** Circles with their names where these cover no note. */
  readonly rings: ReadonlySignal<readonly Ring[]>;
  /** Whether there are so many links that their lines step back. */
  readonly busy: ReadonlySignal<boolean>;
  /** Whether a note with links is picked, so that what is not linked to it steps back. */
  readonly pickedTied: ReadonlySignal<boolean>;
  readonly #letter: ReadonlySignal<number>;
  readonly #words: ReadonlySignal<ReadonlyMap<string, Point>>;
  readonly #spots = new Map<string, ReadonlySignal<Point | undefined>>();
  /** Whether notes may show more than their names at this size. */
  readonly remarks: ReadonlySignal<boolean>;
  readonly #seats = new Map<string, ReadonlySignal<Seating>>();
  readonly #boxes = new Map<string, ReadonlySignal<Box | undefined>>();
  readonly #routes = new Map<string, ReadonlySignal<Route | undefined>>();
  readonly #signs = new Map<string, ReadonlySignal<boolean>>();

  constructor(c: Canvas, where: "screen" | "wall" = "screen") {
    this.c = c;
    const { layout, zones } = c.sheet;
    const opens = openNow(c);
    // On the wall the wheel has the whole room: what lies in the tray is read from near, unless it is asked for now.
    const shown = ({ slug, place }: Zone) => place.shape !== "tray" || opens.has(`zone:${slug}`);
    this.plan = planOf(layout, where === "wall" ? zones.filter(shown) : zones);
    this.eye = signal(fitted(this.room.value));
    this.detail = computed(() => detailOf(this.eye.value));
    this.remarks = computed(
      () => (where === "screen" || this.large.value !== "") && this.detail.value === "all",
    );
    this.#letter = computed(() => {
      const own = letterOf(this.eye.value);
      return where === "wall" ? Math.max(own, wallLetter() / this.eye.value.scale) : own;
    });
    this.painted = steady(() => this.#painted(), sameSet);
    this.chosen = steady(() => this.#chosen(), sameValue);
    this.isChoosing = computed(() => this.chosen.value.length > 0);
    this.isResting = computed(() => !this.drag.value && !this.deed.value);
    this.ties = computed(() => this.#ties());
    this.busy = computed(() => this.ties.value.length >= BUSY_FROM);
    this.rings = steady(() => this.#rings(), sameValue);
    this.pickedTied = computed(() => {
      const picked = c.picked.value;
      return this.painted.value.has(picked) && c.reading.linksOf(picked).length > 0;
    });
    this.#words = computed(() => this.#spotted());
  }

  /** The part of the world that is worth seeing: a zone that is shown large, or all but the empty room beside a wheel. */
  get part(): Box {
    const { layout, plots } = this.plan;
    const large = plots.find(({ zone }) => zone.slug === this.large.value);
    if (large) {
      const boxes = [boundsOf(large.region), large.head];
      return around(
        boxes.flatMap(({ x, y, w, h }) => [
          { x, y },
          { x: x + w, y: y + h },
        ]),
      );
    }
    return layout === "wheel" && plots.every(({ region }) => region.shape !== "box")
      ? { x: 0, y: 0, w: WHEEL_WIDTH, h: WORLD.h }
      : { x: 0, y: 0, ...WORLD };
  }

  /** Where the notes of a zone lie. */
  seats(slug: string): ReadonlySignal<Seating> {
    return kept(this.#seats, slug, () => computed(() => this.#seated(slug)));
  }

  /** What a zone's list at the side has that the board has not: notes without room, or ready ones. */
  more({ zone }: Plot): { readonly hidden: number; readonly ready: number } | undefined {
    const hidden = this.seats(zone.slug).value.hidden.length;
    const ready = readyLeft(this.c, zone).length;
    return hidden + ready > 0 ? { hidden, ready } : undefined;
  }

  /** Where a note lies just now; nothing while it is not on the board. */
  box(id: string): ReadonlySignal<Box | undefined> {
    return kept(this.#boxes, id, () => steady(() => this.#box(id), sameValue));
  }

  /** How a link is drawn; wakes only when one of its notes moves. */
  route({ link, nth }: Tie): ReadonlySignal<Route | undefined> {
    const name = [link.id, link.from, link.to, nth].join();
    return kept(this.#routes, name, () => computed(() => this.#route(link, nth)));
  }

  /** Where the word of a link stands; nowhere while it would cover something. */
  spot(id: string): ReadonlySignal<Point | undefined> {
    return kept(this.#spots, id, () => steady(() => this.#words.value.get(id), sameValue));
  }

  /** Whether a note is among those that are worked on together. */
  isChosen(id: string): boolean {
    return kept(this.#signs, `chosen ${id}`, () => computed(() => this.chosen.value.includes(id))).value;
  }

  /** Whether a note is under somebody's hand. */
  isDragged(id: string): boolean {
    return kept(this.#signs, `dragged ${id}`, () => computed(() => this.#hand(id) !== undefined)).value;
  }

  /** While a note with links is picked, those without a link to it step back. */
  isApart(id: string): boolean {
    return kept(this.#signs, `apart ${id}`, () => computed(() => this.#isApart(id))).value;
  }

  /** Whether a link belongs to the picked note; "none" while nothing is picked. */
  near({ from, to }: Link): "own" | "other" | "none" {
    const picked = this.c.picked.value;
    if (!this.pickedTied.value) return "none";
    return from === picked || to === picked ? "own" : "other";
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
    if (!plot) return NOBODY;
    const items = this.c.reading.zone(slug).flatMap((id): Item[] => {
      const note = this.c.reading.note(id);
      return note && !note.binned ? [this.#item(note)] : [];
    });
    const pills = this.plan.plots.find((one) => one.filling === "pills" && one !== plot);
    const others = pills ? [...this.seats(pills.zone.slug).value.boxes.values()] : [];
    if (this.large.value !== slug)
      return seats(this.plan, plot, items, { letter: this.#letter.value, others });
    return largeSeats(this.plan, plot, items, { least: wallLetter() / this.eye.value.scale / EM, others });
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
    const pos = this.#hand(id);
    if (!pos || !note) return seat;
    return boxAt({ x: pos[0], y: pos[1] }, seat?.w ?? 11 * EM, seat?.h ?? 2.4 * EM);
  }

  /** Where somebody's hand has a note. */
  #hand(id: string): readonly [number, number] | undefined {
    const drag = this.drag.value;
    const own = drag?.id === id ? drag.pos : drag?.others.get(id);
    return own ?? this.c.session.presence.dragging.value.get(id);
  }

  #chosen(): string[] {
    return [...this.c.chosen.value].filter((id) => {
      const note = this.c.reading.note(id);
      return note && !note.binned;
    });
  }

  #isApart(id: string): boolean {
    const { value: picked } = this.c.picked;
    if (picked === id || !this.pickedTied.value) return false;
    return !this.c.reading.linksOf(id).some(({ from, to }) => from === picked || to === picked);
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
    return untracked(() => route(from, to, { notes: this.#others([link.from, link.to]), nth }));
  }

  /** Names of zones as they stand now, and the notes in sight. */
  #ground(): Box[] {
    const heads = this.plan.plots.map((plot) => headBox(plot, this.more(plot) ? "more" : "all"));
    const notes = [...this.painted.value].flatMap((id) => this.box(id).value ?? []);
    return [...notes, ...heads, ...this.plan.signs.map(({ box }) => box)];
  }

  #rings(): Ring[] {
    const taken = this.#ground();
    return numberedCircles({ circles: [...this.c.reading.circles()] }).flatMap((circle): Ring[] => {
      const { id, number, members } = circle;
      const own = members.flatMap((note) => this.box(note).value ?? []);
      const drawn = lasso(own, this.#others(members));
      if (!drawn) return [];
      const { t } = this.c;
      const name = t("canvas-circle-name", { number, label: circle.label.trim() || t("nameless") });
      const size = this.#letter.value / EM;
      const w = (name.length * LASSO_LETTER + 56) * size;
      const h = NAME_HEIGHT * size;
      const spot = nameSpot(drawn, w, h, taken);
      const box = boxAt(spot, w, h);
      taken.push(box);
      return [{ id, name, loops: drawn.loops.map(loopPath), spot, box }];
    });
  }

  #spotted(): Map<string, Point> {
    const words = this.ties.value.flatMap((tie): Word[] => {
      const line = this.route(tie).value;
      const text = this.word(tie.link);
      return line && text ? [{ id: tie.link.id, text, line, must: this.near(tie.link) === "own" }] : [];
    });
    const names = this.rings.value.map(({ box }) => box);
    return spotted(words, [...this.#ground(), ...names], this.#letter.value / EM);
  }

  #others(but: readonly string[]): Box[] {
    return untracked(() =>
      [...this.painted.value].flatMap((id) => (but.includes(id) ? [] : (this.box(id).value ?? []))),
    );
  }
}

/** The places that the step under way opens. */
export function openNow({ sheet, session }: Canvas): ReadonlySet<string> {
  const { step } = session.room.value;
  return new Set(sheet.steps.find(({ letter }) => letter === step)?.opens);
}

/** Text size of notes on the wall, in pixels: 24 where the picture is 1,920 wide. */
function wallLetter(): number {
  return Math.min(28, Math.max(16, innerWidth / 80));
}

/** The middle of a note's box, as the document keeps it. */
export function middle(box: Box): readonly [number, number] {
  const { x, y } = centreOf(box);
  return [x, y];
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
