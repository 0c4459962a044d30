import { type Signal, signal } from "@preact/signals";
import { render } from "preact";
import type { CanvasProps } from "../generated/CanvasProps";
import { browserPorts } from "../model";
import { Wall } from "../view/projector/wall";
import { Canvas } from "../view/shell/canvas";
import { useSprite } from "../view/shell/icon";
import { partsOf } from "../view/shell/parts";
import { DRAWN } from "../workshop/regions";

/** What the server writes beside the page, anew after each change. */
type Now = {
  /** Where the board's props are. */
  readonly board: string;
  readonly canvas: string | null;
  /** Since when the picture stands still. */
  readonly frozenAt: number | null;
  /** The zone that is shown large. */
  readonly spotlight: string | null;
};

/** Draws the board of the canvas that is worked on, and another when those who lead move on. */
class Screen {
  readonly #root: HTMLElement;
  readonly #large: Signal<string> = signal("");
  #shown = "";
  #leave: () => void = () => undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Only the picture that was asked for last is drawn; one that cannot be had is asked for at the next change. */
  async show(now: Now): Promise<void> {
    const wanted = JSON.stringify([now.canvas, now.frozenAt]);
    if (wanted === this.#shown) {
      this.#large.value = now.spotlight ?? "";
      return;
    }
    this.#shown = wanted;
    const props = now.canvas === null ? null : await boardOf(now.board);
    if (wanted !== this.#shown) return;
    if (now.canvas !== null && props?.canvas.id !== now.canvas) {
      this.#shown = "";
      return;
    }
    const parts = props && (await partsOf(props.sheet));
    if (wanted !== this.#shown) return;
    this.stop();
    this.#large.value = now.spotlight ?? "";
    if (!props || !parts) return;
    useSprite(props.icons);
    const c = new Canvas(props, parts, browserPorts(), location.href);
    render(<Wall c={c} large={this.#large} />, this.#root);
    // A picture that stands still follows nobody.
    if (now.frozenAt === null) void c.session.start();
    const online = () => c.session.retry();
    addEventListener("online", online);
    this.#leave = () => {
      removeEventListener("online", online);
      void c.session.leave();
    };
  }

  stop(): void {
    this.#leave();
    this.#leave = () => undefined;
    render(null, this.#root);
  }

  /** Draws anew when it is asked for next. */
  forget(): void {
    this.stop();
    this.#shown = "";
  }
}

async function boardOf(address: string): Promise<CanvasProps | undefined> {
  try {
    const answer = await fetch(address);
    // The server answers with the props of a canvas's page.
    return answer.ok ? ((await answer.json()) as CanvasProps) : undefined;
  } catch {
    return undefined;
  }
}

/** Follows what the server says is to be shown. The returned function stops that. */
export function mount(root: HTMLElement): () => void {
  const screen = new Screen(root);
  const look = () => {
    const now = document.getElementById("screen-now")?.textContent;
    if (now) void screen.show(JSON.parse(now) as Now);
  };
  const hide = () => screen.forget();
  const back = ({ persisted }: PageTransitionEvent) => {
    if (persisted) look();
  };
  document.addEventListener(DRAWN, look);
  addEventListener("pagehide", hide);
  addEventListener("pageshow", back);
  look();
  return () => {
    document.removeEventListener(DRAWN, look);
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", back);
    screen.stop();
  };
}

const root = document.getElementById("screen-root");
if (root) mount(root);
