/** What is said about notes and what is agreed: from the open canvas, and on pages that need no script. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive, join } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

const [LIBRARY, COLLEGE] = ["Kirjasto Lakka", "Jokivarren opisto"] as const;
const MUNICIPALITY = fi("actor-map-zone-municipality");
const PHONE = { width: 390, height: 844 };

/** A page in every language, in the dark too, on a phone and where it is narrowest. */
async function look(page: Page, url: string, path: string): Promise<void> {
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    await page.goto(`${url}/${lang}/${path}`);
    await page.emulateMedia({ colorScheme: lang === "sv" ? "dark" : "light" });
    await expectAccessible(page);
    await expectTargets(page, ".btn, .input", 44);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSideScroll(page);
    await page.setViewportSize(PHONE);
  }
}

test("a note is talked about in the open canvas, and its menu counts it", async ({ api, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Puhuvat"), "actor-map", "Mitä sanotaan");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.add(MUNICIPALITY, LIBRARY);
  await sheet.expectSaved();
  await sheet.note(LIBRARY).focus();
  await host.keyboard.press("k");
  await expect(sheet.dialog.getByText(fi("window-talk-none"))).toBeVisible();
  const box = sheet.dialog.getByLabel(fi("window-talk-text"));
  await expect(box).toBeFocused();
  await sheet.dialog.getByRole("button", { name: fi("window-talk-send") }).click();
  await expect(sheet.dialog.getByRole("alert")).toHaveText(fi("comment-empty"));
  await expectAccessible(host);
  await box.fill("Onko auki illalla?\nKysytään.");
  await sheet.dialog.getByRole("button", { name: fi("window-talk-send") }).click();
  await expect(sheet.dialog.getByRole("listitem")).toContainText("Onko auki illalla?");
  await expect(box).toHaveValue("");
  await host.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(host);
  await host.keyboard.press("Escape");
  await expect(sheet.note(LIBRARY)).toBeFocused();
  await expect(sheet.note(LIBRARY).getByText(`${fi("command-talk")} (1)`)).toBeVisible();
  await host.keyboard.press("k");
  await sheet.dialog.getByRole("link", { name: fi("window-talk-page") }).click();
  await expect(host.getByRole("heading", { level: 1, name: LIBRARY })).toBeVisible();
  await expect(host.getByText("Kysytään.")).toBeVisible();
});

test("a guest on a phone comments, agrees on an action point, marks it done and removes it", async ({
  api,
  browser,
  host,
  server,
}) => {
  test.slow();
  const canvas = await api.canvas(await api.workspace("Sopivat"), "actor-map", "Kuka tekee mitä");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  for (const note of [LIBRARY, COLLEGE]) await sheet.add(MUNICIPALITY, note);
  await sheet.expectSaved();
  const helmi = await arrive(browser, "Helmi", { viewport: PHONE, javaScriptEnabled: false });
  const { page } = helmi;
  await join(helmi, server.url, await api.invite(canvas));
  await page.goto(`${server.url}/fi/c/${canvas}/results`);
  await page.getByRole("link", { name: fi("actions-title") }).click();
  await expect(page.getByText(fi("action-points-none"))).toBeVisible();

  const comments = page.getByRole("region", { name: fi("comment-new") });
  await comments.getByLabel(fi("comment-text")).fill("Hyvä kumppani.");
  await comments.getByRole("button", { name: fi("comment-add") }).click();
  await expect(comments.getByText(fi("comment-note-empty"))).toBeVisible();
  await expect(comments.getByLabel(fi("comment-text"))).toHaveValue("Hyvä kumppani.");
  await comments.getByLabel(fi("comment-note")).selectOption({ label: COLLEGE });
  await comments.getByRole("button", { name: fi("comment-add") }).click();
  await expect(page.getByRole("heading", { level: 4, name: COLLEGE })).toBeVisible();

  const points = page.getByRole("region", { name: fi("action-new") });
  await points.getByLabel(fi("action-owner")).fill("Väinö");
  await points.getByRole("button", { name: fi("action-add") }).click();
  await expect(points.getByText(fi("action-what-empty"))).toBeVisible();
  await points.getByLabel(fi("action-what")).fill("Soitetaan opistoon");
  await points.getByLabel(fi("action-due")).fill("2026-01-31");
  await points.getByLabel(fi("action-note")).selectOption({ label: COLLEGE });
  await points.getByRole("button", { name: fi("action-add") }).click();
  const point = page.getByRole("listitem").filter({ hasText: "Soitetaan opistoon" });
  await expect(point).toContainText("myöhässä");
  await expect(point).toContainText("Väinö");
  await point.getByRole("button", { name: fi("action-set-done") }).click();
  await expect(point).not.toContainText("myöhässä");

  const facilitator = await host.context().newPage();
  await facilitator.setViewportSize(PHONE);
  await look(facilitator, server.url, `c/${canvas}/actions`);
  await facilitator.getByRole("link", { name: COLLEGE }).first().click();
  await expect(facilitator.getByText("Hyvä kumppani.")).toBeVisible();
  await look(facilitator, server.url, new URL(facilitator.url()).pathname.slice("/en/".length));
  await facilitator.close();

  await point
    .locator("summary")
    .filter({ hasText: fi("action-remove") })
    .click();
  await page.getByRole("button", { name: fi("action-remove-do") }).click();
  await expect(page.getByText(fi("action-points-none"))).toBeVisible();
  await helmi.context.close();
});
