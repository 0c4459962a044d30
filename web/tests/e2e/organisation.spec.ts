/** Signing in by the organisation, with a real provider: in, linked, refused, rights that end, passwords off. */
import { test as base, expect, type Page } from "@playwright/test";
import { expectUsable } from "./stage/eyes";
import { Organisation } from "./stage/organisation";
import { arrive, mailOf, register } from "./stage/people";
import type { Server } from "./stage/server";
import { fi, words } from "./stage/words";

type House = { readonly organisation: Organisation; readonly server: Server };

const test = base.extend<House, { house: House }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures here
    async ({}, use) => {
      const organisation = await Organisation.start();
      const server = await organisation.installation();
      await use({ organisation, server });
      await server.close();
      await organisation.close();
    },
    { scope: "worker" },
  ],
  organisation: async ({ house }, use) => use(house.organisation),
  server: async ({ house }, use) => use(house.server),
});

function somebody(organisation: Organisation, name: string, groups: readonly string[] = []): string {
  const id = `id-${name}`;
  organisation.people.set(id, { email: mailOf(name), email_verified: true, name, groups });
  return id;
}

/** Presses the door and says who one is. */
async function come(page: Page, { organisation, server }: House, person: string): Promise<void> {
  await page.goto(`${server.url}/fi/sign-in`);
  await page.getByRole("link", { name: fi("accounts-organisation-do", { name: organisation.name }) }).click();
  await organisation.enter(page, person);
}

/** Where the program or the provider would lead, for who holds this browser's cookies. */
async function wayFrom(page: Page, address: string): Promise<URL> {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  return new URL(answer.headers().location ?? "", address);
}

test("who works for the organisation signs in there and comes back to the same account", async ({
  browser,
  organisation,
  server,
}) => {
  const venla = somebody(organisation, "Venla Virta");
  const { page, context } = await arrive(browser, "Venla Virta");
  for (const lang of ["fi", "sv", "en"] as const) {
    const t = words(lang);
    await page.goto(`${server.url}/${lang}/sign-in`);
    const door = t("accounts-organisation-do", { name: organisation.name });
    await expect(page.getByRole("link", { name: door })).toBeVisible();
    await expectUsable(page);
  }
  const backs: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/sign-in/organisation/back")) backs.push(request.url());
  });
  await come(page, { organisation, server }, venla);
  await expect(page).toHaveURL(/\/fi\/w$/);
  await expect(page.getByRole("link", { name: "Venla Virta" })).toBeVisible();

  // What was used is used: neither code nor state opens anything again, whatever stands beside it.
  const [back = ""] = backs;
  for (const address of [back, back.replace(/state=[^&]*/, "state=another")]) {
    await page.goto(address);
    await expect(page.getByText(fi("organisations-stale"))).toBeVisible();
  }
  await expectUsable(page);

  const again = await arrive(browser, "Venla Virta");
  await come(again.page, { organisation, server }, venla);
  await expect(again.page.getByRole("link", { name: "Venla Virta" })).toBeVisible();
  await again.context.close();
  await context.close();
});

test("an answer for another visit, or of another provider, opens nothing", async ({
  browser,
  organisation,
  server,
}) => {
  const otso = somebody(organisation, "Otso Orava");
  const { page, context } = await arrive(browser, "Otso Orava");
  await page.goto(`${server.url}/fi/sign-in`);
  const untrusted = page.getByText(fi("organisations-untrusted", { name: organisation.name }));
  const away = await wayFrom(page, `${server.url}/fi/sign-in/organisation`);
  away.searchParams.set("nonce", "of-another-visit");
  await page.goto(away.href);
  await organisation.enter(page, otso);
  await expect(untrusted).toBeVisible();

  // The provider knows the browser now and asks no more.
  const way = await wayFrom(page, `${server.url}/fi/sign-in/organisation`);
  const back = await wayFrom(page, way.href);
  expect(back.searchParams.get("iss")).toBe(organisation.issuer);
  back.searchParams.set("iss", "https://id.example");
  await page.goto(back.href);
  await expect(untrusted).toBeVisible();

  const verifier = await wayFrom(page, `${server.url}/fi/sign-in/organisation`);
  verifier.searchParams.set("code_challenge", "A".repeat(43));
  await page.goto(verifier.href);
  await expect(untrusted).toBeVisible();
  await page.goto(`${server.url}/fi/account`);
  await expect(page.getByText(fi("error-sign-in-first"))).toBeVisible();
  await context.close();
});

