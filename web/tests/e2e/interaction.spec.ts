import type { Page } from "@playwright/test";
import { type Api, held } from "./stage/api";
import { about, Sheet } from "./stage/canvas";
import { Ears } from "./stage/ears";
import { Keyboard } from "./stage/keyboard";
import { PlainClient } from "./stage/plain";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const STATE = fi("actor-map-zone-state");
const MUNICIPALITY = fi("actor-map-zone-municipality");
const FUNDERS = fi("actor-map-zone-funders");

declare global {
  interface Window {
    drags?: number;
  }
}

/** Counts moves of a pressed pointer: who only clicks makes none. */
async function countDrags(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    window.drags = 0;
    addEventListener("pointermove", (event) => {
      if (event.buttons !== 0) window.drags = (window.drags ?? 0) + 1;
    });
  });
  return () => page.evaluate(() => window.drags ?? -1);
}

async function actorMap(api: Api, title: string): Promise<string> {
  return await api.canvas(await api.workspace(title), "actor-map", title);
}

test("everything can be done with clicks alone", async ({ api, host, server }) => {
  const canvas = await actorMap(api, "Klikaten");
  const drags = await countDrags(host);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.add(STATE, "Verotoimisto Kaisla");
  await sheet.add(STATE, "Kirjasto Lakka\nNeuvoo aamuisin");
  await sheet.add(FUNDERS, "Säätiö Suvanto");

  await sheet.move("Kirjasto Lakka", MUNICIPALITY);
  await sheet.add(STATE, "Palvelupiste Kuusi");
  await sheet.act("Palvelupiste Kuusi", "command-up");
  await expect(sheet.zone(STATE).getByRole("heading", { level: 3 })).toHaveText([
    "Palvelupiste Kuusi",
    "Verotoimisto Kaisla",
  ]);
  await sheet.connect("Säätiö Suvanto", "Kirjasto Lakka", fi("actor-map-link-funding"));
  await expect(sheet.note("Säätiö Suvanto")).toContainText(
    fi("canvas-relation-out", { verb: fi("actor-map-link-funding-verb"), name: "Kirjasto Lakka" }),
  );
  await sheet.circle("Kirjasto Lakka", "Lähituki");
  await sheet.joinCircle("Palvelupiste Kuusi", "Lähituki");
  const circle = host.getByRole("region", { name: fi("actor-map-circles") });
  await expect(circle).toContainText("Kirjasto Lakka");
  await expect(circle).toContainText("Palvelupiste Kuusi");

  await sheet.undo();
  await expect(circle).not.toContainText("Palvelupiste Kuusi");
  await sheet.act("Verotoimisto Kaisla", "command-bin");
  const bin = host.getByRole("region", { name: fi("canvas-bin") });
  await bin.getByRole("button", { name: about(fi("canvas-restore"), "Verotoimisto Kaisla") }).click();
  await expect(sheet.zone(STATE)).toContainText("Verotoimisto Kaisla");
  await sheet.expectSaved();
  expect(await drags()).toBe(0);
});

test("everything can be done with the keyboard alone, and each result is told", async ({
  api,
  host,
  server,
}) => {
  const canvas = await actorMap(api, "Näppäimin");
  const ears = await Ears.on(host);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const [sheet, keys] = [new Sheet(host), new Keyboard(host)];
  await sheet.ready();
  await keys.add(STATE, "Verotoimisto Kaisla");
  await keys.add(STATE, "Kirjasto Lakka", "Neuvoo aamuisin");
  await keys.press("Alt+ArrowUp");
  await ears.expect(fi("said-note-reordered", { note: "Kirjasto Lakka", place: 1, of: 2 }));
  await keys.move(MUNICIPALITY);
  await ears.expect(fi("said-note-moved", { note: "Kirjasto Lakka", zone: MUNICIPALITY, place: 1, of: 1 }));
  await expect(sheet.note("Kirjasto Lakka")).toBeFocused();
  await keys.connect("Verotoimisto Kaisla", fi("actor-map-link-information"));
  const link = {
    from: "Kirjasto Lakka",
    to: "Verotoimisto Kaisla",
    label: fi("actor-map-link-information-verb"),
  };
  await ears.expect(fi("said-linked", link));
  await keys.circle("Lähituki");
  await ears.expect(fi("said-circled-one", { label: "Lähituki" }));
  await keys.press("Control+z");
  await ears.expect(fi("said-undone", { what: fi("what-circled", { label: "Lähituki" }) }));
  await keys.toNote(STATE, "Verotoimisto Kaisla");
  await keys.press("Delete");
  await ears.expect(fi("said-note-binned", { note: "Verotoimisto Kaisla" }));
  await keys.press("Control+z");
  await ears.expect(/Kumottu: /);
  await expect(sheet.note("Verotoimisto Kaisla")).toBeVisible();
  await sheet.expectSaved();
});

