import type { Zone } from "../../generated/Zone";
import { closedTo } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";

type ReadyProps = { c: Canvas; zone: Zone; open?: boolean };

/** Ready notes of a zone that are not there yet. */
export function readyLeft(c: Canvas, zone: Zone): Zone["suggestions"] {
  if (zone.suggestions.length === 0) return [];
  const there = new Set(c.reading.zone(zone.slug).map((id) => c.reading.note(id)?.ref));
  return zone.suggestions.filter((one) => !there.has(one.reference));
}

/** Ready notes that are not there yet, each with a button that adds it. */
export function Ready({ c, zone, open = false }: ReadyProps) {
  if (!c.drawn.value) return null;
  const left = readyLeft(c, zone);
  if (left.length === 0) return null;
  const closed = !c.ready.value || closedTo(c.session.room.value, c.sheet, `zone:${zone.slug}`) !== undefined;
  return (
    <details class="ready" open={open}>
      <summary>
        {c.t("zone-ready", { number: left.length })}
        <Icon name="caret-down" />
      </summary>
      <ul class="row">
        {left.map(({ reference, label }) => (
          <li key={reference}>
            <button
              class="chip"
              type="button"
              disabled={closed}
              onClick={() =>
                c.did(c.session.canvas.notes.add({ zone: zone.slug, text: label, ref: reference }))
              }
            >
              <Icon name="plus" />
              {label}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
