/** What a careful reader would find wrong with a page. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { Lang } from "./words";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What passes is not listed, and style sheets, which no rule of ours reads, are not fetched again. */
const ONLY_FAULTS: Parameters<AxeBuilder["options"]>[0] = { resultTypes: ["violations"], preload: false };
/** The least size of anything to press, in CSS pixels. */
const TARGET_MIN_PX = 24;
/** Rounding of layout. */
const TOLERANCE_PX = 0.5;

/** No violation of WCAG 2.2 AA that axe can find once nothing moves or fades any more. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.getAnimations()) one.finish();
  });
  // Our pages hold no frames, so results need no blank page of their own to be put together on.
  const axe = new AxeBuilder({ page }).options(ONLY_FAULTS).withTags(TAGS).setLegacyMode();
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map((node) => `${node.html.slice(0, 200)} | ${node.failureSummary?.split("\n")[1]?.trim()}`),
  }));
  expect.soft(found, page.url()).toEqual([]);
}

/** Nothing lies beside the page: no scrolling to the side. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest(".tablebox, .sr"),
    );
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))];
  });
  expect.soft(over, page.url()).toEqual([]);
}

/** Everything to press is large enough: `minPx` both ways. Links within running text may be smaller. */
export async function expectTargets(page: Page, selector: string, minPx = TARGET_MIN_PX): Promise<void> {
  const small = await page.evaluate(
    ([query, least]) =>
      [...document.querySelectorAll<HTMLElement>(query)]
        .filter((one) => one.checkVisibility() && !one.closest(".sr"))
        .map((one) => ({ box: one.getBoundingClientRect(), html: one.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 1 && (box.width < least || box.height < least))
        .map(({ box, html }) => `${box.width} x ${box.height} ${html}`),
    [selector, minPx - TOLERANCE_PX] as const,
  );
  expect.soft(small, page.url()).toEqual([]);
}

/** The width at which WCAG 2.2 wants nothing beside the page, in CSS pixels. */
const NARROWEST = { width: 320, height: 640 };

/** The page as everybody can use it, as wide as it is and at the narrowest; `pressed` is what must be large to press. */
export async function expectUsable(page: Page, pressed = ".btn, .input"): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectTargets(page, pressed, 44);
  const size = page.viewportSize();
  await page.setViewportSize(NARROWEST);
  await expectNoSideScroll(page);
  if (size) await page.setViewportSize(size);
}

/** The focused element can be seen and is not under a bar. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "nothing has the focus";
    const box = focused.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const seen = top !== null && (focused.contains(top) || top.contains(focused));
    return seen ? "" : `${focused.outerHTML.slice(0, 120)} lies under ${top?.outerHTML.slice(0, 120)}`;
  });
  expect.soft(hidden, page.url()).toBe("");
}

/** Notes everything a browser complains about on this page, and every request that leaves for elsewhere. */
export function complaints(page: Page, home: string): string[] {
  const found: string[] = [];
  page.on("console", (message) => {
    // A page that answers with what is wrong in a form is no fault of the page.
    const isAnswer = message.location().url === page.url();
    if (message.type() === "error" && !isAnswer) found.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(home) && !address.startsWith(home.replace("http", "ws")))
      found.push(`left: ${address}`);
  });
  return found;
}

/** The page in every language, in the dark too, and where it is narrowest. */
export async function lookOver(page: Page): Promise<void> {
  const [address, size] = [page.url(), page.viewportSize()];
  for (const lang of ["sv", "en", "fi"] satisfies Lang[]) {
    await page.goto(address.replace("/fi/", `/${lang}/`));
    await page.emulateMedia({ colorScheme: lang === "sv" ? "dark" : "light" });
    await expectAccessible(page);
    await expectTargets(page, ".btn, .input", 44);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSideScroll(page);
    if (size) await page.setViewportSize(size);
  }
}

/** Letters of pages for everybody, in CSS pixels at the browser's usual setting. */
const BODY_MIN_PX = 18;
const LETTERS_MIN_PX = 16;

/** Running text is large and nothing that is read is small; drawings scale with their page and are not measured. */
export async function expectLargeType(page: Page): Promise<void> {
  const [body, small] = await page.evaluate((least) => {
    const size = (one: Element) => Number.parseFloat(getComputedStyle(one).fontSize);
    const says = (one: Element) =>
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const all = [...document.querySelectorAll<HTMLElement>("body *:not(svg, svg *)")];
    const seen = all.filter((one) => says(one) && one.checkVisibility() && !one.closest(".sr"));
    const small = seen.filter((one) => size(one) < least && size(one) > 0);
    return [size(document.body), small.map((one) => `${size(one)} ${one.outerHTML.slice(0, 120)}`)] as const;
  }, LETTERS_MIN_PX);
  expect.soft(body, page.url()).toBeGreaterThanOrEqual(BODY_MIN_PX);
  expect.soft(small, page.url()).toEqual([]);
}
