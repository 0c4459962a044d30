import { closedTo } from "../../model";
import { Icon } from "../shell/icon";
import { binChosen, chooseNone, chosenClosed, nudgeChosen, openFor } from "./choosing";
import type { Desk } from "./desk";
import { WAYS } from "./moves";
import { useBox } from "./spot";

type DeskProps = { desk: Desk };

/** What can be done with the notes that are chosen, in the open. */
export function ChosenBar({ desk }: DeskProps) {
  const { c } = desk;
  const { t } = c;
  const count = desk.chosen.value.length;
  if (count === 0) return null;
  const closed = chosenClosed(desk);
  const home = () => {
    const note = document.getElementById(`n-${c.picked.peek()}`);
    (note ?? document.querySelector<HTMLElement>(".board"))?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: keys bubble up from its buttons.
    <fieldset
      class="chosen"
      aria-label={t("board-chosen-name")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        chooseNone(desk);
        home();
      }}
    >
      <strong>{t("board-chosen", { count })}</strong>
      {c.sheet.circles && <Gather desk={desk} />}
      <button class="btn" type="button" disabled={closed} onClick={() => openFor(desk, "zone")}>
        <Icon name="arrow-elbow-down-right" />
        {t("board-chosen-move")}
      </button>
      <Nudges desk={desk} closed={closed} />
      <button
        class="btn"
        type="button"
        disabled={closed}
        onClick={() => {
          binChosen(desk);
          home();
        }}
      >
        <Icon name="trash" />
        {t("board-chosen-bin")}
      </button>
      <button
        class="btn"
        type="button"
        onClick={() => {
          chooseNone(desk);
          home();
        }}
      >
        <Icon name="x" />
        {t("board-chosen-clear")}
      </button>
    </fieldset>
  );
}

function Gather({ desk }: DeskProps) {
  const { session, sheet, t } = desk.c;
  return (
    <button
      class="btn"
      type="button"
      disabled={closedTo(session.room.value, sheet, "circles") !== undefined}
      onClick={() => openFor(desk, "circle")}
    >
      <Icon name="star" />
      {t("board-chosen-circle")}
    </button>
  );
}

/** A button for each way that the chosen notes can be nudged. */
function Nudges({ desk, closed }: DeskProps & { closed: boolean }) {
  const { t } = desk.c;
  return WAYS.map(([way, dx, dy]) => (
    <button
      class="btn btn-icon"
      type="button"
      disabled={closed}
      key={way}
      onClick={() => nudgeChosen(desk, dx, dy)}
    >
      <Icon name={`arrow-${way}`} />
      <span class="sr">{t(`board-chosen-${way}`)}</span>
    </button>
  ));
}

/** The box that is drawn round notes. */
export function Frame({ desk }: DeskProps) {
  const box = desk.frame.value;
  const frame = useBox<HTMLSpanElement>(box, "whole");
  return box ? <span class="marquee" aria-hidden="true" ref={frame} /> : null;
}
