import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Canvas } from "./canvas";
import { Icon } from "./icon";

/** What one must know now: banners, texts that were not accepted, the last message, an open window. */
export function Notices({ c }: { c: Canvas }) {
  if (!c.drawn.value) return null;
  return (
    <>
      <Banners c={c} />
      <Refused c={c} />
      <Toast c={c} />
      <Windows c={c} />
    </>
  );
}

function Banners({ c }: { c: Canvas }) {
  const { t } = c;
  const room = c.session.room.value;
  const save = c.session.save.value;
  const step = c.sheet.steps.find((one) => one.letter === room.step);
  const bound = room.you.role === "participant";
  return (
    <div class="stack stack-s">
      {save.state === "offline" && (
        <p class="banner banner-warn">
          <Icon name="wifi-slash" />
          <span>{t("canvas-offline", { count: save.waiting })}</span>
          <button class="btn" type="button" onClick={() => c.session.retry()}>
            {t("canvas-retry")}
          </button>
        </p>
      )}
      {save.state === "failed" && (
        <p class="banner banner-danger">
          <Icon name="cloud-x" />
          <span>{t(save.why)}</span>
        </p>
      )}
      {bound && room.paused && (
        <p class="banner">
          <Icon name="pause" />
          <span>{t("denied-paused")}</span>
        </p>
      )}
      {bound && room.zones === "step" && step && (
        <p class="banner">
          <Icon name="funnel" />
          <span>{t("canvas-only-step", { letter: step.letter, title: step.title })}</span>
        </p>
      )}
      {room.you.role === "viewer" && (
        <p class="banner">
          <Icon name="eye" />
          <span>{t("denied-viewer")}</span>
        </p>
      )}
    </div>
  );
}

/** Texts that were not accepted: each can be put back, copied or thrown away. */
function Refused({ c }: { c: Canvas }) {
  const { t, session } = c;
  const items = session.tray.items.value;
  if (items.length === 0) return null;
  return (
    <section class="banner banner-danger" aria-labelledby="tray">
      <h2 id="tray" class="h-small">
        {t("tray-title", { count: items.length })}
      </h2>
      <ul class="list">
        {items.map(({ id, text }) => (
          <li key={id}>
            <p class="pre">{text}</p>
            <div class="row">
              <button class="btn" type="button" onClick={() => session.putBack(id)}>
                {t("tray-put-back")}
              </button>
              <button class="btn" type="button" onClick={() => copy(c, text)}>
                {t("tray-copy")}
              </button>
              <button class="btn" type="button" onClick={() => session.discard(id)}>
                {t("tray-discard")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <button class="btn" type="button" onClick={() => session.seen()}>
        {t("tray-seen")}
      </button>
    </section>
  );
}

async function copy(c: Canvas, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    c.notice(c.t("tray-copied"));
  } catch {
    c.notice(c.t("tray-not-copied"));
  }
}

/** What was done last, with its way back. The words themselves are said by the live region. */
function Toast({ c }: { c: Canvas }) {
  const { value } = c.toast;
  if (!value) return null;
  const close = () => {
    c.toast.value = undefined;
  };
  // It never lies over the field that one is in.
  const box = document.activeElement?.closest(".field :focus")?.getBoundingClientRect();
  const isLow = box && box.bottom > innerHeight / 2;
  return (
    <div class={isLow ? "toast toast-up" : "toast"}>
      <span>{value.text}</span>
      {value.undo && (
        <button class="btn" type="button" onClick={() => c.undo()}>
          <Icon name="arrow-u-up-left" />
          {c.t("command-undo")}
        </button>
      )}
      <button class="btn btn-icon" type="button" onClick={close}>
        <Icon name="x" />
        <span class="sr">{c.t("canvas-close")}</span>
      </button>
    </div>
  );
}

/** A page that has been live for so long fetches what may be needed later, in milliseconds. */
const AT_REST_MS = 5_000;

/** Whether the page has been live for a while, or something was done and saved. */
function useRest(c: Canvas): boolean {
  const [rests, rest] = useState(false);
  const live = c.session.link.value.state === "live";
  const saved = c.session.save.value.state === "saved" && c.session.live.next.value.undo !== undefined;
  useEffect(() => {
    if (!live || rests) return undefined;
    const timer = setTimeout(() => rest(true), saved ? 0 : AT_REST_MS);
    return () => clearTimeout(timer);
  }, [live, saved, rests]);
  return rests;
}

/**
 * Windows come when one is opened, or while the page rests: a guest's first load goes without them, and who loses the
 * network later still has them.
 */
function Windows({ c }: { c: Canvas }) {
  const [Shown, show] = useState<ComponentType<{ c: Canvas }> | undefined>(undefined);
  const rests = useRest(c);
  const open = c.window.value !== undefined;
  const needed = open || rests;
  useEffect(() => {
    if (!needed || Shown) return;
    import("../dialogs/windows").then(
      (found) => show(() => found.Windows),
      () => open && c.notice(c.t("canvas-view-missing")),
    );
  }, [c, open, needed, Shown]);
  return Shown ? <Shown c={c} /> : null;
}
