import { type Api, held } from "./stage/api";
import { Board } from "./stage/board";
import { about } from "./stage/canvas";
import { Ears } from "./stage/ears";
import { complaints, expectAccessible } from "./stage/eyes";
import { Keyboard } from "./stage/keyboard";
import { arrive, join } from "./stage/people";
import { PlainClient } from "./stage/plain";
import type { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const STATE = fi("actor-map-zone-state");
const MUNICIPALITY = fi("actor-map-zone-municipality");
const KANERVA = "Yhdistys Kanerva";
const KUUSI = "Palvelupiste Kuusi";
const LAKKA = "Kirjasto Lakka";
const VERO = "Verotoimisto Kaisla";

/** A map with two notes of the state, one of the municipality and one association. */
type Laid = { readonly address: string; readonly code: string; readonly other: PlainClient };

async function lay(api: Api, server: Server, title: string): Promise<Laid> {
  const canvas = await api.canvas(await api.workspace(title), "actor-map", title);
  const code = await api.invite(canvas);
  const other = await PlainClient.join(server.url, canvas, await api.join(code, "Otso"));
  other.add("note-kuusi", { zone: "state", kind: "actor", text: KUUSI, order: "a0" });
  other.add("note-vero", { zone: "state", kind: "actor", text: VERO, order: "a1" });
  other.add("note-lakka", { zone: "municipality", kind: "actor", text: LAKKA, order: "a0" });
  other.add("note-kanerva", { zone: "association", kind: "actor", text: KANERVA, order: "a0" });
  // Whoever opens the page now finds them all: none moves another aside later.
  await expect.poll(() => held(api, canvas)).toBe(4);
  return { address: `${server.url}/fi/c/${canvas}`, code, other };
}

test("a note is carried to another sector by hand, and taken back", async ({ api, host, server }) => {
  const found = complaints(host, server.url);
  const { address, other } = await lay(api, server, "Käsin");
  const board = await Board.open(host, address);
  await board.drag(board.face("note-kuusi"), board.face("note-lakka"));
  await expect(board.within("municipality", "note-kuusi")).toBeVisible();
  await expect.poll(() => other.zone("note-kuusi")).toBe("municipality");
  await expect(board.toast).toContainText(KUUSI);
  await board.toast.getByRole("button", { name: fi("command-undo"), exact: true }).click();
  await expect(board.within("state", "note-kuusi")).toBeVisible();
  await expect.poll(() => other.zone("note-kuusi")).toBe("state");
  expect(other.place("note-kuusi")).toBeUndefined();
  await board.expectSaved();
  expect(found).toEqual([]);
  other.leave();
});

test("whatever a hand carries, clicks carry too", async ({ api, host, server }) => {
  const { address, other } = await lay(api, server, "Klikaten taululla");
  const board = await Board.open(host, address);
  await board.pick("note-kuusi");
  await board.command("command-move", KUUSI).click();
  await board.dialog.getByLabel(fi("window-zone-pick")).selectOption({ label: MUNICIPALITY });
  await board.dialog.getByRole("button", { name: fi("window-zone-do"), exact: true }).click();
  await expect(board.within("municipality", "note-kuusi")).toBeFocused();
  await expect.poll(() => other.zone("note-kuusi")).toBe("municipality");

  await board.pick("note-kuusi");
  await board.tool(fi("board-carry")).click();
  await host.getByRole("button", { name: about(fi("board-here"), STATE) }).click();
  await expect(board.within("state", "note-kuusi")).toBeVisible();
  await expect.poll(() => other.zone("note-kuusi")).toBe("state");

  await board.pick("note-kuusi");
  const pad = (way: string) => board.tool(fi(`board-nudge-${way}`, { name: KUUSI }));
  await pad("left").click();
  await expect.poll(() => other.place("note-kuusi")).toBeDefined();
  const [x = 0, y = 0] = other.place("note-kuusi") ?? [];
  await pad("right").click();
  await expect.poll(() => other.place("note-kuusi")?.[0]).toBeGreaterThan(x);
  await pad("down").click();
  await expect.poll(() => other.place("note-kuusi")?.[1]).toBeGreaterThan(y);
  expect(other.zone("note-kuusi")).toBe("state");
  await board.expectSaved();
  other.leave();
});

test("the keyboard does on the board what it does in the list, and more", async ({ api, host, server }) => {
  const { address, other } = await lay(api, server, "Näppäimin taululla");
  const ears = await Ears.on(host);
  const board = await Board.open(host, address);
  const keys = new Keyboard(host);
  await keys.toZone(STATE);
  await keys.press("Home");
  await expect(board.at("note-kuusi")).toBeFocused();
  await keys.press("ArrowDown");
  await expect(board.at("note-vero")).toBeFocused();
  await keys.press("ArrowUp");
  await expect(board.at("note-kuusi")).toBeFocused();

  await keys.press("Alt+ArrowDown");
  await ears.expect(fi("said-note-reordered", { note: KUUSI, place: 2, of: 2 }));
  await keys.press("Control+z");
  await ears.expect(fi("said-undone", { what: fi("what-note-reordered", { note: KUUSI }) }));
  await expect(board.at("note-kuusi")).toBeFocused();

  await keys.press("Shift+ArrowDown");
  await expect.poll(() => other.place("note-kuusi")).toBeDefined();
  await ears.expect(new RegExp(`^${STATE}, `));
  await expect(board.at("note-kuusi")).toBeFocused();

  await keys.move(MUNICIPALITY);
  await ears.expect(fi("said-note-moved", { note: KUUSI, zone: MUNICIPALITY, place: 2, of: 2 }));
  await expect(board.within("municipality", "note-kuusi")).toBeFocused();
  await keys.connect(KANERVA, fi("actor-map-link-information"));
  const ends = { from: KUUSI, to: KANERVA, label: fi("actor-map-link-information-verb") };
  await ears.expect(fi("said-linked", ends));
  await keys.press("Control+z");
  await ears.expect(fi("said-undone", { what: fi("what-linked", ends) }));
  await board.expectSaved();
  other.leave();
});

test("nobody loses the focus while others move notes", async ({ api, browser, host, server }) => {
  const { address, code, other } = await lay(api, server, "Kaksi taululla");
  const board = await Board.open(host, address);
  const helmi = await arrive(browser, "Helmi", { viewport: { width: 1440, height: 900 } });
  await join(helmi, server.url, code);
  const hers = await Board.open(helmi.page, address);
  const keys = new Keyboard(helmi.page);
  await keys.toZone(STATE);
  await keys.press("Home", "ArrowDown");
  await expect(hers.at("note-vero")).toBeFocused();

  await board.drag(board.face("note-kuusi"), board.face("note-lakka"));
  await expect(hers.within("municipality", "note-kuusi")).toBeVisible();
  await expect(hers.at("note-vero")).toBeFocused();
  await board.drag(board.face("note-lakka"), board.face("note-kanerva"));
  await expect(hers.within("association", "note-lakka")).toBeVisible();
  await expect(hers.at("note-vero")).toBeFocused();
  await board.pick("note-vero");
  await board.tool(fi("board-nudge-left", { name: VERO })).click();
  await expect.poll(() => other.place("note-vero")).toBeDefined();
  await hers.expectSaved();
  await expect(hers.at("note-vero")).toBeFocused();
  await helmi.context.close();
  other.leave();
});

test("two notes are tied by pulling a line from one to the other", async ({ api, host, server }) => {
  const { address, other } = await lay(api, server, "Viiva kädestä");
  const board = await Board.open(host, address);
  await board.pick("note-kuusi");
  await board.drag(board.at("note-kuusi").locator(".note-handle"), board.face("note-kanerva"));
  const kinds = host.getByRole("group", { name: fi("board-kind", { from: KUUSI, to: KANERVA }) });
  await kinds.getByRole("button", { name: fi("actor-map-link-information"), exact: true }).click();
  await expect
    .poll(() => other.links())
    .toEqual([{ from: "note-kuusi", to: "note-kanerva", kind: "information" }]);
  await expect(kinds).toHaveCount(0);
  const words = { verb: fi("actor-map-link-information-verb"), name: KANERVA };
  await expect(board.at("note-kuusi")).toContainText(fi("canvas-relation-out", words));
  await board.undo();
  await expect.poll(() => other.links()).toEqual([]);
  other.leave();
});

test("the board is drawn larger, smaller and whole", async ({ api, host, server }) => {
  const { address, other } = await lay(api, server, "Koko");
  const board = await Board.open(host, address);
  await expect(board.at("note-kuusi")).toBeVisible();
  const sizes = host.getByRole("group", { name: fi("board-size") });
  const press = (key: string) => sizes.getByRole("button", { name: fi(key), exact: true }).click();
  // The board fits itself to its room when it is first drawn.
  await board.middle(board.at("note-kuusi"));
  const whole = await board.width();
  await press("board-larger");
  await expect.poll(() => board.width()).toBeGreaterThan(whole);
  const larger = await board.width();
  await press("board-larger");
  await expect.poll(() => board.width()).toBeGreaterThan(larger);
  await press("board-smaller");
  await expect.poll(() => board.width()).toBeCloseTo(larger, 0);
  await press("board-fit");
  await expect.poll(() => board.width()).toBeCloseTo(whole, 0);
  other.leave();
});

for (const colorScheme of ["light", "dark"] as const)
  test(`a picked note with its tools can be used by everybody, ${colorScheme}`, async ({
    api,
    host,
    server,
  }) => {
    const { address, other } = await lay(api, server, `Poimittu ${colorScheme}`);
    await host.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const board = await Board.open(host, address);
    await board.pick("note-kuusi");
    await expectAccessible(host);
    await board.tool(fi("board-carry")).click();
    await expect(host.getByRole("button", { name: about(fi("board-here"), MUNICIPALITY) })).toBeVisible();
    await expectAccessible(host);
    other.leave();
  });
