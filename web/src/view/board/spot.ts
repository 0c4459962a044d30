import { useLayoutEffect, useRef } from "preact/hooks";
import { type Box, type Point, WORLD } from "../../model/board";

/** Puts an element where a box lies, through the style object: our pages forbid style attributes. */
export function useBox<E extends HTMLElement>(box: Box | undefined) {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current || !box) return;
    current.style.left = `${(box.x / WORLD.w) * 100}%`;
    current.style.top = `${(box.y / WORLD.h) * 100}%`;
    current.style.inlineSize = `${(box.w / WORLD.w) * 100}%`;
  }, [box]);
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
