import type { Line } from "../../generated/Line";
import type { Link } from "../../generated/Link";
import { routePath } from "../../model/board";
import { Icon } from "../shell/icon";
import type { Desk, Ring, Tie } from "./desk";
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

/** Lines of the picked note come forward, others step back. */
const NEAR = { own: "is-near", other: "is-apart", none: undefined } as const;

/** One line by its style, with a halo below it. */
export function Drawn({
  d,
  line,
  directed,
  near = "none",
}: {
  d: string;
  line: Line;
  directed: boolean;
  near?: keyof typeof NEAR;
}) {
  return (
    <g class={NEAR[near]}>
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
    <g class={desk.busy.value ? "is-busy" : undefined}>
      {desk.ties.value.map((tie) => (
        <TieLine desk={desk} tie={tie} key={tie.link.id} />
      ))}
      <Pulled desk={desk} />
    </g>
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
  const { line, directed } = kindOf(desk, tie.link);
  return <Drawn d={routePath(route)} line={line} directed={directed} near={desk.near(tie.link)} />;
}

function TieWord({ desk, tie: { link } }: TieProps) {
  const spot = desk.spot(link.id).value;
  const label = usePoint<HTMLSpanElement>(spot);
  if (!spot) return null;
  return (
    <span
      class={`ln-label c-${kindOf(desk, link).line}${desk.near(link) === "other" ? " is-apart" : ""}`}
      aria-hidden="true"
      ref={label}
    >
      {desk.word(link)}
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
      {desk.rings.value.map(({ id, loops }) => loops.map((d) => <path class="lasso" d={d} key={id + d} />))}
    </>
  );
}

/** Names of circles with their numbers. */
export function LassoNames({ desk }: DeskProps) {
  return (
    <>
      {desk.rings.value.map((ring) => (
        <LassoName ring={ring} key={ring.id} />
      ))}
    </>
  );
}

function LassoName({ ring: { name, spot } }: { ring: Ring }) {
  const label = usePoint<HTMLSpanElement>(spot);
  return (
    <span class="lasso-label" aria-hidden="true" ref={label}>
      <Icon name="star" />
      {name}
    </span>
  );
}

function kindOf(desk: Desk, { kind }: Link): { line: Line; directed: boolean } {
  return desk.c.sheet.linkKinds.find(({ slug }) => slug === kind) ?? { line: "info", directed: false };
}
