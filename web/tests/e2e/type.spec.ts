/** Pages for everybody are read by old eyes: large letters on a phone and on a desk, and nothing beside the page. */
import type { Page } from "@playwright/test";
import { expectLargeType, expectNoSideScroll } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { PHONE } from "./stage/workshop";

const NAMES = ["Poronkylän lainalaitepiste", "Poronkylän digituki"];
const WIDTHS = [320, PHONE.viewport.width, 1440];

const model = (name: string) => ({
  identifier: name,
  name,
  organisation: "Kirjasto Lakka",
  language: "fi",
  texts: { promise: `${name}: saat apua rauhassa.` },
  facets: {
    channels: ["on-site"],
    support_forms: ["general-support"],
    topics: ["travel-tickets"],
    price: ["free"],
  },
  municipalities: ["977"],
});

/** The page as it is read at every width. */
async function reads(page: Page, address: string): Promise<void> {
  await page.goto(address);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    await expectLargeType(page);
    await expectNoSideScroll(page);
  }
}

test("letters of pages for everybody are large", async ({ api, host: page, server }) => {
  const workspace = await api.workspace("Poronkylä");
  const pages: string[] = [];
  for (const name of NAMES) pages.push(await api.model(workspace, model(name)));
  const [first = "", second = ""] = pages.map((address) => address.split("/").at(-1) ?? "");
  await page.goto(`${server.url}/fi/search?q=poronkylän`);
  // Others on this server may be somewhere in a village too: these two have to be there.
  for (const name of NAMES) await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  const rests = [
    "",
    "search?q=poronkylän",
    "search/unmet",
    `support/${first}`,
    `compare?e=${first}&e=${second}`,
    "match",
    "match?line=ylivieska+lainalaite",
    "match?topics=travel-tickets&municipality=977",
    "alue",
    "alue/ylivieska",
    "coverage",
    "sanasto",
    "help/canvas",
  ];
  for (const rest of rests) await reads(page, `${server.url}/fi/${rest}`);
});
