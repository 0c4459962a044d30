/** A support from its canvas to its end: written, published, found, missed, confirmed by letter, withdrawn. */
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { Api } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { complaints, expectAccessible, expectNoSideScroll } from "./stage/eyes";
import { arrive, makeCanvas, makeWorkspace, setUp } from "./stage/people";
import { Server } from "./stage/server";
import { fi } from "./stage/words";
import { PHONE } from "./stage/workshop";

const HOST = "Aino Aalto";
const NAME = "Tuo kone tiskille";
const COMPANY = "Verkkolasku haltuun";
/** More than the half year after which owners are asked. */
const LONG_DAYS = 200;
/** Needs that must be counted before they are shown. */
const SHOWN_FROM = 5;

async function look(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
}

const hit = (page: Page) => page.locator(".hit h3").first();

/** The provider writes a sheet and publishes it; gives the public address. */
async function publishes(host: Page): Promise<string> {
  await makeWorkspace(host, "Bittikorjaamo");
  const canvas = await makeCanvas(host, "support-model", NAME);
  const home = new URL(host.url()).origin;
  await host.goto(`${home}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  const fields = {
    name: NAME,
    promise: "Katsomme yhdessä, mikä kannettavassa tietokoneessa on vikana.",
    contact: "Tiski 02 000 0000",
  };
  for (const [field, text] of Object.entries(fields)) {
    const label = host.getByLabel(fi(`support-model-field-${field}`));
    await host.locator("textarea, input").and(label).fill(text);
  }
  await host.getByRole("combobox", { name: fi("support-model-field-municipalities") }).fill("Loim");
  await host.getByRole("option", { name: "Loimaa", exact: true }).click();
  await sheet.expectSaved();
  await host.goto(`${home}/fi/c/${canvas}/publish`);
  await host.getByLabel(fi("catalogue-organisation"), { exact: true }).fill("Bittikorjaamo");
  await host.getByRole("button", { name: fi("catalogue-publish-do"), exact: true }).click();
  await expect(host.getByText(fi("catalogue-did-publish", { version: "1" }))).toBeVisible();
  return await host.getByLabel(fi("catalogue-address"), { exact: true }).inputValue();
}

/** Somebody else asks for a page. One asker counts once, so everybody has an address of their own. */
async function isAsked(address: URL, from: string): Promise<void> {
  const question = get(address, { localAddress: from, headers: { accept: "text/html" } });
  const [answer] = (await once(question, "response")) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  answer.resume();
  await once(answer, "end");
}

/** An adviser types one line and reads why it was found; a need that finds nothing is told what would, and counted. */
async function searches(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/search`);
  await page.getByLabel(fi("search-label")).pressSequentially("läppäri rikki loimaa");
  await expect(hit(page)).toHaveText(NAME);
  await expect(page.locator(".why").first()).toContainText("läppäri");
  await look(page);
  const missing = new URL(`${home}/fi/search?q=läppäri+rikki+loimaa&channels=phone`);
  await page.goto(missing.href);
  await expect(page.getByText(fi("search-none"))).toBeVisible();
  for (let other = 1; other < SHOWN_FROM; other++) await isAsked(missing, `127.0.0.${other + 1}`);
  await look(page);
  await page.locator("section.card-soft").getByRole("link").first().click();
  await expect(hit(page)).toHaveText(NAME);
  await page.goto(`${home}/fi/search/unmet`);
  await expect(page.getByRole("row").filter({ hasText: "Loimaa" }).first()).toContainText(`${SHOWN_FROM}`);
}

/** A company asks for what suits it, and gets its own kind. */
async function asksAsCompany(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fi/match`);
  await page.getByRole("radio", { name: fi("match-audience-company"), exact: true }).check();
  await page.getByLabel(fi("match-area"), { exact: true }).fill("Loimaa");
  await page.getByRole("button", { name: fi("match-do"), exact: true }).click();
  await expect(page.getByRole("link", { name: COMPANY, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: NAME, exact: true })).toHaveCount(0);
}

/** Nobody has looked at it for long: its page says so until its owner presses the letter's button, without signing in. */
async function isConfirmed(browser: Browser, server: Server, reader: Page, address: string): Promise<void> {
  await server.catalogueAges(LONG_DAYS);
  await reader.goto(address);
  await expect(reader.getByText(fi("support-is-stale"))).toBeVisible();
  const link = /http\S+\/fi\/confirm\/\S+/;
  await expect.poll(() => server.mailed(link)).not.toBe("");
  const owner = await arrive(browser, HOST, PHONE);
  await owner.page.goto(server.mailed(link));
  await expect(owner.page.getByRole("heading", { level: 2, name: NAME })).toBeVisible();
  await look(owner.page);
  await owner.page.getByRole("button", { name: fi("catalogue-check-do"), exact: true }).click();
  await expect(owner.page.getByText(fi("catalogue-did-check"))).toBeVisible();
  await owner.context.close();
  await reader.goto(address);
  await expect(reader.getByText(fi("support-is-stale"))).toHaveCount(0);
}

/** The owner withdraws it, and from the next moment nobody finds it anywhere. */
async function isWithdrawn(host: Page, reader: Page, home: string, address: string): Promise<void> {
  const matched = `${home}/fi/match/results?audience=person&area=Loimaa`;
  const lists = [
    `${home}/fi/search?q=läppäri+rikki+loimaa`,
    `${home}/fi/support`,
    `${home}/fi/alue/loimaa`,
    matched,
  ];
  for (const list of lists) {
    await reader.goto(list);
    await expect(reader.getByRole("link", { name: NAME, exact: true }).first()).toBeVisible();
  }
  await host.getByRole("button", { name: fi("catalogue-withdraw"), exact: true }).click();
  await expect(host.getByText(fi("catalogue-did-withdraw"), { exact: true })).toBeVisible();
  for (const list of lists) {
    await reader.goto(list);
    await expect(reader.locator("main")).not.toContainText(NAME);
  }
  expect((await reader.goto(address))?.status()).toBe(410);
  const map = await (await fetch(`${home}/sitemap.xml`)).text();
  expect(map).not.toContain(new URL(address).pathname);
}

test("a support goes from its canvas to its end", async ({ browser }) => {
  const server = await Server.start();
  const context = await browser.newContext({ locale: "fi-FI", viewport: { width: 1440, height: 900 } });
  const host = await context.newPage();
  await setUp(host, server, HOST);
  const found = complaints(host, server.url);
  const address = await publishes(host);
  const desk = host.url();
  const api = await Api.of(server, HOST);
  await api.publish(await api.workspace("Yrittäjien neuvonta"), [
    {
      name: COMPANY,
      organisation: "Yrittäjien neuvonta",
      language: "fi",
      audiences: ["company"],
      nationwide: true,
    },
  ]);
  const adviser = await arrive(browser, "Neuvoja", PHONE);
  const seen = complaints(adviser.page, server.url);
  await searches(adviser.page, server.url);
  await asksAsCompany(adviser.page, server.url);
  await isConfirmed(browser, server, adviser.page, address);
  await host.goto(desk);
  await isWithdrawn(host, adviser.page, server.url, address);
  expect([...found, ...seen]).toEqual([]);
  await adviser.context.close();
  await context.close();
  await server.close();
});
