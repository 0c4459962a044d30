/** What a screen reader is told: every change of the page's live regions, in order. */
import { expect, type Page } from "@playwright/test";

declare global {
  interface Window {
    told?: string[];
  }
}

export class Ears {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Listens on every document that the page opens from now on. */
  static async on(page: Page): Promise<Ears> {
    await page.addInitScript(() => {
      const told: string[] = [];
      window.told = told;
      const listen = () =>
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const element = target instanceof Element ? target : target.parentElement;
            const region = element?.closest("[role=status], [role=alert], [aria-live]");
            const text = region?.textContent?.replace(/\s+/g, " ").trim() ?? "";
            if (text !== "" && told.at(-1) !== text) told.push(text);
          }
        }).observe(document, { childList: true, subtree: true, characterData: true });
      listen();
    });
    return new Ears(page);
  }

  /** Everything told so far on this document. */
  async log(): Promise<string[]> {
    return await this.#page.evaluate(() => window.told ?? []);
  }

  /** Waits until this is the last thing told. */
  async expect(text: string | RegExp): Promise<void> {
    const last = expect.poll(async () => (await this.log()).at(-1) ?? "");
    await (typeof text === "string" ? last.toBe(text) : last.toMatch(text));
  }
}
