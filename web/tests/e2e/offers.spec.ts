import type { Locator, Page } from "@playwright/test";
import { Board } from "./stage/board";
import { Sheet } from "./stage/canvas";
import { expectAccessible } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const STATE = fi("actor-map-zone-state");
const OFFERS = [
  { id: "r1", name: "Kela", sector: "state", sectorName: "Valtion toimijat", canvases: 3 },
  { id: "r2", name: "Kelan palvelupiste", sector: null, sectorName: null, canvases: 1 },
];

/** A registry that knows two names; gives what it was asked. */
async function known(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/\/c\/[\w-]+\/records\?/, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    asked.push(`${query.get("kind")}: ${query.get("q")}`);
    await route.fulfill({ json: query.get("q")?.toLowerCase().startsWith("kel") ? OFFERS : [] });
  });
  await page.route(/\/c\/[\w-]+\/records\/r1$/, (route) => route.fulfill({ json: OFFERS[0] }));
  return asked;
}

function offers(page: Page): Locator {
  return page.getByRole("listbox", { name: fi("offers-label") });
}

test("a known name is taken with the keyboard, and the note shows its record", async ({
  api,
  host,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Nimet"), "actor-map", "Nimet");
  const asked = await known(host);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  await sheet.addButton(STATE).click();
  await sheet.textBox.pressSequentially("kel");
  await expect(offers(host).getByRole("option")).toHaveCount(2);
  await expect(sheet.textBox).toBeFocused();
  await expectAccessible(host);
  await host.keyboard.press("ArrowDown");
  await expect(offers(host).getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await host.keyboard.press("Enter");
  await expect(sheet.textBox).toHaveValue("Kela");
  await expect(sheet.textBox).toBeFocused();
  await expect(offers(host)).toHaveCount(0);
  await host.keyboard.press("Enter");
  await host.keyboard.type("Auttaa puhelimessa");
  await expect(sheet.textBox).toHaveValue("Kela\nAuttaa puhelimessa");
  await host.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await expect(sheet.note("Kela").getByRole("link", { name: "Kela" })).toBeVisible();
  expect(asked.every((one) => one.startsWith("actor: "))).toBe(true);
});

test("Escape closes the offers and a connection that is gone offers nothing", async ({
  api,
  host,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Nimet 2"), "actor-map", "Nimet");
  await known(host);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  await sheet.addButton(STATE).click();
  await sheet.textBox.pressSequentially("kel");
  await expect(offers(host)).toBeVisible();
  await host.keyboard.press("Escape");
  await expect(offers(host)).toHaveCount(0);
  await expect(sheet.textBox).toBeFocused();
  await host.route(/\/records\?/, (route) => route.abort());
  const failed = host.waitForEvent("requestfailed", (request) => request.url().includes("/records?"));
  await sheet.textBox.pressSequentially("a");
  await failed;
  await expect(offers(host)).toHaveCount(0);
  await host.keyboard.press("Enter");
  await expect(sheet.textBox).toHaveValue("kela\n");
});

test("names of a table's columns and of the board's notes are offered too", async ({ api, host, server }) => {
  const workspace = await api.workspace("Nimet 3");
  const asked = await known(host);
  const table = await api.canvas(workspace, "offering", "Tarjoama");
  await host.goto(`${server.url}/fi/c/${table}?view=list`);
  const box = host.locator("input[id^=columns-]").first();
  await expect(box).toBeEnabled();
  await box.fill("kel");
  await offers(host)
    .getByRole("option", { name: /^Kelan/ })
    .click();
  await expect(box).toHaveValue("Kelan palvelupiste");
  await expect(box).toHaveRole("combobox");
  await expectAccessible(host);
  expect(asked).toContain("support-model: kel");
  const map = await api.canvas(workspace, "actor-map", "Kartta");
  const board = await Board.open(host, `${server.url}/fi/c/${map}`);
  await board.addButton(STATE).click();
  await board.textBox.pressSequentially("kel");
  await offers(host).getByRole("option").first().click();
  await expect(board.textBox).toHaveValue("Kela");
});

/** What the workspace knows under a name, once what was written has been read. */
async function expectKnown(page: Page, home: string, workspace: string, name: string): Promise<void> {
  const path = `${home}/api/v1/workspaces/${workspace}/actors/suggest?q=${encodeURIComponent(name)}`;
  const names = async () => {
    const found: { name: string }[] = await (await page.request.get(path)).json();
    return found.map((one) => one.name);
  };
  await expect.poll(names).toContain(name);
}

/** What the only note of a canvas speaks of. */
async function reference(page: Page, home: string, canvas: string): Promise<string> {
  const read = await page.request.get(`${home}/api/v1/canvases/${canvas}`);
  const { zones }: { zones: { notes: { ref?: string }[] }[] } = await read.json();
  return zones.flatMap((zone) => zone.notes).at(0)?.ref ?? "";
}

test("a name of one canvas is offered on the next, is the same record, and is merged with its double", async ({
  api,
  host,
  server,
}) => {
  const workspace = await api.workspace("Yksi toimija");
  const map = await api.canvas(workspace, "actor-map", "Toimijat");
  await host.goto(`${server.url}/fi/c/${map}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  await sheet.add(STATE, "Kansaneläkelaitos");
  await expectKnown(host, server.url, workspace, "Kansaneläkelaitos");
  const partners = await api.canvas(workspace, "partner-map", "Kumppanit");
  await host.goto(`${server.url}/fi/c/${partners}?view=list`);
  await sheet.ready();
  await sheet.addButton(fi("partner-map-zone-influencers")).click();
  await sheet.textBox.pressSequentially("kansaneläkelaitoksen");
  await offers(host)
    .getByRole("option", { name: /^Kansaneläkelaitos/ })
    .click();
  await expect(sheet.textBox).toHaveValue("Kansaneläkelaitos");
  await host.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await expect.poll(() => reference(host, server.url, partners)).toMatch(/^record:/);
  expect(await reference(host, server.url, partners)).toBe(await reference(host, server.url, map));
  const third = await api.canvas(workspace, "actor-map", "Toinen kartta");
  await host.goto(`${server.url}/fi/c/${third}?view=list`);
  await sheet.ready();
  await sheet.add(STATE, "Kela");
  await expectKnown(host, server.url, workspace, "Kela");
  await host.goto(`${server.url}/fi/w/${workspace}/registry/duplicates`);
  await expect(host.getByText(fi("duplicates-abbreviation"))).toBeVisible();
  await expectAccessible(host);
  await host.getByRole("button", { name: `${fi("duplicates-merge-as")} Kela`, exact: true }).click();
  await expect(host.getByText(fi("duplicates-none"))).toBeVisible();
  await expectAccessible(host);
  await host.goto(`${server.url}/fi/c/${map}?view=list`);
  await expect(sheet.note("Kela")).toBeVisible();
  await host.goto(`${server.url}/fi/w/${workspace}/registry/duplicates`);
  await host.getByRole("button", { name: new RegExp(`^${fi("registry-undo")}`) }).click();
  await expect(host.getByText(fi("duplicates-abbreviation"))).toBeVisible();
  await host.goto(`${server.url}/fi/c/${map}?view=list`);
  await expect(sheet.note("Kansaneläkelaitos")).toBeVisible();
});
