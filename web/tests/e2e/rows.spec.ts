/** The notes of a canvas as rows without script, and pasted rows that arrive before another's eyes. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { complaints, expectAccessible, expectUsable } from "./stage/eyes";
import { arrive, join } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";
import { PHONE } from "./stage/workshop";

const STATE = fi("actor-map-zone-state");
const MUNICIPALITY = fi("actor-map-zone-municipality");
const PASTED = [
  "Alue\tNimi\tHuomautus\tPuhelin",
  `${STATE}\tPalvelupiste Kuusi\t"auki\nmaanantaisin"\t02 000`,
  `${MUNICIPALITY}\tKirjasto Lakka\tneuvoo aamuisin\t`,
].join("\n");

/** The page in every language as everybody can use it, in both themes. */
async function look(page: Page, langs: readonly Lang[]): Promise<void> {
  const address = page.url();
  for (const lang of langs) {
    if (langs.length > 1) await page.goto(address.replace("/fi/", `/${lang}/`));
    await expectUsable(page, ".btn, .input, .sort");
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
}

test("pasted rows are mended, seen, brought and arrive before another's eyes", async ({
  api,
  browser,
  host,
  server,
}, info) => {
  test.slow();
  const canvas = await api.canvas(await api.workspace("Rivittäjät"), "actor-map", "Rivien kartta");
  const page = `${server.url}/fi/c/${canvas}`;
  const helmi = await arrive(browser, "Helmi", PHONE);
  await join(helmi, server.url, await api.invite(canvas));
  const found = [complaints(host, server.url), complaints(helmi.page, server.url)];
  const theirs = new Sheet(helmi.page);
  await helmi.page.goto(`${page}?view=list`);
  await theirs.ready();

  await host.goto(`${page}/table`);
  await expect(host.getByText(fi("table-empty"))).toBeVisible();
  await host.getByRole("link", { name: fi("rows-bring-title") }).click();
  await expect(host.getByRole("heading", { level: 1, name: fi("rows-bring-title") })).toBeVisible();
  await look(host, ["sv", "en", "fi"]);
  const box = host.getByLabel(fi("rows-paste"));
  await box.fill(PASTED.replace(MUNICIPALITY, "Kuu"));
  await host.getByRole("button", { name: fi("rows-look") }).click();
  const fault = host.getByRole("row", { name: /A3/ });
  await expect(fault).toContainText(STATE);
  await expect(box).toHaveValue(/Kuu\tKirjasto Lakka/);
  await look(host, ["fi"]);
  await info.attach("faults", { body: await host.screenshot({ fullPage: true }), contentType: "image/png" });
  await box.fill(PASTED);
  await host.getByRole("button", { name: fi("rows-look") }).click();
  await expect(host.getByRole("heading", { level: 1, name: fi("rows-preview-title") })).toBeVisible();
  await expect(host.getByText("Puhelin", { exact: true })).toBeVisible();
  await look(host, ["fi"]);
  await info.attach("preview", { body: await host.screenshot({ fullPage: true }), contentType: "image/png" });
  await expect(theirs.note("Kirjasto Lakka")).toHaveCount(0);
  await host.getByRole("button", { name: fi("rows-bring-do"), exact: true }).click();
  await expect(host.getByRole("status").filter({ hasText: "2 " })).toBeVisible();

  // Whoever is there sees them without doing anything.
  await expect(theirs.note("Palvelupiste Kuusi")).toContainText("maanantaisin");
  await expect(theirs.zone(MUNICIPALITY)).toContainText("Kirjasto Lakka");
  await look(host, ["sv", "en", "fi"]);
  await info.attach("rows", { body: await host.screenshot({ fullPage: true }), contentType: "image/png" });
  await helmi.page.goto(`${page}/table`);
  await info.attach("phone", {
    body: await helmi.page.screenshot({ fullPage: true }),
    contentType: "image/png",
  });
  await helmi.page.goto(`${page}/table/bring`);
  await info.attach("phone-bring", {
    body: await helmi.page.screenshot({ fullPage: true }),
    contentType: "image/png",
  });
  expect(found.flat()).toEqual([]);
  await helmi.context.close();
});

test("rows are narrowed, sorted and changed from their own file without script", async ({
  api,
  browser,
  host,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Skriptittömät"), "actor-map", "Ilman skriptiä");
  const page = `${server.url}/fi/c/${canvas}/table`;
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await host.context().storageState(),
  });
  const reader = await plain.newPage();
  await reader.goto(`${page}/bring`);
  await reader.getByLabel(fi("rows-paste")).fill(PASTED);
  await reader.getByRole("button", { name: fi("rows-look") }).click();
  await reader.getByRole("button", { name: fi("rows-bring-do"), exact: true }).click();
  await expect(reader).toHaveURL(/\?new=2&changed=0$/);
  const names = reader.getByRole("rowheader");
  await expect(names).toHaveText(["Palvelupiste Kuusi", "Kirjasto Lakka"]);
  await reader.getByRole("link", { name: fi("table-name"), exact: true }).click();
  await expect(names).toHaveText(["Kirjasto Lakka", "Palvelupiste Kuusi"]);
  const head = reader.getByRole("columnheader", { name: fi("table-name"), exact: true });
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await reader.getByLabel(fi("table-zone"), { exact: true }).selectOption(STATE);
  await reader.getByRole("button", { name: fi("rows-show"), exact: true }).click();
  await expect(names).toHaveText(["Palvelupiste Kuusi"]);
  await expect(head).toHaveAttribute("aria-sort", "ascending");

  const [file] = await Promise.all([
    host.waitForEvent("download"),
    host.goto(`${page}.csv`).catch(() => undefined),
  ]);
  await reader.goto(`${page}/bring`);
  await reader.getByLabel(fi("rows-file")).setInputFiles(await file.path());
  await reader.getByRole("button", { name: fi("rows-look") }).click();
  await expect(reader.getByText(fi("rows-nothing-new"))).toBeVisible();
  const box = reader.getByLabel(fi("rows-paste"));
  await box.fill((await box.inputValue()).replace("Kirjasto Lakka", "Kirjasto Hilla"));
  await reader.getByRole("button", { name: fi("rows-look") }).click();
  await expect(reader.locator("ins")).toContainText("Kirjasto Hilla");
  await reader.getByRole("button", { name: fi("rows-bring-do"), exact: true }).click();
  await expect(names.filter({ hasText: "Kirjasto Hilla" })).toBeVisible();
  await plain.close();
});
