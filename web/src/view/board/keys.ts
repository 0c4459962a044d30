import { step } from "../../a11y/roving";
import { closedTo, commandFor, keyOf } from "../../model";
import { ZOOM_STEP } from "../../model/board";
import { takesTicks } from "../list/tools";
import { find, showAll } from "./besides";
import { binChosen, chooseNone, chosenClosed, nudgeChosen, openFor, toggle } from "./choosing";
import type { Desk } from "./desk";
import { letGo, pan, zoom } from "./hands";
import { nudge } from "./moves";

/** One press of an arrow moves the board by this, in pixels. */
const PAN_PX = 60;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does on a board. Keys that are used go no further. */
export function key(desk: Desk, event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  if (used(desk, event, target)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function used(desk: Desk, event: KeyboardEvent, target: HTMLElement): boolean {
  const { c } = desk;
  if (event.key === "Escape") return leave(desk, target);
  if (target.closest("textarea") && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    c.endEdit();
    return true;
  }
  if (target.closest("input, textarea, select")) return false;
  if (size(desk, event)) return true;
  const note = target.dataset.note;
  if (note !== undefined) return onNote(desk, event, note);
  if (target.classList.contains("board")) return onGround(desk, event);
  const zone = target.closest<HTMLElement>("[data-zone]")?.dataset.zone;
  return target.matches("[data-add]") && zone !== undefined && command(desk, event, "", zone);
}

function onNote(desk: Desk, event: KeyboardEvent, id: string): boolean {
  const { c } = desk;
  const zone = c.reading.note(id)?.zone;
  const way = ARROWS[event.key];
  if (way && event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey) {
    if (desk.isChosen(id)) nudgeChosen(desk, ...way);
    else nudge(desk, id, ...way);
    return true;
  }
  if (event.key === " ") {
    // What the space bar does to a note: a tick where the sheet has them, else it chooses it or lets it go.
    if (takesTicks(c) && !event.shiftKey) c.did(c.session.canvas.table.toggleTick(id));
    else toggle(desk, id);
    return true;
  }
  if (desk.isChoosing.value && onChosen(desk, event)) return true;
  if (!event.altKey && !event.ctrlKey && !event.metaKey && zone) {
    const ids = c.reading.zone(zone).filter((one) => desk.painted.value.has(one));
    const to = step(event.key, ids.indexOf(id), ids.length, "both");
    const next = to === undefined ? undefined : ids[to];
    if (next !== undefined) {
      find(desk, next);
      return true;
    }
  }
  return command(desk, event, id, zone);
}

/** Keys of a note work on all that are chosen. */
function onChosen(desk: Desk, event: KeyboardEvent): boolean {
  const key = keyOf(event);
  const { c } = desk;
  const letters = c.letters.value === "on";
  if (key === "Delete") binChosen(desk);
  else if (key === "m" && letters && !chosenClosed(desk)) openFor(desk, "zone");
  else if (key === "g" && letters && c.sheet.circles && !closedTo(c.session.room.value, c.sheet, "circles"))
    openFor(desk, "circle");
  else return false;
  return true;
}

function command(desk: Desk, event: KeyboardEvent, note: string, zone: string | undefined): boolean {
  const { c } = desk;
  const scene = c.scene(note, zone);
  const found = commandFor(keyOf(event), scene, c.letters.value);
  found?.run(scene);
  return found !== undefined;
}

function onGround(desk: Desk, event: KeyboardEvent): boolean {
  const way = ARROWS[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return false;
  pan(desk, -way[0] * PAN_PX, -way[1] * PAN_PX);
  return true;
}

function size(desk: Desk, event: KeyboardEvent): boolean {
  // The browser's own zoom stays the browser's.
  if (event.ctrlKey || event.metaKey || event.altKey || desk.c.letters.value === "off") return false;
  if (event.key === "+") zoom(desk, ZOOM_STEP);
  else if (event.key === "-") zoom(desk, 1 / ZOOM_STEP);
  else if (event.key === "0") showAll(desk);
  else return false;
  return true;
}

function leave(desk: Desk, target: HTMLElement): boolean {
  const { c } = desk;
  if (!desk.isResting.value || desk.frame.value) letGo(desk);
  else if (c.editing.value) c.endEdit();
  else if (desk.isChoosing.value) chooseNone(desk);
  else if (desk.listed.value && target.closest(".side")) desk.listed.value = "";
  else if (target.closest(".note-panel")) target.closest<HTMLElement>("[data-note]")?.focus();
  else if (c.picked.value) c.picked.value = "";
  else return false;
  return true;
}
