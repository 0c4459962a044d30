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
  const home = (event: Event) => {
    const board =
      event.currentTarget instanceof Element ? event.currentTarget.closest<HTMLElement>(".board") : null;
    (document.getElementById(`n-${c.picked.peek()}`) ?? board)?.focus();
  };
  return (
    <fieldset class="chosen" aria-label={t("board-chosen-name")}>
      <strong>{t("board-chosen", { count })}</strong>
      {c.sheet.circles && (
        <button
          class="btn"
          type="button"
          disabled={closedTo(c.session.room.value, c.sheet, "circles") !== undefined}
          onClick={() => openFor(desk, "circle")}
        >
          <Icon name="star" />
          {t("board-chosen-circle")}
        </button>
      )}
      <button class="btn" type="button" disabled={closed} onClick={() => openFor(desk, "zone")}>
        <Icon name="arrow-elbow-down-right" />
        {t("board-chosen-move")}
      </button>
      {WAYS.map(([way, dx, dy]) => (
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
      ))}
      <button
        class="btn"
        type="button"
        disabled={closed}
        onClick={(event) => {
          binChosen(desk);
          home(event);
        }}
      >
        <Icon name="trash" />
        {t("board-chosen-bin")}
      </button>
      <button
        class="btn"
        type="button"
        onClick={(event) => {
          chooseNone(desk);
          home(event);
        }}
      >
        <Icon name="x" />
        {t("board-chosen-clear")}
      </button>
    </fieldset>
  );
}

/** The box that is drawn round notes. */
export function Frame({ desk }: DeskProps) {
  const box = desk.frame.value;
  const frame = useBox<HTMLSpanElement>(box, "whole");
  return box ? <span class="marquee" aria-hidden="true" ref={frame} /> : null;
}
