import type { Page } from "@playwright/test";
import { complaints } from "./stage/eyes";
import { Keyboard } from "./stage/keyboard";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { button, come, look, now, PHONE, press } from "./stage/workshop";

const [FIRST, SECOND, THIRD] = ["workshop-own-welcome", "actor-map-step-a", "actor-map-step-b"].map((key) =>
  fi(key),
) as [string, string, string];

/** Makes a workshop by a ready agenda and changes the order of its agenda; gives its code. */
async function prepare(host: Page, home: string, workspace: string): Promise<string> {
  await host.goto(`${home}/fi/w/${workspace}`);
  await press(host, host.getByRole("link", { name: fi("workshops-title"), exact: true }));
  await expect(host).toHaveURL(/\/workshops$/);
  await look(host);
  await press(host, host.getByRole("link", { name: fi("workshop-new") }));
  await expect(host).toHaveURL(/\/workshops\/new$/);
  await look(host);
  await new Keyboard(host).tabTo(host.getByLabel(fi("workshop-title"), { exact: true }));
  await host.keyboard.type("Seudun verkosto");
  await press(host, button(host, "workshop-create"));
  await expect(host).toHaveURL(/\/fi\/t\/[\w-]+\/prepare$/);
  await look(host);
  const steps = host.locator("#agenda").getByRole("heading", { level: 3 });
  await expect(steps.nth(1)).toHaveText(SECOND);
  await press(host, host.getByRole("button", { name: `${fi("workshop-item-down")}: 1. ${FIRST}` }));
  await expect(steps.nth(0)).toHaveText(SECOND);
  await press(host, host.getByRole("button", { name: `${fi("workshop-item-up")}: 2. ${FIRST}` }));
  await expect(steps.nth(0)).toHaveText(FIRST);
  return (await host.locator("p.code").first().textContent())?.trim() ?? "";
}

/** Begins; the participant says that they are ready. */
async function begin(host: Page, phone: Page): Promise<void> {
  await press(host, host.getByRole("link", { name: fi("workshop-lead"), exact: true }));
  await expect(host).toHaveURL(/\/lead$/);
  await expect(host.locator("#live-people")).toContainText("Helmi");
  await look(host);
  const next = host.locator("#do-next");
  await press(host, next);
  await expect(now(host).getByRole("heading")).toHaveText(FIRST);
  await expect(next).toBeFocused();
  await expect(now(phone)).toContainText(FIRST);
  await expect(phone.locator("#said")).toContainText(FIRST);
  await look(host);
  await phone.getByRole("button", { name: fi("workshop-ready"), exact: true }).tap();
  await expect(now(phone)).toContainText(fi("workshop-is-ready"));
  await expect(host.locator("#live-people")).toContainText(fi("workshop-ready-short"));
  await look(phone);
  await press(host, next);
  await expect(now(host).getByRole("heading")).toHaveText(SECOND);
  await expect(now(phone).getByRole("link", { name: fi("workshop-open-canvas") })).toBeVisible();
}

/** The timer stands still and grows; everybody is called, and nobody is moved. */
async function timeAndCall(host: Page, phone: Page): Promise<void> {
  await press(host, button(host, "workshop-timer-pause"));
  await expect(button(host, "workshop-timer-resume")).toBeFocused();
  await expect(now(host).locator("[data-clock]")).toHaveText(/^2[45]:\d\d$/);
  await press(host, button(host, "workshop-timer-longer"));
  await expect(now(host).locator("[data-clock]")).toHaveText(/^2[56]:\d\d$/);
  await expect(now(phone).locator("[data-clock]")).toHaveText(/^2[56]:\d\d$/);
  const place = phone.url();
  await press(host, button(host, "workshop-call"));
  await expect(phone.locator("#said")).toHaveText(fi("workshop-said-called"));
  await expect(now(phone)).toContainText(fi("workshop-said-called"));
  expect(phone.url()).toBe(place);
}

