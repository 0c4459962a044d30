import type { Locator } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { complaints, expectNoSideScroll } from "./stage/eyes";
import { arrive, idOf } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const STATE = fi("actor-map-zone-state");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** From the picture on the wall to the open canvas. */
const TAPS_MAX = 3;

/** A finger that counts. */
class Finger {
  taps = 0;

  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    await target.tap();
  }
}

test("from the picture on the wall to a saved note on a phone", async ({ api, browser, server }) => {
  const canvas = await api.canvas(await api.workspace("Puhelimet"), "actor-map", "Puhelimella");
  const code = (await api.invite(canvas)).replace(/\W/g, "");
  const { page, context } = await arrive(browser, "Helmi", PHONE);
  const found = complaints(page, server.url);
  const finger = new Finger();
  await page.goto(`${server.url}/j/${code}`);
  await expectNoSideScroll(page);
  const name = page.getByLabel(fi("invitations-your-name"), { exact: true });
  await finger.tap(name);
  await page.keyboard.type("Helmi");
  await finger.tap(page.getByRole("button", { name: fi("invitations-join-do"), exact: true }));
  await expect(page).toHaveURL(/\/fi\/c\//);
  expect(idOf(page)).toBe(canvas);
  const sheet = new Sheet(page);
  await expect(sheet.addButton(STATE)).toBeEnabled();
  expect(finger.taps).toBeLessThanOrEqual(TAPS_MAX);

  await finger.tap(sheet.addButton(STATE));
  await expect(sheet.textBox).toBeFocused();
  await page.keyboard.type("Palvelupiste Kuusi");
  await finger.tap(page.getByRole("button", { name: fi("canvas-edit-done") }));
  await expect(sheet.zone(STATE).getByRole("heading", { name: "Palvelupiste Kuusi" })).toBeVisible();
  await sheet.expectSaved();
  const [note] = (await api.read(canvas)).zones.flatMap((zone) => zone.notes);
  expect(note).toMatchObject({ text: "Palvelupiste Kuusi", author: "Helmi" });
  await expectNoSideScroll(page);
  process.stdout.write(`taps from the picture to a saved note: ${finger.taps}\n`);

  // Whoever comes back with the same phone is known, and what was written is theirs to change.
  await page.goto(`${server.url}/j/${code}`);
  const known = fi("invitations-back-to", { title: "Puhelimella", name: "Helmi" });
  await expect(page.getByText(known)).toBeVisible();
  await expect(name).toHaveCount(0);
  const again = new Finger();
  await again.tap(page.getByRole("button", { name: fi("invitations-join-do"), exact: true }));
  await expect(sheet.note("Palvelupiste Kuusi")).toBeVisible();
  await expect(sheet.addButton(STATE)).toBeEnabled();
  expect(again.taps).toBe(1);
  expect(found).toEqual([]);
  await context.close();
});

test("the list of a full canvas fits the narrowest phone", async ({ api, browser, server }) => {
  const canvas = await api.canvas(await api.workspace("Kapea"), "actor-map", "Kapealla");
  const code = (await api.invite(canvas)).replace(/\W/g, "");
  const { page, context } = await arrive(browser, "Helmi", {
    ...PHONE,
    viewport: { width: 320, height: 640 },
  });
  await page.goto(`${server.url}/j/${code}`);
  await page.getByLabel(fi("invitations-your-name"), { exact: true }).fill("Helmi");
  await page.getByRole("button", { name: fi("invitations-join-do"), exact: true }).tap();
  const sheet = new Sheet(page);
  await expect(sheet.addButton(STATE)).toBeEnabled();
  await sheet.add(
    STATE,
    "Kaupunginkirjastonhoitajanviransijaisuuksientoimisto\nhttps://example.org/hyvin/pitka/osoite/joka/ei/katkea",
  );
  await sheet.add(STATE, "Palvelupiste Kuusi");
  await sheet.connect(
    "Palvelupiste Kuusi",
    "Kaupunginkirjastonhoitajanviransijaisuuksientoimisto",
    fi("actor-map-link-information"),
  );
  await expectNoSideScroll(page);
  await (await sheet.noteTool("Palvelupiste Kuusi", "command-move")).tap();
  await expect(sheet.dialog).toBeVisible();
  await expectNoSideScroll(page);
  await context.close();
});
