import type { Page } from "@playwright/test";
import type { CanvasJson } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { expectAccessible } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

/** Makes a canvas of a kind and opens its list. */
type Opened = { page: Page; sheet: Sheet; read: () => Promise<CanvasJson> };

const kinds = test.extend<{ open: (kind: string) => Promise<Opened> }>({
  open: async ({ api, host, server }, use) => {
    await use(async (kind) => {
      const canvas = await api.canvas(await api.workspace(kind), kind, fi(`${kind}-title`));
      await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
      const sheet = new Sheet(host);
      await sheet.ready();
      return { page: host, sheet, read: () => api.read(canvas) };
    });
  },
});

kinds("a support model is written field by field and found by its choices", async ({ open }) => {
  const { page, sheet, read } = await open("support-model");
  await page.getByLabel(fi("support-model-field-name")).first().fill("Digipysäkki");
  const forms = page.getByRole("group", { name: fi("support-model-field-support-forms") });
  await forms.getByRole("checkbox").first().check();
  await page.getByRole("combobox", { name: fi("support-model-field-municipalities") }).fill("Turk");
  await page.getByRole("option", { name: "Turku", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Turku/ })).toBeVisible();
  await sheet.expectSaved();
  expect((await read()).fields.name).toBe("Digipysäkki");
  await expectAccessible(page);
});

kinds("an offering shows the gap until a model reaches the group, and how sure that is", async ({ open }) => {
  const { page, sheet, read } = await open("offering");
  const gap = page.getByText(fi("matrix-gap"), { exact: true });
  const first = (key: string) => page.getByLabel(fi(key), { exact: true }).first();
  await page.getByRole("button", { name: fi("offering-columns-add"), exact: true }).click();
  await page.getByRole("button", { name: fi("offering-rows-add"), exact: true }).click();
  // Nobody is left without before it is known who they are, and what could reach them.
  await first("offering-row-title").fill("Ikäihmiset");
  await expect(page.getByText(fi("matrix-reach", { count: 0 }), { exact: true })).toHaveCount(1);
  await expect(gap).toHaveCount(0);
  await first("offering-column-title").fill("Digibussi");
  await expect(gap).toHaveCount(1);
  await page.getByRole("cell").getByRole("button", { pressed: false }).first().click();
  await sheet.dialog.getByRole("radio", { name: fi("confidence-heard") }).check();
  await sheet.dialog.getByLabel(fi("matrix-mark-note")).fill("Kysyimme kirjastolta");
  await expectAccessible(page);
  await sheet.dialog.getByRole("button", { name: fi("matrix-mark-save"), exact: true }).click();
  await expect(gap).toHaveCount(0);
  await expect(
    page.getByRole("button", { pressed: true }).filter({ hasText: fi("confidence-heard") }),
  ).toBeVisible();
  await sheet.expectSaved();
  const ticks = Object.values((await read()).ticks);
  expect(ticks).toMatchObject([{ confidence: "heard", note: "Kysyimme kirjastolta" }]);
});

kinds("a needs map warns of a real name, and a story tells how it went", async ({ open }) => {
  const { page, sheet, read } = await open("needs-map");
  const pseudonym = page.getByLabel(fi("needs-map-field-pseudonym"));
  await pseudonym.fill("010190-900P");
  await expect(page.getByText(fi("identity-identity-code"))).toBeVisible();
  await pseudonym.fill("Kuusi");
  await expect(page.getByText(fi("identity-identity-code"))).toHaveCount(0);
  await sheet.addButton(fi("needs-map-zone-support")).click();
  await sheet.textBox.fill("Naapuri auttoi pankissa");
  await page.getByLabel(fi("needs-map-note-story-tone")).selectOption({ index: 1 });
  await page.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await sheet.circle("Naapuri auttoi pankissa", "Tärkein");
  await sheet.expectSaved();
  const canvas = await read();
  expect(canvas.zones.map((zone) => zone.slug)).toEqual(["life-areas", "services", "support"]);
  expect(canvas.zones[2]?.notes.map((note) => note.text)).toEqual(["Naapuri auttoi pankissa"]);
  // An interview never stays on the device.
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await expectAccessible(page);
});

kinds("development targets take findings by sector and a missing cooperation", async ({ open }) => {
  const { page, sheet, read } = await open("development-targets");
  await sheet.add(fi("development-targets-zone-state"), "Palvelu kaatuu kesken");
  await sheet.add(fi("development-targets-zone-municipality"), "Kirjasto ei saa tukea");
  const missing = fi("development-targets-link-cooperation-missing");
  await sheet.connect("Palvelu kaatuu kesken", "Kirjasto ei saa tukea", missing);
  await sheet.expectSaved();
  expect((await read()).links.map((link) => link.kind)).toEqual(["cooperation-missing"]);
  await expectAccessible(page);
});

