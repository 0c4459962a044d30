import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Sheet } from "./stage/canvas";
import { arrive } from "./stage/people";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const FOLDER = join(import.meta.dirname, "../../../docs/screenshots");

test("the demonstration opens as an actor map and as a list", async ({ browser }) => {
  const server = await Server.startWithDemo();
  const [, email = "", password = ""] =
    /sign in as (\S+) with the password (\S+)/.exec(server.log.join("\n")) ?? [];
  const { page, context } = await arrive(browser, "Esittely", { viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.url}/fi/sign-in`);
  const form = page
    .locator("form")
    .filter({ has: page.getByLabel(fi("accounts-password"), { exact: true }) });
  await form.getByLabel(fi("accounts-email")).fill(email);
  await form.getByLabel(fi("accounts-password")).fill(password);
  await form.getByRole("button", { name: fi("accounts-sign-in-do"), exact: true }).click();
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
