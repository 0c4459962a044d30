import { arrive, invite, join, makeCanvas, makeWorkspace, setUp } from "./stage/people";
import { Server } from "./stage/server";
import { test as base, expect } from "./stage/test";
import { fi } from "./stage/words";

const test = base;

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

  const municipality = fi("actor-map-zone-municipality");
  await host.page.getByRole("button", { name: `${fi("canvas-add")}: ${municipality}` }).click();
  await host.page
    .getByRole("textbox", { name: fi("canvas-note-text") })
    .fill("Kirjasto Lakka\nNeuvoo aamuisin");
  await expect(host.page.getByText(fi("save-saved"))).toBeVisible();

  const theirs = guest.page.getByRole("region", { name: municipality });
  await expect(theirs.getByRole("heading", { name: "Kirjasto Lakka" })).toBeVisible();
  await expect(theirs.getByText("Neuvoo aamuisin")).toBeVisible();
  await server.close();
});
