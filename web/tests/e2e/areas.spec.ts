/** Municipalities chosen by typing: exact names, several at once, larger areas, and names that are none. */
import type { Page } from "@playwright/test";
import type { Api } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { complaints, expectUsable } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const REGION = "Varsinais-Suomi (maakunta, 27 kuntaa)";

const box = (page: Page, field = "support-model-field-municipalities") =>
  page.getByRole("combobox", { name: fi(field) });
const chosen = (page: Page) =>
  page.getByRole("list", {
    name: fi("canvas-chosen", { field: fi("support-model-field-municipalities") }),
    exact: true,
  });
const chip = (page: Page, name: string) => chosen(page).getByRole("button", { name: new RegExp(`^${name}`) });
const toast = (page: Page) => page.locator(".toast");

async function opens(page: Page, api: Api, home: string, kind: string): Promise<Sheet> {
  const canvas = await api.canvas(await api.workspace(kind), kind, fi(`${kind}-title`));
  await page.goto(`${home}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(page);
  await sheet.ready();
  return sheet;
}

/** What was done last is told by name, and lies on nothing of the field that one is in. */
async function expectBeside(page: Page): Promise<void> {
  const [field, told] = [await box(page).boundingBox(), await toast(page).boundingBox()];
  if (!field || !told) throw new Error("the box and the notice are seen");
  expect(told.y >= field.y + field.height || told.y + told.height <= field.y).toBe(true);
}

test("a name that is typed is taken when the box is left, and several at once", async ({
  api,
  host,
  server,
}) => {
  const found = complaints(host, server.url);
  const sheet = await opens(host, api, server.url, "support-model");
  await box(host).fill("salo");
  await box(host).press("Tab");
  await expect(chip(host, "Salo")).toBeVisible();
  await expect(box(host)).toHaveValue("");
  await expect(toast(host)).toContainText("Valittu: Salo.");
  await box(host).fill("Turku, Reso");
  await box(host).press("Enter");
  await expect(chosen(host).getByRole("listitem")).toHaveCount(3);
  await expect(toast(host)).toContainText("Valittu: Turku, Raisio.");
  await expectBeside(host);
  // Both came in one step.
  await toast(host)
    .getByRole("button", { name: fi("command-undo") })
    .click();
  await expect(chosen(host).getByRole("listitem")).toHaveCount(1);
  await chip(host, "Salo").click();
  await expect(toast(host)).toContainText("Valinta poistettu: Salo.");
  await sheet.expectSaved();
  expect(found).toEqual([]);
});

test("a region brings its municipalities in one step", async ({ api, host, server }) => {
  const sheet = await opens(host, api, server.url, "support-model");
  await box(host).fill("varsinais");
  await host.getByRole("option", { name: REGION, exact: true }).click();
  await expect(chosen(host).getByRole("listitem")).toHaveCount(27);
  await expect(toast(host)).toContainText(`Valittu: ${REGION}.`);
  await expectBeside(host);
  await toast(host)
    .getByRole("button", { name: fi("command-undo") })
    .click();
  await expect(chosen(host).getByRole("listitem")).toHaveCount(0);
  await box(host).fill("southwest finland");
  await box(host).press("Tab");
  await expect(chosen(host).getByRole("listitem")).toHaveCount(27);
  await sheet.expectSaved();
});

test("a name that is none stays in the box and is told, with what may have been meant", async ({
  api,
  host,
  server,
}) => {
  const sheet = await opens(host, api, server.url, "support-model");
  await box(host).fill("Huitinen, Salo, Lauttakylä");
  await box(host).press("Tab");
  await expect(chip(host, "Salo")).toBeVisible();
  await expect(box(host)).toHaveValue("Huitinen, Lauttakylä");
  const told = fi("canvas-area-unknown-other", { names: "Huitinen, Lauttakylä" });
  await expect(box(host)).toHaveAccessibleDescription(new RegExp(`^${told}`));
  await expect(host.locator("#spoken")).toContainText(told);
  await expect(box(host)).toHaveAttribute("aria-invalid", "true");
  await expectUsable(host);
  await host.getByRole("button", { name: fi("canvas-area-meant", { name: "Huittinen" }) }).click();
  await expect(chip(host, "Huittinen")).toBeVisible();
  await expect(toast(host)).toContainText("Valittu: Huittinen.");
  await expect(box(host)).toHaveValue("Lauttakylä");
  await expect(box(host)).toBeFocused();
  await box(host).fill("");
  await expect(box(host)).not.toHaveAttribute("aria-invalid", "true");
  await sheet.expectSaved();
});

test("a sheet of one place takes one municipality", async ({ api, host, server }) => {
  await opens(host, api, server.url, "needs-map");
  const one = host.getByRole("combobox");
  await one.fill("Turku, Salo");
  await one.press("Tab");
  await expect(one).toHaveValue("Salo");
  await expect(host.getByText(fi("canvas-area-single"), { exact: true })).toBeVisible();
  await expect(host.getByRole("button", { name: /^Turku/ })).toBeVisible();
  await one.fill("varsinais-s");
  await one.press("Tab");
  await expect(host.getByText(/ei ole kunnan eikä alueen nimi/)).toBeVisible();
});
