/** A reader picks support from the results, puts it side by side, keeps only what differs, and limits to what is open. */
import type { Page } from "@playwright/test";
import { complaints, expectUsable } from "./stage/eyes";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { PHONE } from "./stage/workshop";

/** What must be large to press. */
const PRESSED = ".btn, .input, a.chip, a.more, .check";
const DESK = "Savusaunan digitiski";
const LINE = "Savusaunan puhelinpiste";
const HUT = "Tunturimajan digipiste";
const NEIGHBOUR = "Savusaunan digibussi";

const model = (name: string, channels: string[], municipality: string, places: object[] = []) => ({
  identifier: name,
  name,
  organisation: "Kirjasto Lakka",
  language: "fi",
  texts: { promise: `${name}: saat apua rauhassa.` },
  facets: { channels, support_forms: ["general-support"], topics: ["travel-tickets"], price: ["free"] },
  municipalities: [municipality],
  places,
});

/** Makes a place that never closes; gives its id. */
async function place(host: Page, home: string, workspace: string): Promise<string> {
  await host.goto(`${home}/fi/w/${workspace}/places/new`);
  await host.getByLabel(fi("place-name"), { exact: true }).fill("Pääkirjasto");
  await host.getByLabel(fi("place-line"), { exact: true }).fill("joka päivä 0–24");
  await host.getByRole("radio", { name: fi("place-holidays-as-usual") }).check();
  await host.getByRole("button", { name: fi("save") }).click();
  await expect(host.getByText(fi("hours-open-now"))).toBeVisible();
  return new URL(host.url()).pathname.split("/").at(-1) ?? "";
}

/** Limits to what is open now, which leaves one, and lets go of it. */
async function limitsToOpen(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/search?q=savusaunan`);
  await page.locator("#limits > summary").click();
  await page.getByRole("checkbox", { name: fi("search-open-now") }).check();
  await expect(page).toHaveURL(/open=now/);
  await expect(page.locator(".hit h3")).toHaveText([DESK]);
  await expect(page.locator(".hit")).toContainText(fi("hours-open-now"));
  await expectUsable(page, PRESSED);
  await page.goto(`${home}/fi/alue/ylivieska`);
  await expect(page.getByRole("region", { name: fi("localities-open"), exact: true })).toContainText(DESK);
  await expectUsable(page, PRESSED);
}

/** The box by which a hit is picked. */
const pick = (page: Page, name: string) =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name, exact: true }) })
    .getByRole("checkbox");

/** Picks one, searches on, picks another, and puts both side by side. */
async function picks(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/search?q=savusaunan+digitiski`);
  await pick(page, DESK).check();
  await page.getByLabel(fi("search-label")).fill("savusaunan puhelinpiste");
  await expect(page).toHaveURL(/puhelinpiste.*&e=/);
  await pick(page, LINE).check();
  await expectUsable(page, PRESSED);
  await page.getByRole("button", { name: fi("compare-do"), exact: true }).click();
  await expect(page).toHaveURL(/\/fi\/compare\?e=.+&e=/);
}

/** Reads the table, first all, then only what differs; takes one away. */
async function compares(page: Page): Promise<void> {
  for (const name of [DESK, LINE]) {
    await expect(page.getByRole("columnheader", { name })).toBeVisible();
  }
  const row = (key: "channels" | "price") =>
    page.getByRole("rowheader", { name: fi(`catalogue-part-${key}`) });
  await expect(row("channels")).toContainText(fi("compare-differs"));
  await expect(row("price")).toBeVisible();
  const file = page.getByRole("link", { name: fi("compare-csv"), exact: true });
  await expect(file).toHaveAttribute("href", /^\/fi\/compare\.csv\?e=.+&e=/);
  await expectUsable(page, PRESSED);
  await page.getByRole("link", { name: fi("compare-show-differing"), exact: true }).click();
  await expect(row("channels")).toBeVisible();
  await expect(row("price")).toHaveCount(0);
  await page.getByRole("link", { name: fi("compare-remove-of", { name: LINE }), exact: true }).click();
  await expect(page.getByRole("columnheader", { name: LINE })).toHaveCount(0);
  await expectUsable(page, PRESSED);
}

test("support is put side by side, with what differs", async ({ api, browser, host, server }) => {
  const workspace = await api.workspace("Vertailijat");
  const open = { name: "Pääkirjasto", place: await place(host, server.url, workspace) };
  await api.publish(workspace, [
    model(DESK, ["on-site"], "977", [open]),
    model(LINE, ["phone"], "977"),
    model(NEIGHBOUR, ["on-site"], "535"),
  ]);
  const reader = await arrive(browser, "Lukija", PHONE);
  const { page } = reader;
  const found = complaints(page, server.url);
  await picks(page, server.url);
  await compares(page);

  // The entry's page names the neighbour, and leads here.
  await page.getByRole("link", { name: DESK, exact: true }).click();
  await expect(page.getByRole("region", { name: fi("support-near"), exact: true })).toContainText(NEIGHBOUR);
  await expectUsable(page, PRESSED);
  await page.getByRole("link", { name: fi("compare-add"), exact: true }).click();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectUsable(page, PRESSED);
  await page.setViewportSize(PHONE.viewport);
  await limitsToOpen(page, server.url);
  expect(found).toEqual([]);
  await reader.context.close();
});

test("the first result is seen on a phone, and the limits unfold without a script", async ({
  api,
  browser,
  server,
}) => {
  await api.publish(await api.workspace("Vertailijat"), [model(HUT, ["on-site"], "977")]);
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/fi`);
  await page
    .getByRole("banner")
    .getByRole("link", { name: fi("shell-find"), exact: true })
    .click();
  await page.goto(`${server.url}/fi/search?q=tunturimajan+digipiste`);
  await expect(page.getByRole("link", { name: HUT, exact: true })).toBeInViewport();
  const limit = page.getByRole("button", { name: fi("search-limit-do"), exact: true });
  await expect(limit).toBeHidden();
  await page.locator("#limits > summary").click();
  await expect(limit).toBeVisible();
  await page.locator("#limits > summary").click();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(limit).toBeVisible();
  await context.close();
});

test("a fifth entry to compare is told of when one searches on, and the first four stay", async ({
  api,
  browser,
  server,
}) => {
  const names = ["ykkönen", "kakkonen", "kolmonen", "nelonen", "vitonen"].map(
    (one) => `Revontulipiste ${one}`,
  );
  await api.publish(
    await api.workspace("Vertailijat"),
    names.map((name) => model(name, ["on-site"], "977")),
  );
  const reader = await arrive(browser, "Lukija", PHONE);
  const { page } = reader;
  await page.goto(`${server.url}/fi/search?q=revontulipiste`);
  const own = page.locator(".hit h3").filter({ hasText: "Revontulipiste" });
  await expect(own).toHaveCount(names.length);
  // The order of picking counts, not the order of the page.
  const shown = (await own.allTextContents()).map((name) => name.trim()).reverse();
  for (const name of shown) await pick(page, name).check();
  await page.getByLabel(fi("search-label")).fill("revontulipiste ");
  await page.getByLabel(fi("search-label")).press("Enter");
  await expect(page.getByRole("alert")).toContainText("Vertailuun mahtuu neljä tukea");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(4);
  await expect(pick(page, shown.at(-1) ?? "")).not.toBeChecked();
  await expectUsable(page, PRESSED);
  await page.getByRole("button", { name: fi("compare-do"), exact: true }).click();
  for (const name of shown.slice(0, -1)) await expect(page.getByRole("columnheader", { name })).toBeVisible();
  await reader.context.close();
});
