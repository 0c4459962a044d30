import { Board } from "./stage/board";
import { Sheet } from "./stage/canvas";
import { complaints, expectAccessible, expectNoSideScroll } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const STATE = fi("actor-map-zone-state");
const MUNICIPALITY = fi("actor-map-zone-municipality");

test("every view and window of a canvas can be used by everybody, in both themes", async ({
  api,
  host,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Näkymät"), "actor-map", "Näkymät");
  const found = complaints(host, server.url);
  const drawn = () => host.getByText("Kirjasto Lakka", { exact: true }).filter({ visible: true }).first();
  const look = async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await host.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectAccessible(host);
    }
  };
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  await look();
  await sheet.add(STATE, "Palvelupiste Kuusi");
  await sheet.add(MUNICIPALITY, "Kirjasto Lakka\nNeuvoo aamuisin");
  await sheet.connect("Kirjasto Lakka", "Palvelupiste Kuusi", fi("actor-map-link-information"));
  await sheet.circle("Kirjasto Lakka", "Lähituki");
  await look();
  for (const command of ["command-move", "command-connect", "command-circle"]) {
    await sheet.act("Kirjasto Lakka", command);
    await expect(sheet.dialog).toBeVisible();
    await look();
    await host.keyboard.press("Escape");
    await expect(sheet.dialog).toHaveCount(0);
  }
  await host.getByRole("button", { name: fi("command-help"), exact: true }).click();
  await expect(sheet.dialog).toBeVisible();
  await look();
  await host.keyboard.press("Escape");
  await expect(sheet.dialog).toHaveCount(0);
  await sheet.act("Kirjasto Lakka", "command-edit");
  await expect(sheet.textBox).toBeFocused();
  await look();
  await host.setViewportSize({ width: 320, height: 640 });
  await expectNoSideScroll(host);
  await host.setViewportSize({ width: 1440, height: 900 });
  for (const view of ["board", "table"]) {
    await host.goto(`${server.url}/fi/c/${canvas}?view=${view}`);
    await sheet.ready();
    await expect(drawn()).toBeVisible();
    await look();
  }
  await host.setViewportSize({ width: 390, height: 844 });
  await host.goto(`${server.url}/fi/c/${canvas}?view=board`);
  const tip = host.getByRole("link", { name: fi("board-open-list") });
  await expect(tip).toBeVisible();
  await expectNoSideScroll(host);
  await host.setViewportSize({ width: 1440, height: 900 });
  await expect(tip).toBeHidden();
  await host.goto(`${server.url}/fi/c/${canvas}/projector`);
  await expect(drawn()).toBeVisible();
  // What lies beside the map comes onto the wall once it is asked for, although nothing is in it.
  const models = host.locator("[data-zone=models] .zone-head");
  await expect(models).toHaveCount(0);
  await api.settings(canvas, { step: "D" });
  await expect(models).toBeVisible();
  await look();
  expect(found).toEqual([]);
});

test("in forced colours every note of the board keeps its edge", async ({ api, host, server }, info) => {
  const canvas = await api.canvas(await api.workspace("Pakotetut värit"), "actor-map", "Pakotetut värit");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  await new Sheet(host).add(STATE, "Palvelupiste Kuusi");
  await new Sheet(host).expectSaved();
  await host.emulateMedia({ forcedColors: "active" });
  const board = await Board.open(host, `${server.url}/fi/c/${canvas}`);
  const note = board.frame.locator(".note").filter({ hasText: "Palvelupiste Kuusi" });
  await expect(note).toBeVisible();
  await expect(note).toHaveCSS("border-inline-start-width", /^[1-9]/);
  await info.attach("board", { body: await host.screenshot(), contentType: "image/png" });
});
