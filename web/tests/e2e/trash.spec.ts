/** The trash: a canvas and a workspace are thrown away, brought back, and deleted for good by typing a name. */
import type { Page } from "@playwright/test";
import { about } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const PHONE = { width: 320, height: 720 };

async function look(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await expectTargets(page, "main .btn, main .input", 44);
}

test("a canvas is thrown away, brought back, and deleted for good", async ({ api, host, server }) => {
  const workspace = await api.workspace("Roskakorin talo");
  const canvas = await api.canvas(workspace, "actor-map", "Turha kartta");
  const [home, page] = [`${server.url}/fi/w/${workspace}`, `${server.url}/fi/c/${canvas}`];
  await host.setViewportSize(PHONE);
  await host.goto(`${page}/settings`);
  await host.getByRole("button", { name: fi("canvas-delete") }).click();
  await expect(host.getByText(fi("trash-thrown"), { exact: true })).toBeVisible();
  await look(host);
  expect((await host.request.get(page)).status()).toBe(404);
  await host.getByRole("button", { name: about(fi("trash-restore"), "Turha kartta") }).click();
  await expect(host).toHaveURL(page);

  await host.goto(`${page}/settings`);
  await host.getByRole("button", { name: fi("canvas-delete") }).click();
  await host.goto(home);
  await look(host);
  await host.getByRole("link", { name: fi("trash-open", { count: 1 }) }).click();
  await host.getByRole("link", { name: about(fi("trash-end"), "Turha kartta") }).click();
  await expect(host.getByText(fi("trash-end-canvas"))).toBeVisible();
  const end = host.url();
  await look(host);
  await host.getByLabel(fi("trash-end-name"), { exact: true }).fill("Väärä nimi");
  await host.getByRole("button", { name: fi("trash-end-do") }).click();
  await expect(host.getByText(fi("trash-end-name-wrong"))).toBeVisible();
  await look(host);
  await host.getByLabel(fi("trash-end-name"), { exact: true }).fill("Turha kartta");
  await host.getByRole("button", { name: fi("trash-end-do") }).click();
  await expect(host.getByText(fi("trash-ended"), { exact: true })).toBeVisible();
  await expect(host.getByText(fi("trash-none"))).toBeVisible();
  await look(host);
  await host.goto(end);
  await expect(host.getByText(fi("error-not-found"))).toBeVisible();
});

test("a workspace is thrown away from its settings and found on the list", async ({ api, host, server }) => {
  const workspace = await api.workspace("Väistyvä talo");
  await api.canvas(workspace, "actor-map", "Kartta");
  const home = `${server.url}/fi/w/${workspace}`;
  await host.setViewportSize(PHONE);
  await host.goto(`${home}/settings`);
  await host.getByRole("link", { name: fi("workspace-delete") }).click();
  await expect(host.getByText(fi("workspace-delete-what"))).toBeVisible();
  await look(host);
  await host.getByRole("button", { name: fi("workspace-delete-do") }).click();
  await expect(host.getByText(fi("workspace-thrown"), { exact: true })).toBeVisible();
  await look(host);
  expect((await host.request.get(home)).status()).toBe(404);
  await host.goto(`${server.url}/fi/w`);
  await host.getByRole("link", { name: fi("trash-open", { count: 1 }) }).click();
  await host.getByRole("button", { name: about(fi("trash-restore"), "Väistyvä talo") }).click();
  await expect(host.getByRole("heading", { level: 1, name: "Väistyvä talo" })).toBeVisible();
  await expect(host.getByRole("link", { name: "Kartta", exact: true })).toBeVisible();

  await host.goto(`${home}/delete`);
  await host.getByRole("button", { name: fi("workspace-delete-do") }).click();
  await host.getByRole("link", { name: about(fi("trash-end"), "Väistyvä talo") }).click();
  await look(host);
  await host.getByLabel(fi("trash-end-name"), { exact: true }).fill("väistyvä talo");
  await host.getByRole("button", { name: fi("trash-end-do") }).click();
  await expect(host.getByText(fi("workspace-ended"), { exact: true })).toBeVisible();
  await look(host);
});
