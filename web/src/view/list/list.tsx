import type { VNode } from "preact";
import { Fields, isLate } from "../fields/fields";
import type { Canvas, Filter } from "../shell/canvas";
import { counts } from "./words";
import { ZoneSection } from "./zone";

/** A canvas as an outline: fields, zones with their `notes`, the table, circles and the bin. */
export function List({ c, notes = <Zones c={c} /> }: { c: Canvas; notes?: VNode }) {
  const { sheet } = c;
  const { MatrixTable, Circles, Bin } = c.parts;
  const late = sheet.fields.filter((field) => isLate(c, field));
  return (
    <div class="outline">
      <Fields c={c} fields={sheet.fields.filter((field) => !late.includes(field))} />
      {sheet.zones.length > 0 && notes}
      {sheet.matrix && MatrixTable && <MatrixTable c={c} matrix={sheet.matrix} />}
      {sheet.circles && Circles && <Circles c={c} rule={sheet.circles} />}
      <Fields c={c} fields={late} label="canvas-fields-late" />
      {Bin && <Bin c={c} />}
    </div>
  );
}

function Zones({ c }: { c: Canvas }) {
  return (
    <>
      <Tools c={c} />
      {c.sheet.zones.map((zone) => (
        <ZoneSection c={c} zone={zone} key={zone.slug} />
      ))}
    </>
  );
}

/** The find box and the filters with their counts. */
function Tools({ c }: { c: Canvas }) {
  const { t } = c;
  const content = c.reading.content();
  const count = counts(content, c.props.you.id);
  const filters: Filter[] = c.sheet.linkKinds.length > 0 ? ["all", "unlinked", "own"] : ["all", "own"];
  return (
    <div class="row between">
      <div class="field">
        <label class="sr" for="find">
          {t("canvas-find")}
        </label>
        <input
          class="input"
          id="find"
          type="search"
          placeholder={t("canvas-find")}
          disabled={!c.ready.value}
          value={c.find.value}
          onInput={(event) => {
            c.find.value = event.currentTarget.value;
          }}
        />
      </div>
      <ul class="row" aria-label={t("canvas-filter")}>
        {filters.map((filter) => (
          <li key={filter}>
            <button
              class="chip"
              type="button"
              aria-pressed={c.filter.value === filter}
              disabled={!c.ready.value}
              onClick={() => {
                c.filter.value = filter;
              }}
            >
              {t(`canvas-filter-${filter}`, { number: count[filter] })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
