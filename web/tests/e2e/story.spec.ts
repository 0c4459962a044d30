/**
 * The demonstration from its actor map to a partnership that all have committed to: by clicks only, and along every
 * arrow of "what flows where". After each step the registry holds what `golden/registry` says.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { Api } from "./stage/api";
import { about, Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { arrive, signIn } from "./stage/people";
import { Registry } from "./stage/registry";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { Trip } from "./stage/trip";
import { fi, type Lang, words } from "./stage/words";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The whole story on a machine with other work to do. */
const STORY_MS = 480_000;

const MAP = "Loimaan seudun toimijakartta";
const MODEL = "Ohjaaja kotiin";
const GROUP = "Näkövammaiset";
const SUPPORTER = "Lukupiiri Säe";
const CASHIER = "Kauppahallin kassa";
const TARGET = "Laskut luettaviksi myös ilman näköä";
const US = "Seudun digitukiryhmä";
const PARTNER = "Näköpiiri ry";
const THIRD = "Kotihoito Pihlaja";
const titled = (kind: string, subject: string) => `${fi(`${kind}-title`)}: ${subject}`;
const OFFERING = titled("offering", "Loimaan seutukunta");
const INTERVIEW = titled("needs-map", GROUP);

/** Everything that the story goes on with. */
type Cast = {
  readonly browser: Browser;
  readonly trip: Trip;
  readonly page: Page;
  readonly sheet: Sheet;
  readonly know: (step: string) => Promise<void>;
};

async function look(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectTargets(page, ".btn, .input", 44);
  await page.setViewportSize(PHONE);
  await expectNoSideScroll(page);
  await page.setViewportSize(WIDE);
}

/** Adds a note of which more is said than its text: by label of what is chosen, its value. */
async function tell(sheet: Sheet, zone: string, text: string, chosen: Record<string, string>): Promise<void> {
  await sheet.begin(zone);
  await sheet.textBox.fill(text);
  for (const [label, value] of Object.entries(chosen))
    await sheet.page.getByLabel(label, { exact: true }).selectOption(value);
  await sheet.page.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await expect(sheet.note(text.split("\n")[0] ?? "")).toBeVisible();
}

/** The text box of a field, whose name follows its step's letter. */
function field(page: Page, key: string) {
  return page.getByRole("textbox", { name: new RegExp(`(^|\\s)${fi(key)}$`) });
}

function cell(page: Page, kind: string, row: string, column: string) {
  const name = fi("matrix-cell", { row: fi(`${kind}-row-${row}`), column });
  return page.getByRole("textbox", { name, exact: true });
}

/** The mark of a cell. */
function mark(page: Page, row: string, column: string) {
  const name = fi("matrix-cell", { row, column });
  return page.getByRole("button", { name });
}

/** Circled models become sheets; the map's and the sheets' models meet in one offering. */
async function knowTheActors({ trip, page, sheet, know }: Cast): Promise<void> {
  await know("demonstration");
  await trip.follow(MAP, "model-sheets");
  await know("model-sheets");
  await trip.open(MODEL);
  await page.getByRole("checkbox", { name: "Ikäihmiset" }).check();
  await field(page, "support-model-field-promise").fill("Ohjaaja tulee viikon sisällä.");
  await sheet.expectSaved();
  await know("a-model-written");
  await trip.follow(MAP, "map-to-offering", { to: null });
  await know("map-to-offering");
  await trip.follow(MODEL, "models-to-offering", { to: OFFERING });
  await know("models-to-offering");
}

/** A group that nothing reaches is interviewed. */
async function findTheGap({ trip, page, sheet, know }: Cast): Promise<void> {
  await trip.open(OFFERING);
  await page.getByRole("button", { name: fi("offering-rows-add"), exact: true }).click();
  await page.getByLabel(fi("offering-row-title")).last().fill(GROUP);
  await mark(page, "Ikäihmiset", MODEL).click();
  await sheet.dialog.getByRole("radio", { name: fi("confidence-heard") }).check();
  await sheet.dialog.getByRole("button", { name: fi("matrix-mark-save"), exact: true }).click();
  await sheet.expectSaved();
  await know("a-gap");
  await trip.follow(OFFERING, "gap-interviews", { only: [GROUP] });
  await trip.list();
  await field(page, "needs-map-field-pseudonym").fill("Kaarna");
  const support = fi("needs-map-zone-support");
  const [tone, helper] = [fi("needs-map-note-story-tone"), fi("needs-map-note-story-helper")];
  await tell(sheet, support, `${SUPPORTER}\nlukee laskut ääneen`, {
    [tone]: "worked",
    [helper]: "organisation",
  });
  await tell(sheet, support, "Kirje jäi lukematta\nmaksumuistutus tuli", {
    [tone]: "missing",
    [helper]: "nobody",
  });
  await sheet.circle("Kirje jäi lukematta", "Posti, jota ei voi lukea");
  await sheet.joinCircle(SUPPORTER, "Posti");
  await sheet.expectSaved();
  await know("an-interview");
  await trip.follow(INTERVIEW, "supporters-of-stories", {
    to: MAP,
    only: [SUPPORTER],
    zones: { [SUPPORTER]: fi("actor-map-zone-association") },
  });
  await know("supporters-of-stories");
}

