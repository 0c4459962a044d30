import { hydrate, render } from "preact";
import type { CanvasProps } from "../generated/CanvasProps";
import { browserPorts, replacement } from "../model";
import { App } from "../view/shell/app";
import { Canvas, keptLetters } from "../view/shell/canvas";
import { useSprite } from "../view/shell/icon";
import { followKeys } from "../view/shell/keys";
import { partsOf } from "../view/shell/parts";
import { followSave } from "../view/shell/saying";
import { firstView } from "../view/shell/views";

const ONCE = { once: true };

/** Takes the server's outline over and joins the room. The returned function leaves it. */
export async function mount(root: HTMLElement, props: CanvasProps): Promise<() => void> {
  useSprite(props.icons);
  const [parts, first] = await Promise.all([partsOf(props.sheet), firstView(props)]);
  const c = new Canvas(props, parts, browserPorts(), location.href);
  if (typeof first !== "string") root.querySelector(".outline")?.replaceChildren();
  hydrate(<App c={c} first={first} />, root);
  c.letters.value = keptLetters();
  c.drawn.value = true;
  const stop = [followKeys(c, root), followSave(c), followPage(c)];
  root.addEventListener(
    "focusin",
    () => import("../view/caret").then((one) => one.keepCaret(root, replacement)),
    ONCE,
  );
  void c.session.start();
  return () => {
    for (const end of stop) end();
    void c.session.leave();
    render(null, root);
  };
}

/** Wakes and rests with the page, and asks before unsent work would be lost. */
function followPage(c: Canvas): () => void {
  const leave = (event: BeforeUnloadEvent) => {
    if (c.session.unsaved.peek() > 0) event.preventDefault();
  };
  const hide = () => void c.session.pause();
  const show = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void c.session.start();
  };
  const online = () => c.session.retry();
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", hide);
  addEventListener("pageshow", show);
  addEventListener("online", online);
  return () => {
    removeEventListener("beforeunload", leave);
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", show);
    removeEventListener("online", online);
  };
}

const root = document.getElementById("canvas-root");
const props = document.getElementById("canvas-props")?.textContent;
// The server writes the props beside the root, in the shape that this type is generated from.
if (root && props) void mount(root, JSON.parse(props) as CanvasProps);
