import type { WorkshopSnapshot } from "../generated/WorkshopSnapshot";
import { leftMs, passed, shown, usedPercent } from "../workshop/clock";
import { fetchPage, Regions } from "../workshop/regions";
import { differs, type Texts, told } from "../workshop/said";

const TICK_MS = 500;
const RETRY_MS = 5_000;
/** Where the program says that it is there, and how long that may take. */
const ALIVE = "/healthz";
const ALIVE_MS = 10_000;
/** Somebody who is not let in any more is shown why. */
const GONE = [401, 403, 404];

/** What the server writes beside the page. */
type Live = { events: string; snapshot: WorkshopSnapshot; texts: Texts };

/** Keeps a workshop's page as the server would draw it now. The returned function stops that. */
export function mount(live: Live): () => void {
  const page = new LivePage(live);
  page.start();
  const hide = () => page.stop();
  const show = ({ persisted }: PageTransitionEvent) => {
    if (persisted) page.start();
  };
  const submit = (event: SubmitEvent) => void page.submit(event);
  document.addEventListener("submit", submit);
  addEventListener("pagehide", hide);
  addEventListener("pageshow", show);
  return () => {
    page.stop();
    document.removeEventListener("submit", submit);
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", show);
  };
}

class LivePage {
  readonly #live: Live;
  readonly #regions = new Regions();
  #snapshot: WorkshopSnapshot;
  /** The server's clock less this one's. */
  #ahead: number;
  #left = Number.POSITIVE_INFINITY;
  #source: EventSource | null = null;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #retrying: ReturnType<typeof setTimeout> | undefined;
  #lost: "" | "lost" | "unsent" = "";
  /** Only the page that was asked for last is taken. */
  #asked = 0;

  constructor(live: Live) {
    this.#live = live;
    this.#snapshot = live.snapshot;
    this.#ahead = live.snapshot.now - Date.now();
  }

  start(): void {
    this.stop();
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.#connect();
    this.#tick();
  }

  stop(): void {
    this.#source?.close();
    this.#source = null;
    clearInterval(this.#ticking);
    clearTimeout(this.#retrying);
  }

  /**
   * Sends a form of a live region without leaving the page, or, when it asks for a whole new one, as soon as the
   * program can be reached. What goes wrong is shown as without a script.
   */
  async submit(event: SubmitEvent): Promise<void> {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    const region = form.closest("[data-live]");
    const isWhole = "whole" in form.dataset;
    if (!region && !isWhole) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
    try {
      // A browser that leaves the page without a network takes the words along.
      const answer = await (isWhole
        ? fetch(ALIVE, { signal: AbortSignal.timeout(ALIVE_MS) })
        : fetch(form.action, { method: "POST", body, redirect: "manual" }));
      if (answer.type === "opaqueredirect") {
        this.#setLost("");
        return await this.#refresh(region?.id ?? null);
      }
    } catch {
      this.#setLost("unsent");
      return;
    }
    for (const [name, value] of body) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      if (!form.querySelector(`[name="${CSS.escape(name)}"]:not(button)`)) form.append(field);
    }
    form.submit();
  }

  #connect(): void {
    const source = new EventSource(this.#live.events);
    this.#source = source;
    source.onopen = () => this.#setLost("");
    source.onmessage = ({ data }: MessageEvent<string>) => this.#take(JSON.parse(data) as WorkshopSnapshot);
    source.onerror = () => {
      if (this.#lost === "") this.#setLost("lost");
      if (source.readyState === EventSource.CLOSED) void this.#retry();
    };
  }

  async #retry(): Promise<void> {
    const found = await fetchPage(location.href);
    if (typeof found === "number" && GONE.includes(found)) return location.reload();
    this.#retrying = setTimeout(() => this.#connect(), RETRY_MS);
  }

  #take(after: WorkshopSnapshot): void {
    const before = this.#snapshot;
    this.#snapshot = after;
    this.#ahead = after.now - Date.now();
    const words = told(before, after, this.#live.texts);
    if (words !== "") this.#say(words);
    if (after.item !== before.item) this.#left = Number.POSITIVE_INFINITY;
    if (differs(before, after)) void this.#refresh(null);
    this.#tick();
  }

  async #refresh(sent: string | null): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const fresh = await fetchPage(location.href);
    if (typeof fresh === "number") {
      if (GONE.includes(fresh)) location.reload();
      return;
    }
    // What was sent is taken in any case: nobody else asks for it again.
    if (asked !== this.#asked && sent === null) return;
    this.#regions.take(fresh, sent);
    this.#tick();
  }

  #tick(): void {
    const clock = this.#snapshot.timer;
    if (!clock) return;
    const left = leftMs(clock, Date.now() + this.#ahead);
    const mark = clock.endsAt === null ? null : passed(this.#left, left, clock.lengthMs);
    if (mark && Number.isFinite(this.#left)) this.#say(this.#live.texts[`workshop-said-${mark}`] ?? "");
    this.#left = left;
    for (const face of document.querySelectorAll("[data-clock]")) face.textContent = shown(left);
    for (const bar of document.querySelectorAll<HTMLProgressElement>("[data-used]"))
      bar.value = usedPercent(clock, left);
    for (const over of document.querySelectorAll<HTMLElement>("[data-over]")) over.hidden = left > 0;
  }

  #say(words: string): void {
    const said = document.getElementById("said");
    if (said) said.textContent = words;
  }

  /** Says that there is no connection, or no longer so. */
  #setLost(lost: "" | "lost" | "unsent"): void {
    const banner = document.getElementById("lost");
    const words = this.#live.texts[`workshop-said-${lost || "back"}`] ?? "";
    if (banner) {
      banner.hidden = lost === "";
      if (lost !== "") banner.textContent = words;
    }
    if (lost !== this.#lost) this.#say(words);
    this.#lost = lost;
  }
}

const live = document.getElementById("workshop-live")?.textContent;
// The server writes it in the shape that this type names.
if (live) mount(JSON.parse(live) as Live);
