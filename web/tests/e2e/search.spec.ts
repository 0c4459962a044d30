import type { Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { PHONE } from "./stage/workshop";

/** Where the first hit stands at the lowest on a phone. */
const FIRST_HIT_MAX_PX = 590;

const MODELS = [
  {
    identifier: "repair",
    name: "Tuo kone tiskille",
    organisation: "Bittikorjaamo",
    texts: { promise: "Katsomme yhdessä, mikä kannettavassa tietokoneessa on vikana." },
    facets: { channels: ["on-site"], topics: ["device-problems"], devices: ["laptop"] },
    municipalities: ["430"],
  },
  {
    identifier: "invoice",
    name: "Verkkolasku haltuun",
    organisation: "Yrittäjien neuvonta",
    audiences: ["company"],
    texts: { promise: "Opastamme pienyrityksiä verkkolaskujen lähettämisessä etänä." },
    facets: { channels: ["phone"] },
    nationwide: true,
  },
  {
    identifier: "photos",
    name: "Kuvat talteen",
    organisation: "Kirjasto Lakka",
    texts: { promise: "Siirrämme puhelimen valokuvat kanssasi muistitikulle." },
    facets: { channels: ["on-site"] },
    municipalities: ["853"],
  },
].map((model) => ({ language: "fi", ...model }));

async function look(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await expectTargets(page, ".btn, .input, a.chip", 44);
}

const names = (page: Page) => page.locator(".hit h3");

/** Types as an adviser does, and the answer follows without anything pressed. */
async function typesOneLine(page: Page): Promise<void> {
  await page.getByLabel(fi("search-label")).pressSequentially("läppäri rikki loimaa");
  await expect(names(page).first()).toHaveText("Tuo kone tiskille");
  await expect(page.locator(".why").first()).toContainText("läppäri");
  await expect(page).toHaveURL(/q=l%C3%A4pp%C3%A4ri\+rikki\+loimaa/);
  await expect(page.locator("#said")).not.toBeEmpty();
  await look(page);
  // The first hit is seen without scrolling, however much was understood.
  const first = await page.locator(".hit").first().boundingBox();
  expect(first?.y).toBeLessThan(FIRST_HIT_MAX_PX);
  await names(page).first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tuo kone tiskille");
  await page.goBack();
  await expect(page.getByLabel(fi("search-label"))).toHaveValue("läppäri rikki loimaa");
}

/** A company limits by whom it is for; going back takes the limit away. */
async function limits(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/search?q=opastamme+verkkolasku`);
  await page.locator("#limits > summary").click();
  await page.getByRole("checkbox", { name: "Yritys" }).check();
  await expect(page.locator("#live-understood")).toContainText("Yritys");
  await expect(names(page).first()).toHaveText("Verkkolasku haltuun");
  await expect(page.getByRole("checkbox", { name: "Yritys" })).toBeFocused();
  await expect(page).toHaveURL(/audiences=company/);
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "Yritys" })).not.toBeChecked();
  await expect(page).not.toHaveURL(/audiences/);
}

test("support is found as one types, limited, and a way on is offered", async ({ api, browser, server }) => {
  await api.publish(await api.workspace("Luettelo"), MODELS);
  const reader = await arrive(browser, "Lukija", PHONE);
  const found = complaints(reader.page, server.url);
  await reader.page.goto(`${server.url}/fi`);
  await reader.page
    .locator("main")
    .getByRole("link", { name: fi("shell-find"), exact: true })
    .click();
  await typesOneLine(reader.page);
  await limits(reader.page, server.url);
  await reader.page.goto(`${server.url}/fi/search?q=valokuvat&channels=phone`);
  await expect(reader.page.getByText(fi("search-none"))).toBeVisible();
  await look(reader.page);
  await reader.page.locator("section.card-soft").getByRole("link").first().click();
  await expect(names(reader.page).first()).toHaveText("Kuvat talteen");
  await reader.page.goto(`${server.url}/fi/search/unmet`);
  await look(reader.page);
  for (const language of ["sv", "en"]) {
    await reader.page.goto(`${server.url}/${language}/search?q=laptop`);
    await look(reader.page);
  }
  expect(found).toEqual([]);
  await reader.context.close();
});

test("support is found and limited without a script", async ({ api, browser, server }) => {
  await api.publish(await api.workspace("Luettelo"), MODELS);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/fi/search`);
  await page.getByLabel(fi("search-label")).fill("verkkolaskun lähetys");
  await page.getByRole("button", { name: fi("search-do"), exact: true }).click();
  await expect(names(page).first()).toHaveText("Verkkolasku haltuun");
  await page.getByRole("checkbox", { name: "Yritys" }).check();
  await page.getByRole("button", { name: fi("search-limit-do"), exact: true }).click();
  await expect(names(page).first()).toHaveText("Verkkolasku haltuun");
  await expect(page.getByRole("checkbox", { name: "Yritys" })).toBeChecked();
  // On paper stand what was looked for, the limit and the hits, and nothing to press.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel(fi("search-label"))).toBeVisible();
  await expect(page.locator(".understood .is-on").filter({ hasText: "Yritys" })).toBeVisible();
  await expect(names(page).first()).toBeVisible();
  await expect(page.getByLabel(fi("search-sort"))).toBeHidden();
  for (const button of await page.getByRole("button").all()) await expect(button).toBeHidden();
  await context.close();
});
