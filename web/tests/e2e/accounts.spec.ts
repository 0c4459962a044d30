import { Sheet } from "./stage/canvas";
import { arrive, join, mailOf, PASSWORD } from "./stage/people";
import { expect, HOST, test } from "./stage/test";
import { fi } from "./stage/words";

test("who has an account signs in, is told of a wrong password, and signs out", async ({
  browser,
  server,
}) => {
  const { page, context } = await arrive(browser, HOST);
  await page.goto(`${server.url}/fi/sign-in`);
  const form = page
    .locator("form")
    .filter({ has: page.getByLabel(fi("accounts-password"), { exact: true }) });
  await form.getByLabel(fi("accounts-email")).fill(mailOf(HOST));
  await form.getByLabel(fi("accounts-password")).fill("aivan jokin muu");
  await form.getByRole("button", { name: fi("accounts-sign-in-do"), exact: true }).click();
  await expect(page.getByText(fi("accounts-sign-in-wrong")).last()).toBeVisible();
  await expect(form.getByLabel(fi("accounts-email"))).toHaveValue(mailOf(HOST));

  await form.getByLabel(fi("accounts-password")).fill(PASSWORD);
  await form.getByRole("button", { name: fi("accounts-sign-in-do"), exact: true }).click();
  await expect(page).toHaveURL(/\/fi\/w$/);
  await page.getByRole("link", { name: HOST }).click();
  await page.getByRole("button", { name: fi("shell-sign-out"), exact: true }).click();
  await expect(page.getByRole("link", { name: fi("shell-sign-in"), exact: true })).toBeVisible();
  await page.goto(`${server.url}/fi/account`);
  await expect(page.getByText(fi("error-sign-in-first"))).toBeVisible();
  await context.close();
});

test("who has forgotten the password gets the same answer whether the address is known or not", async ({
  browser,
  server,
}) => {
  const { page, context } = await arrive(browser, HOST);
  for (const address of [mailOf(HOST), "ei.ketaan@example.org"]) {
    await page.goto(`${server.url}/fi/sign-in`);
    await page.getByRole("link", { name: fi("accounts-forgot") }).click();
    await page.getByLabel(fi("accounts-email")).fill(address);
    await page.getByRole("button", { name: fi("accounts-forgot-do") }).click();
    await expect(page.getByRole("heading", { name: fi("accounts-mail-title") })).toBeVisible();
    await expect(page.getByText(fi("accounts-mail-lead"))).toBeVisible();
  }
  await context.close();
});

test("a wrong code says so and keeps what was typed", async ({ browser, server }) => {
  const { page, context } = await arrive(browser, "Helmi");
  await page.goto(`${server.url}/fi/join`);
  const code = page.getByLabel(fi("invitations-code"), { exact: true });
  const name = page.getByLabel(fi("invitations-your-name"), { exact: true });
  await code.fill("ZZZ 999");
  await name.fill("Helmi");
  await page.getByRole("button", { name: fi("invitations-join-do"), exact: true }).click();
  await expect(page.getByText(fi("invitations-code-wrong")).last()).toBeVisible();
  await expect(code).toHaveValue("ZZZ 999");
  await expect(name).toHaveValue("Helmi");
  await expect(code).toHaveAttribute("aria-invalid", "true");

  await code.fill("");
  await name.fill("");
  await page.getByRole("button", { name: fi("invitations-join-do"), exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(fi("invitations-code-empty"));
  await expect(page.getByRole("alert")).toContainText(fi("accounts-name-empty"));
  await context.close();
});

test("a code opens the canvas until it is taken out of use, and the same guest returns under the same name", async ({
  api,
  browser,
  host,
  server,
}) => {
  const workspace = await api.workspace("Ovien työtila");
  const canvas = await api.canvas(workspace, "actor-map", "Ovi");
  const code = await api.invite(canvas);
  const helmi = await arrive(browser, "Helmi");
  await join(helmi, server.url, code.toLowerCase().replace(" ", ""));
  const list = new Sheet(helmi.page).addButton(fi("actor-map-zone-state"));
  await expect(list).toBeEnabled();

  // The same browser comes back by the picture's address: nobody asks for the name again.
  await helmi.page.goto(`${server.url}/j/${code.replace(/\W/g, "")}`);
  await expect(
    helmi.page.getByText(fi("invitations-back-to", { title: "Ovi", name: "Helmi" })),
  ).toBeVisible();
  await helmi.page.getByRole("button", { name: fi("invitations-join-do"), exact: true }).click();
  await expect(list).toBeEnabled();

  await host.goto(`${server.url}/fi/c/${canvas}/invite`);
  await expect(host.getByRole("listitem").filter({ hasText: "Helmi" })).toHaveCount(1);
  // The day is asked for only once it is chosen.
  const day = host.getByLabel(fi("invitations-date"), { exact: true });
  await expect(day).toBeHidden();
  await host.getByRole("radio", { name: fi("invitations-expires-date"), exact: true }).check();
  await expect(day).toBeVisible();
  await host.getByRole("button", { name: fi("invitations-revoke") }).click();
  await expect(host.getByRole("button", { name: fi("invitations-revoke") })).toHaveCount(0);
  const late = await arrive(browser, "Otso");
  await late.page.goto(`${server.url}/fi/join`);
  await late.page.getByLabel(fi("invitations-code"), { exact: true }).fill(code);
  await late.page.getByLabel(fi("invitations-your-name"), { exact: true }).fill("Otso");
  await late.page.getByRole("button", { name: fi("invitations-join-do"), exact: true }).click();
  await expect(late.page.getByText(fi("invitations-code-revoked")).last()).toBeVisible();
  await expect(late.page.getByLabel(fi("invitations-your-name"), { exact: true })).toHaveValue("Otso");
  await late.context.close();
  await helmi.context.close();
});
