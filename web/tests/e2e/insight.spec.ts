import type { Page } from "@playwright/test";
import { Api } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive, signIn } from "./stage/people";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const insights = test.extend<{ open: (kind: string, view: string) => Promise<{ page: Page; sheet: Sheet }> }>(
  {
    open: async ({ api, host, server }, use) => {
      await use(async (kind, view) => {
        const canvas = await api.canvas(await api.workspace(kind), kind, fi(`${kind}-title`));
        await host.goto(`${server.url}/fi/c/${canvas}?view=${view}`);
        const sheet = new Sheet(host);
        await sheet.ready();
        return { page: host, sheet };
      });
    },
  },
);

/** One line of the panel, by the beginning of what it says. */
function line(page: Page, text: string) {
  return page.locator(".insights").getByRole("listitem").filter({ hasText: text });
}

async function unfold(page: Page): Promise<void> {
  await page
    .locator("summary")
    .filter({ hasText: fi("insight-title") })
    .press("Enter");
}

insights("an actor map says who stands alone and where nobody is, as it changes", async ({ open }) => {
  const { page, sheet } = await open("actor-map", "list");
  const [state, town] = [fi("actor-map-zone-state"), fi("actor-map-zone-municipality")];
  await unfold(page);
  await expect(line(page, fi("insight-nothing"))).toBeVisible();
  await sheet.add(state, "Palvelupiste");
  await sheet.add(town, "Kirjasto");
  const alone = line(page, fi("insight-isolated", { count: 2 }));
  await expect(alone.getByRole("button")).toHaveText(["Palvelupiste", "Kirjasto"]);
  const empty = line(page, fi("insight-empty", { count: 5 }));
  await expect(empty).toContainText(fi("actor-map-zone-association"));
  await expect(empty).not.toContainText(town);
  await expectAccessible(page);
  await expectTargets(page, ".insights button");
  await alone.getByRole("button", { name: "Kirjasto" }).press("Enter");
  await expect(sheet.note("Kirjasto")).toBeFocused();

  await sheet.connect("Palvelupiste", "Kirjasto", fi("actor-map-link-information"));
  await expect(line(page, fi("insight-isolated-none"))).toBeVisible();
  await expect(line(page, fi("insight-crossing", { number: 1, max: 1 }))).toBeVisible();
  await expect(page.locator("#spoken")).toContainText(fi("insight-isolated-none"));

  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideScroll(page);
});

insights("the board gives the focus to a note that the panel names", async ({ open }) => {
  const { page, sheet } = await open("actor-map", "board");
  await sheet.addButton(fi("actor-map-zone-company")).click();
  await sheet.textBox.fill("Laiteliike");
  await page.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await unfold(page);
  await line(page, fi("insight-isolated", { count: 1 }))
    .getByRole("button", { name: "Laiteliike" })
    .click();
  await expect(page.locator("[data-note]").filter({ hasText: "Laiteliike" })).toBeFocused();
  await expectAccessible(page);
});

insights("an offering says which group nothing reaches and what is a guess", async ({ open }) => {
  const { page, sheet } = await open("offering", "list");
  await unfold(page);
  await page.getByLabel(fi("offering-column-title")).first().fill("Torstaipaja");
  await page.getByLabel(fi("offering-row-title")).first().fill("Nuoret");
  const gap = line(page, fi("insight-gaps", { count: 1 }));
  await gap.getByRole("button", { name: "Nuoret" }).click();
  await expect(page.getByLabel(fi("offering-row-title")).first()).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("cell").getByRole("button", { pressed: false }).first().click();
  await sheet.dialog.getByRole("radio", { name: fi("confidence-guess") }).check();
  await sheet.dialog.getByRole("button", { name: fi("matrix-mark-save"), exact: true }).click();
  await expect(line(page, fi("insight-gaps-none"))).toBeVisible();
  await expect(line(page, fi("insight-unconfirmed", { count: 1 }))).toContainText("Torstaipaja");
});

