/** Finding in a workspace: asked on its page, read without script, and followed to the note. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const PHONE = { width: 320, height: 720 };

async function look(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await expectTargets(page, "main .btn, main .input, main a.chip", 44);
}

async function ask(page: Page, words: string): Promise<void> {
  await page.getByLabel(fi("finding-label")).fill(words);
  await page
    .getByRole("search", { name: fi("finding-title") })
    .getByRole("button")
    .click();
}

test("a word is found in any form, and its hit opens the canvas at the note", async ({
  api,
  host,
  server,
}) => {
  const workspace = await api.workspace("Haun talo");
  const canvas = await api.canvas(workspace, "actor-map", "Seudun kartta");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  for (const text of ["Verotoimisto Kaisla", "Pääkirjasto Lakka\nneuvoo kirjastossa tiistaisin"]) {
    await sheet.add(fi("actor-map-zone-municipality"), text);
  }
  await sheet.expectSaved();

  await host.setViewportSize(PHONE);
  await host.goto(`${server.url}/fi/w/${workspace}`);
  await look(host);
  await ask(host, "kirjastot");
  const hit = host.getByRole("listitem").filter({ hasText: "Seudun kartta" });
  await expect(async () => {
    await host.reload();
    await expect(hit.first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(hit.first().locator("mark").first()).toContainText(/kirjasto/i);
  await look(host);
  await ask(host, "verotoimistot");
  await host.getByRole("link", { name: new RegExp(`^${fi("finding-notes")}`) }).click();
  await expect(host).toHaveURL(/kind=notes/);
  await look(host);
  await ask(host, "olematon");
  await expect(host.getByText(fi("finding-none-help"))).toBeVisible();
  await look(host);
  await ask(host, "k");
  await expect(host.getByText(fi("finding-too-short"))).toBeVisible();
  await look(host);

  await ask(host, "verotoimistossa");
  await hit.getByRole("link").first().click();
  await expect(host).toHaveURL(new RegExp(`/fi/c/${canvas}\\?view=list#n-`));
  const note = host.locator("li.note").filter({ hasText: "Verotoimisto Kaisla" });
  await expect(note).toBeInViewport();
});
