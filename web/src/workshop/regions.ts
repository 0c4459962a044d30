/** Parts of a page that the server draws anew: `[data-live]` with an id. The page itself is fetched again, so that what
 * stands there after a change is what would stand there after loading. */

/** Name of the event that the document gets after regions were drawn anew. */
export const DRAWN = "regions-drawn";

/** What the clock writes itself, which is no difference. */
const OWN = "[data-clock], [data-used], [data-over]";
const FIELDS = "input:not([type=hidden]), select, textarea";

/** Nobody is let in: what a page that leads elsewhere counts as. */
const REFUSED = 401;

/** The page's address fetched as a document; the status when it is none. */
export function fetchPage(address: string): Promise<Document | number> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => {
      const { status, responseXML, responseURL } = request;
      // Whoever is not let in is led to the door.
      if (new URL(responseURL).pathname !== new URL(address).pathname) resolve(REFUSED);
      else resolve(status === 200 && responseXML ? responseXML : status);
    };
    request.onerror = () => resolve(0);
    request.send();
  });
}

function mark(region: Element): string {
  const copy = region.cloneNode(true) as Element;
  for (const own of copy.querySelectorAll(OWN)) own.replaceChildren();
  for (const own of copy.querySelectorAll("[data-used]")) own.removeAttribute("value");
  for (const own of copy.querySelectorAll("[data-over]")) own.removeAttribute("hidden");
  return copy.outerHTML;
}

/** Whether somebody has changed a field that they have not sent. */
function isTouched(region: Element): boolean {
  const changed = (field: Element) =>
    (field instanceof HTMLInputElement && field.checked !== field.defaultChecked) ||
    ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
      field.value !== field.defaultValue);
  return [...region.querySelectorAll(FIELDS)].some(changed);
}

/** The regions of a page and what the server last drew in them. */
export class Regions {
  readonly #drawn = new Map<string, string>();

  constructor() {
    for (const region of document.querySelectorAll("[data-live]")) this.#drawn.set(region.id, mark(region));
  }

  /** Puts what differs in its place. Whoever is in a field stays there, unless its form was just `sent`. */
  take(fresh: Document, sent: string | null): void {
    for (const region of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(region.id);
      if (!next) continue;
      const drawn = mark(next);
      if (drawn === this.#drawn.get(region.id) && region.id !== sent) continue;
      if (region.id !== sent && (region.contains(inField()) || isTouched(region))) continue;
      this.#drawn.set(region.id, drawn);
      replace(region, document.adoptNode(next));
    }
    document.dispatchEvent(new Event(DRAWN));
  }
}

function inField(): Element | null {
  const active = document.activeElement;
  return active?.matches(FIELDS) ? active : null;
}

/** Puts `next` in the place of `region`; the focus stays on what has the same id, or else on the region. */
function replace(region: Element, next: HTMLElement): void {
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  region.replaceWith(next);
  if (!focused) return;
  const same = focused.id === "" ? null : document.getElementById(focused.id);
  const target = same ?? next;
  if (!same) next.tabIndex = -1;
  target.focus({ preventScroll: same !== null });
}
