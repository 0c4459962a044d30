/** The tests' own `test`: a program that all share, with an administrator who leads. */
import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { setUp } from "./people";
import { Server } from "./server";

export { expect } from "@playwright/test";

/** The name of who leads in every journey on the shared program. */
export const HOST = "Aino Aalto";

type House = { readonly server: Server; readonly state: Awaited<ReturnType<BrowserContext["storageState"]>> };
type Shared = { house: House };
type Own = {
  /** The shared program. */
  server: Server;
  /** A page of the administrator. */
  host: Page;
};

export const test = base.extend<Own, Shared>({
  house: [
    async ({ browser }, use) => {
      const server = await Server.start();
      const context = await browser.newContext();
      await setUp(await context.newPage(), server, HOST);
      const state = await context.storageState();
      await context.close();
      await use({ server, state });
      await server.close();
    },
    { scope: "worker" },
  ],
  server: async ({ house }, use) => {
    await use(house.server);
  },
  host: async ({ browser, house }, use) => {
    const context = await browser.newContext({
      storageState: house.state,
      locale: "fi-FI",
      timezoneId: "Europe/Helsinki",
      viewport: { width: 1440, height: 900 },
    });
    await use(await context.newPage());
    await context.close();
  },
});
