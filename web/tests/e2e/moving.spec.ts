/** A canvas of one's own gets a newer version: what goes is shown, its notes find a place, and a phone follows by itself. */
import type { Page } from "@playwright/test";
import type { Api } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { complaints, expectAccessible, lookOver } from "./stage/eyes";
import { arrive, join } from "./stage/people";
import type { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { PHONE } from "./stage/workshop";

const GOES = fi("actor-map-zone-state");
const STAYS = fi("actor-map-zone-municipality");

/** Copies the actor map; gives the address of the variant and a canvas of its first version. */
async function copied(host: Page, server: Server, api: Api): Promise<{ variant: string; canvas: string }> {
  const workspace = await api.workspace("Muuttuvien pohjien talo");
  await host.goto(`${server.url}/fi/w/${workspace}/variants`);
  await host.getByLabel(fi("variant-copy-of")).selectOption({ label: fi("actor-map-title") });
  await host.getByRole("button", { name: fi("variant-copy-do"), exact: true }).click();
  await expect(host).toHaveURL(/variants\/[a-z0-9]+$/);
  const variant = host.url();
  const kind = `actor-map-v-${variant.split("/").pop()}-1`;
  return { variant, canvas: await api.canvas(workspace, kind, "Muuttuva kartta") };
}

/** Takes a sector away and keeps the second version. */
async function withoutSector(host: Page, variant: string): Promise<void> {
  await host.goto(variant);
  const part = host
    .locator("details.tailor-part")
    .filter({ has: host.locator("summary", { hasText: GOES }) });
  await part.locator("summary").click();
  await part.getByRole("button", { name: fi("variant-remove") }).click();
  await host
    .getByRole("button", { name: fi("variant-save") })
    .first()
    .click();
  await expect(host.getByRole("status").first()).toContainText("2");
}

test("a canvas moves to the next version and everybody comes along", async ({
  api,
  browser,
  host,
  server,
}) => {
  test.slow();
  const { variant, canvas } = await copied(host, server, api);
  const page = `${server.url}/fi/c/${canvas}`;
  const helmi = await arrive(browser, "Helmi", PHONE);
  await join(helmi, server.url, await api.invite(canvas));
  const found = complaints(helmi.page, server.url);
  const theirs = new Sheet(helmi.page);
  await helmi.page.goto(`${page}?view=list`);
  await theirs.ready();
  await theirs.add(GOES, "Verotoimisto");
  await theirs.add(STAYS, "Kirjasto Lakka");
  await theirs.expectSaved();
  await withoutSector(host, variant);

  await host.goto(page);
  await host.getByRole("link", { name: fi("move-panel-open", { count: 2 }) }).click();
  await expect(host.getByRole("heading", { level: 3, name: GOES })).toBeVisible();
  await expect(host.getByText("Verotoimisto")).toBeVisible();
  await expect(host.getByText("Kirjasto Lakka")).toHaveCount(0);
  await lookOver(host);
  await host.screenshot({ path: test.info().outputPath("wide.png"), fullPage: true });
  await host.setViewportSize({ width: 390, height: 844 });
  await host.screenshot({ path: test.info().outputPath("phone.png"), fullPage: true });
  await host.setViewportSize({ width: 1440, height: 900 });

  // What comes meanwhile is shown before it goes.
  await theirs.add(GOES, "Poliisi");
  await theirs.expectSaved();
  const where = host.getByLabel(fi("move-where"));
  await where.selectOption({ label: `${fi("move-list-zones")}: ${STAYS}` });
  await host.getByRole("button", { name: fi("move-do"), exact: true }).click();
  await expect(host.getByRole("alert")).toContainText(fi("move-outdated"));
  await expect(host.getByText("Poliisi")).toBeVisible();
  await expectAccessible(host);
  await host.getByRole("button", { name: fi("move-do"), exact: true }).click();
  await expect(host).toHaveURL(page);

  // The phone loads the new sheet without anybody touching it, and writes on.
  await expect(theirs.zone(GOES)).toHaveCount(0);
  await theirs.ready();
  await expect(theirs.zone(STAYS)).toContainText("Verotoimisto");
  await expect(theirs.zone(STAYS)).toContainText("Poliisi");
  await theirs.add(STAYS, "Koulu");
  await theirs.expectSaved();
  await host.goto(`${page}/history`);
  await expect(host.getByText(fi("history-before-move")).first()).toBeVisible();
  expect(found).toEqual([]);
  await helmi.context.close();
});
