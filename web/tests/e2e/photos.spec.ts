/** A photo of a paper canvas: brought, magnified, and typed into notes, by keyboard and on a phone. */
import type { Page } from "@playwright/test";
import { held } from "./stage/api";
import { expectAccessible, expectFocusSeen, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { Keyboard } from "./stage/keyboard";
import { arrive, join } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 800 };
const WIDE = { width: 1440, height: 900 };

/** A sheet with notes on it, as a camera would see it. */
async function photo(page: Page): Promise<Buffer> {
  const data = await page.evaluate(() => {
    const sheet = document.createElement("canvas");
    Object.assign(sheet, { width: 1600, height: 1200 });
    const pen = sheet.getContext("2d");
    if (!pen) return "";
    pen.fillStyle = "#f4f1ea";
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.font = "44px cursive";
    for (const [at, words] of ["Kirjasto", "Opisto", "Asukastupa", "Poliisi", "Kela"].entries()) {
      pen.fillStyle = at % 2 === 0 ? "#ffe27a" : "#a7e0c4";
      pen.fillRect(120 + at * 270, 160 + (at % 3) * 300, 240, 200);
      pen.fillStyle = "#222";
      pen.fillText(words, 135 + at * 270, 270 + (at % 3) * 300);
    }
    return sheet.toDataURL("image/jpeg").split(",")[1] ?? "";
  });
  return Buffer.from(data, "base64");
}

