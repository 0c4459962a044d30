import type { ComponentType, VNode } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { CanvasProps } from "../../generated/CanvasProps";
import type { ViewName } from "../../generated/ViewName";
import type { Canvas } from "./canvas";

/** A way to draw a canvas: the default export of `view/board/index.tsx` and `view/table/index.tsx`. */
export type View = ComponentType<{ c: Canvas }>;

/** What is drawn first: another view than the list, or why it is the list after all. */
export type First = View | "list" | "narrow" | "missing";

const VIEWS: Partial<Record<ViewName, () => Promise<{ default: View }>>> = {
  board: () => import("../board"),
  table: () => import("../table"),
};
/** Below this a canvas opens as a list, unless its address asks for another view. */
const WIDE = "(min-width: 62rem)";

/** Loads the view that a page asks for. Boards of forms and tables are their lists. */
export async function firstView({ view, sheet }: Pick<CanvasProps, "view" | "sheet">): Promise<First> {
  if (view === "board") {
    const asked = new URLSearchParams(location.search).has("view");
    if (!asked && !matchMedia(WIDE).matches) return "narrow";
    if (sheet.layout === "form" || sheet.layout === "matrix") return "list";
  }
  return (
    (await VIEWS[view]?.().then(
      (found) => found.default,
      () => "missing" as const,
    )) ?? "list"
  );
}

/** The list, or the view that takes its place: the server's list is then emptied, not taken over. */
export function Views({ c, list, first }: { c: Canvas; list: VNode; first: First }) {
  const [taken, take] = useState(false);
  const Shown = typeof first === "string" ? undefined : first;
  useLayoutEffect(() => take(true), []);
  useEffect(() => {
    if (first === "narrow") c.view.value = "list";
    if (first === "missing") c.notice(c.t("canvas-view-missing"));
  }, [c, first]);
  if (!Shown) return list;
  return taken ? <Shown c={c} /> : <div class="outline" />;
}
