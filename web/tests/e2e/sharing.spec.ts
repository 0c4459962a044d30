/** Results that leave the workshop: its report on paper, and a page for whoever has the link. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { complaints, expectUsable } from "./stage/eyes";
import { savePaper } from "./stage/papers";
import { expect, test } from "./stage/test";
import { fi, words } from "./stage/words";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const A4 = [595, 842];
const LIBRARY = "Kirjasto auttaa tiistaisin";

/** Writes a note in the zone of municipal actors of the canvas that is open. */
async function write(host: Page): Promise<void> {
  const sheet = new Sheet(host);
  await sheet.ready();
  await sheet.add(fi("actor-map-zone-municipality"), LIBRARY);
  await sheet.expectSaved();
}

test("a workshop's report is saved before and after its end, by those who lead and by guests", async ({
  api,
  browser,
  host,
  server,
}) => {
  const workspace = await api.workspace("Raportit");
  await host.goto(`${server.url}/fi/w/${workspace}/workshops/new`);
  await host.getByLabel(fi("workshop-title"), { exact: true }).fill("Seudun verkosto");
  await host.getByLabel(fi("workshop-aim"), { exact: true }).fill("Opimme tuntemaan toisemme");
  await host.getByRole("button", { name: fi("workshop-create") }).click();
  await expect(host).toHaveURL(/\/prepare$/);
  const prepare = host.url();
  const base = prepare.replace(/\/prepare$/, "");
  const code = (await host.locator("p.code").first().textContent())?.trim() ?? "";
  const canvas = host.locator("#agenda").getByRole("link", { name: fi("actor-map-title") });
  await host.goto(`${await canvas.first().evaluate((link: HTMLAnchorElement) => link.href)}?view=list`);
  await write(host);

  const context = await browser.newContext({ ...PHONE, locale: "fi-FI" });
  const phone = await context.newPage();
  await phone.goto(`${server.url}/fi/join`);
  await phone.getByLabel(fi("invitations-code"), { exact: true }).fill(code);
  await phone.getByLabel(fi("invitations-your-name"), { exact: true }).fill("Vieno Vieras");
  await phone.getByRole("button", { name: fi("invitations-join-do") }).click();
  await expect(phone).toHaveURL(base);

  for (const lang of ["sv", "en", "fi"] as const) {
    await host.goto(prepare.replace("/fi/", `/${lang}/`));
    const paper = await savePaper(host, words(lang)("report-download"));
    expect(paper).toMatchObject({ lang, isTagged: true, title: "Seudun verkosto", size: A4 });
    for (const text of ["Opimme tuntemaan toisemme", "Vieno Vieras", LIBRARY, words(lang)("report-title")]) {
      expect(paper.text).toContain(text);
    }
    for (const tag of ["H1", "H2", "H3", "Table", "TH", "Figure", "LI"]) expect(paper.tags).toContain(tag);
  }
  await expectUsable(host);
  await host.goto(`${base}/lead/end`);
  await host.getByRole("button", { name: fi("workshop-end"), exact: true }).click();
  await expect(phone.locator("#do-report")).toBeVisible();
  await expectUsable(phone);
  expect((await savePaper(phone, fi("report-download"))).text).toContain(LIBRARY);
  await context.close();
});

test("results are read by a link on a phone until it is closed", async ({ api, browser, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Jaettavat"), "actor-map", "Jaettu kartta");
  const found = complaints(host, server.url);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  await write(host);
  await host.goto(`${server.url}/fi/c/${canvas}/results`);
  const report = await savePaper(host, fi("report-download"));
  expect(report).toMatchObject({ lang: "fi", isTagged: true, title: "Jaettu kartta", size: A4 });
  await host.getByRole("link", { name: fi("share-open"), exact: true }).click();
  await expect(host).toHaveURL(/\/share$/);
  await expectUsable(host);
  await host.getByLabel(fi("share-days"), { exact: true }).fill("0");
  await host.getByRole("button", { name: fi("share-make"), exact: true }).click();
  await expect(host.getByText(fi("share-days-wrong"), { exact: true })).toBeVisible();
  await expectUsable(host);
  await host.getByLabel(fi("share-days"), { exact: true }).fill("7");
  await host.getByRole("button", { name: fi("share-make"), exact: true }).click();
  const address = await host.getByLabel(fi("share-address"), { exact: true }).inputValue();
  await expectUsable(host);

  const context = await browser.newContext({ ...PHONE, locale: "fi-FI" });
  const phone = await context.newPage();
  const seen = complaints(phone, server.url);
  await phone.goto(address);
  await expect(phone.getByRole("heading", { level: 1, name: "Jaettu kartta" })).toBeVisible();
  await expect(phone.getByText(LIBRARY)).toBeVisible();
  await expectUsable(phone);
  const shared = await savePaper(phone, fi("report-download"));
  expect(shared).toMatchObject({ lang: "fi", isTagged: true, size: A4 });
  expect(shared.text).toContain(LIBRARY);
  const notes = await context.request.get(`${address}/1/notes.csv`);
  expect(await notes.text()).toContain(LIBRARY);
  expect(await notes.text()).not.toContain(fi("table-author"));
  await phone.setViewportSize({ width: 1440, height: 900 });
  await expectUsable(phone);
  expect(seen).toEqual([]);

  await host.goto(`${server.url}/fi/c/${canvas}/share`);
  await host.getByRole("button", { name: fi("share-revoke") }).click();
  await expect(host.getByText(fi("share-revoked"), { exact: true })).toBeVisible();
  expect((await phone.goto(address))?.status()).toBe(410);
  await expect(phone.getByRole("heading", { level: 1, name: fi("share-closed-title") })).toBeVisible();
  await expectUsable(phone);
  await context.close();
  expect(found).toEqual([]);
});
