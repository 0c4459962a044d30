import type { Replacement } from "../../model";

/** The one replacement between two texts, given so that this file is loaded alone. */
type Differ = (old: string, fresh: string) => Replacement;

/**
 * Keeps the caret, and what is chosen, among the letters where it stood when others' changes are drawn into a text
 * box: browsers put it at the end.
 */
export function keepCaret(root: HTMLElement, differ: Differ): void {
  keepIn(document.activeElement, differ);
  root.addEventListener("focusin", ({ target }) => keepIn(target, differ));
}

function keepIn(box: EventTarget | null, differ: Differ): void {
  if (!isTextBox(box) || Object.hasOwn(box, "value")) return;
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value");
  if (!own?.get || !own.set) return;
  const { get, set } = own;
  Object.defineProperty(box, "value", {
    configurable: true,
    get,
    set(this: TextBox, text: string) {
      const { value, selectionStart, selectionEnd, selectionDirection } = this;
      set.call(this, text);
      if (document.activeElement !== this || selectionStart === null || selectionEnd === null) return;
      const moved = mover(differ(value, this.value));
      this.setSelectionRange(moved(selectionStart), moved(selectionEnd), selectionDirection ?? "none");
    },
  });
}

/** Where a place in a text is after it became another. */
export function mover({ at, remove, insert }: Replacement): (at: number) => number {
  return (place) => {
    if (place <= at) return place;
    return place >= at + remove ? place - remove + insert.length : Math.min(place, at + insert.length);
  };
}

type TextBox = HTMLInputElement | HTMLTextAreaElement;

function isTextBox(target: EventTarget | null): target is TextBox {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")
  );
}
