import type { ComponentType, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ViewName } from "../../generated/ViewName";
import type { Canvas } from "./canvas";

/** A way to draw a canvas: the default export of `view/board/index.tsx` and `view/table/index.tsx`. */
export type View = ComponentType<{ c: Canvas }>;

const VIEWS: Partial<Record<ViewName, () => Promise<{ default: View }>>> = {
  board: () => import("../board"),
  table: () => import("../table"),
};
/** Below this a canvas opens as a list, unless its address asks for another view. */
const WIDE = "(min-width: 62rem)";

/** The list, until the view that is shown has come. */
export function Views({ c, list }: { c: Canvas; list: VNode }) {
  const [Shown, show] = useState<View | undefined>(undefined);
  const { view } = c.props;
  useEffect(() => {
    const asked = new URLSearchParams(location.search).has("view");
    if (view === "board" && !asked && !matchMedia(WIDE).matches) {
      c.view.value = "list";
      return;
    }
    VIEWS[view]?.().then(
      (found) => show(() => found.default),
      () => c.notice(c.t("canvas-view-missing")),
    );
  }, [c, view]);
  return Shown ? <Shown c={c} /> : list;
}
