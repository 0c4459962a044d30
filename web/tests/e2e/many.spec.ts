import { held } from "./stage/api";
import { Board } from "./stage/board";
import { Sheet } from "./stage/canvas";
import { arrive, join } from "./stage/people";
import { PlainClient, type PlainNote } from "./stage/plain";
import { expect, test } from "./stage/test";
import { Touches } from "./stage/touches";
import { fi } from "./stage/words";

const NOTES = 2_000;
/** Notes that one change brings: as much as a busy program would send at once. */
const CHUNK = 100;
/** What a board draws at most, whatever the canvas holds. */
const PAINTED_MAX = 300;
const ZONES = ["state", "municipality", "wellbeing", "association", "project", "company"];
/** Changes of the page that taking over a list may take, none of them in its notes, and that one move may take. */
const OPEN_TOUCHES_MAX = 200;
const MOVE_TOUCHES_MAX = 100;
/** Digits of an order, so that notes sort by their number. */
const DIGITS = 5;

const nameOf = (at: number) => `Toimija ${String(at).padStart(DIGITS, "0")}`;
const idAt = (at: number) => `note-many-${at}`;

function note(at: number): PlainNote {
  const zone = ZONES[at % ZONES.length] ?? "state";
  return { zone, kind: "actor", text: nameOf(at), order: `a${String(at).padStart(DIGITS, "0")}V` };
}

/** Tells how long something took: nothing depends on it. */
async function timed(what: string, act: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await act();
  process.stdout.write(`${what}: ${Math.round(performance.now() - start)} ms\n`);
}

test("a canvas of two thousand notes opens as a list and as a board, and goes on living", async ({
  api,
  browser,
  server,
}) => {
  const canvas = await api.canvas(await api.workspace("Suuri"), "actor-map", "Suuri");
  const code = await api.invite(canvas);
  const other = await PlainClient.join(server.url, canvas, await api.join(code, "Otso"));
  for (let from = 0; from < NOTES; from += CHUNK)
    other.document.transact(() => {
      for (let at = from; at < from + CHUNK; at += 1) other.add(idAt(at), note(at));
    });
  await expect.poll(() => held(api, canvas)).toBe(NOTES);

  const { page, context } = await arrive(browser, "Helmi", { viewport: { width: 1440, height: 900 } });
  await join({ page, context, name: "Helmi" }, server.url, code);
  const touches = await Touches.on(page);
  const sheet = new Sheet(page);
  const address = `${server.url}/fi/c/${canvas}`;
  await timed(`list of ${NOTES} notes, until its script has taken over`, async () => {
    await page.goto(`${address}?view=list`);
    await sheet.ready();
    await expect(page.locator("[data-note]")).toHaveCount(NOTES);
  });
  const opened = await touches.take();
  expect(opened.notes, "notes that the server drew stay as they are").toBe(0);
  expect(opened.all).toBeLessThanOrEqual(OPEN_TOUCHES_MAX);
  const moved = page.locator('[data-zone="company"]').locator(`[data-note="${idAt(0)}"]`);
  await timed("a move from elsewhere, in the list", async () => {
    other.move(idAt(0), "company");
    await expect(moved).toHaveCount(1);
  });
  expect((await touches.take()).all).toBeLessThanOrEqual(MOVE_TOUCHES_MAX);

  await timed(`board of ${NOTES} notes, until its script has taken over`, async () => {
    await Board.open(page, address);
    await expect(page.locator(".stage [data-note]").first()).toBeVisible();
  });
  const painted = page.locator(".stage [data-note]");
  process.stdout.write(`notes painted: ${await painted.count()}\n`);
  expect(await painted.count()).toBeLessThanOrEqual(PAINTED_MAX);
  await touches.take();
  const target = (await painted.first().getAttribute("data-note")) ?? "";
  const to = other.zone(target) === "project" ? "company" : "project";
  await timed("a move from elsewhere, on the board", async () => {
    other.move(target, to);
    await expect(page.locator(`.stage [data-zone="${to}"] [data-note="${target}"]`)).toBeVisible();
  });
  expect((await touches.take()).all).toBeLessThanOrEqual(MOVE_TOUCHES_MAX);
  expect(await painted.count()).toBeLessThanOrEqual(PAINTED_MAX);
  await page.getByRole("button", { name: fi("board-larger"), exact: true }).click();
  await expect.poll(() => painted.count()).toBeLessThanOrEqual(PAINTED_MAX);
  other.leave();
  await context.close();
});
