import { render } from "preact";
import type { CanvasProps } from "../generated/CanvasProps";
import { browserPorts, replacement } from "../model";
import { keepCaret } from "../view/caret";
import { Canvas } from "../view/shell/canvas";
import { useSprite } from "../view/shell/icon";
import { partsOf } from "../view/shell/parts";
import { followSave } from "../view/shell/saying";
import { Summary } from "../view/summary";

/** Makes the server's texts live and joins the canvas's room. The returned function leaves it. */
export async function mount(root: HTMLElement, props: CanvasProps): Promise<() => void> {
  useSprite(props.icons);
  const c = new Canvas(props, await partsOf(props.sheet), browserPorts(), location.href);
  root.replaceChildren();
  render(<Summary c={c} />, root);
  c.drawn.value = true;
  const stop = [followSave(c), followPage(c)];
  keepCaret(root, replacement);
  void c.session.start();
  return () => {
    for (const end of stop) end();
    void c.session.leave();
    render(null, root);
  };
}

/** Wakes and rests with the page, and asks before unsent words would be lost. */
function followPage({ session }: Canvas): () => void {
  const events = {
    beforeunload: (event: Event) => session.unsaved.peek() > 0 && event.preventDefault(),
    pagehide: () => void session.pause(),
    pageshow: (event: Event) => "persisted" in event && event.persisted && void session.start(),
    online: () => session.retry(),
  };
  for (const [name, act] of Object.entries(events)) addEventListener(name, act);
  return () => {
    for (const [name, act] of Object.entries(events)) removeEventListener(name, act);
  };
}

const root = document.getElementById("summary-root");
const props = document.getElementById("canvas-props")?.textContent;
// The server writes the props beside the root, in the shape that this type is generated from.
if (root && props) void mount(root, JSON.parse(props) as CanvasProps);
