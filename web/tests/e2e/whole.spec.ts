/** A whole workshop: one leads with the keyboard alone, six come with their phones, a wall shows the board, and all that
 * was done is taken home and opened again by other programs. */
import type { Browser, Locator, Page } from "@playwright/test";
import { Board } from "./stage/board";
import { complaints, expectAccessible } from "./stage/eyes";
import { Keyboard } from "./stage/keyboard";
import { type Paper, readPaper } from "./stage/papers";
import { arrive, idOf, mailOf, type Person, register } from "./stage/people";
import type { Server } from "./stage/server";
import { openBook, saved } from "./stage/taken";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";
import { button, choose, come, look, now, PHONE, press, send, type } from "./stage/workshop";

const NAMES = ["Helmi", "Otso", "Väinö", "Tuuli", "Eevi", "Urho"] as const;
/** What each of the six writes, and where. */
const NOTES = [
  ["municipality", "Kirjasto Lakka"],
  ["municipality", "Jokivarren opisto"],
  ["association", "Verkkoseniorit"],
  ["company", "Kännykkänurkka"],
  ["state", "Palvelupiste Kuusi"],
  ["association", "Asukastupa Raitti"],
] as const;
const MUNICIPALITY = fi("actor-map-zone-municipality");
const STEP_A = fi("actor-map-step-a");
const STEP_B = fi("actor-map-step-b");
const QUESTION = "Mistä aloitamme?";
const CIRCLE = "Lähituki";
const ACTION = "Sovi yhteinen koulutus";
const SECOND = "Sanni Salo";
const WALL = { viewport: { width: 1920, height: 1080 } };

/** Prepares the workshop by a ready agenda; gives its code. */
async function prepare(host: Page, home: string, workspace: string): Promise<string> {
  await host.goto(`${home}/fi/w/${workspace}`);
  await press(host, host.getByRole("link", { name: fi("workshops-title"), exact: true }));
  await press(host, host.getByRole("link", { name: fi("workshop-new") }));
  await type(host, host.getByLabel(fi("workshop-title"), { exact: true }), "Seudun verkosto");
  await type(host, host.getByLabel(fi("workshop-aim"), { exact: true }), "Tunnemme toisemme");
  await press(host, button(host, "workshop-create"));
  await expect(host).toHaveURL(/\/fi\/t\/[\w-]+\/prepare$/);
  const code = (await host.locator("p.code").first().textContent())?.trim() ?? "";
  await press(host, host.getByRole("link", { name: fi("workshop-lead"), exact: true }));
  await expect(host).toHaveURL(/\/lead$/);
  return code;
}

/** All write alone, and nobody sees a word of the others before the reveal. */
async function writePrivately(host: Page, phones: readonly Page[]): Promise<void> {
  const card = host.locator("#live-private");
  await press(host, card.locator("summary").filter({ hasText: STEP_A }));
  const own = card.locator("details").filter({ hasText: STEP_A });
  await choose(host, own.getByRole("radio", { name: fi("drafts-anonymous") }));
  await press(host, own.getByRole("button"));
  await expect(card).toContainText(`${fi("drafts-on")}: ${fi("drafts-anonymous")}`);
  for (const [at, phone] of phones.entries()) {
    await expect(phone.locator("#promise")).toContainText(fi("drafts-anonymous-promise"));
    const [zone, words] = NOTES[at] ?? NOTES[0];
    await send(phone, zone, words, "drafts-send");
  }
  await expect(card).toContainText(fi("drafts-waiting", { count: phones.length }));
  for (const page of [host, ...phones.slice(1)]) {
    await expect(page.locator("main")).not.toContainText(NOTES[0][1]);
  }
  await press(host, button(host, "drafts-reveal"));
  await expect(card).not.toContainText(fi("drafts-waiting", { count: phones.length }));
}

/** Another facilitator gets an account and the right to lead. */
async function share(host: Page, browser: Browser, server: Server, workspace: string): Promise<Person> {
  const person = await arrive(browser, SECOND);
  await register(person.page, server, SECOND);
  await host.goto(`${server.url}/fi/w/${workspace}/settings`);
  await type(host, host.getByLabel(fi("member-email")), mailOf(SECOND));
  await choose(host, host.getByRole("radio", { name: fi("role-facilitator") }));
  await press(host, button(host, "member-add"));
  await expect(host.getByRole("table")).toContainText(SECOND);
  return person;
}

