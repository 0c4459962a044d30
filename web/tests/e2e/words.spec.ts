/** The words of the search: one is looked up, tried, refused, kept and found by, and all of it is told afterwards. */
import { expectUsable } from "./stage/eyes";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

const MODEL = {
  identifier: "words-bike",
  name: "Sähköpyörän sovellus haltuun",
  organisation: "Pyöräpaja",
  language: "fi",
  texts: { promise: "Asennamme kännykkään sovelluksen ja opettelemme sen käytön." },
  nationwide: true,
};

test("an editor tries a word, keeps it, and it is found by at once", async ({
  browser,
  host,
  server,
  api,
}) => {
  await api.publish(await api.workspace("Pyöräpaja"), [MODEL]);
  await host.goto(`${server.url}/fi/edit/words`);
  await expectUsable(host);
  await host.getByLabel(fi("words-find"), { exact: true }).fill("älypuhelin");
  await host.getByRole("button", { name: fi("words-find-do"), exact: true }).click();
  await host.getByRole("link", { name: "älypuhelin", exact: true }).click();
  const words = host.getByLabel(fi("words-fi"), { exact: true });
  await expect(words).toHaveValue(/kännykkä/);
  const before = await words.inputValue();

  await words.fill(`${before}\nsalo`);
  await host.getByRole("button", { name: fi("words-save"), exact: true }).click();
  await expect(host.getByRole("alert")).toContainText(fi("words-place-named", { word: "salo" }));
  await expectUsable(host);

  await host.getByLabel(fi("words-fi"), { exact: true }).fill(`${before}\nränkylä`);
  await host.getByLabel(fi("words-queries")).fill("ränkylän sovellus");
  await host.getByRole("button", { name: fi("words-preview-do") }).click();
  const tried = host.getByRole("listitem").filter({ has: host.getByRole("heading", { name: "”ränkylä”" }) });
  await expect(tried).toContainText(MODEL.name);
  await expectUsable(host);

  await host.getByLabel(fi("words-why")).fill("Pyöräilijät sanovat näin.");
  await host.getByRole("button", { name: fi("words-save"), exact: true }).click();
  await expect(host.getByRole("status").filter({ hasText: fi("words-saved") })).toContainText("ränkylä");
  await expectUsable(host);
  await expect(host.getByRole("listitem").filter({ hasText: "Pyöräilijät" }).locator("ins")).toContainText(
    "ränkylä",
  );
  const { page: reader, context } = await arrive(browser, "Ilta");
  await reader.goto(`${server.url}/fi/search?q=ränkylä`);
  // Others on this server may describe telephones too: what counts is that the new word finds this one.
  await expect(reader.locator(".hit h3").filter({ hasText: MODEL.name })).toBeVisible();
  await context.close();

  await host.goto(`${server.url}/fi/edit/words/history`);
  await expect(host.getByText("Pyöräilijät sanovat näin.")).toBeVisible();
  await expectUsable(host);
});

test("every kind of word has its list and form in three languages", async ({ host, server }) => {
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    await host.goto(`${server.url}/${lang}/edit/words?kind=spoken`);
    await expectUsable(host);
  }
  for (const path of ["new/concept", "new/stem", "name/wifi"]) {
    await host.goto(`${server.url}/fi/edit/words/${path}`);
    await expectUsable(host);
  }
});
