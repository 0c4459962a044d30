import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Sheet } from "./stage/canvas";
import { arrive, signIn } from "./stage/people";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const FOLDER = join(import.meta.dirname, "../../../docs/screenshots");

test("the demonstration opens as an actor map and as a list", async ({ browser }) => {
  const server = await Server.startWithDemo();
  const { page, context } = await arrive(browser, "Esittely", { viewport: { width: 1440, height: 900 } });
  await signIn(page, server, ...server.demonstrator);
  await page.getByRole("main").locator("a[href*='/fi/w/']").first().click();
  const map = page.getByRole("article").filter({ hasText: fi("actor-map-title") });
  await map.getByRole("heading", { level: 4 }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/fi\/c\//);
  const address = page.url().split("?")[0] ?? "";
  for (const [view, file] of [
    ["board", "actor-map.png"],
    ["list", "list.png"],
  ] as const) {
    await page.goto(`${address}?view=${view}`);
    await new Sheet(page).ready();
    await expect(page.locator(".note").first()).toBeVisible();
    if (process.env.UPDATE_SCREENSHOTS !== "1") continue;
    await mkdir(FOLDER, { recursive: true });
    await page.screenshot({ path: join(FOLDER, file) });
  }
  await context.close();
  await server.close();
});
