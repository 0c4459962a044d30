import type { Api } from "./stage/api";
import { Board } from "./stage/board";
import { Ears } from "./stage/ears";
import { expectAccessible } from "./stage/eyes";
import { Keyboard } from "./stage/keyboard";
import { PlainClient } from "./stage/plain";
import type { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const STATE = fi("actor-map-zone-state");
const MUNICIPALITY = fi("actor-map-zone-municipality");
const [KUUSI, VERO, KANERVA] = ["Palvelupiste Kuusi", "Verotoimisto Kaisla", "Yhdistys Kanerva"];
/** Room between notes and the box that is drawn round them, in pixels. */
const ROUND = 6;

async function lay(
  api: Api,
  server: Server,
  title: string,
): Promise<{ address: string; other: PlainClient }> {
  const canvas = await api.canvas(await api.workspace(title), "actor-map", title);
  const other = await PlainClient.join(server.url, canvas, await api.join(await api.invite(canvas), "Otso"));
  other.add("note-kuusi", { zone: "state", kind: "actor", text: KUUSI, order: "a0" });
  other.add("note-vero", { zone: "state", kind: "actor", text: VERO, order: "a1" });
  other.add("note-kanerva", { zone: "association", kind: "actor", text: KANERVA, order: "a0" });
  return { address: `${server.url}/fi/c/${canvas}`, other };
}

test("a box drawn round notes takes them, and a hand carries them together", async ({
  api,
  host,
  server,
}) => {
  const { address, other } = await lay(api, server, "Monta käsin");
  const board = await Board.open(host, address);
  const boxes = await Promise.all(
    ["note-kuusi", "note-vero"].map(
      async (id) => (await board.at(id).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 },
    ),
  );
  await host.keyboard.down("Shift");
  await host.mouse.move(
    Math.min(...boxes.map(({ x }) => x)) - ROUND,
    Math.min(...boxes.map(({ y }) => y)) - ROUND,
  );
  await host.mouse.down();
  await host.mouse.move(
    Math.max(...boxes.map(({ x, width }) => x + width)) + ROUND,
    Math.max(...boxes.map(({ y, height }) => y + height)) + ROUND,
    { steps: 8 },
  );
  await host.mouse.up();
  await host.keyboard.up("Shift");
  await expect(board.several).toContainText(fi("board-chosen", { count: 2 }));
  await expect(board.at("note-vero")).toContainText(fi("board-chosen-mark"));
  await expectAccessible(host);

  const pad = board.several.getByRole("button", { name: fi("board-chosen-right"), exact: true });
  await pad.click();
  await expect.poll(() => other.place("note-kuusi")).toBeDefined();
  const [before, apart] = [other.place("note-kuusi"), other.place("note-vero")];
  await board.dragTo(board.face("note-kuusi"), { x: 632, y: 250 });
  await expect.poll(() => other.place("note-kuusi")).not.toEqual(before);
  const after = other.place("note-kuusi") ?? [0, 0];
  const moved = after.map((one, at) => one - (before?.[at] ?? 0));
  expect(other.place("note-vero")).toEqual(apart?.map((one, at) => one + (moved[at] ?? 0)));
  expect([other.zone("note-kuusi"), other.zone("note-vero")]).toEqual(["municipality", "municipality"]);
  await board.undo();
  await expect.poll(() => [other.place("note-kuusi"), other.place("note-vero")]).toEqual([before, apart]);
  await board.expectSaved();
  other.leave();
});

test("clicks alone choose notes, and circle, move and bin them", async ({ api, host, server }) => {
  const { address, other } = await lay(api, server, "Monta klikaten");
  const board = await Board.open(host, address);
  await host.getByRole("button", { name: fi("board-choose"), exact: true }).click();
  await board.face("note-kuusi").click();
  await board.face("note-kanerva").click();
  await board.face("note-vero").click();
  await board.face("note-vero").click();
  await expect(board.several).toContainText(fi("board-chosen", { count: 2 }));
  await expect(board.at("note-kuusi").locator(".note-panel")).toHaveCount(0);

  await board.several.getByRole("button", { name: fi("board-chosen-move"), exact: true }).click();
  await board.dialog.getByLabel(fi("window-zone-pick")).selectOption({ label: MUNICIPALITY });
  await board.dialog.getByRole("button", { name: fi("window-zone-do"), exact: true }).click();
  await expect(board.within("municipality", "note-kanerva")).toBeVisible();
  await expect(board.within("municipality", "note-kuusi")).toBeVisible();
  await board.undo();
  await expect(board.within("association", "note-kanerva")).toBeVisible();
  await expect(board.within("state", "note-kuusi")).toBeVisible();

  await board.several.getByRole("button", { name: fi("board-chosen-bin"), exact: true }).click();
  await expect(board.at("note-kanerva")).toHaveCount(0);
  await expect(board.several).toHaveCount(0);
  await board.undo();
  await expect(board.at("note-kuusi")).toBeVisible();
  await expect(board.at("note-kanerva")).toBeVisible();

  await expect(board.several).toContainText(fi("board-chosen", { count: 2 }));
  await board.several.getByRole("button", { name: fi("board-chosen-circle"), exact: true }).click();
  await board.dialog.getByLabel(fi("window-circle-name")).fill("Lähituki");
  await board.dialog.getByRole("button", { name: fi("window-circle-do"), exact: true }).click();
  await expect(board.at("note-kanerva")).toContainText("Lähituki");
  await expect(board.at("note-kuusi")).toContainText("Lähituki");
  await expect(board.several).toHaveCount(0);
  await board.expectSaved();
  other.leave();
});

test("the keyboard chooses notes and works on them together, and each result is told", async ({
  api,
  host,
  server,
}) => {
  const { address, other } = await lay(api, server, "Monta näppäimin");
  const ears = await Ears.on(host);
  const board = await Board.open(host, address);
  const keys = new Keyboard(host);
  await keys.toZone(STATE);
  await keys.press("Home");
  await expect(board.at("note-kuusi")).toBeFocused();
  await keys.press("Space");
  await ears.expect(fi("board-chosen-add", { name: KUUSI, number: 1 }));
  await keys.press("ArrowDown", "Space");
  await ears.expect(fi("board-chosen-add", { name: VERO, number: 2 }));
  await keys.press("Shift+ArrowRight");
  await ears.expect(fi("said-notes-placed", { count: 2 }));
  await keys.move(MUNICIPALITY);
  await ears.expect(fi("said-notes-moved", { count: 2, zone: MUNICIPALITY }));
  await expect
    .poll(() => [other.zone("note-kuusi"), other.zone("note-vero")])
    .toEqual(["municipality", "municipality"]);
  await keys.press("Control+z");
  await ears.expect(fi("said-undone", { what: fi("what-notes-moved", { zone: MUNICIPALITY }) }));
  await expect.poll(() => [other.zone("note-kuusi"), other.zone("note-vero")]).toEqual(["state", "state"]);
  await keys.toZone(STATE);
  await keys.circle("Lähituki");
  await ears.expect(fi("said-circled", { label: "Lähituki", count: 2 }));
  await expect(board.several).toHaveCount(0);
  await keys.press("Space");
  await keys.press("Escape");
  await ears.expect(fi("board-chosen-none"));
  await board.expectSaved();
  other.leave();
});

test("ready life areas are added on the board", async ({ api, host, server }) => {
  const canvas = await api.canvas(await api.workspace("Valmiit taululla"), "needs-map", "Valmiit taululla");
  const board = await Board.open(host, `${server.url}/fi/c/${canvas}`);
  const ready = host.locator(".zone-head").getByRole("button", { name: /^Valmiita \(\d+\)/ });
  await ready.click();
  const side = host.getByRole("complementary").filter({ has: host.locator(".notes") });
  const choices = side.locator(".ready button");
  const before = await choices.count();
  const name = (await choices.first().textContent())?.trim() ?? "";
  await choices.first().click();
  await expect(side.locator(".notes").getByText(name, { exact: true })).toBeVisible();
  await expect(choices).toHaveCount(before - 1);
  await expectAccessible(host);
  await board.undo();
  await expect(choices).toHaveCount(before);
  await side.getByRole("button", { name: fi("canvas-close") }).click();
  await expect(ready).toBeVisible();
  await board.expectSaved();
});
