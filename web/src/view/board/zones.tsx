import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { settle } from "../../a11y/roving";
import { closedTo } from "../../model";
import { headAt, isTight, type Plot, shortName } from "../../model/board";
import { Icon } from "../shell/icon";
import type { Desk } from "./desk";
import { carryTo } from "./moves";
import { BoardNote } from "./note";
import { usePoint } from "./spot";

type ZoneProps = { desk: Desk; plot: Plot };

/** One zone: its name with what can be done there, and its notes. */
export function BoardZone({ desk, plot }: ZoneProps) {
  const { zone, filling } = plot;
  const { c } = desk;
  const { boxes } = desk.seats(zone.slug).value;
  const here = desk.painted.value;
  const ids = c.reading.zone(zone.slug).filter((id) => boxes.has(id) && here.has(id));
  useKeptFocus(desk, plot, ids);
  const kept = useRef(new Map<string, VNode>());
  // The same vnode for the same note, so that a zone that changed draws only what is new.
  const items = new Map(
    ids.map((id) => [
      id,
      kept.current.get(id) ?? <BoardNote desk={desk} id={id} pill={filling === "pills"} key={id} />,
    ]),
  );
  kept.current = items;
  const isLarge = desk.large.value === zone.slug;
  const size = isLarge ? desk.seats(zone.slug).value.size : 1;
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (isLarge) section.current?.style.setProperty("--size", `${size}`);
  }, [isLarge, size]);
  return (
    <section
      class="zone"
      ref={section}
      aria-labelledby={`z-${zone.slug}`}
      data-zone={zone.slug}
      data-large={isLarge ? "" : undefined}
    >
      <Head desk={desk} plot={plot} />
      <ul class="notes" aria-labelledby={`z-${zone.slug}`}>
        {[...items.values()]}
      </ul>
    </section>
  );
}

function Head({ desk, plot }: ZoneProps) {
  const { zone, head } = plot;
  const { t } = desk.c;
  const count = desk.c.reading.zone(zone.slug).length;
  const more = desk.more(plot);
  const spot = usePoint<HTMLDivElement>(headAt(plot, more ? "more" : "all"));
  const { name, rest } = shortName(zone);
  const words = more?.hidden
    ? t("board-more", { number: more.hidden })
    : t("board-ready", { number: more?.ready ?? 0 });
  return (
    <div
      class={`zone-head k-${zone.tone}${isTight(zone, head, more !== undefined) ? " is-tight" : ""}`}
      ref={spot}
    >
      <Icon name={zone.icon} />
      <h2 id={`z-${zone.slug}`}>
        {name}
        {rest && <span class="sr">{rest}</span>}
      </h2>
      <span class="zone-count">
        <span aria-hidden="true">{count}</span>
        <span class="sr">{t("canvas-notes", { count })}</span>
      </span>
      {more && (
        <button
          class="zone-more"
          type="button"
          aria-label={`${words}: ${zone.label}`}
          onClick={() => {
            desk.listed.value = zone.slug;
          }}
        >
          {words}
        </button>
      )}
      <Act desk={desk} plot={plot} />
    </div>
  );
}

/** A button that adds a note here, or puts the carried one here. */
function Act({ desk, plot: { zone } }: ZoneProps) {
  const { c } = desk;
  const closed = closedTo(c.session.room.value, c.sheet, `zone:${zone.slug}`) !== undefined;
  const deed = desk.deed.value;
  if (deed?.name === "carry") {
    if (c.reading.note(deed.note)?.zone === zone.slug) return null;
    return (
      <button
        class="zone-here"
        type="button"
        aria-label={`${c.t("board-here")}: ${zone.label}`}
        disabled={closed}
        onClick={() => carryTo(desk, zone.slug)}
      >
        {c.t("board-here")}
      </button>
    );
  }
  return (
    <button
      class="zone-add"
      type="button"
      data-add
      disabled={!c.ready.value || closed}
      onClick={() => c.acts.begin(zone.slug)}
    >
      <Icon name="plus" />
      <span class="sr">
        {c.t("canvas-add")}: {zone.label}
      </span>
    </button>
  );
}

/** When somebody takes away the note that has the focus, the focus goes to the next one and a message says so. */
function useKeptFocus({ c }: Desk, { zone }: Plot, ids: readonly string[]): void {
  const before = useRef(ids);
  // Where a note was drawn in its new zone first, it can have the focus only when its old one has let it go.
  useLayoutEffect(() => {
    if (c.wanted !== "") c.focusWanted();
  }, [c, ids]);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = ids;
    const { orphan } = c;
    if (!orphan || !old.includes(orphan) || ids.includes(orphan)) return;
    c.orphan = "";
    if (c.wanted !== "") return;
    const next = settle(old, ids, orphan);
    const target = next ? `[data-note="${next}"]` : `[data-zone="${zone.slug}"] [data-add]`;
    document.querySelector<HTMLElement>(target)?.focus();
    c.taken(orphan);
  }, [c, zone, ids]);
}
