/** Coverage: chosen by a form without script, read as table, gaps, map and line, on every screen. */
import type { Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** Support for associations, which no other journey on the shared program publishes. */
const support = (identifier: string, municipalities: string[], more: object = {}) => ({
  identifier,
  name: identifier,
  organisation: "Kirjasto Lakka",
  language: "fi",
  facets: { support_forms: ["general-support"], client_groups: ["associations"], channels: ["on-site"] },
  municipalities,
  ...more,
});

const MODELS = [
  support("Kattava tiski", ["430", "636"]),
  support("Kattava paja", ["430"], {
    facets: { support_forms: ["skill-course"], client_groups: ["associations"], channels: ["course"] },
  }),
  support("Kattava linja", [], { nationwide: true, facets: { channels: ["phone"] } }),
];

async function look(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectTargets(page, ".btn, .input", 44);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSideScroll(page);
  await page.setViewportSize(PHONE);
}

const row = (page: Page, name: string) =>
  page
    .getByRole("region", { name: fi("coverage-caption") })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) });

test("coverage is chosen, read and followed without a script", async ({ api, browser, server }) => {
  await api.publish(await api.workspace("Kattava"), MODELS);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: DESK });
  const page = await context.newPage();
  await page.goto(`${server.url}/fi/alue`);
  await page
    .locator("main")
    .getByRole("link", { name: fi("coverage-title") })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(fi("coverage-country"));
  await page.getByLabel(fi("coverage-area"), { exact: true }).selectOption("subregion:025");
  await page.getByLabel(fi("search-facet-client-groups"), { exact: true }).selectOption("associations");
  await page.getByLabel(fi("coverage-since"), { exact: true }).selectOption("3");
  await page.getByRole("button", { name: fi("coverage-show"), exact: true }).click();
  await expect(page).toHaveURL(/area=subregion%3A025/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Loimaa");
  const counts = row(page, "Pöytyä").getByRole("cell");
  await expect(counts.filter({ has: page.getByRole("link") }).first()).toHaveText("1");
  await expect(row(page, "Oripää").locator(".cov-gap").first()).toHaveText("0");
  await expect(page.getByRole("heading", { name: fi("coverage-gaps"), exact: true })).toBeVisible();
  await counts.getByRole("link").first().click();
  await expect(page).toHaveURL(/search\?area=municipality%3A636/);
  await expect(page.getByRole("link", { name: "Kattava tiski" })).toBeVisible();
  await context.close();
});

test("coverage reads well on every screen and in every language", async ({ api, browser, server }) => {
  await api.publish(await api.workspace("Kattava"), MODELS);
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const found = complaints(page, server.url);
  for (const address of [
    "fi/coverage",
    "sv/coverage?area=region%3A02&by=client-groups&since=all",
    "en/coverage?area=subregion%3A025&support-forms=skill-course",
  ]) {
    await page.emulateMedia({ colorScheme: address.startsWith("sv") ? "dark" : "light" });
    await page.goto(`${server.url}/${address}`);
    await look(page);
  }
  expect(found).toEqual([]);
  await context.close();
});

test("a wrong address says what can be asked", async ({ browser, server }) => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const answer = await page.goto(`${server.url}/fi/coverage?area=region:99`);
  expect(answer?.status()).toBe(422);
  await expect(page.getByText(fi("coverage-area-unknown"))).toBeVisible();
  await context.close();
});
