import { useEffect, useState } from "preact/hooks";
import type { Canvas } from "./canvas";

type Late = typeof import("../offers/offers");

export type OffersProps = {
  c: Canvas;
  /** Id of the box that is typed in: of a note, a field, or a row or column. */
  box?: string;
  /** What a note speaks of, to be shown. */
  known?: string | null;
  /** For a row or column: kind of the records that are offered, and what is done with what is taken. */
  of?: string | null;
  take?(name: string): void;
};

/**
 * Known names under a box, loaded when somebody types in it, or the record that a note speaks of. Everything works the
 * same without them.
 */
export function Offers(props: OffersProps) {
  const { box, known } = props;
  const [late, setLate] = useState<Late>();
  useEffect(() => {
    const load = () => import("../offers/offers").then(setLate, () => 0);
    const typed = document.getElementById(box ?? "");
    if (known) load();
    if (typed) typed.oninput = load;
  }, [box, known]);
  return late ? <late.Offered {...props} /> : null;
}
