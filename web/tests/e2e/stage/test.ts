/** The tests' own `test`: a program that all share, with an administrator who leads. */
import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { Api } from "./api";
import { setUp } from "./people";
import { Server } from "./server";

export { expect } from "@playwright/test";

/** The name of who leads in every journey on the shared program. */
export const HOST = "Aino Aalto";

type House = {
  readonly server: Server;
  readonly api: Api;
  readonly state: Awaited<ReturnType<BrowserContext["storageState"]>>;
};
type Shared = { house: House };
type Own = {
  /** The shared program. */
  server: Server;
  /** The administrator's programs. */
  api: Api;
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
      await use({ server, state, api: await Api.of(server, HOST) });
      await server.close();
    },
    { scope: "worker" },
  ],
  server: async ({ house }, use) => {
    await use(house.server);
  },
  api: async ({ house }, use) => {
    await use(house.api);
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
