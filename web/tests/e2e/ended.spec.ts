/** Support that has ended: its page says so and leads on, and sends nobody there. */
import { expectUsable } from "./stage/eyes";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { PHONE } from "./stage/workshop";

/** Given where no other test looks for support. */
const MODEL = {
  identifier: "ended-hours",
  language: "fi",
  name: "Etäopastus kotiin",
  organisation: "Kirjasto Lakka",
  contact: "Aikuisten tiski\n02 000 0000\nopastus@kirjasto.example",
  municipalities: ["297"],
  texts: { promise: "Saat apua puhelimen ja tietokoneen käyttöön kotiisi." },
  facets: { support_forms: ["general-support"], topics: ["first-steps"] },
  places: [{ name: "Kylätalo", address: "Puijonkatu 100, Kuopio", hours: "maanantai–perjantai 9–16" }],
};

test("what has ended says so at once, leads to something alike and sends nobody there", async ({
  api,
  browser,
}, info) => {
  const workspace = await api.workspace("Julkaisijat");
  await api.model(workspace, MODEL);
  const url = await api.model(workspace, { ...MODEL, life_cycle: "ended" });
  const address = url.replace("/en/", "/fi/");
  for (const seen of [PHONE, { viewport: { width: 1440, height: 900 } }]) {
    const reader = await arrive(browser, "Lukija", seen);
    await reader.page.goto(`${address}/leaflet`);
    await expect(reader.page).toHaveURL(address);
    const told = reader.page.getByText(fi("support-is-ended"));
    await expect(told).toBeInViewport();
    await expect(reader.page.locator("a[href^='tel:']")).toHaveCount(0);
    for (const gone of ["support-along", "support-print", "support-contact"])
      await expect(reader.page.getByText(fi(gone), { exact: true })).toHaveCount(0);
    await expect(reader.page.getByText("maanantai–perjantai")).toHaveCount(0);
    await expectUsable(reader.page);
    await reader.page.screenshot({
      path: info.outputPath(`ended-${seen.viewport.width}.png`),
      fullPage: true,
    });
    await reader.page.getByRole("link", { name: fi("support-ended-alike") }).click();
    await expect(reader.page).toHaveURL(/\/fi\/search\?area=municipality%3A297&topics=first-steps/);
    await reader.page.screenshot({ path: info.outputPath(`alike-${seen.viewport.width}.png`) });
    await reader.context.close();
  }
});