insights(
  "an offering says which group is reached only in the neighbouring municipality",
  async ({ api, host, server }) => {
    const workspace = await api.workspace("offering");
    const model = await api.canvas(workspace, "support-model", "Digibussi");
    const offering = await api.canvas(workspace, "offering", fi("offering-title"));
    await host.goto(`${server.url}/fi/c/${model}?view=list`);
    const sheet = new Sheet(host);
    await sheet.ready();
    await host.getByLabel(fi("support-model-field-name")).first().fill("Digibussi");
    await host.getByRole("combobox", { name: fi("support-model-field-municipalities") }).fill("Loim");
    await host.getByRole("option", { name: "Loimaa", exact: true }).click();
    await sheet.expectSaved();
    const known = `${server.url}/c/${offering}/records?kind=support-model&q=Digibussi`;
    await expect.poll(async () => (await (await host.request.get(known)).json()).length).toBe(1);

    await host.goto(`${server.url}/fi/c/${offering}?view=list`);
    await sheet.ready();
    await unfold(host);
    await host.getByLabel(fi("offering-field-target")).first().fill("Loimaa ja Pöytyä");
    await host.getByLabel(fi("offering-column-title")).first().fill("Digibussi");
    await host.getByLabel(fi("offering-row-title")).first().fill("Nuoret");
    await host.getByRole("cell").getByRole("button", { pressed: false }).first().click();
    await sheet.dialog.getByRole("button", { name: fi("matrix-mark-save"), exact: true }).click();
    const gap = line(host, fi("insight-neighbours", { count: 1 })).getByRole("button");
    await expect(gap).toHaveText(fi("insight-missing", { name: "Nuoret", names: "Pöytyä" }));
    await expectAccessible(host);
    await gap.click();
    await expect(host.getByLabel(fi("offering-row-title")).first()).toBeFocused();
    await host.getByLabel(fi("offering-field-target")).first().fill("Loimaa");
    await expect(line(host, fi("insight-neighbours-none"))).toBeVisible();

    await host.route("**/gaps", (route) => route.abort());
    await host.getByLabel(fi("offering-field-target")).first().fill("Loimaa, Pöytyä");
    await expect(line(host, fi("insight-neighbours-unknown"))).toBeVisible();
  },
);

insights(
  "without script the insights stand below the guide, and with it only in their panel",
  async ({ open, browser }) => {
    const { page, sheet } = await open("offering", "list");
    await page.getByLabel(fi("offering-column-title")).first().fill("Torstaipaja");
    await page.getByLabel(fi("offering-row-title")).first().fill("Nuoret");
    await sheet.expectSaved();
    const storageState = await page.context().storageState();
    const bare = await browser.newContext({ storageState, javaScriptEnabled: false });
    const reader = await bare.newPage();
    await reader.goto(page.url());
    const said = reader.locator(".guide").getByRole("region", { name: fi("insight-title") });
    await expect(
      said.getByRole("listitem").filter({ hasText: fi("insight-gaps", { count: 1 }) }),
    ).toContainText("Nuoret");
    await bare.close();
    await page.reload();
    await sheet.ready();
    await expect(page.locator(".guide noscript")).toHaveCount(0);
    await unfold(page);
    await expect(line(page, fi("insight-gaps", { count: 1 }))).toHaveCount(1);
  },
);

test("development targets say how many interviews stand behind what was found", async ({ browser }) => {
  const server = await Server.startWithDemo();
  const { page, context } = await arrive(browser, "Esittely");
  const [email, password] = server.demonstrator;
  await signIn(page, server, email, password);
  const canvases = await (await Api.ofAddress(server, email)).canvases();
  const interview = canvases.find(({ kind }) => kind === "needs-map")?.id;
  await page.goto(`${server.url}/fi/c/${interview}/continue/stories-to-targets?to=new`);
  const story = page.getByRole("checkbox", { checked: true }).first();
  const name = (await story.locator("xpath=..").locator("span").first().textContent())?.trim() ?? "";
  await page.getByRole("button", { name: fi("flow-carry") }).click();
  const sheet = new Sheet(page);
  await sheet.ready();
  await page.goto(page.url().replace(/\?.*/, "?view=list"));
  await sheet.ready();
  await unfold(page);
  await expect(line(page, fi("insight-interviews", { number: 1 }))).toBeVisible();
  await line(page, fi("insight-backed")).getByRole("button", { name }).click();
  await expect(sheet.note(name)).toBeFocused();
  await expectAccessible(page);

  const workspace = await page.locator(".crumbs a").first().getAttribute("href");
  await expect(async () => {
    await page.goto(`${server.url}${workspace}/registry?kind=finding`);
    await page.getByRole("link", { name }).click({ timeout: 1_000 });
  }).toPass();
  const behind = page.locator("dl.facts div").filter({ hasText: fi("registry-interviews") });
  await expect(behind.locator("dd")).toHaveText("1");
  await expectAccessible(page);
  await context.close();
  await server.close();
});
