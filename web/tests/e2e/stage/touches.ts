/** Counts what scripts change in a page: how much work a page makes, without asking the clock. */
import type { Page } from "@playwright/test";

/** Changes since last asked: in notes, and anywhere. */
export type Counts = { readonly notes: number; readonly all: number };

declare global {
  interface Window {
    touches?: { notes: number; all: number };
  }
}

export class Touches {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Counts on every page that is opened from now on, from when the server's part of it is whole. */
  static async on(page: Page): Promise<Touches> {
    await page.addInitScript(() => {
      const touches = { notes: 0, all: 0 };
      window.touches = touches;
      const watch = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          touches.all += 1;
          if (element?.closest("[data-note]")) touches.notes += 1;
        }
      });
      document.addEventListener("readystatechange", () => {
        if (document.readyState !== "interactive") return;
        watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    });
    return new Touches(page);
  }

  async take(): Promise<Counts> {
    return await this.#page.evaluate(() => {
      const { notes = 0, all = 0 } = window.touches ?? {};
      if (window.touches) Object.assign(window.touches, { notes: 0, all: 0 });
      return { notes, all };
    });
  }
}
