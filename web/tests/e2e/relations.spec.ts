/** An actor's page: its relations and where each comes from; one is added and removed by hand, without a script. */
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi, type Lang } from "./stage/words";

test("a relation is added and removed on an actor's page without a script", async ({
  browser,
  house,
  api,
  host,
  server,
}) => {
  const workspace = await api.workspace("Yhteydet");
  const city = await api.actor(workspace, "Satamakaupunki");
  await api.actor(workspace, "Lakan kirjasto");
  const at = (lang: Lang) => `${server.url}/${lang}/w/${workspace}/registry/${city}`;
  const context = await browser.newContext({ storageState: house.state, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at("fi"));
  await page.getByLabel(fi("relation-kind")).selectOption("funding-to");
  await page.getByLabel(fi("relation-other")).fill("Tuntematon");
  await page.getByRole("button", { name: fi("relation-add-do") }).click();
  await expect(page.getByText(fi("relation-other-unknown"))).toBeVisible();
  await expect(page.getByLabel(fi("relation-other"))).toHaveValue("Tuntematon");
  await page.getByLabel(fi("relation-other")).fill("Lakan kirjasto");
  await page.getByLabel(fi("relation-since")).fill("2024-05-01");
  await page.getByRole("button", { name: fi("relation-add-do") }).click();
  const tie = page.getByRole("listitem").filter({ hasText: fi("registry-by-hand") });
  await expect(tie).toContainText("Lakan kirjasto");
  await expect(tie).toContainText(fi("relation-since-day", { day: "1.5.2024" }));

  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    await host.goto(at(lang));
    await expect(host.getByRole("link", { name: "Lakan kirjasto" })).toBeVisible();
    await expectAccessible(host);
    await expectTargets(host, ".btn, .input", 44);
    const size = host.viewportSize();
    await host.setViewportSize({ width: 320, height: 800 });
    await expectNoSideScroll(host);
    if (size) await host.setViewportSize(size);
  }

  await tie.getByRole("button", { name: fi("relation-remove") }).click();
  await expect(tie).toHaveCount(0);
  await context.close();
});
