/** A canvas's page as people use it: by role and accessible name, with clicks only. */
import { expect, type Locator, type Page } from "@playwright/test";
import { fi } from "./words";

/** What a list shows, without who and when. */
export type Shown = {
  zones: Record<string, { name: string; remark: string; links: string[] }[]>;
  circles: { name: string; notes: string }[];
};

/** The name of a button whose last words only screen readers get, such as "Lisää: Järjestöt". */
export function about(act: string, what: string): RegExp {
  const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${plain(act)}\\s?: ${plain(what)}$`);
}

export class Sheet {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the script has taken over: the view that was asked for is drawn and the document is whole. */
  async ready(): Promise<void> {
    // The last command of the bar is always allowed; the narrowest screens show it in the menu only.
    await expect(this.page.locator(".bar-acts button").last()).toBeEnabled();
  }

  zone(label: string): Locator {
    return this.page.getByRole("region", { name: label, exact: true });
  }

  addButton(zone: string): Locator {
    return this.page.getByRole("button", { name: about(fi("canvas-add"), zone) });
  }

  /** A note by its first line. */
  note(name: string): Locator {
    const heading = this.page.getByRole("heading", { level: 3, name, exact: true });
    return this.page.locator("[data-note]").filter({ has: heading });
  }

  get textBox(): Locator {
    return this.page.getByRole("textbox", { name: fi("canvas-note-text") });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /**
   * Scrolls to a place and waits until it has come to rest: zones far away are drawn only once they are near, and then
   * take another height, so that a hand as quick as a test's would press beside.
   */
  async rest(place: Locator): Promise<void> {
    await place.scrollIntoViewIfNeeded();
    let last = "";
    await expect
      .poll(async () => {
        const before = last;
        last = JSON.stringify(await place.boundingBox());
        return last === before;
      })
      .toBe(true);
  }

  /** Begins a note by its zone's button. */
  async begin(zone: string): Promise<void> {
    const button = this.addButton(zone);
    await this.rest(button);
    await button.click();
  }

  /** Adds a note by its zone's button. */
  async add(zone: string, text: string): Promise<void> {
    await this.begin(zone);
    await this.textBox.fill(text);
    await this.page.getByRole("button", { name: fi("canvas-edit-done") }).click();
    await expect(this.note(text.split("\n")[0] ?? "")).toBeVisible();
  }

  /** Opens a note's tools, unless they are open. Gives the one that is asked for. */
  async noteTool(name: string, command: string): Promise<Locator> {
    await this.ready();
    const note = this.note(name);
    const button = note.getByRole("button", { name: about(fi(command), name) });
    // The same press opens and closes them, so what stands there is looked at before each press.
    const closed = note.locator("details:not([open]) > summary");
    await expect(button.or(closed)).toBeVisible();
    if (await closed.isVisible()) {
      await this.rest(closed);
      await closed.click();
    }
    return button;
  }

  /** Opens a note's tools and presses one. */
  async act(name: string, command: string): Promise<void> {
    await (await this.noteTool(name, command)).click();
  }

  async move(name: string, zone: string): Promise<void> {
    await this.act(name, "command-move");
    await this.dialog.getByLabel(fi("window-zone-pick")).selectOption({ label: zone });
    await this.dialog.getByRole("button", { name: fi("window-zone-do"), exact: true }).click();
    await expect(this.zone(zone).getByRole("heading", { name, exact: true })).toBeVisible();
  }

  async connect(name: string, other: string, kind: string): Promise<void> {
    await this.act(name, "command-connect");
    await this.dialog.getByLabel(fi("window-link-find")).fill(other);
    await this.dialog.getByRole("radio", { name: other, exact: true }).check();
    await this.dialog.getByLabel(fi("window-link-kind")).selectOption({ label: kind });
    await this.dialog.getByRole("button", { name: fi("window-link-do"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Draws a new circle round a note. */
  async circle(name: string, label: string): Promise<void> {
    await this.act(name, "command-circle");
    await this.dialog.getByLabel(fi("window-circle-name")).fill(label);
    await this.dialog.getByRole("button", { name: fi("window-circle-do"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Takes a note into the first circle whose name holds `label`. */
  async joinCircle(name: string, label: string): Promise<void> {
    await this.act(name, "command-circle");
    const which = this.dialog.getByLabel(fi("window-circle-which"));
    const option = which.getByRole("option").filter({ hasText: label });
    await which.selectOption(await option.getAttribute("value"));
    await this.dialog.getByRole("button", { name: fi("window-circle-do"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async undo(): Promise<void> {
    await this.page
      .getByRole("banner")
      .getByRole("button", { name: fi("command-undo"), exact: true })
      .click();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText(fi("save-saved"), { exact: true })).toBeVisible();
  }

  /** Everything that the list shows. */
  async shown(): Promise<Shown> {
    return await this.page.evaluate(() => {
      const text = (root: Element, query: string) => root.querySelector(query)?.textContent?.trim() ?? "";
      const zones: Shown["zones"] = {};
      for (const zone of document.querySelectorAll<HTMLElement>("section[data-zone]"))
        zones[zone.dataset.zone ?? ""] = [...zone.querySelectorAll("[data-note]")].map((note) => ({
          name: text(note, ".note-name"),
          remark: text(note, ".note-text"),
          links: [...note.querySelectorAll(".rel:not(:has(.chip))")]
            .map((one) => one.textContent?.trim() ?? "")
            .sort(),
        }));
      const circles = [...document.querySelectorAll("section[aria-labelledby=circles] li")].map((one) => ({
        name: text(one, ".note-name"),
        notes: text(one, ".note-text").split(", ").sort().join(", "),
      }));
      return { zones, circles };
    });
  }
}
