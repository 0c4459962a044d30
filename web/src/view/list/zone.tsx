import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { settle } from "../../a11y/roving";
import type { Zone } from "../../generated/Zone";
import { closedTo, NAMED_MAX } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { shown } from "./filter";
import { NoteItem } from "./note";

type ZoneProps = { c: Canvas; zone: Zone };

/** One zone: heading with its count, what belongs here, a button that adds, and its notes. */
export function ZoneSection({ c, zone }: ZoneProps) {
  const { t } = c;
  const { Ready } = c.parts;
  const all = c.reading.zone(zone.slug);
  const ids = shown(c, all);
  useKeptFocus(c, zone, all);
  const over = zone.softMax !== null && all.length > zone.softMax;
  const heading = `z-${zone.slug}`;
  const closed = closedTo(c.session.room.value, c.sheet, `zone:${zone.slug}`);
  return (
    <section class={`k-${zone.tone}`} aria-labelledby={heading} data-zone={zone.slug}>
      <div class="zone-bar">
        <Icon name={`${zone.icon}-duotone`} class="i i-l" />
        <h2 id={heading}>{zone.label}</h2>
        <span class="chip">{t("canvas-notes", { count: all.length })}</span>
        <Crowd c={c} zone={zone} />
        <button
          class="btn"
          type="button"
          aria-label={`${t("canvas-add")}: ${zone.label}`}
          data-add="true"
          disabled={!c.ready.value || closed !== undefined}
          onClick={() => c.acts.begin(zone.slug)}
        >
          <Icon name="plus" />
          {t("canvas-add")}
        </button>
      </div>
      {zone.help && <p class="quiet small measure">{zone.help}</p>}
      {Ready && <Ready c={c} zone={zone} />}
      {over && (
        <p class="banner">
          <Icon name="lightbulb" />
          <span>{t("canvas-zone-over", { max: zone.softMax ?? 0 })}</span>
        </p>
      )}
      {ids.length > 0 ? <Notes c={c} ids={ids} heading={heading} /> : <Empty c={c} none={all.length === 0} />}
    </section>
  );
}

/** How many work here, once there are too many to be named. */
function Crowd({ c, zone }: ZoneProps) {
  const { presence } = c.session;
  const number = presence.counts().get(zone.slug) ?? 0;
  if (presence.people.value.length <= NAMED_MAX || number === 0) return null;
  return (
    <span class="chip">
      <Icon name="users" />
      {c.t("zone-crowd", { number })}
    </span>
  );
}

function Empty({ c, none }: { c: Canvas; none: boolean }) {
  return <p class="empty small">{c.t(none ? "canvas-zone-empty" : "canvas-zone-none-found")}</p>;
}

/** The notes. The same vnode for the same note, so that a list that changed draws only what is new. */
function Notes({ c, ids, heading }: { c: Canvas; ids: readonly string[]; heading: string }) {
  const kept = useRef(new Map<string, VNode>());
  const items = new Map(ids.map((id) => [id, kept.current.get(id) ?? <NoteItem c={c} id={id} key={id} />]));
  kept.current = items;
  return (
    <ul class="notes" aria-labelledby={heading}>
      {[...items.values()]}
    </ul>
  );
}

/** When somebody takes away the note that has the focus, the focus goes to the next one and a message says so. */
function useKeptFocus(c: Canvas, zone: Zone, ids: readonly string[]): void {
  const before = useRef(ids);
  useLayoutEffect(() => {
    if (c.wanted !== "") c.focusWanted();
  });
  useLayoutEffect(() => {
    const old = before.current;
    before.current = ids;
    const { orphan } = c;
    if (!orphan || !old.includes(orphan) || ids.includes(orphan)) return;
    c.orphan = "";
    const next = settle(old, ids, orphan);
    if (c.wanted === "") {
      const target = next ? `[data-note="${next}"]` : `[data-zone="${zone.slug}"] [data-add]`;
      document.querySelector<HTMLElement>(target)?.focus();
      c.taken(orphan);
    }
  }, [c, zone, ids]);
}
