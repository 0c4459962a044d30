/** Two people work; one keeps a state, sees what changed since and by whom, and brings it back before the other's eyes. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { complaints, expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive, join } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";
import { PHONE } from "./stage/workshop";

const ZONE = fi("actor-map-zone-municipality");
const NAME = "Ennen taukoa";

/** The page in every language as everybody can use it, and as it is on paper. */
async function look(page: Page): Promise<void> {
  const [address, size] = [page.url(), page.viewportSize()];
  for (const lang of ["sv", "en", "fi"] satisfies Lang[]) {
    await page.goto(address.replace("/fi/", `/${lang}/`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    await expectTargets(page, ".btn, .input, a.more, .past-step", 44);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSideScroll(page);
    if (size) await page.setViewportSize(size);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Compares the kept state with now: every change, word by word, with who did it. */
async function compares(host: Page): Promise<void> {
  await host.reload();
  await look(host);
  await host.getByRole("button", { name: fi("history-compare-do") }).click();
  await expect(host.getByRole("heading", { level: 1, name: fi("history-since") })).toBeVisible();
  const told = (name: string) =>
    host.getByRole("listitem").filter({ has: host.getByRole("heading", { level: 3, name, exact: true }) });
  await expect(told("Kirjasto Lakka").locator("del")).toContainText("maanantaisin");
  await expect(told("Kirjasto Lakka").locator("ins")).toContainText("tiistaisin ja torstaisin");
  await expect(told("Kirjasto Lakka")).toContainText("Helmi");
  await expect(told("Savusaunan tiski")).toContainText(fi("history-moved"));
  await expect(told("Savusaunan tiski")).toContainText(`${ZONE} → ${fi("actor-map-zone-company")}`);
  await expect(told("Uusi piste")).toContainText(fi("history-came"));
  await look(host);
}

/** A participant reads the history, and neither keeps, restores nor removes. */
async function onlyReads(person: Page, page: string): Promise<void> {
  await person.goto(`${page}/history`);
  await expect(person.getByText(fi("history-before-restore")).first()).toBeVisible();
  await expect(person.getByRole("button", { name: fi("history-keep") })).toHaveCount(0);
  await person.getByRole("link", { name: NAME, exact: true }).click();
  await expect(person.getByRole("link", { name: fi("history-restore"), exact: true })).toHaveCount(0);
  await look(person);
}

/** Takes the kept state out of the history for good. */
async function letsGo(host: Page, page: string): Promise<void> {
  await host.goto(`${page}/history`);
  await host.getByRole("link", { name: NAME, exact: true }).click();
  await host.getByText(fi("history-remove"), { exact: true }).click();
  await host.getByRole("button", { name: fi("history-remove-do") }).click();
  await expect(host.getByRole("link", { name: NAME, exact: true })).toHaveCount(0);
}

test("a state is kept, compared with now, and brought back while another looks on", async ({
  api,
  browser,
  host,
  server,
}) => {
  test.slow();
  const canvas = await api.canvas(await api.workspace("Muistavat"), "actor-map", "Muistava kartta");
  const page = `${server.url}/fi/c/${canvas}`;
  const helmi = await arrive(browser, "Helmi", PHONE);
  await join(helmi, server.url, await api.invite(canvas));
  const found = [complaints(host, server.url), complaints(helmi.page, server.url)];

  const theirs = new Sheet(helmi.page);
  await helmi.page.goto(`${page}?view=list`);
  await theirs.ready();
  await theirs.add(ZONE, "Kirjasto Lakka\nauki maanantaisin");
  await theirs.add(ZONE, "Savusaunan tiski");
  await theirs.expectSaved();

  await host.goto(`${page}/history`);
  await expect(host.getByText(fi("history-none"))).toBeVisible();
  await look(host);
  await host.getByLabel(fi("history-label")).fill(NAME);
  await host.getByRole("button", { name: fi("history-keep") }).click();
  const kept = host
    .getByRole("listitem")
    .filter({ has: host.getByRole("link", { name: NAME, exact: true }) });
  await expect(kept).toContainText("Helmi");

  await theirs.act("Kirjasto Lakka", "command-edit");
  await theirs.textBox.fill("Kirjasto Lakka\nauki tiistaisin ja torstaisin");
  await helmi.page.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await theirs.move("Savusaunan tiski", fi("actor-map-zone-company"));
  await theirs.add(ZONE, "Uusi piste");
  await theirs.expectSaved();

  await compares(host);
  await host.getByRole("link", { name: NAME, exact: true }).first().click();
  await expect(host.getByText("auki maanantaisin")).toBeVisible();
  await look(host);
  await host.getByRole("link", { name: fi("history-restore"), exact: true }).click();
  await expect(host.getByRole("region", { name: fi("history-restore-away") })).toContainText("Uusi piste");
  await expect(host.getByRole("region", { name: fi("history-restore-as-before") })).toContainText(
    "Savusaunan tiski",
  );
  await look(host);
  await host.getByRole("button", { name: fi("history-restore-do"), exact: true }).click();
  await expect(host).toHaveURL(page);

  // Whoever is there sees it without doing anything.
  await expect(theirs.note("Uusi piste")).toHaveCount(0);
  await expect(theirs.note("Kirjasto Lakka")).toContainText("auki maanantaisin");
  await expect(theirs.zone(ZONE).getByRole("heading", { name: "Savusaunan tiski" })).toBeVisible();
  await expect(theirs.zone(fi("canvas-bin"))).toContainText("Uusi piste");

  await onlyReads(helmi.page, page);
  await letsGo(host, page);
  expect(found.flat()).toEqual([]);
  await helmi.context.close();
});
