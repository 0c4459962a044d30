import type { Line } from "../../generated/Line";
import type { Link } from "../../generated/Link";
import { routePath } from "../../model/board";
import { Icon } from "../shell/icon";
import type { Desk, Ring, Tie } from "./desk";
import { usePoint } from "./spot";

type DeskProps = { desk: Desk };

/** Ends of lines: where the line meets its end, how large the end is, and its drawing. */
const ENDS: readonly (readonly [Line, number, number, string])[] = [
  ["fund", 10, 15, "M0 0 12 6 0 12z"],
  ["info", 10, 16, "M1 1 10 6 1 11"],
  ["share", 6, 15, "M6 0 12 6 6 12 0 6z"],
  ["coop", 6, 13, "M0 6a6 6 0 1 0 12 0a6 6 0 1 0-12 0"],
];

/** Ends of lines. */
export function Markers() {
  return (
    <defs>
      {ENDS.map(([line, at, size, d]) => (
        <marker
          id={`m-${line}`}
          viewBox="0 0 12 12"
          refX={at}
          refY="6"
          markerWidth={size}
          markerHeight={size}
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
          key={line}
        >
          <path class={`end-${line}`} d={d} />
        </marker>
      ))}
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
