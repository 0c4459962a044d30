/** A canvas of one's own: copied, given a sector, looked at, kept and worked on. */
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expectAccessible, lookOver } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const SECTOR = "Seurakunnat";

/** Adds a sector that is written in step A; it is drawn while its name is typed. */
async function addSector(host: Page): Promise<void> {
  await host.getByRole("button", { name: fi("variant-add-sector") }).click();
  const part = host.locator("details[open]");
  await expect(part).toHaveCount(1);
  const picture = host.getByRole("img", { name: fi("variant-preview-alt") });
  await part.getByLabel(`Suomi: ${fi("variant-label")}`).fill(SECTOR);
  await part.getByRole("checkbox", { name: "A", exact: true }).check();
  await expect(picture).toBeVisible();
  const before = await picture.getAttribute("src");
  await part.getByLabel(`Suomi: ${fi("variant-label")}`).fill("Seurakunnat ja muut");
  await expect.poll(() => picture.getAttribute("src")).not.toBe(before);
  await part.getByLabel(`Suomi: ${fi("variant-label")}`).fill(SECTOR);
  await host.getByRole("button", { name: fi("variant-preview-do") }).click();
  await expect(picture).toBeVisible();
  await expectAccessible(host);
}

test("a canvas is copied, gets a sector and is worked on", async ({ api, host, server }) => {
  const workspace = await api.workspace("Omien pohjien talo");
  await host.goto(`${server.url}/fi/w/${workspace}`);
  await host.getByRole("link", { name: fi("variants-title") }).click();
  await lookOver(host);
  await host.getByLabel(fi("variant-copy-of")).selectOption({ label: fi("actor-map-title") });
  await host.getByRole("button", { name: fi("variant-copy-do"), exact: true }).click();
  const title = fi("variant-copy-title", { title: fi("actor-map-title") });
  await expect(host.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await lookOver(host);
  await addSector(host);
  await host
    .getByRole("button", { name: fi("variant-save") })
    .first()
    .click();
  await expect(host.getByRole("status").first()).toContainText("2");

  await host.goto(`${server.url}/fi/w/${workspace}`);
  const card = host
    .getByRole("article")
    .filter({ has: host.getByRole("heading", { level: 3, name: title }) });
  await card.locator("summary").click();
  await card.getByLabel(fi("canvas-name")).fill("Meidän kartta");
  await card.getByRole("button", { name: fi("canvas-make") }).click();
  await host.goto(`${host.url()}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  await sheet.add(SECTOR, "Keskustan seurakunta");
  await expect(sheet.zone(SECTOR)).toContainText("Keskustan seurakunta");
  await host.goto(host.url().replace("view=list", "view=board"));
  await sheet.ready();
  await expect(host.getByText(SECTOR).first()).toBeVisible();
});
