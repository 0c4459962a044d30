import { step } from "../../a11y/roving";
import { commandFor, keyOf } from "../../model";
import type { Canvas } from "./canvas";

/** Boxes in which keys are for writing. */
const WRITING = "input, textarea, select, [contenteditable]";

/** Follows the keys and the focus of a canvas until the returned function is called. */
export function followKeys(c: Canvas, root: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (handle(c, root, event)) event.preventDefault();
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    const note = target.closest<HTMLElement>("[data-note]")?.dataset.note;
    if (note) c.picked.value = note;
    c.session.presence.enter(target.closest<HTMLElement>("[data-zone]")?.dataset.zone);
  };
  const stopTools = followTools(c, root);
  root.addEventListener("keydown", onKeyDown);
  root.addEventListener("focusin", onFocusIn);
  return () => {
    stopTools();
    root.removeEventListener("keydown", onKeyDown);
    root.removeEventListener("focusin", onFocusIn);
  };
}

/** Pressing a note's tools gives it the focus, which opens them: the click that follows must not close them again. */
function followTools(c: Canvas, root: HTMLElement): () => void {
  let before: string | undefined;
  const noteOf = ({ target }: Event) =>
    target instanceof Element
      ? target.closest("summary")?.closest<HTMLElement>("[data-note]")?.dataset.note
      : undefined;
  const onPointerDown = (event: Event) => {
    // Whoever presses something has moved on: a note that comes late takes no focus away any more.
    c.wanted = "";
    before = noteOf(event) && c.picked.value;
  };
  const onClick = (event: Event) => {
    const note = noteOf(event);
    if (!note) return;
    event.preventDefault();
    c.picked.value = (before ?? c.picked.value) === note ? "" : note;
    before = undefined;
  };
  root.addEventListener("pointerdown", onPointerDown, { capture: true });
  root.addEventListener("click", onClick);
  return () => {
    root.removeEventListener("pointerdown", onPointerDown, { capture: true });
    root.removeEventListener("click", onClick);
  };
}

function handle(c: Canvas, root: HTMLElement, event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.closest("dialog")) return false;
  if (event.key === "F6") return toZone(root, target, event.shiftKey ? -1 : 1);
  if (target.matches(WRITING)) return inBox(c, event, target);
  const zone = target.closest<HTMLElement>("[data-zone]")?.dataset.zone;
  const item = target.closest<HTMLElement>("[data-note]");
  if (target === item && toNote(item, event)) return true;
  const key = keyOf(event);
  // Buttons and links keep the keys that press them; letters are ours only while a note or zone has the focus.
  if ((key === "Enter" || key === " ") && target !== item) return false;
  if (key.length === 1 && !zone) return false;
  const scene = c.scene(item?.dataset.note ?? "", zone);
  const command = commandFor(key, scene, c.letters.value);
  command?.run(scene);
  return command !== undefined;
}

/** Escape and Ctrl + Enter end writing on a note. Undo takes back one's own last step, not the box's. */
function inBox(c: Canvas, event: KeyboardEvent, box: HTMLElement): boolean {
  const key = keyOf(event);
  if (box.closest("[data-edit]") && (key === "Escape" || key === "Mod+Enter")) {
    c.endEdit();
    return true;
  }
  const shared = box.matches("textarea, input:not([type=search]):not([role=combobox])");
  const command = shared && key.startsWith("Mod+") ? commandFor(key, c.scene("", undefined)) : undefined;
  command?.run(c.scene("", undefined));
  return command !== undefined;
}

/** Arrows go through the notes of a zone. */
function toNote(item: HTMLElement, event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const items = [...(item.parentElement?.querySelectorAll<HTMLElement>(":scope > [data-note]") ?? [])];
  const to = step(event.key, items.indexOf(item), items.length);
  if (to === undefined) return false;
  items[to]?.focus();
  return true;
}

/** F6 goes to the next zone: to its note with the tab stop, or to the button that adds the first one. */
function toZone(root: HTMLElement, target: HTMLElement, by: 1 | -1): boolean {
  const zones = [...root.querySelectorAll<HTMLElement>("[data-zone]")];
  if (zones.length === 0) return false;
  const here = target.closest<HTMLElement>("[data-zone]");
  const at = here ? zones.indexOf(here) : by === 1 ? -1 : 0;
  const zone = zones[(at + by + zones.length) % zones.length];
  zone?.querySelector<HTMLElement>('[data-note][tabindex="0"], [data-add]:not([disabled])')?.focus();
  zone?.querySelector<HTMLElement>('[data-note][tabindex="0"]')?.focus();
  return true;
}
