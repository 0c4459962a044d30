import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expectAccessible } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi, words } from "./stage/words";

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

for (const lang of ["sv", "en"] as const)
  test(`a canvas with zones and one with a table can be used by everybody, in ${lang}`, async ({
    api,
    host,
    server,
  }) => {
    const workspace = await api.workspace(`Kielet ${lang}`);
    await host.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    for (const kind of ["actor-map", "offering"]) {
      const canvas = await api.canvas(workspace, kind, `${kind} ${lang}`);
      await host.goto(`${server.url}/${lang}/c/${canvas}?view=list`);
      await expect(host.locator("html")).toHaveAttribute("lang", lang);
      const help = host.getByRole("button", { name: words(lang)("command-help") });
      await expect(help).toBeEnabled();
      await expectAccessible(host);
    }
  });
