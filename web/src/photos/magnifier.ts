import { type Look, next, parse, WHOLE, wholeWidth } from "./zoom";

/** Share of the view that a button moves. */
const PAN = 0.4;
const MIDDLE = 0.5;
/** What a button, or a key on the photo, does. */
const KEYS: Readonly<Record<string, string>> = { "+": "in", "-": "out", "0": "whole" };
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  left: [-PAN, 0],
  right: [PAN, 0],
  up: [0, -PAN],
  down: [0, PAN],
};

/** A photo in a box that scrolls: fingers, arrow keys and screen readers move it as they move any box. */
export class Magnifier {
  readonly #root: HTMLElement;
  readonly #view: HTMLElement;
  readonly #picture: HTMLImageElement;
  readonly #kept: string;
  readonly #end = new AbortController();
  readonly #resized = new ResizeObserver(() => this.#draw(this.#look));
  #look: Look = { zoom: WHOLE, x: MIDDLE, y: MIDDLE };

  /** The magnifier that the server drew; none without its parts. */
  static of(root: HTMLElement): Magnifier | null {
    const view = root.querySelector<HTMLElement>("[data-view]");
    const picture = root.querySelector<HTMLImageElement>("[data-picture]");
    return view && picture ? new Magnifier(root, view, picture) : null;
  }

  private constructor(root: HTMLElement, view: HTMLElement, picture: HTMLImageElement) {
    this.#root = root;
    this.#view = view;
    this.#picture = picture;
    this.#kept = `photo:${root.dataset.photo ?? ""}`;
  }

  start(): void {
    const { signal } = this.#end;
    for (const tools of this.#root.querySelectorAll<HTMLElement>("[data-tools]")) tools.hidden = false;
    for (const button of this.#root.querySelectorAll<HTMLElement>("[data-do]"))
      button.addEventListener("click", () => this.#do(button.dataset.do ?? ""), { signal });
    this.#view.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#view.addEventListener("scroll", () => this.#note(), { signal, passive: true });
    this.#view.addEventListener(
      "dblclick",
      (event) => this.#zoom(next(this.#look.zoom, "in"), this.#at(event)),
      {
        signal,
      },
    );
    this.#view.addEventListener("wheel", (event) => this.#wheel(event), { signal });
    this.#view.addEventListener("pointerdown", (event) => this.#grab(event), { signal });
    this.#view.addEventListener("pointermove", (event) => this.#drag(event), { signal });
    addEventListener("pagehide", () => this.#keep(), { signal });
    this.#look = parse(sessionStorage.getItem(this.#kept)) ?? this.#look;
    // Draws at once, and again whenever the box gets another size.
    this.#resized.observe(this.#view);
  }

  stop(): void {
    this.#end.abort();
    this.#resized.disconnect();
  }

  #do(what: string): void {
    const way = WAYS[what];
    if (way) this.#view.scrollBy(way[0] * this.#view.clientWidth, way[1] * this.#view.clientHeight);
    else if (what === "whole") this.#zoom(WHOLE);
    else if (what === "in" || what === "out") this.#zoom(next(this.#look.zoom, what));
  }

  #key(event: KeyboardEvent): void {
    const what = KEYS[event.key];
    if (!what || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#do(what);
  }

  /** Turns the wheel into steps only while the key of zooming is held, so that pages scroll past the photo. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    this.#zoom(next(this.#look.zoom, event.deltaY < 0 ? "in" : "out"), this.#at(event));
  }

  /** Fingers scroll the box by themselves. */
  #grab(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    this.#view.setPointerCapture(event.pointerId);
  }

  #drag(event: PointerEvent): void {
    if (!this.#view.hasPointerCapture(event.pointerId)) return;
    this.#view.scrollBy(-event.movementX, -event.movementY);
  }

  /** Where on the photo the pointer is. */
  #at({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const box = this.#picture.getBoundingClientRect();
    const share = (place: number) => Math.min(1, Math.max(0, place));
    return { x: share((clientX - box.left) / box.width), y: share((clientY - box.top) / box.height) };
  }

  #zoom(zoom: number, at: { x: number; y: number } = this.#look): void {
    this.#draw({ zoom, x: at.x, y: at.y });
  }

  #draw(look: Look): void {
    const { naturalWidth, naturalHeight, width, height } = this.#picture;
    const photo = naturalWidth > 0 ? { width: naturalWidth, height: naturalHeight } : { width, height };
    const view = { width: this.#view.clientWidth, height: this.#view.clientHeight };
    this.#picture.style.inlineSize = `${(wholeWidth(view, photo) * look.zoom) / 100}px`;
    const { offsetWidth, offsetHeight } = this.#picture;
    this.#view.scrollTo(look.x * offsetWidth - view.width / 2, look.y * offsetHeight - view.height / 2);
    this.#look = look;
    const words = this.#root.querySelector<HTMLElement>("[data-zoom]");
    const now = (words?.dataset.zoom ?? "").replace("#", String(look.zoom));
    if (words && words.textContent !== now) words.textContent = now;
  }

  /** What is in the middle after somebody moved the photo. */
  #note(): void {
    const { offsetWidth, offsetHeight } = this.#picture;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#view;
    const middle = (from: number, view: number, whole: number) =>
      whole <= view ? MIDDLE : Math.min(1, (from + view / 2) / whole);
    this.#look = {
      zoom: this.#look.zoom,
      x: middle(scrollLeft, clientWidth, offsetWidth),
      y: middle(scrollTop, clientHeight, offsetHeight),
    };
  }

  /** The next note of the same photo is read where this one was. */
  #keep(): void {
    sessionStorage.setItem(this.#kept, JSON.stringify(this.#look));
  }
}
