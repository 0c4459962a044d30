/** Passkeys in a real browser, whose device is Chromium's own: added, used, renamed, removed; cancelled and refused. */
import { test as base, type CDPSession, expect, type Page } from "@playwright/test";
import { complaints, expectFocusSeen, lookOver } from "./stage/eyes";
import { arrive, mailOf, PASSWORD, register, signIn } from "./stage/people";
import { Server } from "./stage/server";
import { fi } from "./stage/words";

const test = base.extend<{ server: Server }, { house: Server }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures here
    async ({}, use) => {
      const server = await Server.startAsLocalhost();
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  server: async ({ house }, use) => use(house),
});

/** A phone or computer that keeps passkeys and asks its owner for a finger. */
class Device {
  readonly #cdp: CDPSession;
  readonly #id: string;

  private constructor(cdp: CDPSession, id: string) {
    this.#cdp = cdp;
    this.#id = id;
  }

  static async of(page: Page): Promise<Device> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(cdp, authenticatorId);
  }

  /** Whether its owner touches it when it asks. */
  async isTouched(enabled: boolean): Promise<void> {
    await this.#cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: this.#id, enabled });
  }

  /** Whether the finger is the owner's. */
  async isOwners(isUserVerified: boolean): Promise<void> {
    await this.#cdp.send("WebAuthn.setUserVerified", { authenticatorId: this.#id, isUserVerified });
  }

  /** How often each of its passkeys was used. */
  async counters(): Promise<number[]> {
    const { credentials } = await this.#cdp.send("WebAuthn.getCredentials", { authenticatorId: this.#id });
    return credentials.map(({ signCount }) => signCount);
  }
}

const said = (page: Page) => page.locator("#passkey-said");
const door = (page: Page) => page.getByRole("button", { name: fi("passkeys-sign-in") });

/** Adds a passkey on the account's page. */
async function add(page: Page, server: Server, name: string): Promise<void> {
  await page.goto(`${server.url}/fi/account`);
  await page.getByLabel(fi("passkeys-name"), { exact: true }).last().fill(name);
  await page.getByRole("button", { name: fi("passkeys-add") }).click();
  await expect(said(page)).toHaveText(fi("passkeys-added"));
  await expect(page.locator("#passkey-list").getByText(name, { exact: true }).first()).toBeVisible();
}

/** The browser offers no passkeys by itself any more: only the button asks for one, however fast the owner's finger is. */
async function offersNone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}

async function signOut(page: Page, server: Server): Promise<void> {
  await page.goto(`${server.url}/fi/account`);
  await page.getByRole("button", { name: fi("shell-sign-out"), exact: true }).click();
  await expect(page.getByRole("link", { name: fi("shell-sign-in"), exact: true })).toBeVisible();
}

test("a passkey is added, opens the account, gets another name, and is removed", async ({
  browser,
  server,
}) => {
  const name = "Aino Aalto";
  const { page, context } = await arrive(browser, name);
  const found = complaints(page, server.url);
  const device = await Device.of(page);
  await register(page, server, name);
  await add(page, server, "Työpuhelin");
  expect(await device.counters()).toHaveLength(1);
  await lookOver(page);

  // The device finds out by itself that it has one.
  const again = page.getByLabel(fi("passkeys-name"), { exact: true }).last();
  await page.goto(`${server.url}/fi/account`);
  await again.fill("Sama puhelin");
  await page.getByRole("button", { name: fi("passkeys-add") }).click();
  await expect(said(page)).toHaveText(fi("passkeys-known"));
  await expect(again).toHaveValue("Sama puhelin");

  await signOut(page, server);
  await device.isTouched(false);
  await page.goto(`${server.url}/fi/account`);
  await page
    .getByRole("main")
    .getByRole("link", { name: fi("accounts-to-sign-in") })
    .click();
  await expect(door(page)).toBeVisible();
  await lookOver(page);
  await offersNone(page);
  await device.isTouched(true);
  await page.goto(`${server.url}/fi/sign-in?next=/fi/account`);
  await door(page).click();
  await expect(page).toHaveURL(/\/fi\/account$/);
  await expect(page.getByText(mailOf(name))).toBeVisible();
  const list = page.locator("#passkey-list");
  await expect(list.getByText(fi("passkeys-used"))).toBeVisible();

  await list.getByText(fi("passkeys-rename")).click();
  await list.getByLabel(fi("passkeys-name")).fill("Vastaanoton puhelin");
  await list.getByRole("button", { name: fi("accounts-save") }).click();
  await expect(list.getByText("Vastaanoton puhelin", { exact: true })).toBeVisible();
  await list.getByRole("button", { name: fi("passkeys-remove") }).click();
  await expect(list.getByRole("listitem")).toHaveCount(0);

  await signOut(page, server);
  await page.goto(`${server.url}/fi/sign-in`);
  await door(page).click();
  await expect(said(page)).toHaveText(fi("passkeys-wrong"));
  await expectFocusSeen(page);
  await page.goto(`${server.url}/fi/account`);
  await expect(page.getByText(fi("error-sign-in-first"))).toBeVisible();
  expect(found.filter((one) => !one.includes("40"))).toEqual([]);
  await context.close();
});