/** Two notes are circled on the board, and the circle gets its name. */
async function group(host: Page): Promise<string> {
  await press(host, now(host).getByRole("link", { name: fi("workshop-open-canvas") }));
  const board = new Board(host);
  await board.ready();
  const keys = new Keyboard(host);
  await keys.toZone(MUNICIPALITY);
  await keys.press("Home", "Space", "ArrowDown", "Space");
  await expect(board.several).toContainText(fi("board-chosen", { count: 2 }));
  await keys.circle(CIRCLE);
  await board.expectSaved();
  return idOf(host);
}

/** A vote is opened on the canvas's page, comes to the phones, and is closed. */
async function vote(host: Page, phones: readonly Page[]): Promise<void> {
  await press(host, host.getByRole("button", { name: fi("bar-menu") }));
  await press(host, host.getByRole("link", { name: fi("bar-votes") }));
  await type(host, host.getByLabel(fi("votes-question")), QUESTION);
  await type(host, host.getByLabel(fi("votes-each")), "2");
  await press(host, button(host, "votes-do-open"));
  for (const phone of phones) {
    await phone.locator("#do-vote").tap();
    await phone.getByLabel(NOTES[0][1]).fill("2");
    await button(phone, "votes-save").tap();
    await expect(phone.getByRole("status")).toHaveText(fi("votes-saved"));
    await phone.goBack();
    await phone.goBack();
  }
  await host.reload();
  await press(host, button(host, "votes-close"));
  const first = host.getByRole("row").nth(1);
  await expect(first).toContainText(NOTES[0][1]);
  await expect(first).toContainText(String(2 * phones.length));
  await expectAccessible(host);
}

/** The time stands still and grows, and a step that was done is opened again. */
async function lead(host: Page, phones: readonly Page[]): Promise<void> {
  await press(host, button(host, "workshop-timer-pause"));
  await expect(button(host, "workshop-timer-resume")).toBeFocused();
  await press(host, button(host, "workshop-timer-longer"));
  await press(host, host.locator("#do-next"));
  for (const page of [host, ...phones]) await expect(now(page)).toContainText(STEP_B);
  const again = new RegExp(`^${fi("workshop-item-again")}.*${STEP_A}$`);
  await press(host, host.getByRole("button", { name: again }));
  for (const page of [host, ...phones]) await expect(now(page)).toContainText(STEP_A);
}

/** The lead goes to the other facilitator, who moves on and back, and ends. */
async function handOver(host: Page, other: Page, phones: readonly Page[]): Promise<void> {
  await press(host, button(host, "workshop-hand-over-do"));
  await expect(host.getByText(fi("workshop-handed"))).toBeVisible();
  await other.goto(host.url().replace(/\?.*/, ""));
  await press(other, other.getByRole("link", { name: fi("workshop-end") }));
  await press(other, button(other, "workshop-end"));
  for (const page of [host, ...phones]) await expect(now(page)).toContainText(fi("workshop-is-closed"));
  await look(other);
}

/** What was seen is gathered from the canvas, and somebody takes something on. */
async function conclude(host: Page, address: string): Promise<void> {
  await host.goto(`${address}/summary`);
  await press(host, button(host, "summary-begin"));
  for (const words of [CIRCLE, QUESTION]) {
    await expect(host.getByRole("textbox", { name: fi("summary-seen") })).toHaveValue(new RegExp(words));
  }
  await press(host, host.getByRole("link", { name: fi("actions-title") }));
  const form = host.getByRole("region", { name: fi("action-new") });
  await type(host, form.getByLabel(fi("action-what"), { exact: true }), ACTION);
  await type(host, form.getByLabel(fi("action-owner"), { exact: true }), NAMES[0]);
  await press(host, form.getByRole("button", { name: fi("action-add") }));
  await expect(host.locator("#action-points")).toContainText(ACTION);
}

/** Somebody without an account reads the results by a link, until it is closed. */
async function giveLink(host: Page, browser: Browser): Promise<void> {
  await press(host, host.getByRole("link", { name: fi("share-open") }));
  await press(host, button(host, "share-make"));
  const address = await host.getByLabel(fi("share-address")).inputValue();
  const reader = await arrive(browser, "Lukija", PHONE);
  await reader.page.goto(address);
  await expect(reader.page.locator("main")).toContainText(NOTES[0][1]);
  for (const name of NAMES) await expect(reader.page.locator("main")).not.toContainText(name);
  await look(reader.page);
  await press(host, button(host, "share-revoke"));
  await expect(button(host, "share-revoke")).toHaveCount(0);
  await reader.page.reload();
  await expect(reader.page.getByText(fi("share-closed-lead"))).toBeVisible();
  await reader.context.close();
}