/** Goes on, back, and to a step that was done; then everybody rests. */
async function backAndForth(host: Page, phone: Page): Promise<void> {
  await press(host, host.locator("#do-next"));
  await expect(now(host).getByRole("heading")).toHaveText(THIRD);
  await press(host, host.locator("#do-back"));
  await expect(now(host).getByRole("heading")).toHaveText(SECOND);
  await expect(now(phone)).toContainText(SECOND);
  await press(
    host,
    host.getByRole("button", { name: new RegExp(`^${fi("workshop-item-again")}.*${FIRST}$`) }),
  );
  await expect(now(host).getByRole("heading")).toHaveText(FIRST);
  await expect(now(phone)).toContainText(FIRST);
  await new Keyboard(host).tabTo(host.getByRole("checkbox", { name: fi("workshop-pause") }));
  await host.keyboard.press("Space");
  await press(host, button(host, "workshop-rights-set"));
  await expect(now(phone)).toContainText(fi("workshop-said-paused"));
}

/** Ends, after a question, and opens again. */
async function endAndReopen(host: Page, phone: Page): Promise<void> {
  await press(host, host.getByRole("link", { name: fi("workshop-end") }));
  await expect(host.getByRole("heading", { level: 1 })).toHaveText(fi("workshop-end-title"));
  await look(host);
  await press(host, button(host, "workshop-end"));
  await expect(now(host)).toContainText(fi("workshop-is-closed"));
  await look(host);
  await expect(now(phone)).toContainText(fi("workshop-is-closed"));
  await look(phone);
  await press(host, button(host, "workshop-reopen"));
  await expect(now(phone)).not.toContainText(fi("workshop-is-closed"));
  // It goes on where it was left.
  await expect(now(host).getByRole("heading")).toHaveText(FIRST);
  await expect(now(phone)).toContainText(FIRST);
}

test("a workshop is prepared, joined by one code, led by keyboard, ended and opened again", async ({
  api,
  browser,
  host,
  server,
}) => {
  const found = [complaints(host, server.url)];
  const code = await prepare(host, server.url, await api.workspace("Työpajatila"));
  const helmi = await arrive(browser, "Helmi", PHONE);
  const phone = helmi.page;
  found.push(complaints(phone, server.url));
  await come(helmi, server.url, code);
  await expect(now(phone)).toContainText(fi("workshop-wait"));
  await look(phone);
  await begin(host, phone);
  await timeAndCall(host, phone);
  await backAndForth(host, phone);
  await endAndReopen(host, phone);
  expect(found.flat()).toEqual([]);
  await helmi.context.close();
});

test("everything works without a script", async ({ api, browser, house, server }) => {
  const workspace = await api.workspace("Ilman skriptiä");
  const lead = await arrive(browser, "Aino", { storageState: house.state, javaScriptEnabled: false });
  const { page } = lead;
  await page.goto(`${server.url}/fi/w/${workspace}/workshops/new`);
  await page.getByLabel(fi("workshop-title"), { exact: true }).fill("Hiljainen");
  await button(page, "workshop-create").click();
  const code = (await page.locator("p.code").first().textContent())?.trim() ?? "";
  const guest = await arrive(browser, "Otso", { ...PHONE, javaScriptEnabled: false });
  await come(guest, server.url, code);
  await page.getByRole("link", { name: fi("workshop-lead"), exact: true }).click();
  await page.locator("#do-next").click();
  await expect(now(page).getByRole("heading")).toHaveText(FIRST);
  await guest.page.reload();
  await expect(now(guest.page)).toContainText(FIRST);
  await guest.page.getByRole("button", { name: fi("workshop-ready") }).click();
  await expect(now(guest.page)).toContainText(fi("workshop-is-ready"));
  await page.reload();
  await expect(page.locator("#live-people")).toContainText(fi("workshop-ready-short"));
  await lead.context.close();
  await guest.context.close();
});
