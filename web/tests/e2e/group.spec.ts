import { Sheet } from "./stage/canvas";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

test("several notes are circled at once, by taps alone", async ({ api, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Ryhmittely"), "actor-map", "Ryhmittely");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  for (const name of ["Kirjasto Lakka", "Opisto Jokivarsi", "Asukastupa Raitti"])
    await sheet.add(fi("actor-map-zone-municipality"), name);
  await sheet.act("Kirjasto Lakka", "command-circle");
  await sheet.dialog.getByLabel(fi("window-circle-name")).fill("Avoin opastus");
  await sheet.dialog.getByLabel(fi("window-circle-find")).fill("raitti");
  await expect(sheet.dialog.getByLabel("Opisto Jokivarsi")).toHaveCount(0);
  await sheet.dialog.getByLabel("Asukastupa Raitti").check();
  await sheet.dialog.getByRole("button", { name: fi("window-circle-do"), exact: true }).click();
  await expect
    .poll(async () => (await sheet.shown()).circles.map((circle) => circle.notes))
    .toEqual(["Asukastupa Raitti, Kirjasto Lakka"]);
});