/** The page in every language and width. */
async function look(page: Page, path: string, url: string): Promise<void> {
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    await page.goto(`${url}/${lang}/${path}`);
    await expectAccessible(page);
    await expectTargets(page, ".btn, .input, summary", 44);
    await page.setViewportSize(NARROW);
    await expectNoSideScroll(page);
    await page.setViewportSize(PHONE);
    await expectNoSideScroll(page);
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.TUKIVERKKO_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Brings a photo and a file that is none. */
async function bring(host: Page): Promise<void> {
  const files = [
    { name: "pöytä.jpg", mimeType: "image/jpeg", buffer: await photo(host) },
    { name: "muistio.jpg", mimeType: "image/jpeg", buffer: Buffer.from("ei kuva") },
  ];
  await host.getByLabel(fi("photos-files")).setInputFiles(files);
  await host.getByRole("button", { name: fi("photos-do-add") }).click();
  await expect(host.getByRole("alert")).toContainText(`muistio.jpg: ${fi("photos-wrong-kind")}`);
  await expect(host.getByRole("status")).toBeVisible();
  await expectAccessible(host);
  const words = fi("photos-words", { count: 1 });
  await expect(host.getByRole("heading", { name: words })).toBeVisible();
  await host.getByText(fi("photos-change")).click();
  await expectAccessible(host);
  await shoot(host, "photos-1440");
}

/** Magnifies the photo and moves it, by keyboard alone. Gives its width and what it should be. */
async function magnify(host: Page): Promise<{ width: () => Promise<number>; whole: number }> {
  const view = host.getByRole("region", { name: fi("photos-view") });
  const picture = view.getByRole("img", { name: fi("photos-words", { count: 1 }) });
  const width = async () => (await picture.boundingBox())?.width ?? 0;
  const keyboard = new Keyboard(host);
  await keyboard.tabTo(host.getByRole("button", { name: fi("photos-zoom-in") }));
  const whole = await width();
  await keyboard.press("Enter", "Enter");
  await expect(host.getByRole("status")).toHaveText(fi("photos-zoom", { percent: 200 }));
  await expect.poll(width).toBeCloseTo(2 * whole, 0);
  await keyboard.tabTo(view);
  const scrolled = async () => await view.evaluate((box) => box.scrollLeft);
  const before = await scrolled();
  await keyboard.press("ArrowRight");
  await expect.poll(scrolled).toBeGreaterThan(before);
  return { width, whole };
}

/** Types two notes, by keyboard alone. */
async function type(host: Page): Promise<void> {
  const keyboard = new Keyboard(host);
  const place = host.getByLabel(fi("photos-place"));
  const text = host.getByRole("textbox", { name: fi("photos-text") });
  await keyboard.tabTo(text);
  await host.keyboard.type("Kirjasto");
  await keyboard.press("Enter");
  await expect(host.getByText(fi("photos-place-empty"))).toBeVisible();
  await expect(text).toHaveValue("Kirjasto");
  await expectAccessible(host);
  await place.focus();
  await host.keyboard.type(fi("actor-map-zone-municipality"));
  await keyboard.tabTo(text);
  for (const note of ["", "Opisto"]) {
    await host.keyboard.type(note);
    await keyboard.press("Enter");
    await expect(text).toHaveValue("");
    await expect(text).toBeFocused();
  }
  await expect(host.locator("#added")).toContainText("Opisto");
  await expectFocusSeen(host);
}

test("a photo is brought, magnified and typed into notes by keyboard", async ({
  api,
  browser,
  host,
  server,
}) => {
  test.slow();
  const workspace = await api.workspace("Paperilla");
  const canvas = await api.canvas(workspace, "actor-map", "Pöydän kartta");
  await host.setViewportSize(WIDE);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  await host.getByRole("button", { name: fi("bar-menu") }).click();
  await host.getByRole("link", { name: fi("photos-title") }).click();
  await expect(host.getByText(fi("photos-none"))).toBeVisible();
  await expectAccessible(host);
  await host.getByRole("button", { name: fi("photos-do-add") }).click();
  await expect(host.getByRole("alert")).toHaveText(fi("photos-none-chosen"));

  await bring(host);
  await host.getByRole("link", { name: fi("photos-type") }).click();
  const { width, whole } = await magnify(host);
  await type(host);
  const done = host.getByRole("region", { name: fi("photos-done") });
  await expect(done.getByRole("listitem")).toHaveText(["Kirjasto", "Opisto"]);
  await expect(done.getByRole("heading", { level: 3 })).toContainText("2");
  await expect.poll(width).toBeCloseTo(2 * whole, 0);
  await expectAccessible(host);
  await shoot(host, "typing-1440");
  expect(await held(api, canvas)).toBe(2);

  const helmi = await arrive(browser, "Helmi", { viewport: PHONE });
  await join(helmi, server.url, await api.invite(canvas));
  const typing = new URL(host.url()).pathname.replace("/fi/", "");
  await look(helmi.page, `c/${canvas}/photos`, server.url);
  await shoot(helmi.page, "photos-390");
  await look(helmi.page, typing, server.url);
  await helmi.page.getByRole("button", { name: "Zoom in" }).click();
  await shoot(helmi.page, "typing-390");
  await helmi.context.close();
});

test("a photo is typed into notes without a script", async ({ api, browser, host, server }) => {
  const workspace = await api.workspace("Ilman skriptiä");
  const canvas = await api.canvas(workspace, "actor-map", "Kartta");
  await host.goto(`${server.url}/fi/c/${canvas}/photos`);
  const file = { name: "a.jpg", mimeType: "image/jpeg", buffer: await photo(host) };
  await host.getByLabel(fi("photos-files")).setInputFiles(file);
  await host.getByRole("button", { name: fi("photos-do-add") }).click();
  await host.getByRole("link", { name: fi("photos-type") }).click();
  const path = host.url();
  const cookies = await host.context().cookies();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByRole("group", { name: fi("photos-tools") })).toBeHidden();
  await expect(page.getByRole("link", { name: fi("photos-full-size") })).toBeVisible();
  await page.getByLabel(fi("photos-place")).selectOption({ label: fi("actor-map-zone-state") });
  await page.getByRole("textbox", { name: fi("photos-text") }).fill("Poliisi");
  await page.getByRole("button", { name: fi("photos-add-note") }).click();
  await expect(page.locator("#added")).toContainText("Poliisi");
  await expect(page.getByLabel(fi("photos-place"))).toHaveValue("state");
  await context.close();
});
