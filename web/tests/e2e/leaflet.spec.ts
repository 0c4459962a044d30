/** What is taken along fits one sheet of paper, and what changed is read on a phone without scrolling sideways. */
import { expectUsable } from "./stage/eyes";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { PHONE } from "./stage/workshop";

/** An entry that says about as much as real ones do. It is given where no other test looks for support. */
const MODEL = {
  identifier: "open-hours",
  language: "fi",
  name: "Avoin opastusaika kirjastossa",
  organisation: "Kirjasto Lakka",
  contact: "Aikuisten tiski\n02 000 0000\nopastus@kirjasto.example",
  municipalities: ["297"],
  texts: {
    promise: "Saat apua puhelimen, tabletin ja tietokoneen käyttöön rauhassa, ilman ajanvarausta.",
    audience: "Kaikille, jotka haluavat oppia käyttämään laitteita ja digitaalisia palveluja.",
    activity:
      "Tule tiskille ja kerro, missä tarvitset apua.\nOpastaja istuu viereesi ja katsoo asiaa kanssasi.\n" +
      "Teet itse, ja opastaja neuvoo.\nSaat mukaasi ohjeen, jolla jatkat kotona.",
  },
  facets: {
    support_forms: ["informal", "general-support"],
    channels: ["on-site", "drop-in", "phone"],
    devices: ["smartphone", "tablet", "laptop"],
    topics: ["first-steps", "identification", "passwords"],
    languages: ["fi", "sv", "en"],
    price: ["free"],
  },
  places: ["Pääkirjasto", "Kylätalo"].map((name) => ({
    name,
    address: "Puijonkatu 100, Kuopio",
    hours: "maanantai–perjantai 9–16\nlauantai 10–14",
  })),
};

/** A service place that says all that a sheet tells of it, where no other test looks. */
const place = (name: string): Record<string, string> => ({
  name,
  municipality: "Kuopio",
  street: "Vanhan Rautatieaseman pohjoinen puistokäytävä 112 B, rappukäytävä 3, kolmas kerros",
  postal_code: "70110",
  phone: "02 000 0000",
  web: "https://kirjasto.example/palvelut/digituki/avoimet-opastusajat",
  way_in: "Sisäänkäynti on pihan puolella, kirjaston ja kahvilan välissä. Hissi on oven vieressä vasemmalla.",
  accessibility: "induction-loop",
  act: "save",
  line: "ma–pe 9–16, la 10–14",
});

/** How many pages a PDF of the browser has. */
const pages = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test("a leaflet is one page of paper", async ({ api, browser }) => {
  const url = await api.model(await api.workspace("Julkaisijat"), MODEL);
  const context = await browser.newContext({ locale: "fi-FI" });
  const page = await context.newPage();
  await page.goto(`${url.replace("/en/", "/fi/")}/leaflet`);
  await expect(page.getByText("Puijonkatu 100, Kuopio").first()).toBeVisible();
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(pages(paper)).toBe(1);
  await page.goto(`${url.replace("/en/", "/fi/")}`);
  const whole = await page.pdf({ preferCSSPageSize: true });
  expect(pages(whole), "pages are counted at all").toBeGreaterThan(1);
  await context.close();
});

test("a leaflet with three service places and long addresses is one page too", async ({
  api,
  browser,
  host,
  server,
}) => {
  const workspace = await api.workspace("Monen paikan julkaisijat");
  const made = ["Pääkirjasto", "Kylätalo", "Kansalaisopiston itäinen toimipiste"].map(async (name) => {
    const headers = { origin: server.url };
    const to = `${server.url}/fi/w/${workspace}/places`;
    const answer = await host.request.post(to, { form: place(name), headers });
    expect(new URL(answer.url()).pathname, await answer.text()).toMatch(/\/places\/[^/]+$/);
    return { name, place: new URL(answer.url()).pathname.split("/").at(-1) };
  });
  const places = await Promise.all(made);
  const url = await api.model(workspace, { ...MODEL, identifier: "three-places", places });
  const context = await browser.newContext({ locale: "fi-FI" });
  const page = await context.newPage();
  await page.goto(`${url.replace("/en/", "/fi/")}/leaflet`);
  for (const { name } of places) await expect(page.getByText(name, { exact: true })).toBeVisible();
  await expect(page.getByText(/rappukäytävä 3, kolmas kerros/)).toHaveCount(3);
  await expect(page.getByText("Sisäänkäynti on pihan puolella")).toHaveCount(3);
  expect(await page.getByText(fi("hours-differing")).count(), "told once of all").toBeLessThan(2);
  expect(pages(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  await context.close();
});

test("differences stand one under the other on a phone", async ({ api, browser }) => {
  const workspace = await api.workspace("Julkaisijat");
  await api.model(workspace, MODEL);
  const texts = { ...MODEL.texts, promise: "Saat apua heti." };
  const url = await api.model(workspace, { ...MODEL, texts, contact: "Tiski 02 000 0001" });
  const reader = await arrive(browser, "Lukija", PHONE);
  await reader.page.goto(`${url.replace("/en/", "/fi/")}/versions`);
  const row = reader.page.getByRole("row").filter({ hasText: fi("catalogue-part-promise") });
  const boxes = await Promise.all(
    [row.getByRole("rowheader"), row.locator("del"), row.locator("ins")].map((one) => one.boundingBox()),
  );
  const [part, before, after] = boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
  if (!part || !before || !after) throw new Error("a row has three parts");
  expect(part.y + part.height).toBeLessThanOrEqual(before.y);
  expect(before.y + before.height).toBeLessThanOrEqual(after.y);
  expect(Math.abs(before.x - after.x)).toBeLessThan(1);
  expect(after.x + after.width).toBeLessThanOrEqual(390);
  await expect(reader.page.getByText(fi("catalogue-contact-differs"), { exact: true })).toBeVisible();
  await expect(reader.page.getByText("02 000 0001")).toHaveCount(0);
  await expectUsable(reader.page);
  await reader.context.close();
});
