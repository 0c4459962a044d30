import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { centreOf, type Sign, WORLD } from "../../model/board";
import { Fields } from "../fields/fields";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { find, Kinds, Legend, Peers, Side, Sizes, showAll } from "./besides";
import { ChosenBar, Frame } from "./chosen";
import { Desk } from "./desk";
import { Ground } from "./ground";
import { follow } from "./hands";
import { key } from "./keys";
import { usePoint } from "./spot";
import { LassoNames, Lassos, Lines, Markers, Words } from "./ties";
import { BoardZone } from "./zones";

/** A canvas as a board. */
export default function Board({ c }: { c: Canvas }) {
  const { fields } = c.sheet;
  return (
    <div class="boardcol">
      {fields.length > 0 && (
        <details class="board-fields">
          <summary>
            {c.t("canvas-fields")}
            <Icon name="caret-down" />
          </summary>
          <Fields c={c} fields={fields} />
        </details>
      )}
      <p class="banner only-narrow narrow-tip">
        <Icon name="list-bullets" />
        <span>{c.t("board-narrow")}</span>
        <a class="btn" href={c.props.canvas.urls.list}>
          {c.t("board-open-list")}
        </a>
      </p>
      <DrawnBoard c={c} />
    </div>
  );
}

function DrawnBoard({ c }: { c: Canvas }) {
  const desk = useMemo(() => new Desk(c), [c]);
  const board = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = board;
    return current ? follow(desk, current) : undefined;
  }, [desk]);
  useEffect(() => {
    // Nothing is picked or chosen on a board that has just been opened.
    c.picked.value = "";
    c.chosen.value = new Set();
    c.bring = (note) => find(desk, note);
    return () => {
      c.bring = () => undefined;
    };
  }, [c, desk]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: keys bubble up from the notes, which have the focus. */}
      <section
        class={`board is-${desk.detail.value}${desk.tool.value === "box" ? " is-boxing" : ""}`}
        aria-label={c.t("board-name", { title: c.sheet.title })}
        tabindex={0}
        ref={board}
        onKeyDown={(event) => key(desk, event)}
        onFocusCapture={(event) => leaves(desk, event.target)}
      >
        <Stage desk={desk} board={board} />
        <Legend desk={desk} />
        <Sizes desk={desk} />
        <Side desk={desk} />
      </section>
      <ChosenBar desk={desk} />
    </>
  );
}

type StageProps = { desk: Desk; board: { readonly current: HTMLElement | null } };

/** The world: the drawing below, zones and notes above it in reading order. */
export function Stage({ desk, board }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = board;
    if (!current) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      desk.room.value = { w: width, h: height };
      if (desk.whole.value) showAll(desk);
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [desk, board]);
  const { scale, x, y } = desk.eye.value;
  useLayoutEffect(() => {
    const { current } = stage;
    if (!current) return;
    current.style.left = `${x}px`;
    current.style.top = `${y}px`;
    current.style.inlineSize = `${WORLD.w * scale}px`;
    current.style.fontSize = `${(WORLD.w * scale) / 80}px`;
  }, [scale, x, y]);
  return (
    <div class="stage" ref={stage}>
      <svg viewBox={`0 0 ${WORLD.w} ${WORLD.h}`} aria-hidden="true">
        <Markers />
        <Ground plan={desk.plan} />
        <Lassos desk={desk} />
        <Lines desk={desk} />
      </svg>
      {desk.plan.plots.map((plot) => (
        <BoardZone desk={desk} plot={plot} key={plot.zone.slug} />
      ))}
      {desk.plan.signs.map((sign) => (
        <RingSign sign={sign} key={sign.text} />
      ))}
      <Words desk={desk} />
      <LassoNames desk={desk} />
      <Peers desk={desk} />
      <Kinds desk={desk} />
      <Frame desk={desk} />
    </div>
  );
}

/** What a ring is called; listeners hear it in the names of its zones. */
function RingSign({ sign: { text, box } }: { sign: Sign }) {
  const place = usePoint<HTMLSpanElement>(centreOf(box));
  return (
    <span class="ring-sign" aria-hidden="true" ref={place}>
      {text}
    </span>
  );
}

/** Writing on a note ends when another one gets the focus. */
function leaves({ c }: Desk, target: EventTarget | null): void {
  const note =
    target instanceof HTMLElement ? target.closest<HTMLElement>("[data-note]")?.dataset.note : undefined;
  if (note && c.editing.value !== "" && c.editing.value !== note) c.endEdit();
}
