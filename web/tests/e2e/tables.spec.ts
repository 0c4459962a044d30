/** An import of 300 rows with seven bad ones is refused with seven clear lines, and accepted once they are mended. */
import type { Page } from "@playwright/test";
import { complaints, expectUsable } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi, words } from "./stage/words";

const ROWS = 300;
/** Rows on a page of what a workspace has published. */
const PAGE_ROWS = 50;
const HEAD = "Tunniste;Nimi;Organisaatio;Kunnat;Palvelulupaus;Aiheet;Paikka 1: nimi";

/** A row that says enough; the headings are row 1. */
function good(number: number): string[] {
  const name = number === 217 ? "Revontulipaja" : `Opastus ${number}`;
  return [`r-${number}`, name, "Kirjasto Lakka", "Loimaa", "Saat apua rauhassa.", "", "Pääkirjasto"];
}

/** What is wrong: row, column, and what stands there. */
const BAD: readonly (readonly [number, number, string])[] = [
  [12, 1, ""],
  [40, 3, "Loimma"],
  [77, 5, "alkemia"],
  [118, 0, "r-117"],
  [150, 2, ""],
  [203, 3, ""],
  [299, 1, "x".repeat(201)],
];
const CELLS = ["B12", "D40", "F77", "A118", "C150", "D203", "B299"];

function table(bad: typeof BAD): Buffer {
  const rows = Array.from({ length: ROWS }, (_, at) => good(at + 2));
  for (const [row, column, value] of bad) {
    const cells = rows[row - 2];
    if (cells) cells[column] = value;
  }
  return Buffer.from(`${HEAD}\r\n${rows.map((cells) => cells.join(";")).join("\r\n")}\r\n`, "utf8");
}

async function send(page: Page, buffer: Buffer): Promise<void> {
  const file = { name: "palvelut.csv", mimeType: "text/csv", buffer };
  await page.getByLabel(fi("tables-file"), { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: fi("tables-look"), exact: true }).click();
}

test("seven bad rows of 300 are told by their cells, and the mended table is brought", async ({
  api,
  host,
  server,
}) => {
  const workspace = await api.workspace("Taulukkoväki");
  const found = complaints(host, server.url);
  await host.goto(`${server.url}/fi/w/${workspace}/catalogue`);
  await host.getByRole("link", { name: fi("tables-title"), exact: true }).click();
  await expectUsable(host);

  await send(host, table(BAD));
  await expect(host.getByText(fi("tables-refused", { count: BAD.length }))).toBeVisible();
  await expect(host.locator("#faults tbody th")).toHaveText(CELLS);
  await expect(host.locator("#faults tbody tr").nth(1)).toContainText(fi("tables-near", { name: "Loimaa" }));
  await expect(host.getByRole("button", { name: fi("tables-bring-do"), exact: true })).toHaveCount(0);
  await expectUsable(host);

  await send(host, table([]));
  await expect(host.locator("#counts li").first()).toHaveText(fi("tables-count-new", { count: ROWS }));
  await expectUsable(host);
  await host.getByRole("button", { name: fi("tables-bring-do"), exact: true }).click();
  await expect(host.getByRole("status")).toContainText(fi("tables-count-new", { count: ROWS }));
  await expect(host.getByRole("heading", { level: 3 })).toHaveCount(PAGE_ROWS);
  await expectUsable(host);
  const pages = host.getByRole("navigation", { name: fi("support-pages"), exact: true });
  await pages.getByRole("link", { name: `${fi("catalogue-page")} 6`, exact: true }).click();
  await expect(host).toHaveURL(/page=6$/);
  await expect(host.getByRole("heading", { level: 3 })).toHaveCount(PAGE_ROWS);
  const choices = host.getByRole("navigation", { name: fi("catalogue-show"), exact: true });
  await choices.getByRole("link", { name: `${fi("catalogue-show-withdrawn")} 0`, exact: true }).click();
  await expect(host.getByText(fi("catalogue-show-none"), { exact: true })).toBeVisible();
  await expectUsable(host);
  // So many at once are read beside the first search, which tells it.
  await expect(async () => {
    await host.goto(`${server.url}/fi/search?q=revontulipaja`);
    expect(await host.locator(".hit h3").first().textContent({ timeout: 1_000 })).toBe("Revontulipaja");
  }).toPass();
  await expectUsable(host);

  // Brought again with one word changed, one entry changes.
  await host.goto(`${server.url}/fi/w/${workspace}/catalogue/bring`);
  await send(host, table([[30, 4, "Saat apua heti."]]));
  await expect(host.locator("#counts li").nth(1)).toHaveText(fi("tables-count-changed", { count: 1 }));
  await host.locator("details.card summary").click();
  await expect(host.locator("ins")).toHaveText("Saat apua heti.");
  await expectUsable(host);
  expect(found).toEqual([]);
  for (const lang of ["sv", "en"] as const) {
    await host.goto(`${server.url}/${lang}/w/${workspace}/catalogue/bring`);
    await expect(host.getByRole("heading", { level: 1 })).toHaveText(words(lang)("tables-title"));
    await expectUsable(host);
  }
});
