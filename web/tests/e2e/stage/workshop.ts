/** A workshop led with nothing but the keyboard, and those who come to it with their phones. */
import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible, expectFocusSeen, expectNoSideScroll, expectTargets } from "./eyes";
import { Keyboard } from "./keyboard";
import type { Person } from "./people";
import { fi } from "./words";

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The page as everybody can use it, wide and narrow. */
export async function look(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectTargets(page, ".btn, .input, .pick label", 44);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideScroll(page);
  if (size) await page.setViewportSize(size);
}

/** The part of the page that says what is under way. */
export const now = (page: Page): Locator => page.locator("#live-now");

export const button = (page: Page, key: string): Locator => page.getByRole("button", { name: fi(key) });

/** Presses a button or a link with nothing but the keyboard; the focus is seen on the way. */
export async function press(page: Page, target: Locator): Promise<void> {
  await new Keyboard(page).tabTo(target);
  await expectFocusSeen(page);
  await page.keyboard.press("Enter");
}

/** Types into a field that is reached with the keyboard. */
export async function type(page: Page, field: Locator, words: string): Promise<void> {
  await new Keyboard(page).tabTo(field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(words);
}

/** Chooses among radio buttons with the arrows, from the one that is chosen, or from the first. */
export async function choose(page: Page, option: Locator): Promise<void> {
  const keys = new Keyboard(page);
  const name = await option.getAttribute("name");
  const group = option.locator("xpath=ancestor::form").locator(`input[name="${name}"]`);
  const chosen = group.and(page.locator(":checked"));
  await keys.tabTo((await chosen.count()) > 0 ? chosen : group.first());
  for (let left = await group.count(); left > 0 && !(await option.isChecked()); left -= 1) {
    await keys.press("ArrowDown");
  }
  await expect(option).toBeChecked();
}

/** Comes in by the code, to the participant's page. */
export async function come({ page, name }: Person, home: string, code: string): Promise<void> {
  await page.goto(`${home}/fi/join`);
  await page.getByLabel(fi("invitations-code"), { exact: true }).fill(code);
  await page.getByLabel(fi("invitations-your-name"), { exact: true }).fill(name);
  await page.getByRole("button", { name: fi("invitations-join-do") }).click();
  await expect(page).toHaveURL(/\/fi\/t\/[\w-]+$/);
}

/** Writes a note on a phone and sends it. */
export async function send(page: Page, zone: string, words: string, key: string): Promise<void> {
  await page.getByLabel(fi("actor-map-note-actor"), { exact: true }).fill(words);
  await page.getByRole("radio", { name: fi(`actor-map-zone-${zone}`) }).tap();
  await button(page, key).tap();
  await expect(page.locator("#sent")).toContainText(words);
}
