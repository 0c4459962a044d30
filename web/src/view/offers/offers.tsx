import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Note } from "../../generated/Note";
import type { Sheet } from "../../generated/Sheet";
import type { Canvas } from "../shell/canvas";
import type { OffersProps } from "../shell/offers";
import { ask, find, lineTyped, type Offer } from "./ask";

/** The server is asked when typing has rested for this. */
const RESTED_MS = 150;
/** What stands before the id of a record in a `ref`. */
const RECORD = "record:";

type Box = HTMLInputElement | HTMLTextAreaElement;

/** What is offered for a box, or the record that a note speaks of. */
export function Offered({ c, box, known, of, take }: OffersProps) {
  if (box === undefined) return known ? <RecordLine c={c} of={known} key={known} /> : null;
  const [what = ""] = box.split("-", 1);
  const id = box.slice(what.length + 1);
  const note = what === "edit" ? c.reading.note(id) : undefined;
  const field = what === "f" ? c.sheet.fields.find((one) => one.slug === id) : undefined;
  const kind = note ? recordsOf(c.sheet, note) : (field?.records ?? of);
  const taken = (name: string, ref: string) => {
    if (note) tie(c, note, name, ref);
    else if (field) c.did(c.session.canvas.fields.write(id, name));
    else take?.(name);
  };
  return kind ? <List c={c} of={kind} box={box} known={note?.ref ?? null} take={taken} /> : null;
}

/** Kind of the records that a note speaks of: its own kind says, or its zone. */
function recordsOf(sheet: Sheet, { kind, zone }: Note): string | null | undefined {
  const its = sheet.noteKinds.find((one) => one.slug === kind)?.records;
  return its ?? sheet.zones.find((one) => one.slug === zone)?.records;
}

/** Makes a note speak of a record, by its name. */
function tie(c: Canvas, note: Note, name: string, ref: string): void {
  const { canvas } = c.session;
  const [line = ""] = note.text.split("\n", 1);
  canvas.notes.write(note.id, name + note.text.slice(line.length));
  canvas.endGesture();
  canvas.notes.refer(note.id, ref);
  c.tell(c.t("said-note-referred", { note: name }));
}

type ListProps = {
  c: Canvas;
  of: string;
  box: string;
  known: string | null;
  take(name: string, ref: string): void;
};

/** Names that the workspace knows, under the box they are typed in. The focus never leaves the box. */
function List({ c, of, box, known, take }: ListProps) {
  const { offers, active, close, move } = useOffers(c, of, box, known);
  const at = offers[active];
  const list = `${box}-offers`;
  const pick = (offer: Offer) => {
    close();
    put(box, offer.name);
    take(offer.name, `record:${offer.id}`);
  };
  useKeys(box, (event) => {
    if (offers.length === 0 || event.isComposing) return false;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at) pick(at);
    else return false;
    return true;
  });
  useLayoutEffect(() => {
    const element = boxOf(box);
    const own = {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": offers[0] && list,
    };
    // A box of many lines is no combobox by the standard; it names its list and the active option just so.
    const one = element instanceof HTMLInputElement && {
      role: "combobox",
      "aria-expanded": String(offers.length > 0),
    };
    const of = at && `${list}-${at.id}`;
    for (const [name, value] of Object.entries({ ...own, ...one, "aria-activedescendant": of }))
      if (value === undefined) element?.removeAttribute(name);
      else element?.setAttribute(name, value);
    if (of) document.getElementById(of)?.scrollIntoView({ block: "nearest" });
  });
  if (offers.length === 0) return null;
  return (
    <div class="menu offers" id={list} role="listbox" aria-label={c.t("offers-label")}>
      {offers.map((offer, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box handles the keys
        <div
          role="option"
          id={`${list}-${offer.id}`}
          aria-selected={place === active}
          key={offer.id}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(offer)}
        >
          <span>{offer.name}</span>
          <span class="tiny quiet">{about(c, offer)}</span>
        </div>
      ))}
    </div>
  );
}

