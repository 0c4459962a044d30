/** A term of the glossary: added, given back when it is not whole, changed with a difference to see, and merged away. */
import { expectUsable } from "./stage/eyes";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

test("an editor adds a term, changes it and merges it, and everybody reads it at once", async ({
  browser,
  host,
  server,
}) => {
  const { page: reader, context } = await arrive(browser, "Ilta");
  await host.goto(`${server.url}/fi/edit/terms/glossary`);
  await host.getByLabel(fi("terms-name-fi")).fill("Digipaja");
  await host.getByLabel(fi("terms-name-sv")).fill("Digiverkstad");
  await host.getByRole("button", { name: fi("terms-add-do"), exact: true }).click();
  await expect(host.getByText(fi("terms-name-empty")).first()).toBeVisible();
  await expect(host.getByLabel(fi("terms-name-fi"))).toHaveValue("Digipaja");
  await host.getByLabel(fi("terms-name-en")).fill("Digital workshop");
  await host.getByRole("button", { name: fi("terms-add-do"), exact: true }).click();
  await expect(host.getByRole("heading", { level: 1, name: "Digipaja" })).toBeVisible();

  await reader.goto(`${server.url}/fi/sanasto/glossary`);
  await expect(reader.getByRole("link", { name: "Digipaja" })).toBeVisible();

  const edit = host.locator("form[action$='/edit']");
  await edit.getByLabel(fi("terms-name-fi")).fill("Digityöpaja");
  await edit.getByLabel(fi("terms-why")).fill("Puhutaan työpajoista.");
  await edit.getByRole("button", { name: fi("terms-edit-do") }).click();
  const changed = host.getByRole("listitem").filter({ hasText: "Puhutaan työpajoista." });
  await expect(changed.locator("del")).toContainText("Digipaja");
  await expect(changed.locator("ins")).toContainText("Digityöpaja");
  await expectUsable(host);

  const merge = host.locator("form[action$='/merge']");
  await merge.getByLabel(fi("terms-successor")).selectOption("drop-in");
  await merge.getByLabel(fi("terms-why")).fill("Sama asia.");
  await merge.getByRole("button", { name: fi("terms-merge-do") }).click();
  await expect(host.getByText(fi("terms-is-merged", { name: "Avoin neuvonta" })).first()).toBeVisible();
  await reader.goto(`${server.url}/fi/sanasto/glossary/digital-workshop`);
  await expect(reader.getByRole("heading", { level: 1, name: "Avoin neuvonta" })).toBeVisible();
  await context.close();
});

test("vocabularies are read by everybody in three languages", async ({ host, server }) => {
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    for (const path of ["sanasto", "sanasto/glossary", "sanasto/life-areas/housing"]) {
      await host.goto(`${server.url}/${lang}/${path}`);
      await expectUsable(host);
    }
  }
  for (const path of ["edit/terms", "edit/terms/life-areas", "edit/terms/life-areas/housing"]) {
    await host.goto(`${server.url}/fi/${path}`);
    await expectUsable(host);
  }
});

test("the page of an area is found by its name and says where help is", async ({ browser, server }) => {
  const { page, context } = await arrive(browser, "Ilta");
  await page.goto(`${server.url}/fi/alue`);
  await expectUsable(page);
  await page.getByLabel(fi("localities-type")).fill("Loimaa");
  await page.getByRole("button", { name: fi("localities-go") }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Digituki Loimaalla" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Pöytyä" })).toBeVisible();
  await expectUsable(page);
  for (const lang of ["sv", "en"] satisfies Lang[]) {
    await page.goto(`${server.url}/${lang}/alue/varsinais-suomi-maakunta`);
    await expectUsable(page);
  }
  await context.close();
});
