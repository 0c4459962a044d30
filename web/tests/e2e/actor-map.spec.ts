import type { Browser, Page } from "@playwright/test";
import { Api } from "./stage/api";
import { about, Sheet } from "./stage/canvas";
import { Ears } from "./stage/ears";
import { Keyboard } from "./stage/keyboard";
import { Network } from "./stage/network";
import { arrive, idOf, invite, join, makeCanvas, makeWorkspace, type Person, register } from "./stage/people";
import { PlainClient } from "./stage/plain";
import { names, ofApi, ofDocument } from "./stage/replicas";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const SLUGS = [
  "funders",
  "state",
  "municipality",
  "wellbeing",
  "association",
  "project",
  "company",
  "models",
];
const zone = (slug: string) => fi(`actor-map-zone-${slug}`);
const kind = (slug: string) => fi(`actor-map-link-${slug}`);
const STEP_D = fi("actor-map-step-d");

/** Starts a step as the facilitator does in the guide. */
async function start(page: Page, title: string): Promise<void> {
  const step = page.getByRole("complementary", { name: fi("guide-title") }).getByRole("listitem");
  const item = step.filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  await item.locator("summary").click();
  await item.getByRole("button", { name: about(fi("guide-start"), title) }).click();
  await expect(item).toHaveAttribute("aria-current", "step");
}

/** Somebody with a keyboard only comes by the address in the picture. */
async function joinByAddress({ page, name }: Person, home: string, code: string): Promise<void> {
  await page.goto(`${home}/j/${code.replace(/\W/g, "")}`);
  const keys = new Keyboard(page);
  await keys.tabTo(page.getByLabel(fi("invitations-your-name"), { exact: true }));
  await page.keyboard.type(name);
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/fi\/c\//);
  await page.goto(`${home}/fi/c/${idOf(page)}?view=list`);
  await new Sheet(page).ready();
}

/** What somebody sees who comes only now. */
async function freshLook(browser: Browser, server: Server, code: string) {
  const late = await arrive(browser, "Myöhäinen Tulija");
  await join(late, server.url, code);
  await late.page.goto(`${server.url}/fi/c/${idOf(late.page)}?view=list`);
  const sheet = new Sheet(late.page);
  await sheet.ready();
  return { shown: () => sheet.shown(), leave: () => late.context.close() };
}

/** Everybody in the story and what they hold. */
type Cast = {
  readonly browser: Browser;
  readonly server: Server;
  readonly network: Network;
  readonly aino: Person;
  readonly canvas: string;
  readonly code: string;
  readonly host: Sheet;
  readonly vaino: Sheet;
  readonly helmi: Person;
  readonly ears: Ears;
  readonly keys: Keyboard;
  readonly hers: Sheet;
  readonly api: Api;
  readonly otso: PlainClient;
};