test("a tick is set and taken away with the space bar", async ({ api, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Rastit"), "benchmark", "Rastit");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const keys = new Keyboard(host);
  await keys.tabTo(host.getByRole("button", { name: fi("benchmark-columns-add") }));
  await keys.press("Enter");
  const tick = host.getByRole("button", { name: new RegExp(fi("benchmark-row-inspiration-mark")) }).first();
  await expect(tick).toHaveAttribute("aria-pressed", "false");
  await tick.focus();
  await keys.press("Space");
  await expect(tick).toHaveAttribute("aria-pressed", "true");
  await keys.press("Space");
  await expect(tick).toHaveAttribute("aria-pressed", "false");
});

test("what others do moves nobody's focus, and a note that is taken away hands it on", async ({
  api,
  host,
  server,
}) => {
  const canvas = await actorMap(api, "Rauha");
  const other = await PlainClient.join(server.url, canvas, await api.join(await api.invite(canvas), "Otso"));
  other.add("note-kaisla", { zone: "state", kind: "actor", text: "Verotoimisto Kaisla", order: "a0" });
  other.add("note-kuusi", { zone: "state", kind: "actor", text: "Palvelupiste Kuusi", order: "a1" });
  await expect.poll(() => held(api, canvas)).toBe(2);
  const ears = await Ears.on(host);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const [sheet, keys] = [new Sheet(host), new Keyboard(host)];
  await sheet.ready();
  await keys.toNote(STATE, "Verotoimisto Kaisla");
  await expect(sheet.note("Verotoimisto Kaisla")).toBeFocused();

  other.add("note-ennen", { zone: "state", kind: "actor", text: "Tullut ennen", order: "Zz" });
  other.write("note-kuusi", "Palvelupiste Kuusi\nUusi huomautus");
  await expect(sheet.note("Tullut ennen")).toBeVisible();
  await expect(sheet.zone(STATE)).toContainText("Uusi huomautus");
  await expect(sheet.note("Verotoimisto Kaisla")).toBeFocused();
  expect((await ears.log()).join(" ")).not.toContain("Tullut ennen");

  other.bin("note-kaisla", "Otso");
  await expect(sheet.note("Palvelupiste Kuusi")).toBeFocused();
  await ears.expect(fi("canvas-note-taken"));
  other.leave();
});

test("undo takes back one's own last step and nobody else's", async ({ api, host, server }) => {
  const canvas = await actorMap(api, "Kumoaminen");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.add(STATE, "Oma lappu");
  await sheet.expectSaved();
  const other = await PlainClient.join(server.url, canvas, await api.join(await api.invite(canvas), "Otso"));
  other.add("note-toisen", { zone: "state", kind: "actor", text: "Toisen lappu", order: "b0" });
  await expect(sheet.note("Toisen lappu")).toBeVisible();
  const undo = host.getByRole("banner").getByRole("button", { name: fi("command-undo"), exact: true });
  while (await undo.isEnabled()) await undo.click();
  await expect(sheet.zone(STATE).getByRole("heading", { level: 3 })).toHaveText(["Toisen lappu"]);
  await expect(host.getByRole("region", { name: fi("canvas-bin") })).toContainText(
    fi("canvas-notes", { count: 1 }),
  );
  other.leave();
});
