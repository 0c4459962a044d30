import type { WorkshopSnapshot } from "../generated/WorkshopSnapshot";

/** How long to wait after the server refused the stream. */
const RETRY_MS = 30_000;

/**
 * Follows a workshop from an open canvas: when those who lead call everybody to a step, `root` says so and shows the
 * way. It never takes the focus. The returned function stops that.
 */
export function followCall(root: HTMLElement): () => void {
  const {
    workshop = "",
    canvas = "",
    lang = "",
    called = "",
    open = "",
    page = "",
    close = "",
  } = root.dataset;
  let source: EventSource | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  /** The call that is shown, or was put away. */
  let seen: string | undefined;

  const take = (now: WorkshopSnapshot) => {
    const call = now.calledAt === null || now.closed ? undefined : `${now.calledAt} ${now.item}`;
    if (call === seen) return;
    seen = call;
    if (call === undefined) return root.replaceChildren();
    const isElsewhere = now.canvas !== null && now.canvas !== canvas;
    const words = document.createElement("span");
    words.textContent = `${called} ${now.name}`;
    const link = document.createElement("a");
    link.className = "more";
    link.href = isElsewhere ? `/${lang}/c/${now.canvas}` : workshop;
    link.textContent = isElsewhere ? open : page;
    const away = document.createElement("button");
    away.type = "button";
    away.className = "btn btn-quiet";
    away.textContent = close;
    away.addEventListener("click", () => root.replaceChildren());
    const banner = document.createElement("p");
    banner.className = "banner";
    banner.append(words, link, away);
    root.replaceChildren(banner);
  };
  const start = () => {
    stop();
    source = new EventSource(`${workshop}/events`);
    source.onmessage = ({ data }: MessageEvent<string>) => take(JSON.parse(data) as WorkshopSnapshot);
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) retrying = setTimeout(start, RETRY_MS);
    };
  };
  const stop = () => {
    source?.close();
    clearTimeout(retrying);
  };
  const show = ({ persisted }: PageTransitionEvent) => {
    if (persisted) start();
  };
  addEventListener("pagehide", stop);
  addEventListener("pageshow", show);
  start();
  return () => {
    removeEventListener("pagehide", stop);
    removeEventListener("pageshow", show);
    stop();
  };
}
