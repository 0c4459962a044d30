import { Fragment } from "preact";
import type { Plan, Plot, Slice } from "../../model/board";
import { at, onEllipse, rimPath, SPOKES, slicePath } from "../../model/board";

/** What lies under the notes: sectors, rings, the middle. Never changes while a board is open. */
export function Ground({ plan }: { plan: Plan }) {
  return plan.layout === "rings" ? <Rings plan={plan} /> : <Wheel plan={plan} />;
}

function Wheel({ plan }: { plan: Plan }) {
  const sectors = slices(plan).filter(({ plot }) => plot.zone.place.shape !== "hub");
  const hubs = slices(plan).filter(({ plot }) => plot.zone.place.shape === "hub");
  const trays = plan.plots.filter(({ region }) => region.shape === "box");
  return (
    <>
      {sectors.map(({ plot, slice }) => (
        <g class={`k-${plot.zone.tone}`} key={plot.zone.slug}>
          <path
            class={
              plot.zone.place.shape === "sector-ring" && plot.zone.place.ring === 0
                ? "wedge wedge-near"
                : "wedge"
            }
            d={slicePath(slice)}
          />
        </g>
      ))}
      {sectors.map(({ plot, slice }) => (
        <path
          class="wedge-line"
          d={`M${at(onEllipse(slice.centre, slice.inner, slice.from))}L${at(onEllipse(slice.centre, slice.outer, slice.from))}`}
          key={plot.zone.slug}
        />
      ))}
      {sectors
        .filter(({ plot }) => plot.zone.place.shape === "sector" || isOuter(plot))
        .map(({ plot, slice }) => (
          <g class={`k-${plot.zone.tone}`} key={plot.zone.slug}>
            <path class={`rim rim-${plot.zone.tone}`} d={rimPath(slice)} />
            {plot.zone.tone === "muni" && <path class="rim-gap" d={rimPath(slice)} />}
          </g>
        ))}
      <Hub parts={hubs} />
      {trays.map(
        ({ region, zone }) =>
          region.shape === "box" && (
            <rect
              class="tray"
              x={region.box.x}
              y={region.box.y}
              width={region.box.w}
              height={region.box.h}
              rx={26}
              key={zone.slug}
            />
          ),
      )}
    </>
  );
}

/** The middle: whole, or cut into parts. */
function Hub({ parts }: { parts: readonly Sliced[] }) {
  const [first] = parts;
  if (!first) return null;
  const { centre, outer } = first.slice;
  const tone = parts.length > 1 ? "hub-parts" : "";
  return (
    <>
      <ellipse class={`hub ${tone}`} cx={centre.x} cy={centre.y} rx={outer.rx} ry={outer.ry} />
      {parts.length > 1 &&
        parts.map(({ slice, plot }) => (
          <path
            class="hub-line"
            d={`M${at(centre)}L${at(onEllipse(centre, outer, slice.from))}`}
            key={plot.zone.slug}
          />
        ))}
    </>
  );
}

function Rings({ plan }: { plan: Plan }) {
  const rings = slices(plan).sort((a, b) => b.slice.outer.rx - a.slice.outer.rx);
  const [outer] = rings;
  const inner = rings.at(-1);
  return (
    <>
      {rings.map(
        (
          {
            slice: {
              centre,
              outer: { rx, ry },
            },
            plot,
          },
          index,
        ) => (
          <Fragment key={plot.zone.slug}>
            <ellipse class={`ring-${rings.length - index}`} cx={centre.x} cy={centre.y} rx={rx} ry={ry} />
            <ellipse class="ring-line" cx={centre.x} cy={centre.y} rx={rx} ry={ry} />
          </Fragment>
        ),
      )}
      {outer &&
        inner &&
        Array.from({ length: SPOKES }, (_, index) => {
          const degrees = -90 + (index * 360) / SPOKES;
          const from = onEllipse(inner.slice.centre, inner.slice.outer, degrees);
          const to = onEllipse(outer.slice.centre, outer.slice.outer, degrees);
          return <path class="spoke" d={`M${at(from)}L${at(to)}`} key={degrees} />;
        })}
    </>
  );
}

type Sliced = { readonly plot: Plot; readonly slice: Slice };

function slices(plan: Plan): Sliced[] {
  return plan.plots.flatMap((plot) => (plot.region.shape === "slice" ? [{ plot, slice: plot.region }] : []));
}

function isOuter({ zone: { place } }: Plot): boolean {
  return place.shape === "sector-ring" && place.ring > 0;
}
