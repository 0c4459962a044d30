import type { Line } from "../../generated/Line";
import { numberedCircles } from "../../model";
import { loopPath, routePath } from "../../model/board";
import { Icon } from "../shell/icon";
import type { Desk, Tie } from "./desk";
import { usePoint } from "./spot";

type DeskProps = { desk: Desk };

/** Ends of lines. */
export function Markers() {
  return (
    <defs>
      <marker
        id="m-fund"
        viewBox="0 0 12 12"
        refX="10"
        refY="6"
        markerWidth="15"
        markerHeight="15"
        markerUnits="userSpaceOnUse"
        orient="auto-start-reverse"
      >
        <path class="end-fund" d="M0 0 12 6 0 12z" />
      </marker>
      <marker
        id="m-info"
        viewBox="0 0 12 12"
        refX="10"
        refY="6"
        markerWidth="16"
        markerHeight="16"
        markerUnits="userSpaceOnUse"
        orient="auto-start-reverse"
      >
        <path class="end-info" d="M1 1 10 6 1 11" />
      </marker>
      <marker
        id="m-share"
        viewBox="0 0 12 12"
        refX="6"
        refY="6"
        markerWidth="15"
        markerHeight="15"
        markerUnits="userSpaceOnUse"
      >
        <path class="end-share" d="M6 0 12 6 6 12 0 6z" />
      </marker>
      <marker
        id="m-coop"
        viewBox="0 0 12 12"
        refX="6"
        refY="6"
        markerWidth="13"
        markerHeight="13"
        markerUnits="userSpaceOnUse"
      >
        <circle class="end-coop" cx="6" cy="6" r="6" />
      </marker>
    </defs>
  );
}

/** One line by its style, with a halo below it. */
export function Drawn({
  d,
  line,
  directed,
  apart = false,
}: {
  d: string;
  line: Line;
  directed: boolean;
  apart?: boolean;
}) {
  return (
    <g class={apart ? "is-apart" : undefined}>
      <path class="ln-halo" d={d} />
      <path
        class={`ln ln-${line}`}
        d={d}
        marker-end={`url(#m-${line})`}
        marker-start={directed ? undefined : `url(#m-${line})`}
      />
      {line === "coop" && <path class="ln-coop-in" d={d} />}
    </g>
  );
}

/** Lines of all links in sight. */
export function Lines({ desk }: DeskProps) {
  return (
    <>
      {desk.ties.value.map((tie) => (
        <TieLine desk={desk} tie={tie} key={tie.link.id} />
      ))}
      <Pulled desk={desk} />
    </>
  );
}

/** Words of all links in sight. */
export function Words({ desk }: DeskProps) {
  if (desk.detail.value === "bars") return null;
  return (
    <>
      {desk.ties.value.map((tie) => (
        <TieWord desk={desk} tie={tie} key={tie.link.id} />
      ))}
    </>
  );
}

type TieProps = { desk: Desk; tie: Tie };

function TieLine({ desk, tie }: TieProps) {
  const route = desk.route(tie).value;
  if (!route) return null;
  const { line, directed } = kindOf(desk, tie);
  return <Drawn d={routePath(route)} line={line} directed={directed} apart={isApart(desk, tie)} />;
}

function TieWord({ desk, tie }: TieProps) {
  const route = desk.route(tie).value;
  const label = usePoint<HTMLSpanElement>(route?.label);
  const word = desk.word(tie.link);
  if (!route || !word) return null;
  return (
    <span
      class={`ln-label c-${kindOf(desk, tie).line}${isApart(desk, tie) ? " is-apart" : ""}`}
      aria-hidden="true"
      ref={label}
    >
      {word}
    </span>
  );
}

/** The line that follows the hand while notes are tied. */
function Pulled({ desk }: DeskProps) {
  const deed = desk.deed.value;
  const box = deed?.name === "tie" ? desk.box(deed.note).value : undefined;
  if (deed?.name !== "tie" || !box) return null;
  const from = { x: box.x + box.w, y: box.y + box.h / 2 };
  return <path class="ln ln-info" d={`M${from.x} ${from.y}L${deed.to.x} ${deed.to.y}`} />;
}

/** Lines round circled notes. */
export function Lassos({ desk }: DeskProps) {
  return (
    <>
      {desk.c.reading.circles().map(({ id, members }) =>
        desk.lasso(members)?.loops.map((loop) => {
          const d = loopPath(loop);
          return <path class="lasso" d={d} key={id + d} />;
        }),
      )}
    </>
  );
}

/** Names of circles with their numbers. */
export function LassoNames({ desk }: DeskProps) {
  return (
    <>
      {numberedCircles({ circles: [...desk.c.reading.circles()] }).map((circle) => (
        <LassoName desk={desk} circle={circle} key={circle.id} />
      ))}
    </>
  );
}

function LassoName({ desk, circle }: DeskProps & { circle: ReturnType<typeof numberedCircles>[number] }) {
  const spot = desk.lasso(circle.members)?.label;
  const label = usePoint<HTMLSpanElement>(spot);
  if (!spot) return null;
  const { t } = desk.c;
  return (
    <span class="lasso-label" aria-hidden="true" ref={label}>
      <Icon name="star" />
      {t("canvas-circle-name", { number: circle.number, label: circle.label.trim() || t("nameless") })}
    </span>
  );
}

function kindOf(desk: Desk, { link }: Tie): { line: Line; directed: boolean } {
  return desk.c.sheet.linkKinds.find((kind) => kind.slug === link.kind) ?? { line: "info", directed: false };
}

/** While a note is picked, links of others step back. */
function isApart(desk: Desk, { link }: Tie): boolean {
  const picked = desk.c.picked.value;
  return picked !== "" && desk.painted.value.has(picked) && link.from !== picked && link.to !== picked;
}
