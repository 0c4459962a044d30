import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const insights = test.extend<{ open: (kind: string, view: string) => Promise<{ page: Page; sheet: Sheet }> }>(
  {
    open: async ({ api, host, server }, use) => {
      await use(async (kind, view) => {
        const canvas = await api.canvas(await api.workspace(kind), kind, fi(`${kind}-title`));
        await host.goto(`${server.url}/fi/c/${canvas}?view=${view}`);
        const sheet = new Sheet(host);
        await sheet.ready();
        return { page: host, sheet };
      });
    },
  },
);

/** One line of the panel, by the beginning of what it says. */
function line(page: Page, text: string) {
  return page.locator(".insights").getByRole("listitem").filter({ hasText: text });
}

async function unfold(page: Page): Promise<void> {
  await page
    .locator("summary")
    .filter({ hasText: fi("insight-title") })
    .press("Enter");
}

insights("an actor map says who stands alone and where nobody is, as it changes", async ({ open }) => {
  const { page, sheet } = await open("actor-map", "list");
  const [state, town] = [fi("actor-map-zone-state"), fi("actor-map-zone-municipality")];
  await unfold(page);
  await expect(line(page, fi("insight-nothing"))).toBeVisible();
  await sheet.add(state, "Palvelupiste");
  await sheet.add(town, "Kirjasto");
  const alone = line(page, fi("insight-isolated", { count: 2 }));
  await expect(alone.getByRole("button")).toHaveText(["Palvelupiste", "Kirjasto"]);
  const empty = line(page, fi("insight-empty", { count: 5 }));
  await expect(empty).toContainText(fi("actor-map-zone-association"));
  await expect(empty).not.toContainText(town);
  await expectAccessible(page);
  await expectTargets(page, ".insights button");
  await alone.getByRole("button", { name: "Kirjasto" }).press("Enter");
  await expect(sheet.note("Kirjasto")).toBeFocused();

  await sheet.connect("Palvelupiste", "Kirjasto", fi("actor-map-link-information"));
  await expect(line(page, fi("insight-isolated-none"))).toBeVisible();
  await expect(line(page, fi("insight-crossing", { number: 1, max: 1 }))).toBeVisible();
  await expect(page.locator("#spoken")).toContainText(fi("insight-isolated-none"));

  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideScroll(page);
});

insights("the board gives the focus to a note that the panel names", async ({ open }) => {
  const { page, sheet } = await open("actor-map", "board");
  await sheet.addButton(fi("actor-map-zone-company")).click();
  await sheet.textBox.fill("Laiteliike");
  await page.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await unfold(page);
  await line(page, fi("insight-isolated", { count: 1 }))
    .getByRole("button", { name: "Laiteliike" })
    .click();
  await expect(page.locator("[data-note]").filter({ hasText: "Laiteliike" })).toBeFocused();
  await expectAccessible(page);
});

insights("an offering says which group nothing reaches and what is a guess", async ({ open }) => {
  const { page, sheet } = await open("offering", "list");
  await unfold(page);
  await page.getByLabel(fi("offering-column-title")).first().fill("Torstaipaja");
  await page.getByLabel(fi("offering-row-title")).first().fill("Nuoret");
  const gap = line(page, fi("insight-gaps", { count: 1 }));
  await gap.getByRole("button", { name: "Nuoret" }).click();
  await expect(page.getByLabel(fi("offering-row-title")).first()).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("cell").getByRole("button", { pressed: false }).first().click();
  await sheet.dialog.getByRole("radio", { name: fi("confidence-guess") }).check();
  await sheet.dialog.getByRole("button", { name: fi("matrix-mark-save"), exact: true }).click();
  await expect(line(page, fi("insight-gaps-none"))).toBeVisible();
  await expect(line(page, fi("insight-unconfirmed", { count: 1 }))).toContainText("Torstaipaja");
});