/** A paper that a link saves, reached with the keyboard. */
async function paper(host: Page, link: Locator): Promise<Paper> {
  const { name, bytes } = await saved(host, () => press(host, link));
  return await readPaper(name, bytes);
}

function expectReport(report: Paper): void {
  expect(report).toMatchObject({ lang: "fi", isTagged: true, size: [595, 842] });
  const said = [...NOTES.map(([, words]) => words), CIRCLE, QUESTION, ACTION, "Tunnemme toisemme"];
  for (const words of said) expect(report.text).toContain(words);
}

/** Every file of the canvas, opened again. */
async function takeHome(host: Page): Promise<void> {
  await look(host);
  const take = async (name: string) =>
    await saved(host, () => host.getByRole("link", { name, exact: true }).press("Enter"));
  const papers: Record<string, Paper> = {};
  for (const size of ["a4", "a3", "a1"]) {
    for (const what of ["filled", "blank"]) {
      const { name, bytes } = await take(fi(`paper-${what}-${size}`));
      papers[`${what}-${size}`] = await readPaper(name, bytes);
    }
  }
  expect(papers["filled-a4"]?.size).toEqual([842, 595]);
  expect(papers["filled-a3"]?.size).toEqual([1191, 842]);
  expect(papers["filled-a1"]?.size).toEqual([2384, 1684]);
  for (const [what, paper] of Object.entries(papers)) {
    expect(paper).toMatchObject({ lang: "fi", isTagged: true });
    for (const [, words] of NOTES) expect(paper.text.includes(words)).toBe(what.startsWith("filled"));
  }
  const sheets = await openBook(await take(fi("results-xlsx")));
  const cells = sheets.flatMap(({ data }) => data.flat());
  for (const words of [...NOTES.map(([, words]) => words), CIRCLE]) expect(cells).toContain(words);
  const { bytes } = await take(fi("results-json"));
  expect(JSON.parse(bytes.toString())).toMatchObject({ format: "tukiverkko-canvas", kind: "actor-map" });
  const table = await take(`${fi("table-notes")} (CSV)`);
  for (const [, words] of NOTES) expect(table.bytes.toString()).toContain(words);
}

test("a workshop of six is led by keyboard from its first word to its papers", async ({
  api,
  browser,
  host,
  server,
}) => {
  test.slow();
  const workspace = await api.workspace("Kokonainen");
  const other = await share(host, browser, server, workspace);
  const code = await prepare(host, server.url, workspace);
  const leading = host.url();
  const wall = await arrive(browser, "Tykki", WALL);
  await wall.context.addCookies(await host.context().cookies());
  await wall.page.goto(leading.replace(/lead$/, "screen"));
  const people: Person[] = [];
  for (const name of NAMES) {
    const person = await arrive(browser, name, PHONE);
    await come(person, server.url, code);
    people.push(person);
  }
  const phones = people.map(({ page }) => page);
  const found = [host, other.page, wall.page, ...phones].map((page) => complaints(page, server.url));
  for (const name of NAMES) await expect(host.locator("#live-people")).toContainText(name);
  for (const step of [fi("workshop-own-welcome"), STEP_A]) {
    await press(host, host.locator("#do-next"));
    await expect(now(host).getByRole("heading")).toHaveText(step);
  }
  await expect(wall.page.getByRole("heading", { level: 1 })).toHaveText(STEP_A);
  await writePrivately(host, phones);
  const board = wall.page.locator("#screen-root");
  for (const [, words] of NOTES) await expect(board).toContainText(words);
  const canvas = await group(host);
  await expect(board).toContainText(CIRCLE);
  await vote(host, phones);
  await host.goto(leading);
  await lead(host, phones);
  await handOver(host, other.page, phones);
  await expect(wall.page.locator("#live-title")).toContainText(fi("workshop-is-closed"));
  const address = `${server.url}/fi/c/${canvas}`;
  await conclude(host, address);
  await host.goto(leading);
  await expectReport(await paper(host, host.locator("#do-report")));
  await host.goto(`${address}/results`);
  await takeHome(host);
  await giveLink(host, browser);
  expect(found.flat()).toEqual([]);
  for (const { context } of [...people, other, wall]) await context.close();
});
