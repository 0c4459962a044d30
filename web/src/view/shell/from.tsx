import type { Canvas } from "./canvas";

/** Where a field, note, row or column was carried from. */
export function fromOf(c: Canvas, place: string) {
  const title = c.props.origins?.[place];
  return title ? <p class="note-by">{c.t("canvas-from", { title })}</p> : null;
}