test("who cancels at the provider is told so, and can try again", async ({
  browser,
  organisation,
  server,
}) => {
  const { page, context } = await arrive(browser, "Helmi");
  await page.goto(`${server.url}/fi/sign-in/organisation`);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(fi("organisations-denied", { name: organisation.name }))).toBeVisible();
  await expectUsable(page);
  await page.getByRole("link", { name: fi("accounts-to-sign-in") }).click();
  await expect(page).toHaveURL(/\/fi\/sign-in$/);
  await context.close();
});

test("an account is linked from within it, never by its address", async ({
  browser,
  organisation,
  server,
}) => {
  const name = "Aamu Aho";
  const aamu = somebody(organisation, name);
  const owner = await arrive(browser, name);
  await register(owner.page, server, name);
  const comes = await arrive(browser, name);
  await come(comes.page, { organisation, server }, aamu);
  const taken = fi("organisations-taken", { email: mailOf(name) });
  await expect(comes.page.getByText(taken)).toBeVisible();
  await expectUsable(comes.page);

  const { page } = owner;
  await page.goto(`${server.url}/fi/account`);
  await page
    .getByRole("link", { name: fi("accounts-organisation-link", { name: organisation.name }) })
    .click();
  await expectUsable(page);
  await page.getByRole("button", { name: fi("organisations-link-do") }).click();
  await organisation.enter(page, aamu);
  const unlink = page.getByRole("button", { name: fi("organisations-unlink-do") });
  await expect(unlink).toBeVisible();
  await expect(page.getByText(mailOf(name))).toBeVisible();
  await expectUsable(page);

  await comes.page.goto(`${server.url}/fi/sign-in/organisation`);
  await expect(comes.page.getByRole("link", { name })).toBeVisible();
  await unlink.click();
  await expect(page.getByRole("button", { name: fi("organisations-link-do") })).toBeVisible();
  await comes.context.close();
  await owner.context.close();
});

test("an administrator's rights end when the organisation takes them", async ({
  browser,
  organisation,
  server,
}) => {
  const name = "Kaisla Koski";
  const kaisla = somebody(organisation, name, ["kaikki", "tuki-admins"]);
  const { page, context } = await arrive(browser, name);
  const trail = page.getByRole("link", { name: fi("audit-admin-title") });
  await come(page, { organisation, server }, kaisla);
  await page.goto(`${server.url}/fi/account`);
  await expect(trail).toBeVisible();
  somebody(organisation, name, ["kaikki"]);
  await page.goto(`${server.url}/fi/sign-in/organisation`);
  await page.goto(`${server.url}/fi/account`);
  await expect(page.getByRole("heading", { name: fi("accounts-account-title") })).toBeVisible();
  await expect(trail).toHaveCount(0);
  await context.close();
});

test("where passwords are off nobody is asked for one", async ({ browser }) => {
  const organisation = await Organisation.start();
  const server = await organisation.installation({ TUKIVERKKO_PASSWORD_SIGN_IN: "off" });
  const name = "Sade Salmi";
  const sade = somebody(organisation, name);
  const { page, context } = await arrive(browser, name);
  for (const lang of ["fi", "sv", "en"] as const) {
    await page.goto(`${server.url}/${lang}/sign-in`);
    await expect(page.locator("input[type=password]")).toHaveCount(0);
    await expectUsable(page);
    await page.goto(`${server.url}/${lang}/register`);
    await expect(page.getByText(words(lang)("accounts-password-off"))).toBeVisible();
    await expectUsable(page);
  }
  await come(page, { organisation, server }, sade);
  await page.goto(`${server.url}/fi/account`);
  await expect(page.locator("input[type=password]")).toHaveCount(0);
  // The command line lets in whom it wants.
  const stranger = await arrive(browser, name);
  await stranger.page.goto(await server.command("user", "link", "--email", mailOf(name)));
  await stranger.page.getByRole("button", { name: fi("accounts-sign-in-do") }).click();
  await expect(stranger.page.getByRole("link", { name })).toBeVisible();
  await stranger.context.close();
  await context.close();
  await server.close();
  await organisation.close();
});
