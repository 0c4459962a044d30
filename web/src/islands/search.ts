import { fetchPage, Regions } from "../workshop/regions";

/** Quiet after a stroke of a key before the answer is asked for. */
const QUIET_MS = 250;

/** The parts of the page that an answer draws anew. */
const REGIONS = ["live-understood", "live-facets", "live-head", "live-hits", "live-map"];

/** The name of an entry that is picked to be compared. */
const PICKED = "e";

/** What is picked to be compared, on this page of hits or before; of what was picked here, `last` tells the order. */
function picked(last: readonly string[]): readonly string[] {
  const form = document.getElementById("compare");
  if (!(form instanceof HTMLFormElement)) return [];
  const all = [...new Set(new FormData(form).getAll(PICKED).map(String))];
  return all.sort((one, other) => last.indexOf(one) - last.indexOf(other));
}

/** Answers while somebody types or chooses. The returned function stops that. */
export function mount(form: HTMLFormElement): () => void {
  const page = new SearchPage(form);
  const type = (event: Event) => page.typed(event.target);
  const change = (event: Event) => page.chose(event.target);
  const submit = (event: Event) => page.sent(event);
  const back = () => page.wentBack();
  form.addEventListener("input", type);
  form.addEventListener("change", change);
  form.addEventListener("submit", submit);
  addEventListener("popstate", back);
  return () => {
    page.stop();
    form.removeEventListener("input", type);
    form.removeEventListener("change", change);
    form.removeEventListener("submit", submit);
    removeEventListener("popstate", back);
  };
}

class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #regions = new Regions();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Only the answer that was asked for last is shown. */
  #asked = 0;
  /** The address whose answer somebody who goes back should come to. */
  #settled = location.href;
  /** What was picked on this page of hits, in that order: only so many can be compared, and the first ones stay. */
  #picks: string[] = [];

  constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  stop(): void {
    clearTimeout(this.#waiting);
    this.#asked += 1;
  }

  typed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#ask("typing"), QUIET_MS);
  }

  chose(target: EventTarget | null): void {
    // What is picked to be compared limits nothing.
    if (target instanceof HTMLInputElement && target.form !== this.#form) {
      this.#picks = this.#picks.filter((entry) => entry !== target.value);
      if (target.checked) this.#picks.push(target.value);
      return;
    }
    const isChoice =
      target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== "search");
    if (isChoice) void this.#ask("settled");
  }

  sent(event: Event): void {
    event.preventDefault();
    void this.#ask("settled");
  }

  wentBack(): void {
    this.#settled = location.href;
    const text = this.#form.querySelector<HTMLInputElement>("[name=q]");
    if (text) text.value = new URL(location.href).searchParams.get("q") ?? "";
    void this.#show(location.href);
  }

  /** Asks as the form stands; while somebody types, the address follows without a step to go back to. */
  async #ask(how: "typing" | "settled"): Promise<void> {
    clearTimeout(this.#waiting);
    const address = new URL(this.#form.action);
    for (const [name, value] of new FormData(this.#form)) {
      const isUsual = name === PICKED || (name === "sort" && value === "relevance");
      if (typeof value === "string" && value.trim() !== "" && !isUsual)
        address.searchParams.append(name, value.trim());
    }
    for (const entry of picked(this.#picks)) address.searchParams.append(PICKED, entry);
    const shown = address.href;
    if (how === "typing") {
      history.replaceState(null, "", shown);
      address.searchParams.set("typing", "1");
    } else if (shown !== this.#settled) {
      if (shown === location.href) history.replaceState(null, "", shown);
      else history.pushState(null, "", shown);
      this.#settled = shown;
    }
    await this.#show(address.href);
  }

  async #show(address: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const fresh = await fetchPage(address);
    if (asked !== this.#asked) return;
    // What cannot be drawn here is shown by the browser itself.
    if (typeof fresh === "number") return location.assign(address);
    document.title = fresh.title;
    for (const region of REGIONS) this.#regions.take(fresh, region);
    const said = document.getElementById("said");
    const told = [...document.querySelectorAll("#found, .find-local")].map((part) => part.textContent);
    if (said) said.textContent = told.join(". ");
  }
}

const form = document.getElementById("find");
if (form instanceof HTMLFormElement) mount(form);
