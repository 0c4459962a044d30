import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";

type FrameProps = { c: Canvas; title: string; children: ComponentChildren };

/** A window over the page. The browser keeps the focus in it; on closing it goes back to where it was. */
export function Frame({ c, title, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    const opener = document.activeElement;
    current?.showModal();
    // What one came for is the first box, not the button that closes the window.
    current?.querySelector<HTMLElement>("form :is(input, select, textarea)")?.focus();
    return () => {
      current?.close();
      // When the opener was drawn anew meanwhile, the note that wants the focus takes it.
      if (c.wanted) c.focusWanted();
      else if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [c]);
  const close = () => {
    c.window.value = undefined;
  };
  return (
    <dialog class="dialog" aria-labelledby="window" ref={dialog} onClose={close}>
      <div class="stack">
        <div class="row between">
          <h2 id="window" class="h-small">
            {title}
          </h2>
          <button class="btn btn-icon" type="button" onClick={close}>
            <Icon name="x" />
            <span class="sr">{c.t("canvas-close")}</span>
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

type FormProps = { c: Canvas; label: string; children: ComponentChildren; submit(): void };

/** A form that does one thing and closes its window. */
export function Form({ c, label, children, submit }: FormProps) {
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        c.window.value = undefined;
      }}
    >
      {children}
      <div class="row">
        <button class="btn btn-main" type="submit">
          {label}
        </button>
      </div>
    </form>
  );
}
