import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { showAll } from "../board/besides";
import { Desk, openNow } from "../board/desk";
import { Stage } from "../board/index";
import { List } from "../list/list";
import type { Canvas } from "../shell/canvas";

type WallProps = {
  c: Canvas;
  /** The zone that is shown large; none for the whole board. */
  large?: ReadonlySignal<string>;
};

/** The board on the wall. */
export function Wall({ c, large }: WallProps) {
  // Another step may ask for other zones, and what is asked for is on the wall, also while it is empty.
  const asked = [...openNow(c)].join();
  const desk = useMemo(() => new Desk(c, "wall"), [c, asked]);
  const board = useRef<HTMLElement>(null);
  useEffect(() => {
    // On the wall nothing is picked, and what can be pressed is out of reach.
    c.picked.value = "";
  }, [c]);
  const zone = large?.value ?? "";
  useLayoutEffect(() => {
    if (desk.large.value === zone) return;
    desk.large.value = zone;
    showAll(desk);
  }, [desk, zone]);
  const { layout } = c.sheet;
  if (layout === "form" || layout === "matrix") {
    return (
      <section class="list-main" inert>
        <List c={c} />
      </section>
    );
  }
  const isLarge = desk.plan.plots.some((plot) => plot.zone.slug === zone);
  return (
    <section
      class={`board wall-board is-${desk.detail.value}${isLarge ? " has-large" : ""}`}
      aria-label={c.t("board-name", { title: c.sheet.title })}
      inert
      ref={board}
    >
      <Stage desk={desk} board={board} key={asked} />
    </section>
  );
}
