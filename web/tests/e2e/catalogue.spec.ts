/** A provider describes its support on the canvas and publishes it; anybody reads it until it is withdrawn. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { complaints, expectUsable } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi, words } from "./stage/words";

/** What must be large to press. */
const PRESSED = ".btn, .input, .more";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const NAME = "Avoin opastusaika";

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page
    .locator("textarea, input")
    .and(page.getByLabel(fi(`support-model-field-${field}`)))
    .fill(text);
}

/** Writes enough on an empty sheet. */
async function write(host: Page): Promise<void> {
  const sheet = new Sheet(host);
  await sheet.ready();
  await fill(host, "name", NAME);
  await fill(host, "promise", "Saat apua rauhassa.");
  await fill(host, "contact", "Tiski 02 000 0000");
  await host.getByRole("combobox", { name: fi("support-model-field-municipalities") }).fill("Loim");
  await host.getByRole("option", { name: "Loimaa", exact: true }).click();
  await sheet.expectSaved();
}

/** Publishes from a sheet's page of publication, after the form was refused once. Gives the public address. */
async function publish(host: Page): Promise<string> {
  await expect(host.getByText(fi("catalogue-add-support-forms"), { exact: true })).toBeVisible();
  await expectUsable(host, PRESSED);
  const organisation = host.getByLabel(fi("catalogue-organisation"), { exact: true });
  await organisation.fill("");
  await host.getByRole("button", { name: fi("catalogue-publish-do"), exact: true }).click();
  await expect(organisation).toHaveAttribute("aria-invalid", "true");
  await expectUsable(host, PRESSED);
  await organisation.fill("Kirjasto Lakka");
  await host.getByRole("button", { name: fi("catalogue-publish-do"), exact: true }).click();
  await expect(host.getByText(fi("catalogue-did-publish", { version: "1" }))).toBeVisible();
  await expectUsable(host, PRESSED);
  return await host.getByLabel(fi("catalogue-address"), { exact: true }).inputValue();
}

/** Reads everything that there is of an entry with two versions, and says that something is wrong. */
async function read(reader: Page, address: string): Promise<void> {
  for (const lang of ["sv", "en", "fi"] as const) {
    await reader.goto(address.replace("/fi/", `/${lang}/`));
    await expect(reader.getByText(words(lang)("support-wrong"), { exact: true })).toBeVisible();
  }
  await expect(reader.getByText("Saat apua heti.").first()).toBeVisible();
  await expectUsable(reader, PRESSED);
  await reader.getByRole("link", { name: fi("support-print"), exact: true }).click();
  await expectUsable(reader, PRESSED);
  await reader.goBack();
  await reader.getByRole("link", { name: fi("catalogue-compare"), exact: true }).click();
  await expect(reader.locator("del")).toHaveText("Saat apua rauhassa.");
  await expectUsable(reader, PRESSED);
  await reader.goto(`${address}/correct`);
  await reader.getByLabel(fi("support-correct-words"), { exact: true }).fill("Puhelin on väärin");
  await expectUsable(reader, PRESSED);
  await reader.getByRole("button", { name: fi("support-correct-send"), exact: true }).click();
  await expect(reader.getByText(fi("support-thanks"), { exact: true })).toBeVisible();
}

test("a sheet is published, changed, compared and withdrawn", async ({ api, browser, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Julkaisijat"), "support-model", NAME);
  const found = complaints(host, server.url);
  const [sheet, page] = [`${server.url}/fi/c/${canvas}?view=list`, `${server.url}/fi/c/${canvas}/publish`];
  await host.goto(sheet);
  await write(host);
  await host.goto(page);
  const address = await publish(host);

  await host.goto(sheet);
  const again = new Sheet(host);
  await again.ready();
  await fill(host, "promise", "Saat apua heti.");
  await again.expectSaved();
  await host.goto(page);
  await expect(host.locator("del")).toHaveText("Saat apua rauhassa.");
  await expect(host.locator("ins")).toHaveText("Saat apua heti.");
  await expectUsable(host, PRESSED);
  await host.getByRole("button", { name: fi("catalogue-publish-again"), exact: true }).click();
  await expect(host.getByText(fi("catalogue-did-publish", { version: "2" }))).toBeVisible();
  const desk = host.url();

  // The reader has no account.
  const context = await browser.newContext({ ...PHONE, locale: "fi-FI" });
  const reader = await context.newPage();
  const seen = complaints(reader, server.url);
  await reader.goto(`${server.url}/fi`);
  const way = reader.locator("main").getByRole("link", { name: fi("shell-find"), exact: true });
  await way.click();
  await reader.getByRole("link", { name: NAME, exact: true }).click();
  await expect(reader.getByRole("link", { name: /02 000 0000/ })).toHaveAttribute("href", "tel:020000000");
  await read(reader, address);
  expect(seen).toEqual([]);

  await host.goto(desk);
  await expect(host.getByText("Puhelin on väärin").first()).toBeVisible();
  await expectUsable(host, PRESSED);
  await host.getByRole("button", { name: fi("catalogue-withdraw"), exact: true }).click();
  await expect(host.getByText(fi("catalogue-did-withdraw"), { exact: true })).toBeVisible();
  await expectUsable(host, PRESSED);
  expect((await reader.goto(address))?.status()).toBe(410);
  await expectUsable(reader, PRESSED);
  await reader.goto(`${server.url}/fi/support`);
  await expect(reader.getByRole("link", { name: NAME, exact: true })).toHaveCount(0);
  await expectUsable(reader, PRESSED);
  await context.close();
  expect(found).toEqual([]);
});
