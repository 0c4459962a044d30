/** A person, an adviser and a company look for support that fits; where nothing does, a smaller wish finds it. */
import { expect, type Page, test } from "@playwright/test";
import { Api } from "./stage/api";
import { complaints, expectUsable } from "./stage/eyes";
import { setUp } from "./stage/people";
import { Server } from "./stage/server";
import { fi, words } from "./stage/words";

/** What must be large to press. */
const PRESSED = ".btn, .input, .more, .chip[href], .check, .facet > summary";
const HOST = "Aino Aalto";
const DESK = "Tunnistautumisen tiski";
const FRIEND = "Yrittäjän digikaveri";

/** A person, too far away; the relaxation finds the desk. */
async function asPerson(page: Page): Promise<void> {
  await page.getByRole("radio", { name: fi("match-audience-person"), exact: true }).check();
  await page.locator("#topics > summary").click();
  await page.locator('input[value="topics:identification"]').check();
  await page.getByLabel(fi("match-area"), { exact: true }).fill("Turku");
  await page.getByLabel(fi("match-within"), { exact: true }).selectOption("20");
  await page.getByRole("button", { name: fi("match-do"), exact: true }).click();
  await expect(page.getByText(fi("match-missing-area"), { exact: true })).toBeVisible();
  await expectUsable(page, PRESSED);
  await page
    .getByRole("link", {
      name: fi("match-more", { changes: fi("match-more-farther", { km: 80 }), count: 1 }),
      exact: true,
    })
    .click();
  await expect(page.getByRole("link", { name: DESK, exact: true })).toBeVisible();
  await expect(page.getByRole("list", { name: fi("match-why"), exact: true })).toContainText("Loimaa");
  await expectUsable(page, PRESSED);
}

/** An adviser's line, of which one thing is taken away. */
async function byLine(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/match`);
  await page.getByText(fi("match-line"), { exact: true }).click();
  await page.getByLabel(fi("match-line-label"), { exact: true }).fill("läppäri rikki loimaa");
  await page.getByRole("button", { name: fi("match-line-do"), exact: true }).click();
  await expect(page.getByLabel(fi("match-area"), { exact: true })).toHaveValue("Loimaa");
  await expect(page.locator('input[value="topics:device-problems"]')).toBeChecked();
  await expectUsable(page, PRESSED);
  // What was understood can be asked at once.
  const understood = page.getByRole("region", { name: fi("match-understood"), exact: true });
  await understood.getByRole("link", { name: fi("match-do"), exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: fi("match-results-title"), exact: true }),
  ).toBeVisible();
  await page.goBack();
  await page.locator('input[value="topics:device-problems"]').uncheck();
  await page.getByRole("button", { name: fi("match-do"), exact: true }).click();
  await expect(page.getByRole("link", { name: DESK, exact: true })).toBeVisible();
}

/** A way that an adviser's line refuses is one chip, by which its support comes back. */
async function withoutPhone(page: Page, home: string): Promise<void> {
  const refused = fi("match-not-this", { name: "Puhelin" });
  // In Swedish, whose words are read alike with libvoikko and without.
  await page.goto(`${home}/sv/match?line=${encodeURIComponent("loimaa, inte per telefon")}`);
  await expect(page.locator('input[name="not"][value="phone"]')).toBeChecked();
  await page.goto(`${home}/fi/match?area=municipality:430&not=phone`);
  await expectUsable(page, PRESSED);
  await page.getByRole("button", { name: fi("match-do"), exact: true }).click();
  await expect(page.getByRole("link", { name: DESK, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: FRIEND, exact: true })).toHaveCount(0);
  await expect(
    page.getByRole("list", { name: fi("match-asked"), exact: true }).getByRole("listitem"),
  ).toHaveCount(2);
  await expectUsable(page, PRESSED);
  await page.getByRole("link", { name: fi("match-remove", { name: refused }), exact: true }).click();
  await expect(page.getByRole("link", { name: FRIEND, exact: true })).toBeVisible();
}

/** What tells of a person is left out of a line and of its address. */
async function withoutNames(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/match?line=${encodeURIComponent("010150-123A loimaa 050 1234567")}`);
  await expect(page.getByText(fi("match-cleaned"), { exact: true })).toBeVisible();
  await expect(page.getByLabel(fi("match-line-label"), { exact: true })).toHaveValue("loimaa");
  expect(page.url()).not.toContain("010150");
  await expectUsable(page, PRESSED);
}

/** A company gets its own kind. */
async function asCompany(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/match`);
  await page.getByRole("radio", { name: fi("match-audience-company"), exact: true }).check();
  await page.getByLabel(fi("match-area"), { exact: true }).fill("Loimaa");
  await page.getByRole("button", { name: fi("match-do"), exact: true }).click();
  await expect(page.getByRole("link", { name: FRIEND, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: DESK, exact: true })).toHaveCount(0);
}

test("support that fits is found with its reasons", async ({ browser }) => {
  // Its own program: what others publish near by would fit as well.
  const server = await Server.start();
  const settingUp = await browser.newContext();
  await setUp(await settingUp.newPage(), server, HOST);
  await settingUp.close();
  const api = await Api.of(server, HOST);
  const workspace = await api.workspace("Kohtaajat");
  const model = (name: string, audience: string, facets: Record<string, string[]>) => ({
    identifier: name,
    name,
    organisation: "Kirjasto Lakka",
    language: "fi",
    municipalities: ["430"],
    audiences: [audience],
    facets,
  });
  await api.publish(workspace, [
    model(DESK, "person", { topics: ["identification"], devices: ["laptop"], channels: ["drop-in"] }),
    model(FRIEND, "company", { topics: ["business-services"], channels: ["phone"] }),
  ]);

  const context = await browser.newContext({ locale: "fi-FI", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const found = complaints(page, server.url);
  for (const lang of ["sv", "en", "fi"] as const) {
    await page.goto(`${server.url}/${lang}/match`);
    await expect(page.getByRole("button", { name: words(lang)("match-do"), exact: true })).toBeVisible();
  }
  await expectUsable(page, PRESSED);

  await asPerson(page);
  await byLine(page, server.url);
  await withoutPhone(page, server.url);
  await withoutNames(page, server.url);
  await asCompany(page, server.url);
  expect(found).toEqual([]);
  await context.close();
  await server.close();
});