/** Stories and the gap become what is to be improved; who surprised goes to the actor map. */
async function chooseTargets({ trip, page, sheet, know }: Cast): Promise<string> {
  await trip.follow(INTERVIEW, "stories-to-targets", { to: null });
  const targets = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await know("stories-to-targets");
  await trip.follow(OFFERING, "gap-targets", { to: targets, only: [GROUP] });
  await know("gap-targets");
  await trip.follow(MAP, "actors-to-targets", { to: targets, only: [PARTNER] });
  await know("actors-to-targets");
  await trip.open(targets);
  await field(page, "development-targets-field-targets").fill(TARGET);
  await tell(sheet, fi("development-targets-zone-company"), `${CASHIER}\nlukee hintalaput`, {
    [fi("canvas-note-kind")]: "strength",
  });
  await sheet.act(CASHIER, "command-edit");
  await page.getByLabel(fi("development-targets-note-strength-finding")).selectOption("unexpected-supporter");
  await page.getByRole("button", { name: fi("canvas-edit-done") }).click();
  await sheet.expectSaved();
  await know("targets-written");
  await trip.follow(targets, "surprising-supporters", {
    to: MAP,
    zones: { [CASHIER]: fi("actor-map-zone-company") },
  });
  await know("surprising-supporters");
  return targets;
}

/** The target becomes a problem, known models are compared, and one is adopted. */
async function compareSolutions({ trip, page, sheet, know }: Cast, targets: string): Promise<string> {
  await trip.follow(targets, "target-problems", { to: null, only: [GROUP, TARGET] });
  const benchmark = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await know("target-problems");
  await trip.follow(MAP, "models-to-benchmark", { to: benchmark, only: ["Digibussi"] });
  await know("models-to-benchmark");
  await trip.follow(MODEL, "sheets-to-benchmark", { to: benchmark, only: [MODEL] });
  await know("sheets-to-benchmark");
  await trip.open(benchmark);
  await field(page, "benchmark-field-benefit").fill("maksaa laskunsa ajallaan");
  await cell(page, "benchmark", "owners", MODEL).fill(PARTNER);
  await mark(page, fi("benchmark-row-owners"), MODEL).click();
  await cell(page, "benchmark", "inspiration", MODEL).fill("Ohjaaja näkee kodin arjen");
  await mark(page, fi("benchmark-row-inspiration"), MODEL).click();
  await sheet.expectSaved();
  await know("solutions-marked");
  await trip.follow(benchmark, "adopted-models");
  await know("adopted-models");
  return benchmark;
}

/** Ticked owners and known actors stand on a partner map, which knows the way to them. */
async function findPartners({ trip, page, sheet, know }: Cast, benchmark: string): Promise<string> {
  await trip.follow(benchmark, "owners-to-partners", { to: null });
  const partners = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await know("owners-to-partners");
  await trip.follow(MAP, "actors-to-partners", { to: partners, only: ["Kirjasto Lakka"] });
  await know("actors-to-partners");
  await trip.open(partners);
  await sheet.add(fi("partner-map-zone-me"), US);
  await sheet.connect(US, "Kirjasto Lakka", fi("partner-map-link-knows"));
  await sheet.expectSaved();
  await know("partners-written");
  return partners;
}

