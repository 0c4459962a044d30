import { Sheet } from "./stage/canvas";
import { arrive, invite, join, makeCanvas, makeWorkspace, setUp } from "./stage/people";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

test("a note written by the host is saved and seen by a guest who joins by code", async ({ browser }) => {
  const server = await Server.start();
  const host = await arrive(browser, "Aino Aalto");
  await setUp(host.page, server, host.name);
  await makeWorkspace(host.page, "Järvikylän seutu");
  const canvas = await makeCanvas(host.page, "actor-map", "Järvikylän toimijat");
  const code = await invite(host.page, server, canvas);
  await host.page.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const guest = await arrive(browser, "Väinö");
  await join(guest, server.url, code);
  await new Sheet(guest.page).ready();

  const municipality = fi("actor-map-zone-municipality");
  const mine = new Sheet(host.page);
  await mine.add(municipality, "Kirjasto Lakka\nNeuvoo aamuisin");
  await mine.expectSaved();

  await guest.page.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const theirs = new Sheet(guest.page);
  await expect(theirs.zone(municipality).getByText("Neuvoo aamuisin")).toBeVisible();
  await mine.add(municipality, "Kansalaisopisto Tuuli");
  await expect(theirs.note("Kansalaisopisto Tuuli")).toBeVisible();
  await server.close();
});
