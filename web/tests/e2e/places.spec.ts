/** Service places: written by a form without script, read on every screen. */
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

const PHONE = { width: 390, height: 844 };

/** A page in every language, in the dark too, and where it is narrowest. */
async function look(
  page: Page,
  url: string,
  path: string,
  langs: Lang[] = ["fi", "sv", "en"],
): Promise<void> {
  for (const lang of langs) {
    await page.goto(`${url}/${lang}/${path}`);
    await page.emulateMedia({ colorScheme: lang === "sv" ? "dark" : "light" });
    await expectAccessible(page);
    await expectTargets(page, ".btn, .input", 44);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSideScroll(page);
    await page.setViewportSize(PHONE);
  }
}

/** Fills in the form of a new place, wrong at first. */
async function write(host: Page): Promise<void> {
  await host.getByLabel(fi("place-municipality")).fill("Loimaa");
  await host.getByLabel(fi("place-street")).fill("Satakunnantie 1");
  await host.getByLabel(fi("place-line"), { exact: true }).fill("joka päivä 0–24, soita");
  await host.getByRole("button", { name: fi("place-fill") }).click();
  await expect(host.getByLabel(fi("place-line"), { exact: true })).toHaveAccessibleDescription(/soita/);
  await host.getByLabel(fi("place-line"), { exact: true }).fill("joka päivä 0–24");
  await host.getByRole("button", { name: fi("place-fill") }).click();
  await expect(host.getByLabel(fi("hours-day-6"))).toHaveValue("0–24");
  await host.getByRole("radio", { name: fi("place-holidays-as-usual") }).check();
  await host.getByRole("button", { name: fi("place-exception-add") }).click();
  await host.getByLabel(fi("place-exception-from")).fill("2199-12-24");
  await host.getByLabel(fi("place-exception-note")).fill("Remontti");
  await host.getByRole("button", { name: fi("place-season-add") }).click();
  await host.getByLabel(fi("place-season-from")).fill("1.6.");
  await host.getByRole("button", { name: fi("save") }).click();
  for (const wrong of ["place-name-empty", "hours-season-endless"]) {
    await expect(host.getByRole("link", { name: fi(wrong) })).toBeVisible();
  }
  await expectAccessible(host);
  await expect(host.getByLabel(fi("place-exception-note"))).toHaveValue("Remontti");
  await host.getByLabel(fi("place-season-from")).fill("");
  await host.getByLabel(fi("place-name"), { exact: true }).fill("Kirjasto Lakka");
  await host.getByRole("checkbox", { name: "Induktiosilmukka" }).check();
  await host.getByRole("button", { name: fi("save") }).click();
}

test("a place is written row by row, put right, and tells when it is open", async ({ api, host, server }) => {
  const workspace = await api.workspace("Paikkojen talo");
  const places = `w/${workspace}/places`;
  await host.setViewportSize(PHONE);
  await host.goto(`${server.url}/fi/w/${workspace}`);
  await host.getByRole("link", { name: fi("places-title") }).click();
  await expect(host.getByRole("heading", { name: fi("places-none") })).toBeVisible();
  await look(host, server.url, places, ["sv"]);

  await host.goto(`${server.url}/fi/${places}/new`);
  await write(host);
  await expect(host.getByRole("heading", { level: 1, name: "Kirjasto Lakka" })).toBeVisible();
  await expect(host.getByText(fi("hours-open-now"))).toBeVisible();
  await expect(host.getByText(fi("hours-always"))).toBeVisible();
  await expect(host.getByText("Satakunnantie 1, Loimaa")).toBeVisible();
  await expect(host.getByText("Induktiosilmukka")).toBeVisible();
  const place = new URL(host.url()).pathname.slice("/fi/".length);
  await look(host, server.url, place);
  await look(host, server.url, `${place}/edit`);
  await look(host, server.url, places);

  const url = await api.model(workspace, {
    name: "Avoin opastusaika",
    organisation: "Kirjasto Lakka",
    nationwide: true,
    texts: { promise: "Saat apua rauhassa." },
    places: [{ name: "Pääkirjasto", place: place.split("/").at(-1) }],
  });
  await look(host, server.url, new URL(url).pathname.slice("/fi/".length), ["sv", "fi"]);
  await expect(host.getByRole("heading", { name: fi("hours-always") })).toBeVisible();
  await expect(host.getByText("Induktiosilmukka")).toBeVisible();
  await look(host, server.url, `c/${await api.canvas(workspace, "support-model", "Opastus")}/publish`, [
    "fi",
  ]);
  await expect(host.getByRole("checkbox", { name: "Kirjasto Lakka" })).not.toBeChecked();

  await host.goto(`${server.url}/fi/${place}/edit`);
  await host.getByRole("link", { name: fi("place-remove-open") }).click();
  await expect(host.getByRole("link", { name: "Avoin opastusaika" })).toBeVisible();
  await look(host, server.url, `${place}/remove`, ["en", "sv", "fi"]);
  await host.getByRole("button", { name: fi("place-remove"), exact: true }).click();
  await expect(host.getByRole("heading", { name: fi("places-none") })).toBeVisible();
});