test("a browser that offers passkeys by itself does so in the field for the address", async ({
  browser,
  server,
}) => {
  const name = "Kaisla Koski";
  const { page, context } = await arrive(browser, name);
  await Device.of(page);
  await register(page, server, name);
  await add(page, server, "Puhelin");
  await signOut(page, server);
  // The owner touches the device at once; nothing else is pressed.
  await page.goto(`${server.url}/fi/sign-in?next=/fi/account`);
  await expect(page).toHaveURL(/\/fi\/account$/);
  await expect(page.getByText(mailOf(name))).toBeVisible();
  await context.close();
});

test("who cancels is told of no fault and can try again", async ({ browser, server }) => {
  const name = "Otso Orava";
  const { page, context } = await arrive(browser, name);
  const device = await Device.of(page);
  await register(page, server, name);
  await page.goto(`${server.url}/fi/account`);
  await device.isOwners(false);
  const button = page.getByRole("button", { name: fi("passkeys-add") });
  const label = page.getByLabel(fi("passkeys-name"), { exact: true });
  await label.fill("Tabletti");
  const begun = page.waitForResponse(/passkeys\/begin$/);
  await button.click();
  await begun;
  await expect(said(page)).toHaveText("");
  await expect(label).toHaveValue("Tabletti");
  await device.isOwners(true);
  await button.click();
  await expect(said(page)).toHaveText(fi("passkeys-added"));
  await expect(label.last()).toHaveValue("");
  await context.close();
});

test("an old sign-in is no proof: the password is asked for", async ({ browser, server }) => {
  const name = "Venla Virta";
  const { page, context } = await arrive(browser, name);
  await Device.of(page);
  await register(page, server, name);
  await page.goto(`${server.url}/fi/account`);
  await server.signInsAge();
  // A page from before says what to do.
  await page.getByLabel(fi("passkeys-name"), { exact: true }).fill("Läppäri");
  await page.getByRole("button", { name: fi("passkeys-add") }).click();
  await expect(said(page)).toHaveText(fi("passkeys-anew"));

  await page.reload();
  const password = page.getByLabel(fi("passkeys-password"));
  await page.getByLabel(fi("passkeys-name"), { exact: true }).fill("Läppäri");
  await password.fill("aivan jokin muu");
  await page.getByRole("button", { name: fi("passkeys-add") }).click();
  await expect(said(page)).toHaveText(fi("accounts-password-wrong"));
  await expect(password).toBeFocused();
  await password.fill(PASSWORD);
  await page.getByRole("button", { name: fi("passkeys-add") }).click();
  await expect(said(page)).toHaveText(fi("passkeys-added"));
  await context.close();
});

test("without scripts, or without passkeys in the browser, the page says so", async ({ browser, server }) => {
  const name = "Helmi Harju";
  const first = await arrive(browser, name);
  await register(first.page, server, name);
  await first.page.addInitScript(() => Reflect.deleteProperty(window, "PublicKeyCredential"));
  await first.page.goto(`${server.url}/fi/account`);
  await expect(first.page.getByText(fi("passkeys-unable"))).toBeVisible();
  await expect(first.page.getByRole("button", { name: fi("passkeys-add") })).toBeHidden();
  await lookOver(first.page);
  await first.context.close();

  const plain = await arrive(browser, name, { javaScriptEnabled: false });
  await plain.page.goto(`${server.url}/fi/sign-in`);
  await expect(door(plain.page)).toBeHidden();
  await signIn(plain.page, server, mailOf(name), PASSWORD);
  await plain.page.goto(`${server.url}/fi/account`);
  await expect(plain.page.getByText(fi("passkeys-no-script"))).toBeVisible();
  await expect(plain.page.getByRole("button", { name: fi("passkeys-add") })).toBeHidden();
  await plain.context.close();
});
