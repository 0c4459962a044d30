import type { BrowserContext } from "@playwright/test";
import { Api } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { expectAccessible } from "./stage/eyes";
import { expectSameFirstDrawing, watchFirstDrawing } from "./stage/first";
import { arrive, signIn } from "./stage/people";
import { Server } from "./stage/server";
import { test as base, expect } from "./stage/test";

type Demo = {
  readonly server: Server;
  readonly state: Awaited<ReturnType<BrowserContext["storageState"]>>;
  readonly canvases: readonly { id: string; kind: string }[];
};

/** The demonstration: nine canvases that people have written on. */
const test = base.extend<object, { demo: Demo }>({
  demo: [
    async ({ browser }, use) => {
      const server = await Server.startWithDemo();
      const { page, context } = await arrive(browser, "Esittely");
      const [email, password] = server.demonstrator;
      await signIn(page, server, email, password);
      const state = await context.storageState();
      await context.close();
      await use({ server, state, canvases: await (await Api.ofAddress(server, email)).canvases() });
      await server.close();
    },
    { scope: "worker" },
  ],
});

/** Each language meets both themes, and so does each kind. */
const THEMES = ["light", "dark"] as const;

for (const [shift, lang] of (["fi", "sv", "en"] as const).entries())
  test(`all nine canvases are drawn as the server wrote them and can be used by everybody, in ${lang}`, async ({
    browser,
    demo,
  }) => {
    expect(new Set(demo.canvases.map(({ kind }) => kind)).size).toBe(9);
    const { page, context } = await arrive(browser, "Esittely", {
      storageState: demo.state,
      viewport: { width: 1440, height: 900 },
    });
    await watchFirstDrawing(page);
    for (const [at, { id }] of demo.canvases.entries()) {
      await page.emulateMedia({ colorScheme: THEMES[(at + shift) % 2] ?? "light", reducedMotion: "reduce" });
      await page.goto(`${demo.server.url}/${lang}/c/${id}?view=list`);
      await new Sheet(page).ready();
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expectSameFirstDrawing(page);
      await expectAccessible(page);
    }
    await context.close();
  });
