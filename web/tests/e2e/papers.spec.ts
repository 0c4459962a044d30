/** Papers to take away: saved by a press, and opened again by another program. */
import { Sheet } from "./stage/canvas";
import { expectAccessible, expectNoSideScroll, expectTargets } from "./stage/eyes";
import { type Paper, savePaper } from "./stage/papers";
import { expect, test } from "./stage/test";
import { fi, type Lang, words } from "./stage/words";

const PHONE = { width: 390, height: 844 };
const A4 = [595, 842];
/** What stands on the canvas. */
const WRITTEN = {
  "working-name": "Digitukea kotiovelta",
  partner: "Kotihoito Pihlaja",
  goal: "Kotona asuva saa apua ennen kuin lasku jää maksamatta. 🌿 Sámegiella ŋ, العربية.",
  benefits: "Hoitajan aika säästyy hoivaan.",
  conditions: "Tietoja asiakkaista emme tarvitse.",
  "first-step-1": "Puolen tunnin tapaaminen",
  "first-step-2": "Kuukauden kokeilu kahdessa kodissa",
  pitch: "Joka toinen käynti alkaa puhelimesta, joka ei toimi. Tulemme mukaan kerran viikossa.",
} as const;
const OFFER = "Kaksi opastajaa";

function expectProposal(paper: Paper, lang: Lang): void {
  expect(paper).toMatchObject({ pages: 1, lang, isTagged: true, title: WRITTEN["working-name"], size: A4 });
  expect(paper.name).toBe(`${words(lang)("proposal-title")} - ${WRITTEN["working-name"]}.pdf`);
  const t = words(lang);
  const goal = "Kotona asuva saa apua ennen kuin lasku jää maksamatta.";
  for (const text of [
    t("proposal-title"),
    t("proposal-field-goal"),
    t("proposal-column-from-us"),
    t("proposal-first-steps"),
    ...Object.values({ ...WRITTEN, goal }),
    OFFER,
  ]) {
    expect(paper.text).toContain(text);
  }
  expect(paper.tags.filter((tag) => /^H\d/.test(tag))).toEqual(["H1", "H2", "H2", "H2", "H2", "H2"]);
  for (const tag of ["Table", "TH", "TD", "L", "LI"]) expect(paper.tags).toContain(tag);
}

test("a proposal is saved as a page in three languages, by us and by the partner", async ({
  api,
  browser,
  host,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Paperit"), "proposal", "Pihlajalle");
  await host.goto(`${server.url}/fi/c/${canvas}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  for (const [slug, text] of Object.entries(WRITTEN)) {
    await host.getByRole("textbox", { name: fi(`proposal-field-${slug}`) }).fill(text);
  }
  await host.getByRole("table").getByRole("textbox").first().fill(OFFER);
  await sheet.expectSaved();
  await host.getByRole("link", { name: fi("proposal-panel-open"), exact: true }).click();
  const own = host.url();
  for (const lang of ["sv", "en", "fi"] satisfies Lang[]) {
    await host.goto(own.replace("/fi/", `/${lang}/`));
    expectProposal(await savePaper(host, words(lang)("proposal-pdf")), lang);
  }
  await expectAccessible(host);

  await host.getByRole("button", { name: fi("proposal-link-make"), exact: true }).click();
  const address = await host.getByLabel(fi("proposal-link-address")).inputValue();
  const context = await browser.newContext({ viewport: PHONE, locale: "sv-FI" });
  const partner = await context.newPage();
  await partner.goto(address);
  expectProposal(await savePaper(partner, fi("proposal-pdf")), "fi");
  await expectAccessible(partner);
  await expectNoSideScroll(partner);
  await expectTargets(partner, ".btn", 44);

  // Once the page is closed, its paper is no more to be had.
  await host.goto(own);
  await host.getByRole("button", { name: fi("proposal-link-revoke") }).click();
  await expect(host.getByText(fi("proposal-link-revoked"), { exact: true })).toBeVisible();
  expect((await context.request.get(`${address}/proposal.pdf`)).status()).toBe(410);
  await context.close();
});
