import { effect } from "@preact/signals-core";
import type { Copies, Line, LineEvents, Ports, Storage } from "./ports";
import type { Session } from "./session";

/** The outside world as a browser gives it. */
export function browserPorts(): Ports {
  const [lasting, passing] = [storageOf("localStorage"), storageOf("sessionStorage")];
  return {
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(bytes),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    dial,
    ...(lasting && "indexedDB" in globalThis ? { copies: copiesIn(lasting) } : {}),
    ...(passing ? { storage: passing } : {}),
  };
}

/** The part of a window that a stay on a canvas follows. */
export type Page = Pick<EventTarget, "addEventListener" | "removeEventListener">;

/**
 * Ties a stay to its page: connects when the network is back, sleeps and wakes with the page, and asks before the
 * page is closed only while something is not saved. The returned function unties it.
 */
export function followPage(session: Session, page: Page = globalThis): () => void {
  const ask = (event: Event) => event.preventDefault();
  const events: Readonly<Record<string, () => void>> = {
    online: () => session.retry(),
    pagehide: () => void session.pause(),
    pageshow: () => void session.start(),
  };
  for (const [name, act] of Object.entries(events)) page.addEventListener(name, act);
  // A page that listens cannot be kept for the way back, so it listens only while it must.
  const stop = effect(() => {
    if (session.unsaved.value > 0) page.addEventListener("beforeunload", ask);
    else page.removeEventListener("beforeunload", ask);
  });
  return () => {
    stop();
    page.removeEventListener("beforeunload", ask);
    for (const [name, act] of Object.entries(events)) page.removeEventListener(name, act);
  };
}

/** Address of a room's socket beside this page's own address. */
export function socketAddress(path: string, page: string): string {
  const address = new URL(path, page);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

function dial(address: string, events: LineEvents): Line {
  const socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => events.opened();
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) events.received(new Uint8Array(data));
  };
  socket.onclose = ({ code }) => events.closed(code);
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    close: () => socket.close(1000),
  };
}

/** Copies in IndexedDB. Local storage remembers the name of the one for each canvas, so that it can be removed. */
function copiesIn(storage: Storage): Copies {
  const mark = (canvas: string) => `copy:${canvas}`;
  const remove = async (canvas: string) => {
    const name = storage.getItem(mark(canvas));
    if (name === null) return;
    const { clearDocument } = await import("y-indexeddb");
    await clearDocument(name);
    storage.removeItem(mark(canvas));
  };
  return {
    kept: (canvas) => storage.getItem(mark(canvas)) ?? undefined,
    remove,
    open: async (canvas, name, doc) => {
      if (storage.getItem(mark(canvas)) !== name) await remove(canvas);
      const { IndexeddbPersistence } = await import("y-indexeddb");
      const copy = new IndexeddbPersistence(name, doc);
      await copy.whenSynced;
      storage.setItem(mark(canvas), name);
      return {
        close: () => copy.destroy(),
        clear: async () => {
          await copy.clearData();
          storage.removeItem(mark(canvas));
        },
      };
    },
  };
}

/** Browsers may forbid storage altogether; then reading the property fails. */
function storageOf(name: "localStorage" | "sessionStorage"): Storage | undefined {
  try {
    return globalThis[name];
  } catch {
    return undefined;
  }
}
