import type { CircleRule } from "../../generated/CircleRule";
import { type NumberedCircle, numberedCircles, removalClosed } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { titleOf } from "./words";

/** Circles with their numbers, names and notes. */
export function Circles({ c, rule }: { c: Canvas; rule: CircleRule }) {
  const { t } = c;
  const circles = numberedCircles({ circles: [...c.reading.circles()] });
  if (circles.length === 0) return null;
  return (
    <section aria-labelledby="circles">
      <div class="zone-bar">
        <Icon name="star" class="i i-l" />
        <h2 id="circles">{rule.label}</h2>
        <span class="chip">{t("canvas-circles", { number: circles.length, max: rule.softMax })}</span>
      </div>
      <ul class="notes">
        {circles.map((circle) => (
          <CircleItem c={c} circle={circle} key={circle.id} />
        ))}
      </ul>
    </section>
  );
}

function CircleItem({ c, circle }: { c: Canvas; circle: NumberedCircle }) {
  const { t } = c;
  const { id, number, members } = circle;
  const label = circle.label.trim() || t("nameless");
  const notes = members.flatMap((member) => {
    const note = c.reading.note(member);
    return note && !note.binned ? [titleOf(t, note)] : [];
  });
  const closed =
    !c.ready.value || removalClosed(c.session.room.value, c.sheet, "circles", circle) !== undefined;
  return (
    <li class="note k-plain">
      <h3 class="note-name">{t("canvas-circle-name", { number, label })}</h3>
      <p class="note-text">{notes.join(", ")}</p>
      <div class="note-tools">
        <button
          class="btn"
          type="button"
          aria-label={`${t("canvas-circle-rename")}: ${label}`}
          disabled={closed}
          onClick={() => {
            c.window.value = { name: "rename", circle: id };
          }}
        >
          <Icon name="pencil-simple" />
          {t("canvas-circle-rename")}
        </button>
        <button
          class="btn"
          type="button"
          aria-label={`${t("canvas-circle-remove")}: ${label}`}
          disabled={closed}
          onClick={() => c.did(c.session.canvas.circles.remove(id))}
        >
          <Icon name="x" />
          {t("canvas-circle-remove")}
        </button>
      </div>
    </li>
  );
}
