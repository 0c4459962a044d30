import { render } from "preact";
import { browserPorts } from "../model";
import { Projector, type ProjectorProps } from "../view/projector";
import { Canvas } from "../view/shell/canvas";
import { useSprite } from "../view/shell/icon";
import { partsOf } from "../view/shell/parts";

/** Draws a canvas for the wall and follows it. The returned function leaves it. */
export async function mount(root: HTMLElement, props: ProjectorProps): Promise<() => void> {
  useSprite(props.icons);
  const c = new Canvas(props, await partsOf(props.sheet), browserPorts(), location.href);
  root.replaceChildren();
  render(<Projector c={c} join={props.join} />, root);
  void c.session.start();
  const hide = () => void c.session.pause();
  const show = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void c.session.start();
  };
  const online = () => c.session.retry();
  addEventListener("pagehide", hide);
  addEventListener("pageshow", show);
  addEventListener("online", online);
  return () => {
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", show);
    removeEventListener("online", online);
    void c.session.leave();
    render(null, root);
  };
}

const root = document.getElementById("projector-root");
const props = document.getElementById("canvas-props")?.textContent;
// The server writes the props beside the root, in the shape that this type names.
if (root && props) void mount(root, JSON.parse(props) as ProjectorProps);
