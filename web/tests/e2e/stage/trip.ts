/** Going through a workspace by clicks: its canvases, and the arrows from one to the next. */
import { expect, type Locator, type Page } from "@playwright/test";
import { about, Sheet } from "./canvas";
import { fi } from "./words";

/** Where an arrow leads and what it takes along; what is left out stays as the page proposes it. */
export type Way = {
  /** Title of an existing canvas, or `null` for a new one. */
  to?: string | null;
  /** Names of what is taken, and of nothing else. */
  only?: readonly string[];
  /** Zone by name. */
  zones?: Readonly<Record<string, string>>;
};

export class Trip {
  readonly page: Page;
  readonly sheet: Sheet;

  constructor(page: Page) {
    this.page = page;
    this.sheet = new Sheet(page);
  }

  /** Presses what leads to another page, and waits for that. */
  async go(link: Locator): Promise<void> {
    const before = this.page.url();
    await link.click();
    await this.page.waitForURL((url) => url.href !== before);
  }

  /** Up by the breadcrumbs to the workspace's page. */
  async home(): Promise<void> {
    const crumbs = this.page.locator(".crumbs a");
    while (!/\/w\/[\w-]+$/.test(this.page.url().split("?")[0] ?? "")) await this.go(crumbs.first());
  }

  /** Opens a canvas from the workspace's page, as a list. */
  async open(title: string): Promise<Sheet> {
    await this.home();
    await this.go(this.page.getByRole("link", { name: title, exact: true }));
    await this.list();
    return this.sheet;
  }

  /** Turns to the list. */
  async list(): Promise<void> {
    await this.sheet.ready();
    const tabs = this.page.getByRole("navigation", { name: fi("canvas-views") });
    const tab = tabs.getByRole("link", { name: fi("canvas-view-list"), exact: true });
    await this.go(tab);
    await this.sheet.ready();
  }

  /** From the canvas of that title along an arrow. Ends where it led. */
  async follow(from: string, arrow: string, { to, only, zones = {} }: Way = {}): Promise<void> {
    await this.home();
    await this.go(this.page.getByRole("link", { name: about(fi("flow-continue"), from) }));
    await this.go(this.page.getByRole("link", { name: fi(`flow-${arrow}`), exact: true }));
    if (to !== undefined) await this.#aim(to);
    if (only) await this.#choose(only);
    for (const [name, zone] of Object.entries(zones))
      await this.page
        .getByRole("combobox", { name: about(fi("flow-place"), name) })
        .selectOption({ label: zone });
    await this.go(this.page.getByRole("button", { name: fi("flow-carry"), exact: true }));
    await expect(this.page.getByRole("status").filter({ hasText: "tallessa" }).first()).toBeVisible();
  }

  async #aim(to: string | null): Promise<void> {
    const target = this.page.getByLabel(fi("flow-target"), { exact: true });
    await target.selectOption(to === null ? "new" : { label: to });
    await this.go(this.page.getByRole("button", { name: fi("flow-target-change") }));
  }

  async #choose(names: readonly string[]): Promise<void> {
    for (const box of await this.page.getByRole("checkbox", { disabled: false }).all()) await box.uncheck();
    for (const name of names) {
      const begins = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
      await this.page.getByRole("checkbox", { name: begins }).check();
    }
  }
}
