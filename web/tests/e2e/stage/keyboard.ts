/** A canvas's page as somebody uses it who has nothing but a keyboard. */
import { expect, type Locator, type Page } from "@playwright/test";
import { Sheet } from "./canvas";
import { fi } from "./words";

/** Presses of a key after which a place counts as out of reach. */
const PRESSES_MAX = 80;

export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Goes on with the tab key until `target` has the focus. What cannot be used yet is waited for. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeEnabled();
    await this.#pressUntil("Tab", () => target.evaluate((one) => one === document.activeElement));
  }

  /** Goes to a zone from anywhere on the canvas: to its note with the tab stop or its button. */
  async toZone(label: string): Promise<void> {
    await new Sheet(this.page).ready();
    await this.#enterCanvas();
    const zone = this.page.getByRole("region", { name: label, exact: true });
    await this.#pressUntil("F6", () => zone.evaluate((one) => one.contains(document.activeElement)));
  }

  /** Goes to a note by zone and arrows. */
  async toNote(zone: string, name: string): Promise<void> {
    await this.toZone(zone);
    await this.press("Home");
    const heading = this.page.getByRole("heading", { level: 3, name, exact: true });
    const note = this.page.locator("[data-note]").filter({ has: heading });
    await expect(note).toBeVisible();
    await this.#pressUntil("ArrowDown", () => note.evaluate((one) => one === document.activeElement));
  }

  /** Adds a note in a zone. The focus ends on the note. */
  async add(zone: string, ...lines: string[]): Promise<void> {
    await this.toZone(zone);
    await this.press("n");
    await expect(this.page.getByRole("textbox", { name: fi("canvas-note-text") })).toBeFocused();
    for (const [at, line] of lines.entries()) {
      if (at > 0) await this.press("Enter");
      await this.page.keyboard.type(line);
    }
    await this.press("Escape");
    await expect(this.page.locator("[data-note]:focus")).toHaveCount(1);
  }

  /** Moves the note with the focus to another zone. */
  async move(zone: string): Promise<void> {
    await this.#open("m");
    await this.#choose(fi("window-zone-pick"), zone);
    await this.#submit(fi("window-zone-do"));
  }

  /** Connects the note with the focus to another, by the beginning of its name. */
  async connect(other: string, kind: string): Promise<void> {
    const dialog = await this.#open("c");
    await this.tabTo(dialog.getByLabel(fi("window-link-find")));
    await this.page.keyboard.type(other);
    const hit = dialog.getByRole("radio", { name: other });
    await expect(dialog.getByRole("radio")).toHaveCount(1);
    await this.tabTo(hit);
    await this.press("Space");
    await expect(hit).toBeChecked();
    await this.#choose(fi("window-link-kind"), kind);
    await this.#submit(fi("window-link-do"));
  }

  /** Draws a new circle round the note with the focus. */
  async circle(label: string): Promise<void> {
    const dialog = await this.#open("g");
    await this.tabTo(dialog.getByLabel(fi("window-circle-name")));
    await this.page.keyboard.type(label);
    await this.#submit(fi("window-circle-do"));
  }

  /** Opens a window by its key, and waits until it has taken the focus. */
  async #open(key: string): Promise<Locator> {
    await this.press(key);
    const dialog = this.page.getByRole("dialog");
    await expect(dialog.locator(":focus")).toHaveCount(1);
    return dialog;
  }

  /** Chooses with the arrows: letters typed with a pause between them would each begin a new word. */
  async #choose(label: string, option: string): Promise<void> {
    const list = this.page.getByRole("dialog").getByLabel(label);
    await this.tabTo(list);
    await this.press("Home");
    const chosen = () => list.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label);
    await this.#pressUntil("ArrowDown", async () => (await chosen()) === option);
    await expect(list.locator("option:checked")).toHaveText(option);
  }

  async #submit(button: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await this.tabTo(dialog.getByRole("button", { name: button, exact: true }));
    await this.press("Enter");
    await expect(dialog).toHaveCount(0);
  }

  /** F6 works within the canvas: whoever comes from the address bar passes the skip link first. */
  async #enterCanvas(): Promise<void> {
    await this.#pressUntil("Tab", () =>
      this.page.evaluate(() => document.activeElement?.closest("#canvas-root") !== null),
    );
  }

  async #pressUntil(key: string, there: () => Promise<boolean>): Promise<void> {
    for (let pressed = 0; pressed < PRESSES_MAX; pressed += 1) {
      if (await there()) return;
      await this.press(key);
    }
    const where = await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    throw new Error(`${key} does not lead there; the focus is on ${where}`);
  }
}
