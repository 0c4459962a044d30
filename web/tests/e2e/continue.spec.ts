/** "Jatka tästä": from the demonstration's actor map to a partnership, by clicks only. */
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi, type Lang, words } from "./stage/words";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

async function look(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectTargets(page, ".btn, .input", 44);
  await page.setViewportSize(PHONE);
  await expectNoSideScroll(page);
  await page.setViewportSize(WIDE);
}

/** Follows an arrow from the canvas that is open, to a new canvas. Ends where it led. */
async function follow(page: Page, flow: string, only?: string): Promise<void> {
  await page
    .getByRole("link", { name: fi("bar-next") })
    .first()
    .click();
  await page.getByRole("link", { name: fi(`flow-${flow}`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: fi(`flow-${flow}`) })).toBeVisible();
  if (only) {
    const boxes = page.getByRole("checkbox");
    for (const box of await boxes.all()) if (await box.isEnabled()) await box.uncheck();
    await page.getByRole("checkbox", { name: only }).check();
  }
  await look(page);
  await page.getByRole("button", { name: fi("flow-carry") }).click();
  await expect(page.getByRole("status").first()).toContainText("tallessa");
}

test("the demonstration leads from its actor map to a partnership", async ({ browser }) => {
  const server = await Server.startWithDemo();
  const [, email = "", password = ""] =
    /sign in as (\S+) with the password (\S+)/.exec(server.log.join("\n")) ?? [];
  const context = await browser.newContext({ locale: "fi-FI", viewport: WIDE });
  const page = await context.newPage();
  await page.goto(`${server.url}/fi/sign-in`);
  const form = page
    .locator("form")
    .filter({ has: page.getByLabel(fi("accounts-password"), { exact: true }) });
  await form.getByLabel(fi("accounts-email")).fill(email);
  await form.getByLabel(fi("accounts-password")).fill(password);
  await form.getByRole("button", { name: fi("accounts-sign-in-do"), exact: true }).click();
  await page.getByRole("link", { name: /Varsinais-Suomen digituki/ }).click();
  const workspace = page.url();

  // Actors become partners, a possible partner gets a proposal, and the proposal a partnership.
  await page.getByRole("link", { name: "Loimaan seudun toimijakartta", exact: true }).click();
  await follow(page, "actors-to-partners");
  await expect(page.getByText("Kirjasto Lakka").first()).toBeVisible();
  await page.goto(workspace);
  await page.getByRole("link", { name: "Kotituen kumppanit", exact: true }).click();
  await follow(page, "proposals");
  await expect(page.getByRole("heading", { level: 1, name: "Kotihoito Pihlaja" })).toBeVisible();
  await follow(page, "accepted-partnership");
  await expect(page.getByRole("textbox").and(page.locator('input[value="Kotihoito Pihlaja"]'))).toBeVisible();

  // The same arrow again brings nothing twice.
  await page.goto(workspace);
  await page.getByRole("link", { name: "Kotituen kumppanit", exact: true }).click();
  await page
    .getByRole("link", { name: fi("bar-next") })
    .first()
    .click();
  await expect(page.getByText(fi("flow-all-taken")).first()).toBeVisible();

  // The map tells all of it, in every language.
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    const t = words(lang);
    await page.goto(`${workspace.replace("/fi/", `/${lang}/`)}/map`);
    await expect(page.getByRole("img", { name: t("flow-map-alt") })).toBeVisible();
    await expect(
      page
        .getByRole("listitem")
        .filter({ hasText: t("flow-proposals") })
        .first(),
    ).toBeVisible();
    await look(page);
  }
  await context.close();
  await server.close();
});
