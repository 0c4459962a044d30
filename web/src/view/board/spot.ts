import { useLayoutEffect, useRef } from "preact/hooks";
import { type Box, type Point, WORLD } from "../../model/board";

/**
 * Puts an element where a box lies, through the style object: our pages forbid style attributes. Its height is that
 * of what stands in it, unless the whole box is asked for.
 */
export function useBox<E extends HTMLElement>(box: Box | undefined, size: "width" | "whole" = "width") {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current || !box) return;
    current.style.left = `${(box.x / WORLD.w) * 100}%`;
    current.style.top = `${(box.y / WORLD.h) * 100}%`;
    current.style.inlineSize = `${(box.w / WORLD.w) * 100}%`;
    if (size === "whole") current.style.blockSize = `${(box.h / WORLD.h) * 100}%`;
  }, [box, size]);
  return element;
}

/** Puts the middle of an element at a point. */
export function usePoint<E extends HTMLElement>(point: Point | undefined) {
  const element = useRef<E>(null);
  const { x, y } = point ?? { x: 0, y: 0 };
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    current.style.left = `${(x / WORLD.w) * 100}%`;
    current.style.top = `${(y / WORLD.h) * 100}%`;
  }, [x, y]);
  return element;
}

/** Room at the window's lower edge that a message of what was done may take, in pixels. */
const TOAST_PX = 180;

/** Moves the panel of a note so that all of it can be seen: below the note, or above it when there is no room. */
export function keepInside(panel: HTMLElement | null, note: Element | null | undefined): void {
  const board = panel?.closest(".board");
  if (!panel || !board) return;
  panel.style.translate = "";
  const own = panel.getBoundingClientRect();
  const room = board.getBoundingClientRect();
  const dx = Math.min(0, room.right - 8 - own.right) + Math.max(0, room.left + 8 - own.left);
  const floor = Math.min(room.bottom - 8, innerHeight - TOAST_PX);
  const over = Math.max(0, own.bottom - floor);
  const head = note?.getBoundingClientRect();
  const above = head && over > 0 && head.top - own.height - 8 > room.top;
  const dy = above ? -(own.height + head.height + 16) : -Math.min(over, Math.max(0, own.top - room.top - 8));
  panel.style.translate = `${dx}px ${dy}px`;
}
