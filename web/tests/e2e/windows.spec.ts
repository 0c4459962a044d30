import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { Network } from "./stage/network";
import { arrive, join } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const STATE = fi("actor-map-zone-state");
const KUUSI = "Palvelupiste Kuusi";

async function lookInBoth(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page);
  }
}

test("the bar's menu and its windows can be used by everybody", async ({ api, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Ikkunat"), "actor-map", "Ikkunat");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.add(STATE, KUUSI);
  const menu = host.locator("#bar-menu");
  for (const key of ["bar-people", "command-activity", "command-help"]) {
    await host.getByRole("button", { name: fi("bar-menu"), exact: true }).click();
    await expect(menu).toBeVisible();
    if (key === "bar-people") await lookInBoth(host);
    await menu.getByRole("button", { name: fi(key), exact: true }).click();
    await expect(sheet.dialog).toBeVisible();
    await lookInBoth(host);
    await host.keyboard.press("Escape");
    await expect(sheet.dialog).toHaveCount(0);
  }
});

test("the history and one kept state can be used by everybody", async ({ api, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Historia"), "actor-map", "Historia");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.add(STATE, KUUSI);
  await sheet.expectSaved();
  await host.goto(`${server.url}/fi/c/${canvas}/history`);
  await host.getByLabel(fi("history-label")).fill("Ensimmäinen kierros");
  await host.getByRole("button", { name: fi("history-keep"), exact: true }).click();
  const kept = host.getByRole("link", { name: "Ensimmäinen kierros" });
  await expect(kept).toBeVisible();
  await lookInBoth(host);
  await kept.click();
  await expect(host.getByText(KUUSI).first()).toBeVisible();
  await lookInBoth(host);
});

test("who loses the network before doing anything still has every window", async ({
  api,
  browser,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Katko"), "actor-map", "Katko");
  const network = await Network.to(server.port);
  const helmi = await arrive(browser, "Helmi", { viewport: { width: 1440, height: 900 } });
  const { page } = helmi;
  await join(helmi, network.url, await api.invite(canvas));
  const fetched = page.waitForResponse(/\/assets\/windows-/);
  await page.goto(`${network.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(page);
  await sheet.ready();
  await (await fetched).finished();
  await network.close();
  await expect(page.getByText(fi("canvas-offline", { count: 0 }))).toBeVisible();
  for (const key of ["bar-people", "command-activity", "command-help"]) {
    await page.getByRole("button", { name: fi("bar-menu"), exact: true }).click();
    await page
      .locator("#bar-menu")
      .getByRole("button", { name: fi(key), exact: true })
      .click();
    await expect(sheet.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sheet.dialog).toHaveCount(0);
  }
  await helmi.context.close();
});

test("texts that were not accepted can be put back by everybody", async ({ api, browser, server }) => {
  const canvas = await api.canvas(await api.workspace("Palautetut"), "actor-map", "Palautetut");
  const network = await Network.to(server.port);
  const helmi = await arrive(browser, "Helmi", { viewport: { width: 1440, height: 900 } });
  const { page } = helmi;
  await join(helmi, network.url, await api.invite(canvas));
  await page.goto(`${network.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(page);
  await sheet.ready();
  network.swallow();
  await sheet.add(STATE, KUUSI);
  await api.settings(canvas, { paused: true });
  network.restore();
  const tray = page.getByRole("region", { name: fi("tray-title", { count: 1 }) });
  await expect(tray).toContainText(KUUSI);
  await lookInBoth(page);
  await expectTargets(page, "button, summary, .btn");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideScroll(page);
  await tray.getByRole("button", { name: fi("tray-discard"), exact: true }).click();
  await expect(tray).toHaveCount(0);
  await helmi.context.close();
  await network.close();
});