/** The partner reads the proposal on a page of its own and accepts it. */
async function propose({ browser, trip, page, sheet, know }: Cast, partners: string): Promise<string> {
  await trip.follow(partners, "proposals", { only: [PARTNER] });
  const proposal = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await trip.list();
  await field(page, "proposal-field-working-name").fill("Laskut ääneen");
  const knowledge = fi("proposal-row-knowledge");
  const box = (column: string) =>
    page.getByRole("textbox", {
      name: fi("matrix-cell", { row: knowledge, column: fi(`proposal-column-${column}`) }),
      exact: true,
    });
  await box("from-us").fill("Kaksi opastajaa kuukaudessa");
  await box("from-you").fill("Tieto siitä, mikä ruudunlukijalla toimii");
  await sheet.expectSaved();
  await know("proposals");
  await trip.go(page.getByRole("link", { name: fi("proposal-panel-open") }));
  await page.getByRole("button", { name: fi("proposal-link-make") }).click();
  const address = await page.getByLabel(fi("proposal-link-address")).inputValue();
  await expect(page.getByText(fi("proposal-state-sent"), { exact: true })).toBeVisible();

  const reader = await arrive(browser, "Tuija", { viewport: WIDE });
  await reader.page.goto(address);
  await expect(reader.page.getByText("Kaksi opastajaa kuukaudessa")).toBeVisible();
  await look(reader.page);
  await reader.page.getByRole("radio", { name: fi("proposal-answer-accept") }).check();
  await reader.page.getByLabel(fi("proposal-your-name")).fill(reader.name);
  await reader.page.getByLabel(fi("proposal-message"), { exact: true }).fill("Lähdemme mielellämme mukaan.");
  await reader.page.getByRole("button", { name: fi("proposal-answer-send") }).click();
  await expect(reader.page.getByRole("status")).toContainText(fi("proposal-thanks"));
  await reader.context.close();

  await trip.home();
  await trip.go(page.getByRole("link", { name: new RegExp(`^${fi("proposal-state-accepted")}`) }));
  await expect(page.getByText("Lähdemme mielellämme mukaan.")).toBeVisible();
  await know("accepted");
  return proposal;
}

/** The accepted proposal, the problem and one more actor make a partnership. */
async function begin({ trip, page, know }: Cast, proposal: string, benchmark: string): Promise<string> {
  await trip.follow(proposal, "accepted-partnership", { to: null });
  const partnership = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await know("accepted-partnership");
  await trip.follow(benchmark, "promise", { to: partnership });
  await know("promise");
  await trip.follow(MAP, "actors-to-partnership", { to: partnership, only: [THIRD] });
  await know("actors-to-partnership");
  return partnership;
}

/** A partner comes by its own link. */
async function come({ browser, page }: Cast, partner: string, name: string): Promise<Page> {
  const region = page.getByRole("region", { name: partner, exact: true });
  await region.getByRole("button", { name: about(fi("voices-invite"), partner) }).click();
  const address = await region.getByLabel(about(fi("voices-link"), partner)).inputValue();
  const guest = await arrive(browser, name, { viewport: WIDE });
  await guest.page.goto(address);
  await guest.page.getByLabel(fi("invitations-your-name"), { exact: true }).fill(name);
  await guest.page.getByRole("button", { name: fi("invitations-join-do") }).click();
  await new Sheet(guest.page).ready();
  return guest.page;
}

/** Everybody writes and commits for itself; what is asked anew takes a heart away. */
async function commit(cast: Cast, partnership: string): Promise<void> {
  const { trip, page, know } = cast;
  await trip.open(partnership);
  await trip.go(page.getByRole("main").getByRole("link", { name: fi("voices-open"), exact: true }));
  const us = page.getByRole("region", { name: US, exact: true });
  await us.getByRole("button", { name: about(fi("voices-give"), US) }).click();
  await expect(us.getByRole("button", { name: new RegExp(`^${fi("voices-take")}`) })).toBeVisible();
  const seats: [string, Page][] = [
    [PARTNER, await come(cast, PARTNER, "Tuija")],
    [THIRD, await come(cast, THIRD, "Jarno")],
    [US, page],
  ];
  await trip.go(page.locator(".crumbs a").first());
  await trip.list();
  const heart = fi("partnership-row-commitment");
  await cell(page, "partnership", "praise", PARTNER).fill("Te tunnette lukijan arjen.");
  await cell(page, "partnership", "wishes", THIRD).fill("Kertokaa, kuka jää ilman postiaan.");
  for (const [partner, own] of seats) {
    await cell(own, "partnership", "offer", partner).fill(`${partner} tarjoaa yhden päivän kuussa`);
    await mark(own, heart, partner).click();
    await expect(mark(own, heart, partner)).toHaveAttribute("aria-pressed", "true");
    await new Sheet(own).expectSaved();
  }
  await know("committed");
  await cell(page, "partnership", "wishes", PARTNER).fill("Kaksi päivää kuussa");
  const [, theirs] = seats[0] ?? [];
  if (!theirs) throw new Error("the partner has left");
  await expect(mark(theirs, heart, PARTNER)).toHaveAttribute("aria-pressed", "false");
  await expect(theirs.getByText(/^Sitoutuminen kumottu/)).toBeVisible();
  await know("a-heart-taken-away");
  await mark(theirs, heart, PARTNER).click();
  await expect(mark(page, heart, PARTNER)).toHaveAttribute("aria-pressed", "true");
  for (const [, own] of seats) if (own !== page) await own.context().close();
  await know("committed-again");
}

