/** People and what they do over and over: come in, make, open, write. All by role and accessible name. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from "@playwright/test";
import type { Server } from "./server";
import { fi } from "./words";

export const PASSWORD = "kolme kuusta tuulessa";

/** A name that people see, with the person's own browser. */
export type Person = { readonly name: string; readonly context: BrowserContext; readonly page: Page };

/** Makes the administrator by the link that the program prints. Ends on the list of workspaces. */
export async function setUp(page: Page, server: Server, name: string): Promise<void> {
  await page.goto(await server.administratorLink);
  await fillPerson(page, name);
  await page.getByRole("button", { name: fi("accounts-set-up-do") }).click();
  await expect(page).toHaveURL(/\/fi\/w$/);
}

/** Makes an account of one's own. Ends on the list of workspaces. */
export async function register(page: Page, server: Server, name: string): Promise<void> {
  await page.goto(`${server.url}/fi/register`);
  await fillPerson(page, name);
  await page.getByRole("button", { name: fi("accounts-register-do") }).click();
  await expect(page).toHaveURL(/\/fi\/w$/);
}

/** Signs in. */
export async function signIn(page: Page, server: Server, email: string, password: string): Promise<void> {
  await page.goto(`${server.url}/fi/sign-in`);
  const form = page
    .locator("form")
    .filter({ has: page.getByLabel(fi("accounts-password"), { exact: true }) });
  await form.getByLabel(fi("accounts-email")).fill(email);
  await form.getByLabel(fi("accounts-password")).fill(password);
  await form.getByRole("button", { name: fi("accounts-sign-in-do"), exact: true }).click();
  await expect(page).toHaveURL(/\/fi\/w$/);
}

/** The address of somebody with this name. */
export function mailOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@example.org`;
}

async function fillPerson(page: Page, name: string): Promise<void> {
  await page.getByLabel(fi("accounts-name"), { exact: true }).fill(name);
  await page.getByLabel(fi("accounts-email"), { exact: true }).fill(mailOf(name));
  await page.getByLabel(fi("accounts-password-new"), { exact: true }).fill(PASSWORD);
}

/** Makes a workspace from the list of workspaces. Ends on its page. */
export async function makeWorkspace(page: Page, title: string): Promise<void> {
  await page.getByLabel(fi("workspace-title")).fill(title);
  await page.getByRole("button", { name: fi("workspace-make") }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Makes a canvas of a kind on its workspace's page. Ends on the canvas; gives its id. */
export async function makeCanvas(page: Page, kind: string, title: string): Promise<string> {
  const card = page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: fi(`${kind}-title`) }) });
  await card.locator("summary").click();
  await card.getByLabel(fi("canvas-name")).fill(title);
  await card.getByRole("button", { name: fi("canvas-make") }).click();
  await expect(page).toHaveURL(/\/fi\/c\/[\w-]+/);
  return idOf(page);
}

/** The id in the address of a canvas's page. */
export function idOf(page: Page): string {
  const [, id] = /\/c\/([\w-]+)/.exec(page.url()) ?? [];
  if (!id) throw new Error(`${page.url()} is no canvas`);
  return id;
}

/** Makes a code on the page of invitations of a canvas; gives it as shown. */
export async function invite(page: Page, server: Server, canvas: string): Promise<string> {
  await page.goto(`${server.url}/fi/c/${canvas}/invite`);
  await page.getByRole("button", { name: fi("invitations-create") }).click();
  const code = page.getByText(/^[A-Z0-9]{3}\s[A-Z0-9]{3}$/).first();
  await expect(code).toBeVisible();
  return (await code.textContent())?.trim() ?? "";
}

/** Opens a browser of one's own. */
export async function arrive(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ locale: "fi-FI", timezoneId: "Europe/Helsinki", ...options });
  return { name, context, page: await context.newPage() };
}

/** Joins by typing the code and a name on the join page. Ends on the canvas. */
export async function join({ page, name }: Person, home: string, code: string): Promise<void> {
  await page.goto(`${home}/fi/join`);
  await page.getByLabel(fi("invitations-code"), { exact: true }).fill(code);
  await page.getByLabel(fi("invitations-your-name"), { exact: true }).fill(name);
  await page.getByRole("button", { name: fi("invitations-join-do") }).click();
  await expect(page).toHaveURL(/\/fi\/c\//);
}
