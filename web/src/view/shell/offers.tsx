import { useEffect, useRef, useState } from "preact/hooks";
import type { Note } from "../../generated/Note";
import type { Sheet } from "../../generated/Sheet";
import type { Canvas } from "./canvas";

type Late = typeof import("../offers/offers");

export type OffersProps = {
  c: Canvas;
  /** Kind of the records that are offered; `null` where names are nobody's. */
  of: string | null | undefined;
  /** Id of the box that is typed in. */
  box: string;
  /** What the place speaks of already. */
  known: string | null;
  take(name: string, ref: string): void;
};

/** `begun`: whether something was typed before the list was there. */
export type ListProps = OffersProps & { of: string; begun: boolean };

/** Known names under the box that one is typed in; it works the same without them. */
export function Offers(props: OffersProps) {
  const [written, setWritten] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    const box = props.of ? document.getElementById(props.box) : null;
    const come = () => setWritten(true);
    if (box && box === document.activeElement) come();
    const begin = () => {
      begun.current = true;
    };
    box?.addEventListener("focus", come);
    box?.addEventListener("input", begin);
    return () => {
      box?.removeEventListener("focus", come);
      box?.removeEventListener("input", begin);
    };
  }, [props.of, props.box]);
  const late = useLate(written);
  return props.of && late ? <late.OfferList {...props} of={props.of} begun={begun.current} /> : null;
}

/** The record that a note speaks of. */
export function RecordOf({ c, note }: { c: Canvas; note: Note }) {
  const [of, id] = (note.ref ?? "").split(":");
  const late = useLate(of === "record");
  return of === "record" && id && late ? <late.RecordLine c={c} id={id} key={id} /> : null;
}

/** Kind of the records that a note speaks of: its own kind says, or its zone. */
export function recordsOf(sheet: Sheet, { kind, zone }: Note): string | null | undefined {
  const its = sheet.noteKinds.find((one) => one.slug === kind)?.records;
  return its ?? sheet.zones.find((one) => one.slug === zone)?.records;
}

function useLate(wanted: boolean): Late | undefined {
  const [late, setLate] = useState<Late>();
  useEffect(() => {
    if (wanted) import("../offers/offers").then(setLate, () => undefined);
  }, [wanted]);
  return late;
}
