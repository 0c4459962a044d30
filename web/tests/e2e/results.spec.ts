/** A canvas taken home: every file by a press, and the same canvas back from one of them. */
import type { Page } from "@playwright/test";
import { about, Sheet } from "./stage/canvas";
import { complaints, expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { Keyboard } from "./stage/keyboard";
import { idOf } from "./stage/people";
import { ofApi } from "./stage/replicas";
import { saved } from "./stage/taken";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const PHONE = { width: 390, height: 844 };
const FORMULA = "=HYPERLINK(1)";
const LIBRARY = "Kirjasto";

async function look(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectTargets(page, ".btn, .input", 44);
  await page.setViewportSize(PHONE);
  await expectNoSideScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("a canvas is taken home in every shape, and comes back whole", async ({ api, host, server }) => {
  const workspace = await api.workspace("Kotiin");
  const canvas = await api.canvas(workspace, "actor-map", "Kartta – Äly");
  const found = complaints(host, server.url);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  await sheet.add(fi("actor-map-zone-state"), `${FORMULA}\nKaksi riviä`);
  await sheet.add(fi("actor-map-zone-municipality"), LIBRARY);
  await sheet.expectSaved();
  await host.getByRole("button", { name: fi("bar-menu") }).click();
  await host.getByRole("link", { name: fi("bar-results"), exact: true }).click();
  await expect(host.getByRole("heading", { level: 1, name: fi("results-title") })).toBeVisible();
  await look(host);

  const press = (name: string) => () => host.getByRole("link", { name, exact: true }).click();
  const book = await saved(host, press(fi("results-xlsx")));
  expect(book.name).toBe("Kartta – Äly.xlsx");
  expect(book.bytes.subarray(0, 2).toString()).toBe("PK");
  const notes = await saved(host, press(`${fi("table-notes")} (CSV)`));
  expect(notes.name).toBe(`Kartta – Äly - ${fi("table-notes")}.csv`);
  expect(notes.bytes.toString()).toMatch(/^\uFEFF"/);
  expect(notes.bytes.toString()).toContain(`"'${FORMULA}";"Kaksi riviä"`);
  for (const table of ["table-links", "history-circles", "canvas-fields"]) {
    const { bytes } = await saved(host, press(`${fi(table)} (CSV)`));
    expect(bytes.toString()).toMatch(/^\uFEFF"/);
  }
  const whole = await saved(host, press(fi("results-json")));
  expect(whole.name).toBe("Kartta – Äly.json");

  await host.getByRole("link", { name: fi("import-title"), exact: true }).click();
  await look(host);
  await host.getByLabel(fi("import-file"), { exact: true }).setInputFiles(whole.path);
  await host.getByLabel(fi("canvas-name"), { exact: true }).fill("Kartta palasi");
  await host.getByRole("button", { name: fi("import-do") }).click();
  await expect(host).toHaveTitle(/Kartta palasi/);
  await sheet.ready();
  const back = await api.read(idOf(host));
  expect(back.title).toBe("Kartta palasi");
  expect(ofApi(back)).toEqual(ofApi(await api.read(canvas)));
  expect(found).toEqual([]);
});

test("results are reached and a wrong file is told with the keyboard alone", async ({
  api,
  host,
  server,
}) => {
  const workspace = await api.workspace("Näppäimin");
  await api.canvas(workspace, "offering", "Tarjonta nyt");
  await host.goto(`${server.url}/fi/w/${workspace}`);
  const keys = new Keyboard(host);
  await keys.tabTo(host.getByRole("link", { name: about(fi("results-title"), "Tarjonta nyt") }));
  await keys.press("Enter");
  await expect(host.getByRole("heading", { level: 1, name: fi("results-title") })).toBeVisible();
  const whole = host.getByRole("link", { name: fi("results-json"), exact: true });
  await keys.tabTo(whole);
  const { bytes } = await saved(host, () => keys.press("Enter"));
  const file: unknown = JSON.parse(bytes.toString());
  expect(file).toMatchObject({ format: "tukiverkko-canvas", version: 1, kind: "offering" });

  await keys.tabTo(host.getByRole("link", { name: fi("import-title"), exact: true }));
  await keys.press("Enter");
  const input = host.getByLabel(fi("import-file"), { exact: true });
  await keys.tabTo(input);
  await input.setInputFiles({ name: "muu.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await keys.tabTo(host.getByRole("button", { name: fi("import-do") }));
  await keys.press("Enter");
  await expect(host.getByText(fi("import-other-format"))).toBeVisible();
  await expect(input).toHaveAccessibleDescription(new RegExp(fi("import-other-format")));
  await look(host);
});