/** Somebody who has never seen it shows a code on the wall; three guests come by it. */
async function gather(browser: Browser): Promise<Cast> {
  const server = await Server.start();
  const network = await Network.to(server.port);

  // Somebody who has never seen it makes a workspace and a canvas and shows the code on the wall.
  const aino = await arrive(browser, "Aino Aalto", { viewport: { width: 1440, height: 900 } });
  await register(aino.page, server, aino.name);
  await makeWorkspace(aino.page, "Järvikylän seutu");
  const canvas = await makeCanvas(aino.page, "actor-map", "Järvikylän toimijat");
  const code = await invite(aino.page, server, canvas);
  const wall = await aino.context.newPage();
  await wall.goto(`${server.url}/fi/c/${canvas}/projector`);
  await expect(wall.getByText(code)).toBeVisible();
  await expect(wall.getByRole("img", { name: fi("wall-picture") })).toBeVisible();
  await aino.page.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const host = new Sheet(aino.page);
  await host.ready();

  // Three guests come: on a phone, with a keyboard only behind a weak network, and with a plain client.
  const phone = await arrive(browser, "Väinö", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await join(phone, server.url, code);
  const vaino = new Sheet(phone.page);
  await vaino.ready();
  const helmi = await arrive(browser, "Helmi");
  const ears = await Ears.on(helmi.page);
  await joinByAddress(helmi, network.url, code);
  const [keys, hers] = [new Keyboard(helmi.page), new Sheet(helmi.page)];
  const api = await Api.of(server, aino.name);
  const otso = await PlainClient.join(server.url, canvas, await api.join(code, "Otso"));
  return { browser, server, network, aino, canvas, code, host, vaino, helmi, ears, keys, hers, api, otso };
}

/** Step A: actors, by everybody. */
async function placeActors({ aino, host, vaino, ears, keys, hers, otso }: Cast): Promise<void> {
  await start(aino.page, fi("actor-map-step-a"));
  await aino.page.getByLabel(fi("actor-map-field-target")).fill("Järvikylän työnhakijat");
  await host.add(zone("municipality"), "Kirjasto Lakka\nNeuvoo aamuisin");
  await vaino.add(zone("association"), "Yhdistys Kanerva\nVertaisohjaajat");
  await keys.add(zone("state"), "Palvelupiste Kuusi", "Auttaa lomakkeissa");
  await ears.expect(/Palvelupiste Kuusi|nimetön lappu/);
  otso.add("note-otso-1", { zone: "wellbeing", kind: "actor", text: "Terveysasema Poukama", order: "a0" });
  for (const sheet of [host, vaino, hers])
    for (const name of ["Kirjasto Lakka", "Yhdistys Kanerva", "Palvelupiste Kuusi", "Terveysasema Poukama"])
      await expect(sheet.note(name)).toBeVisible();
}

/** The whole story, of which an outage is a minute. */
const STORY_MS = 360_000;
/** How long Helmi has no network. */
const OUTAGE_MS = 60_000;

/** Step B: funders. Helmi's network swallows everything for a minute; she goes on writing and is told so. */
async function markFunders({ network, aino, host, vaino, ears, keys, hers }: Cast): Promise<void> {
  await start(aino.page, fi("actor-map-step-b"));
  const minute = network.swallow(OUTAGE_MS);
  await keys.add(zone("funders"), "Säätiö Suvanto");
  await ears.expect(fi("said-save-offline"));
  await keys.add(zone("funders"), "Liitto Lumme");
  await vaino.add(zone("funders"), "Ministeriö Myrsky");
  await vaino.connect("Ministeriö Myrsky", "Yhdistys Kanerva", kind("funding"));
  await host.add(zone("project"), "Hanke Harju");
  await minute;
  await expect(host.note("Säätiö Suvanto")).toHaveCount(0);
  network.restore();
  await expect(hers.note("Hanke Harju")).toBeVisible();
  await ears.expect(fi("said-save-saved"));
  await expect(host.note("Säätiö Suvanto")).toBeVisible();
  await expect(vaino.note("Liitto Lumme")).toBeVisible();
  await keys.toNote(zone("funders"), "Liitto Lumme");
  await keys.connect("Hanke Harju", kind("funding"));
  await ears.expect(
    fi("said-linked", { from: "Liitto Lumme", label: fi("actor-map-link-funding-verb"), to: "Hanke Harju" }),
  );
  await hers.expectSaved();
}

/** Step C: the power goes in the middle of writing and comes back. Gives the names that were seen before. */
async function linkThroughPowerCut({ server, aino, host, vaino, ears, hers, otso }: Cast): Promise<string[]> {
  await start(aino.page, fi("actor-map-step-c"));
  const seen = names(await host.shown());
  await server.kill();
  await ears.expect(fi("said-save-offline"));
  await vaino.add(zone("company"), "Pankki Poiju");
  await host.connect("Kirjasto Lakka", "Terveysasema Poukama", kind("information"));
  await server.again();
  await vaino.expectSaved();
  await host.expectSaved();
  await expect(host.note("Pankki Poiju")).toBeVisible();
  await expect(hers.note("Pankki Poiju")).toBeVisible();
  await ears.expect(fi("said-save-saved"));
  await otso.synced();
  return seen;
}

/** Step D: circles. */
async function circle({ aino, host, vaino, ears, keys, hers }: Cast): Promise<void> {
  await start(aino.page, STEP_D);
  await host.circle("Kirjasto Lakka", "Lähituki");
  await vaino.joinCircle("Yhdistys Kanerva", "Lähituki");
  await keys.toNote(zone("state"), "Palvelupiste Kuusi");
  await keys.circle("Valtion neuvonta");
  await ears.expect(fi("said-circled-one", { label: "Valtion neuvonta" }));
  for (const sheet of [host, vaino, hers]) await sheet.expectSaved();
}

/** A step closes the sectors while Helmi writes into one of them: her text is not lost. */
async function closeStepOnHelmi({
  network,
  aino,
  host,
  vaino,
  helmi,
  ears,
  keys,
  hers,
}: Cast): Promise<void> {
  void network.swallow();
  await keys.add(zone("state"), "Verotoimisto Kaisla");
  await aino.page.getByRole("button", { name: fi("guide-only-step"), exact: true }).click();
  await expect(vaino.addButton(zone("state"))).toBeDisabled();
  await ears.expect(fi("said-save-offline"));
  expect(`${(await ears.log()).join("\n")}\n`).toMatchSnapshot("live-region.txt");
  network.restore();
  const tray = helmi.page.getByRole("region", { name: fi("tray-title", { count: 1 }) });
  await expect(tray).toContainText("Verotoimisto Kaisla");
  await expect(hers.note("Verotoimisto Kaisla")).toHaveCount(0);
  await aino.page.getByRole("button", { name: fi("guide-only-step"), exact: true }).click();
  await expect(hers.addButton(zone("state"))).toBeEnabled();
  // Her page has heard of it, too: what is put back into a closed sector comes back to the tray.
  await expect(hers.addButton(zone("state"))).toBeEnabled();
  await tray.getByRole("button", { name: fi("tray-put-back") }).click();
  await expect(host.note("Verotoimisto Kaisla")).toBeVisible();
  await hers.expectSaved();
}

/** All replicas, the interface and who comes only now agree, and nothing that was seen is missing. */
async function compareReplicas(
  { server, canvas, code, host, vaino, hers, api, otso, browser }: Cast,
  seen: string[],
): Promise<void> {
  const canonical = ofApi(await api.read(canvas));
  expect(names(canonical)).toEqual(expect.arrayContaining([...seen, "Pankki Poiju", "Verotoimisto Kaisla"]));
  expect(canonical.circles.map((circle) => circle.notes).sort()).toEqual([
    "Kirjasto Lakka, Yhdistys Kanerva",
    "Palvelupiste Kuusi",
  ]);
  for (const sheet of [host, vaino, hers]) await expect.poll(() => sheet.shown()).toEqual(canonical);
  await expect.poll(() => ofDocument(otso.document, SLUGS)).toEqual(canonical);
  const late = await freshLook(browser, server, code);
  await expect.poll(late.shown).toEqual(canonical);
  await late.leave();
}

test("a group fills an actor map through lost networks, a power cut and a closed step", async ({
  browser,
}) => {
  test.setTimeout(STORY_MS);
  const cast = await gather(browser);
  await placeActors(cast);
  await markFunders(cast);
  const seen = await linkThroughPowerCut(cast);
  await circle(cast);
  await closeStepOnHelmi(cast);
  await compareReplicas(cast, seen);
  cast.otso.leave();
  await cast.network.close();
  await cast.server.close();
});