/** What is offered for what stands in the box, and which of it a key would pick. */
function useOffers(c: Canvas, of: string, box: string, known: string | null) {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [active, setActive] = useState(-1);
  const knownNow = useRef(known);
  knownNow.current = known;
  const close = () => {
    setOffers([]);
    setActive(-1);
  };
  useEffect(() => {
    const element = boxOf(box);
    const gone = new AbortController();
    let asked = new AbortController();
    const type = () => {
      asked.abort();
      const mine = new AbortController();
      asked = mine;
      const typed = element && lineTyped(element);
      if (!typed) return close();
      const rested = setTimeout(async () => {
        const found = await ask(whereOf(c), of, typed, mine.signal);
        if (mine.signal.aborted) return;
        // What only this place mentions is its own earlier name.
        const own = ({ id, name, canvases }: Offer) =>
          knownNow.current === `record:${id}` && (canvases <= 1 || name === typed);
        const fresh = found.filter((offer) => !own(offer));
        setOffers(fresh);
        setActive(-1);
        if (fresh.length > 0) c.tell(c.t("offers-found", { count: fresh.length }), "offers");
      }, RESTED_MS);
      mine.signal.addEventListener("abort", () => clearTimeout(rested));
    };
    const pressed = followPress(gone.signal);
    const leave = () => {
      asked.abort();
      // What is being pressed must not move away under the hand.
      if (pressed())
        addEventListener("pointerup", () => setTimeout(close), { once: true, signal: gone.signal });
      else close();
    };
    element?.addEventListener("input", type, { signal: gone.signal });
    element?.addEventListener("blur", leave, { signal: gone.signal });
    // What was typed brought the list here.
    if (element === document.activeElement) type();
    return () => {
      gone.abort();
      asked.abort();
    };
  }, [c, of, box]);
  const move = (by: number) => {
    const next = active + by;
    setActive(next < 0 ? offers.length - 1 : next % offers.length);
  };
  return { offers, active, close, move };
}

/** Whether a pointer is down, as long as the signal lasts. */
function followPress(signal: AbortSignal): () => boolean {
  let pressed = false;
  for (const [name, now] of [["pointerdown", true] as const, ["pointerup", false] as const])
    addEventListener(
      name,
      () => {
        pressed = now;
      },
      { signal, capture: true },
    );
  return () => pressed;
}

/** Keys of the box, before anybody else sees them; `true` keeps them here. */
function useKeys(box: string, handle: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => {
    const gone = new AbortController();
    const on = (event: KeyboardEvent) => {
      if (!latest.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.getElementById(box)?.addEventListener("keydown", on, { signal: gone.signal });
    return () => gone.abort();
  }, [box]);
}

/** Makes `name` the first line of the box, with the caret behind it. */
function put(box: string, name: string): void {
  const element = boxOf(box);
  if (!element) return;
  const [line = ""] = element.value.split("\n", 1);
  element.value = name + element.value.slice(line.length);
  element.setSelectionRange(name.length, name.length);
}

function boxOf(id: string): Box | undefined {
  const element = document.getElementById(id);
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : undefined;
}

function whereOf({ props }: Canvas) {
  return { canvas: props.canvas.id, lang: props.lang };
}

function about(c: Canvas, { sectorName, canvases }: Pick<Offer, "sectorName" | "canvases">): string {
  return [sectorName, mentions(c, { canvases })].filter(Boolean).join(" · ");
}

function mentions(c: Canvas, { canvases }: Pick<Offer, "canvases">): string {
  return c.t("offers-canvases", { count: canvases });
}

/** The record that a note speaks of, with its page. */
function RecordLine({ c, of }: { c: Canvas; of: string }) {
  const id = of.startsWith(RECORD) ? of.slice(RECORD.length) : "";
  const [record, setRecord] = useState<Offer>();
  useEffect(() => {
    const gone = new AbortController();
    if (id) void find(whereOf(c), id, gone.signal).then((found) => gone.signal.aborted || setRecord(found));
    return () => gone.abort();
  }, [c, id]);
  if (!record) return null;
  return (
    <p class="note-record">
      {c.t("note-record")} <a href={`${c.props.canvas.workspace.url}/registry/${record.id}`}>{record.name}</a>{" "}
      <span class="quiet">· {mentions(c, record)}</span>
    </p>
  );
}
