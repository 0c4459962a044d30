/** A vote on notes: opened by the facilitator, voted in on two phones without a script, closed, and read by everybody. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive, join } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

const NOTES = ["Kirjasto Lakka", "Jokivarren opisto", "Asukastupa Raitti"] as const;
const PHONE = { width: 390, height: 844 };

/** Votes too often at first, and then as wanted. */
async function vote(page: Page, home: string, votes: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(home);
  await page.getByRole("link", { name: fi("votes-panel-open"), exact: true }).click();
  await page.getByLabel(NOTES[2]).fill("4");
  await page.getByRole("button", { name: fi("votes-save") }).click();
  await expect(page.getByRole("alert")).toHaveText(fi("votes-too-many"));
  await expect(page.getByLabel(NOTES[2])).toHaveValue("4");
  await expectAccessible(page);
  await page.getByLabel(NOTES[2]).fill("");
  for (const [note, given] of Object.entries(votes)) await page.getByLabel(note).fill(given);
  await page.getByRole("button", { name: fi("votes-save") }).click();
  await expect(page.getByRole("status")).toHaveText(fi("votes-saved"));
}

/** The page on a phone, in every language. */
async function look(phone: Page, path: string, url: string): Promise<void> {
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    await phone.goto(`${url}/${lang}/${path}`);
    await expectAccessible(phone);
    await expectTargets(phone, ".btn, .input", 44);
    await phone.setViewportSize({ width: 320, height: 800 });
    await expectNoSideScroll(phone);
    await phone.setViewportSize(PHONE);
  }
}

test("a vote is opened, voted in on two phones, closed and read", async ({ api, browser, host, server }) => {
  test.slow();
  const workspace = await api.workspace("Äänestävät");
  const canvas = await api.canvas(workspace, "actor-map", "Mistä aloitamme");
  const home = `${server.url}/fi/c/${canvas}`;
  await host.goto(`${home}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  for (const note of NOTES) await sheet.add(fi("actor-map-zone-municipality"), note);
  await sheet.expectSaved();

  await host.getByRole("button", { name: fi("bar-menu") }).click();
  await host.getByRole("link", { name: fi("bar-votes") }).click();
  await host.getByRole("button", { name: fi("votes-do-open") }).click();
  await expect(host.getByText(fi("votes-question-empty"))).toBeVisible();
  await expectAccessible(host);
  await host.getByLabel(fi("votes-question")).fill("Mistä aloitamme?");
  await host.getByLabel(fi("votes-each")).fill("3");
  await host.getByRole("button", { name: fi("votes-do-open") }).click();
  await expect(host.getByRole("heading", { name: "Mistä aloitamme?" })).toBeVisible();

  const code = await api.invite(canvas);
  const people: Page[] = [];
  for (const [name, votes] of [
    ["Helmi", { [NOTES[0]]: "2", [NOTES[1]]: "1" }],
    ["Väinö", { [NOTES[0]]: "3" }],
  ] as const) {
    const person = await arrive(browser, name, { viewport: PHONE });
    await join(person, server.url, code);
    await vote(person.page, home, votes);
    people.push(person.page);
  }
  const [phone] = people;
  if (!phone) throw new Error("nobody came");
  await look(phone, `c/${canvas}/votes`, server.url);

  await host.reload();
  await expect(host.getByText(fi("votes-voters", { count: 2 }))).toBeVisible();
  await host.getByRole("button", { name: fi("votes-close"), exact: true }).click();
  for (const page of [host, phone]) {
    await page.goto(`${home}/votes`);
    const first = page.getByRole("row").nth(1);
    await expect(first).toContainText(NOTES[0]);
    await expect(first).toContainText("5");
    await expect(page.getByText(fi("votes-without", { count: 1 }))).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSideScroll(page);
  }
  for (const page of people) await page.context().close();
});