kinds("a benchmark grows beyond five solutions and takes a big cross", async ({ open }) => {
  const { page, sheet, read } = await open("benchmark");
  const heads = page.getByLabel(fi("benchmark-column-title"), { exact: true });
  const add = page.getByRole("button", { name: fi("benchmark-columns-add"), exact: true });
  for (let columns = await heads.count(); columns < 7; columns += 1) {
    await add.click();
    await expect(heads).toHaveCount(columns + 1);
  }
  await heads.last().fill("Ratkaisu muualta");
  const cross = page.getByRole("button", {
    name: new RegExp(`Ratkaisu muualta.*${fi("benchmark-row-shortcomings-mark")}`),
  });
  await cross.click();
  await expect(cross).toHaveAttribute("aria-pressed", "true");
  await sheet.expectSaved();
  expect((await read()).columns).toHaveLength(7);
  await expectAccessible(page);
});

kinds("a partner map has its rings, by sector now and to come", async ({ open }) => {
  const { page, sheet, read } = await open("partner-map");
  const canvas = await read();
  expect(canvas.zones.length).toBeGreaterThanOrEqual(17);
  const adds = page.getByRole("button", { name: new RegExp(`^${fi("canvas-add")}\\s*:`) });
  await expect(adds).toHaveCount(canvas.zones.length);
  await adds.first().click();
  await sheet.textBox.fill("Me itse");
  await page.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await sheet.expectSaved();
  expect((await read()).zones[0]?.notes.map((note) => note.text)).toEqual(["Me itse"]);
  await expectAccessible(page);
});

kinds("a proposal tells how long its pitch takes to say", async ({ open }) => {
  const { page, sheet, read } = await open("proposal");
  const pitch = page.getByRole("textbox", { name: fi("proposal-field-pitch") });
  await expect(page.getByText(fi("pitch-time", { minutes: 0, seconds: 0 }))).toBeVisible();
  await pitch.fill("Tule mukaan. ".repeat(80));
  await expect(page.getByText(fi("pitch-time", { minutes: 0, seconds: 0 }))).toHaveCount(0);
  await page.getByRole("table").getByRole("textbox").first().fill("Kymmenen tuntia viikossa");
  await sheet.expectSaved();
  expect(Object.values((await read()).cells)).toContain("Kymmenen tuntia viikossa");
  await expectAccessible(page);
});

kinds("a partner says with a heart that it commits, and a changed offer takes it away", async ({ open }) => {
  const { page, sheet, read } = await open("partnership");
  const heads = page.getByLabel(fi("partnership-column-title"), { exact: true });
  const columns = await heads.count();
  await page.getByRole("button", { name: fi("partnership-columns-add"), exact: true }).click();
  await expect(heads).toHaveCount(columns + 1);
  await heads.last().fill("Kirjasto Lakka");
  await sheet.expectSaved();
  await page
    .getByRole("main")
    .getByRole("link", { name: fi("voices-open"), exact: true })
    .click();
  const partner = page.getByRole("region", { name: "Kirjasto Lakka", exact: true });
  await partner.getByRole("button", { name: fi("voices-give") }).click();
  await expect(partner.getByRole("button", { name: fi("voices-take") })).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("navigation", { name: fi("shell-breadcrumbs") })
    .getByRole("link")
    .last()
    .click();
  await page.goto(`${page.url()}?view=list`);
  await sheet.ready();
  const offer = fi("matrix-cell", { row: fi("partnership-row-offer"), column: "Kirjasto Lakka" });
  await page.getByRole("textbox", { name: offer, exact: true }).fill("Tilat ja kaksi ohjaajaa");
  const mark = fi("partnership-row-commitment-mark");
  const heart = page.getByRole("button", { name: new RegExp(`Kirjasto Lakka.*${mark}`) });
  await heart.click();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  await sheet.expectSaved();
  expect(Object.keys((await read()).hearts)).toHaveLength(1);
  await page.getByRole("textbox", { name: offer, exact: true }).fill("Tilat");
  await expect(heart).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText(/^Sitoutuminen kumottu/)).toBeVisible();
  await sheet.expectSaved();
  expect((await read()).hearts).toEqual({});
  const praise = fi("matrix-cell", { row: fi("partnership-row-praise"), column: "Kirjasto Lakka" });
  await expect(page.getByRole("textbox", { name: praise, exact: true })).toHaveAttribute("readonly");
  await expectAccessible(page);
});
