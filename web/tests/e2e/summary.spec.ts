/** A summary beside a canvas: begun by a button, written by two at once, read without a script. */
import type { Page } from "@playwright/test";
import type { Api } from "./stage/api";
import { complaints, expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive, join } from "./stage/people";
import { PlainClient } from "./stage/plain";
import type { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

const PHONE = { width: 390, height: 844 };
const CIRCLES = fi("actor-map-circles");

function box(page: Page, text: "seen" | "decided") {
  return page.getByRole("textbox", { name: fi(`summary-${text}`) });
}

/** The page on a phone, in every language. */
async function look(phone: Page, path: string, url: string): Promise<void> {
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    await phone.goto(`${url}/${lang}/${path}`);
    await expect(phone.getByRole("textbox")).toHaveCount(2);
    await expectAccessible(phone);
    await expectTargets(phone, ".btn, .input", 44);
    await phone.setViewportSize({ width: 320, height: 800 });
    await expectNoSideScroll(phone);
    await phone.setViewportSize(PHONE);
  }
}

/** An actor map with a circle, drawn by somebody who stays. */
async function circled(api: Api, server: Server) {
  const canvas = await api.canvas(await api.workspace("Kiteyttävät"), "actor-map", "Kartta");
  const code = await api.invite(canvas);
  const other = await PlainClient.join(server.url, canvas, await api.join(code, "Otso"));
  other.add("note-library", { zone: "municipality", kind: "actor", text: "Kirjasto Lakka", order: "a0" });
  other.circle("circle-strong", "Vahvat", ["note-library"]);
  await expect.poll(async () => (await api.read(canvas)).circles.length).toBe(1);
  return { canvas, code, other };
}

test("a summary is begun from the canvas and written by two at once", async ({
  api,
  browser,
  host,
  server,
}) => {
  test.slow();
  const { canvas, code, other } = await circled(api, server);
  const found = complaints(host, server.url);
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  await host.getByRole("button", { name: fi("bar-menu") }).click();
  await host.getByRole("link", { name: fi("summary-title"), exact: true }).click();
  await expect(host.getByRole("heading", { level: 1, name: fi("summary-title") })).toBeVisible();
  await host.getByRole("button", { name: fi("summary-begin"), exact: true }).click();
  await expect(host.getByText(fi("summary-begun"), { exact: true })).toBeVisible();
  const begun = `${CIRCLES}\n- Vahvat: Kirjasto Lakka`;
  await expect(box(host, "seen")).toHaveValue(begun);
  await expect(box(host, "seen")).toBeEditable();
  await expectAccessible(host);

  const helmi = await arrive(browser, "Helmi", { viewport: PHONE });
  await join(helmi, server.url, code);
  // It is open in every step.
  await api.settings(canvas, { step: "A", zones: "step" });
  await look(helmi.page, `c/${canvas}/summary`, server.url);
  await helmi.page.goto(`${server.url}/fi/c/${canvas}/summary`);
  await expect(box(helmi.page, "seen")).toBeEditable();
  await box(host, "seen").press("Control+Home");
  await box(helmi.page, "seen").press("Control+End");
  await Promise.all([
    box(host, "seen").pressSequentially("Aino sanoo tämän.\n"),
    box(helmi.page, "seen").pressSequentially("\nHelmi sanoo tämän."),
  ]);
  const both = `Aino sanoo tämän.\n${begun}\nHelmi sanoo tämän.`;
  for (const page of [host, helmi.page]) await expect(box(page, "seen")).toHaveValue(both);
  await expect(host.locator("#save")).toHaveText(fi("save-saved"));

  // One's own step goes back, the other's words stay.
  await box(host, "decided").fill("Kutsutaan kirjasto");
  await box(helmi.page, "seen").press("Control+z");
  await expect(box(helmi.page, "seen")).not.toHaveValue(/Helmi sanoo tämän\.$/);
  await expect(box(helmi.page, "seen")).toHaveValue(/^Aino sanoo tämän\./);
  await expect(box(helmi.page, "decided")).toHaveValue("Kutsutaan kirjasto");

  await api.settings(canvas, { zones: "all" });
  other.circle("circle-weak", "Heikot", ["note-library"]);
  await expect.poll(async () => (await api.read(canvas)).circles.length).toBe(2);
  await host.reload();
  await host.getByRole("button", { name: fi("summary-begin"), exact: true }).click();
  await expect(host.getByRole("heading", { name: fi("summary-more-title") })).toBeVisible();
  await expectAccessible(host);
  await host.getByRole("button", { name: fi("summary-more"), exact: true }).click();
  await expect(box(host, "seen")).toHaveValue(/^Aino sanoo tämän\.\n[\s\S]*\n- Heikot: Kirjasto Lakka$/);
  await expect(box(host, "decided")).toHaveValue("Kutsutaan kirjasto");

  await host.goto(`${server.url}/fi/c/${canvas}/results`);
  await host.getByRole("link", { name: fi("summary-open") }).click();
  await expect(box(host, "decided")).toHaveValue("Kutsutaan kirjasto");
  expect(found).toEqual([]);
  other.leave();
  await helmi.context.close();
});

test("a summary is read without a script, and read only by who looks on", async ({
  api,
  browser,
  host,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Lukijat"), "offering", "Tarjonta");
  const page = `${server.url}/fi/c/${canvas}/summary`;
  await host.goto(page);
  await expect(box(host, "decided")).toBeEditable();
  await box(host, "decided").fill("Päätettiin <b>jatkaa</b>");
  await expect(host.locator("#save")).toHaveText(fi("save-saved"));

  const onlooker = await arrive(browser, "Onni", { viewport: PHONE });
  await join(onlooker, server.url, await api.invite(canvas, "viewer"));
  await onlooker.page.goto(page);
  await expect(box(onlooker.page, "decided")).toHaveValue("Päätettiin <b>jatkaa</b>");
  await expect(box(onlooker.page, "decided")).not.toBeEditable();
  await expect(onlooker.page.getByRole("button", { name: fi("summary-begin") })).toHaveCount(0);
  await expectAccessible(onlooker.page);

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await onlooker.context.storageState(),
  });
  const reader = await plain.newPage();
  await reader.goto(page);
  await expect(reader.getByText("Päätettiin <b>jatkaa</b>")).toBeVisible();
  await plain.close();
  await onlooker.context.close();
});
