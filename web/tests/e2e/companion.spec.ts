import type { Locator, Page } from "@playwright/test";
import { complaints, expectAccessible } from "./stage/eyes";
import { Keyboard } from "./stage/keyboard";
import { arrive, type Person } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { come, look, PHONE } from "./stage/workshop";

const LANGUAGES = ["fi", "sv", "en"];

/** Makes a workshop and moves to its first step that opens zones; gives its code. */
async function prepare(host: Page, home: string, workspace: string): Promise<string> {
  await host.goto(`${home}/fi/w/${workspace}/workshops/new`);
  await host.getByLabel(fi("workshop-title"), { exact: true }).fill("Seudun verkosto");
  await host.getByRole("button", { name: fi("workshop-create") }).click();
  const code = (await host.locator("p.code").first().textContent())?.trim() ?? "";
  await host.getByRole("link", { name: fi("workshop-lead"), exact: true }).click();
  for (const step of ["workshop-own-welcome", "actor-map-step-a"]) {
    await host.locator("#do-next").click();
    await expect(host.locator("#now-h")).toHaveText(fi(step));
  }
  return code;
}

const zone = (page: Page, slug: string): Locator =>
  page.getByRole("radio", { name: fi(`actor-map-zone-${slug}`) });
const name = (page: Page): Locator => page.getByLabel(fi("actor-map-note-actor"), { exact: true });
const mine = (page: Page): Locator => page.locator("#live-mine");

/** Writes a note with a finger and sends it. */
async function send(page: Page, slug: string, words: string): Promise<void> {
  await name(page).fill(words);
  await zone(page, slug).tap();
  await page.getByRole("button", { name: fi("companion-send") }).tap();
}

/** A note without its place is kept; with it, it comes and the form is empty again. */
async function writeOpenly(phone: Page): Promise<void> {
  await look(phone);
  await name(phone).fill("Verkkoseniorit");
  await phone.getByRole("button", { name: fi("companion-send") }).tap();
  await expect(phone.locator("#note-zone-error")).toHaveText(fi("companion-zone-empty"));
  await expect(name(phone)).toHaveValue("Verkkoseniorit");
  await look(phone);
  await zone(phone, "association").tap();
  await phone.getByRole("button", { name: fi("companion-send") }).tap();
  await expect(phone.locator("#sent")).toContainText("Verkkoseniorit");
  await expect(phone.locator("#sent")).toBeFocused();
  await expect(name(phone)).toHaveValue("");
  await expect(mine(phone)).toContainText("Verkkoseniorit");
  await look(phone);
}

/** The same with nothing but the keyboard, and the note goes to the bin. */
async function byKeyboard(phone: Page): Promise<void> {
  const keyboard = new Keyboard(phone);
  await keyboard.tabTo(name(phone));
  await phone.keyboard.type("Asukastupa");
  await keyboard.tabTo(zone(phone, "state"));
  await phone.keyboard.press("ArrowDown");
  await expect(zone(phone, "municipality")).toBeChecked();
  await keyboard.tabTo(phone.getByRole("button", { name: fi("companion-send") }));
  await phone.keyboard.press("Enter");
  await expect(phone.locator("#sent")).toContainText("Asukastupa");
  await keyboard.tabTo(mine(phone).getByRole("button").filter({ hasText: "Asukastupa" }));
  await phone.keyboard.press("Enter");
  await expect(mine(phone)).not.toContainText("Asukastupa");
}

/** Without a network nothing that was written is lost, and it can be sent again. */
async function losesNetwork({ page, context }: Person): Promise<void> {
  await context.setOffline(true);
  await send(page, "company", "Puhelinkauppa");
  await expect(page.locator("#lost")).toHaveText(fi("workshop-said-unsent"));
  await expect(name(page)).toHaveValue("Puhelinkauppa");
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByRole("button", { name: fi("companion-send") }).tap();
  await expect(page.locator("#sent")).toContainText("Puhelinkauppa");
  await expect(page.locator("#lost")).toBeHidden();
  await expect(mine(page).getByRole("listitem").filter({ hasText: "Puhelinkauppa" })).toHaveCount(1);
}

/** Turns private writing on; nobody else sees a word until the reveal. */
async function writePrivately(host: Page, [helmi, otso]: readonly [Page, Page]): Promise<void> {
  const card = host.locator("#live-private");
  await card.getByText(fi("actor-map-step-a"), { exact: true }).click();
  await card
    .getByRole("radio", { name: fi("drafts-anonymous") })
    .first()
    .check();
  await card
    .getByRole("button", { name: fi("drafts-turn-on") })
    .first()
    .click();
  await expect(card).toContainText(`${fi("drafts-on")}: ${fi("drafts-anonymous")}`);
  await expectAccessible(host);
  for (const phone of [helmi, otso]) {
    await expect(phone.locator("#promise")).toContainText(fi("drafts-anonymous-promise"));
    await name(phone).fill(phone === helmi ? "Kirjaston digipiste" : "Kylätalo");
    await zone(phone, "municipality").tap();
    await phone.getByRole("button", { name: fi("drafts-send") }).tap();
    await expect(phone.locator("#sent")).toContainText(fi("drafts-sent"));
  }
  await look(helmi);
  await expect(helmi.locator("#drafts")).toContainText("Kirjaston digipiste");
  await expect(otso.locator("main")).not.toContainText("Kirjaston digipiste");
  await expect(card).toContainText(/^.*2 lappua odottaa/s);
  await expect(host.locator("main")).not.toContainText("Kirjaston digipiste");
  await card.getByRole("button", { name: fi("drafts-reveal") }).click();
  await expect(card.getByRole("button", { name: fi("drafts-reveal") })).toHaveCount(0);
  await expect(helmi.locator("#drafts")).toHaveCount(0);
  await expect(helmi.locator("#promise")).toHaveCount(0);
  await otso.getByRole("link", { name: fi("workshop-open-canvas") }).tap();
  await expect(otso.locator("main")).toContainText("Kirjaston digipiste");
}

test("two phones send notes, and write in private until the reveal", async ({
  api,
  browser,
  host,
  server,
}) => {
  const found = [complaints(host, server.url)];
  const code = await prepare(host, server.url, await api.workspace("Puhelimet"));
  const people = [await arrive(browser, "Helmi", PHONE), await arrive(browser, "Otso", PHONE)] as const;
  const [helmi, otso] = people;
  for (const person of people) {
    found.push(complaints(person.page, server.url));
    await come(person, server.url, code);
  }
  await writeOpenly(helmi.page);
  await send(otso.page, "company", "Kännykkänurkka");
  await expect(otso.page.locator("#sent")).toContainText("Kännykkänurkka");
  await expect(mine(otso.page)).not.toContainText("Verkkoseniorit");
  await byKeyboard(helmi.page);
  await writePrivately(host, [helmi.page, otso.page]);
  // A browser complains of a network that is away.
  const ilmo = await arrive(browser, "Ilmo", PHONE);
  await come(ilmo, server.url, code);
  await losesNetwork(ilmo);
  await ilmo.context.close();
  expect(found.flat()).toEqual([]);
  const place = new URL(helmi.page.url()).pathname;
  for (const language of LANGUAGES) {
    await helmi.page.goto(server.url + place.replace("/fi/", `/${language}/`));
    await expect(helmi.page.locator("#do-send")).toBeVisible();
    await expectAccessible(helmi.page);
  }
  for (const { context } of people) await context.close();
});