/** What was said becomes a commitment with a date, which is then done. */
async function keepIt({ trip, page, know }: Cast, partnership: string): Promise<void> {
  await trip.home();
  await trip.go(page.getByRole("link", { name: fi("partnerships-title"), exact: true }));
  await look(page);
  await trip.go(page.getByRole("main").getByRole("link", { name: partnership, exact: true }));
  const line = `${PARTNER} tarjoaa yhden päivän kuussa`;
  await page.getByRole("button", { name: about(fi("commitments-make"), line) }).click();
  const made = page.getByRole("region", { name: fi("commitments-made") }).getByRole("listitem");
  await made.locator("summary").click();
  await made.getByLabel(fi("commitment-due")).fill("2099-05-31");
  await made.getByRole("button", { name: fi("save"), exact: true }).click();
  await expect(made.getByText(/31\.5\.2099/)).toBeVisible();
  await made.getByRole("button", { name: fi("commitment-set-done") }).click();
  await expect(made.getByText(fi("commitment-is-done"), { exact: true })).toBeVisible();
  await look(page);
  await know("a-commitment-done");
}

/** The arrows, as their file names them. */
function arrows(): string[] {
  const file = readFileSync(join(import.meta.dirname, "../../../crates/canvas/flows.toml"), "utf8");
  return [...file.matchAll(/^\[\[flows\]\]\nslug = "([\w-]+)"$/gm)].map(([, slug = ""]) => slug);
}

/** The same arrow again brings nothing twice, and the map tells of all of them in every language. */
async function lookBack({ trip, page }: Cast, partners: string): Promise<void> {
  await trip.home();
  const workspace = page.url().split("?")[0] ?? "";
  await trip.go(page.getByRole("link", { name: about(fi("flow-continue"), partners) }));
  await expect(page.getByText(fi("flow-all-taken")).first()).toBeVisible();
  await look(page);
  await trip.home();
  await trip.go(page.getByRole("link", { name: fi("flow-map-open"), exact: true }));
  const all = arrows();
  expect(all).toHaveLength(19);
  for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
    const t = words(lang);
    if (lang !== "fi") await page.goto(`${workspace.replace("/fi/", `/${lang}/`)}/map`);
    await expect(page.getByRole("img", { name: t("flow-map-alt") })).toBeVisible();
    const edges = page.getByRole("region", { name: t("flow-edges") }).getByRole("listitem");
    for (const slug of all)
      await expect(edges.filter({ hasText: `${t(`flow-${slug}`)}:` }).first()).toBeVisible();
    await look(page);
  }
}

test("the demonstration leads from its actor map to a partnership, and a rebuild knows the same", async ({
  browser,
}) => {
  test.setTimeout(STORY_MS);
  const server = await Server.startWithDemo();
  const [email, password] = server.demonstrator;
  const { page, context } = await arrive(browser, "Esittely", { viewport: WIDE });
  await signIn(page, server, email, password);
  await page
    .getByRole("main")
    .getByRole("link", { name: /Varsinais-Suomen digituki/ })
    .click();
  const registry = new Registry(server, await Api.ofAddress(server, email));
  const trip = new Trip(page);
  const cast: Cast = { browser, trip, page, sheet: trip.sheet, know: (step) => registry.expectStep(step) };

  await knowTheActors(cast);
  await findTheGap(cast);
  const targets = await chooseTargets(cast);
  const benchmark = await compareSolutions(cast, targets);
  const partners = await findPartners(cast, benchmark);
  const proposal = await propose(cast, partners);
  const partnership = await begin(cast, proposal, benchmark);
  await commit(cast, partnership);
  await keepIt(cast, partnership);
  await lookBack(cast, partners);

  const living = await registry.printed();
  await server.kill();
  await server.command("rebuild", "registry");
  expect(await registry.printed()).toBe(living);
  await context.close();
  await server.close();
});
