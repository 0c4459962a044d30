import type { Locator, Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { come, PHONE, send } from "./stage/workshop";

const WALL = { viewport: { width: 1920, height: 1080 } };

/** Makes a workshop of two canvases and begins it; gives its code. */
async function prepare(host: Page, home: string, workspace: string): Promise<string> {
  await host.goto(`${home}/fi/w/${workspace}/workshops/new`);
  await host.getByLabel(fi("workshop-title"), { exact: true }).fill("Seudun verkosto");
  await host.getByRole("button", { name: fi("workshop-create") }).click();
  const code = (await host.locator("p.code").first().textContent())?.trim() ?? "";
  const kind = host.getByLabel(fi("workshop-canvas"), { exact: true });
  await kind.selectOption("new:partner-map");
  await host.getByRole("button", { name: fi("workshop-canvas-add") }).click();
  await host.getByRole("link", { name: fi("workshop-lead"), exact: true }).click();
  return code;
}

const step = (host: Page): Locator => host.locator("#now-h");

async function next(host: Page, key: string): Promise<void> {
  await host.locator("#do-next").click();
  await expect(step(host)).toHaveText(fi(key));
}

/** The screen in every state is readable, and no wider than its wall or phone. */
async function look(screen: Page): Promise<void> {
  await expectAccessible(screen);
  await expectNoSideScroll(screen);
}

const SIZES = [
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
] as const;

/** A wall has no scroll: how to join is in sight at every usual size. */
async function seeHowToJoin(screen: Page): Promise<void> {
  for (const [width, height] of SIZES) {
    await screen.setViewportSize({ width, height });
    for (const part of [".wall-code", ".qr", ".wall-here"])
      await expect(screen.locator(part)).toBeInViewport({ ratio: 1 });
  }
}

/** The screen waits, and follows to the first step with a board. */
async function follow(host: Page, screen: Page, home: string): Promise<void> {
  const link = host.getByRole("link", { name: fi("workshop-projector") });
  await screen.goto(home + (await link.getAttribute("href")));
  await expect(screen.getByText(fi("screen-wait"))).toBeVisible();
  await look(screen);
  await next(host, "workshop-own-welcome");
  await expect(screen.locator(".wall-big")).toHaveText(fi("workshop-own-welcome"));
  await next(host, "actor-map-step-a");
  await expect(screen.getByRole("heading", { level: 1 })).toHaveText(fi("actor-map-step-a"));
  await expect(screen.locator("[data-zone=municipality]")).toBeVisible();
  await expect(screen.locator("[data-clock]")).toHaveText(/^\d\d:\d\d$/);
  await expect(screen.locator("main")).toHaveCount(1);
  await look(screen);
  await seeHowToJoin(screen);
}

/** A frozen picture stands still while a phone writes on, also after a reload; then everything is there. */
async function freeze(host: Page, screen: Page, phone: Page): Promise<void> {
  await send(phone, "municipality", "Kirjasto", "companion-send");
  await expect(screen.locator("#screen-root")).toContainText("Kirjasto");
  await host.getByRole("button", { name: fi("screen-freeze") }).click();
  await expect(screen.locator("#frozen")).toHaveText(fi("screen-frozen"));
  await send(phone, "municipality", "Kylätalo", "companion-send");
  await expect(host.locator("#live-notes")).toContainText("2");
  await screen.reload();
  await expect(screen.locator("#screen-root")).toContainText("Kirjasto");
  await expect(screen.locator("#screen-root")).not.toContainText("Kylätalo");
  await look(screen);
  await host.getByRole("button", { name: fi("screen-thaw") }).click();
  await expect(screen.locator("#frozen")).toHaveCount(0);
  await expect(screen.locator("#screen-root")).toContainText("Kylätalo");
}

/** One zone is shown large, and the whole board again. */
async function spotlight(host: Page, screen: Page): Promise<void> {
  const zone = fi("actor-map-zone-municipality");
  const choose = async (label: string) => {
    await host.getByLabel(fi("screen-zone")).selectOption({ label });
    await host.locator("#do-large").click();
  };
  await choose(zone);
  await expect(screen.locator("#large")).toContainText(zone);
  await expect(screen.locator("[data-zone=municipality]")).toHaveAttribute("data-large", "");
  const faded = screen.locator("[data-zone=state] .zone-head");
  await expect(faded).toHaveCSS("opacity", "0.18");
  await look(screen);
  await expectAccessible(host);
  await choose(fi("screen-whole"));
  await expect(screen.locator("#large")).toHaveCount(0);
  await expect(faded).toHaveCSS("opacity", "1");
}

test("the screen follows who leads, shows one zone large, and keeps its picture", async ({
  api,
  browser,
  host,
  server,
}) => {
  const found = [complaints(host, server.url)];
  const code = await prepare(host, server.url, await api.workspace("Tykkitila"));
  const [helmi, wall] = [await arrive(browser, "Helmi", PHONE), await arrive(browser, "Tykki", WALL)];
  await wall.context.addCookies(await host.context().cookies());
  found.push(complaints(helmi.page, server.url), complaints(wall.page, server.url));
  await come(helmi, server.url, code);
  await follow(host, wall.page, server.url);
  await freeze(host, wall.page, helmi.page);
  await spotlight(host, wall.page);
  const other = host.locator("#live-agenda li").filter({ hasText: fi("partner-map-step-a") });
  await other.getByRole("button").click();
  await expect(wall.page.getByRole("heading", { level: 1 })).toHaveText(fi("partner-map-step-a"));
  await expect(wall.page.locator("[data-zone=municipality]")).toHaveCount(0);
  await expect(wall.page.locator("[data-zone]").first()).toBeVisible();
  await wall.page.setViewportSize({ width: 390, height: 844 });
  await look(wall.page);
  expect(found.flat()).toEqual([]);
  for (const { context } of [helmi, wall]) await context.close();
});

test("notes wait for who leads, a call is heard on an open canvas, and a vote is told to phones", async ({
  api,
  browser,
  host,
  server,
}) => {
  const found = [complaints(host, server.url)];
  const code = await prepare(host, server.url, await api.workspace("Saapuneet"));
  const people = [await arrive(browser, "Helmi", PHONE), await arrive(browser, "Otso", PHONE)] as const;
  const [phone, writer] = [people[0].page, people[1].page];
  for (const one of people) {
    found.push(complaints(one.page, server.url));
    await come(one, server.url, code);
  }
  await next(host, "workshop-own-welcome");
  await next(host, "actor-map-step-a");
  await host.getByRole("radio", { name: fi("inbox-leaders"), exact: true }).check();
  await host.getByRole("button", { name: fi("workshop-rights-set") }).click();
  await expect(phone.locator("#promise")).toContainText(fi("inbox-leaders-promise"));
  await expectAccessible(phone);
  await send(phone, "municipality", "Digibussi", "inbox-send");
  await expect(phone.locator("#drafts")).toContainText(fi("inbox-waits"));
  const inbox = host.locator("#live-inbox");
  await expect(inbox).toContainText("Digibussi");
  await expect(inbox).toContainText("Helmi");
  await expectAccessible(host);
  await expectTargets(host, ".btn, .input", 44);
  await inbox.getByRole("combobox").selectOption({ label: fi("actor-map-zone-project") });
  await inbox.getByRole("button", { name: fi("inbox-take") }).click();
  await expect(inbox).not.toContainText("Digibussi");
  await expect(phone.locator("#drafts")).toContainText(fi("inbox-taken"));
  await send(phone, "municipality", "Ei tätä", "inbox-send");
  await inbox.getByRole("button", { name: fi("inbox-decline") }).click();
  await expect(phone.locator("#drafts")).toContainText(fi("inbox-declined"));
  await expectAccessible(phone);
  await writer.getByRole("link", { name: fi("workshop-open-canvas") }).tap();
  const project = writer.getByRole("region", { name: fi("actor-map-zone-project"), exact: true });
  await expect(project).toContainText("Digibussi");
  await host.getByRole("button", { name: fi("workshop-call") }).click();
  await expect(writer.locator("#call")).toContainText(fi("call-called"));
  await expectAccessible(writer);
  await writer
    .locator("#call")
    .getByRole("button", { name: fi("call-close") })
    .tap();
  await expect(writer.locator("#call .banner")).toHaveCount(0);
  const votes = host.locator("#live-notes").getByRole("link", { name: fi("bar-votes") });
  await votes.click();
  await host.getByLabel(fi("votes-question"), { exact: true }).fill("Mistä aloitamme?");
  await host.getByRole("button", { name: fi("votes-do-open") }).click();
  await expect(phone.locator("#do-vote")).toBeVisible();
  await host.getByRole("button", { name: fi("votes-close") }).click();
  await expect(phone.locator("#do-vote")).toHaveCount(0);
  expect(found.flat()).toEqual([]);
  for (const { context } of people) await context.close();
});
