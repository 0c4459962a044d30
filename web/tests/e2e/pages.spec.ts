import type { Page } from "@playwright/test";
import {
  complaints,
  expectAccessible,
  expectFocusSeen,
  expectNoSideScroll,
  expectTargets,
} from "./stage/eyes";
import { type Grown, grow } from "./stage/grown";
import { arrive } from "./stage/people";
import { expect, test } from "./stage/test";
import { fi, type Lang, words } from "./stage/words";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };
/** 1280 x 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };
/** The places that one passes with the tab key. */
const STOPS = 25;
/** One row of targets with its margins. */
const ROW_MAX_PX = 72;
const HELP = [
  "",
  "/join",
  "/canvas",
  "/keyboard",
  "/facilitator",
  "/workshops",
  "/continue",
  "/vocabularies",
  "/privacy",
  "/accessibility",
];
const OPEN = ["", "/join", "/sign-in", "/register", "/forgot", ...HELP.map((page) => `/help${page}`)];

/** Everything that is looked at on every page, at two widths. */
async function look(page: Page, themes: readonly ("light" | "dark")[] = ["light"]): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await expectTargets(
    page,
    "button, input:not([type=hidden], [type=radio], [type=checkbox]), select, summary, .btn",
  );
  await expectTargets(page, ".btn, .input", 44);
  await page.setViewportSize(NARROW);
  await expectNoSideScroll(page);
  await page.setViewportSize(WIDE);
}

/** Makes a workshop by a ready agenda; gives its path without the language. */
async function prepared(host: Page, home: string, workspace: string, lang: Lang): Promise<string> {
  const form = {
    title: "Verkoston ensimmäinen tapaaminen",
    starts: "2026-12-08T13:00",
    languages: lang,
    agenda: "first-meeting",
  };
  const made = await host.request.post(`${home}/${lang}/w/${workspace}/workshops`, {
    form,
    headers: { origin: home },
  });
  expect(made.status()).toBe(200);
  return new URL(made.url()).pathname.slice(`/${lang}`.length).replace(/\/prepare$/, "");
}

for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
  test(`every page can be used by everybody, in ${lang}`, async ({ api, browser, host, server }) => {
    const themes = lang === "fi" ? (["light", "dark"] as const) : (["light"] as const);
    const { page, context } = await arrive(browser, "Ilta", { viewport: WIDE });
    const found = [complaints(page, server.url), complaints(host, server.url)];
    for (const path of OPEN) {
      await page.goto(`${server.url}/${lang}${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await look(page, themes);
    }
    const workspace = await api.workspace(`Sivut ${lang}`);
    const canvas = await api.canvas(workspace, "actor-map", `Kartta ${lang}`);
    const own = ["/w", `/w/${workspace}`, `/w/${workspace}/settings`, `/w/${workspace}/invite`, "/account"];
    const workshop = await prepared(host, server.url, workspace, lang);
    const led = ["", "/prepare", "/settings", "/invite", "/lead", "/lead/end"].map((page) => workshop + page);
    const flows = [`/w/${workspace}/map`, `/c/${canvas}/continue`, `/c/${canvas}/continue/model-sheets`];
    for (const path of [
      ...own,
      ...flows,
      `/w/${workspace}/workshops`,
      `/w/${workspace}/workshops/new`,
      ...led,
      `/c/${canvas}/invite`,
      `/c/${canvas}/settings`,
      `/c/${canvas}/results`,
      `/w/${workspace}/import`,
      `/w/${workspace}/audit`,
    ]) {
      await host.goto(`${server.url}/${lang}${path}`);
      await look(host, themes);
    }
    await host.goto(`${server.url}/${lang}/c/${canvas}/invite`);
    await host.getByRole("button", { name: words(lang)("invitations-create") }).click();
    await expect(host.getByRole("img", { name: words(lang)("invitations-qr") })).toBeVisible();
    await look(host, themes);
    expect(found.flat()).toEqual([]);
    await context.close();
  });
}

/** What has grown, for every language. */
const grown = test.extend<object, { grown: Grown }>({
  grown: [
    async ({ browser, house }, use) => {
      const { page, context } = await arrive(browser, "Aino", { storageState: house.state, viewport: WIDE });
      await use(await grow(house.api, page, house.server));
      await context.close();
    },
    { scope: "worker" },
  ],
});

/** Each language meets both themes, and so does each page. */
const THEMES = ["light", "dark"] as const;

for (const [shift, lang] of (["fi", "sv", "en"] satisfies Lang[]).entries()) {
  grown(
    `what comes of canvases can be read by everybody, in ${lang}`,
    async ({ browser, grown, host, server }) => {
      const { page: outsider, context } = await arrive(browser, "Tuija", { viewport: WIDE });
      const found = [complaints(outsider, server.url), complaints(host, server.url)];
      for (const [page, paths] of [
        [host, grown.own],
        [outsider, grown.open],
      ] as const)
        for (const [at, path] of paths.entries()) {
          await page.goto(`${server.url}/${lang}${path}`);
          await expect(page.locator("html")).toHaveAttribute("lang", lang);
          await look(page, [THEMES[(at + shift) % 2] ?? "light"]);
        }
      expect(found.flat()).toEqual([]);
      await context.close();
    },
  );
}

test("what is wrong in a form stands beside the field and can be reached", async ({
  api,
  browser,
  host,
  server,
}) => {
  const { page, context } = await arrive(browser, "Ilta", { viewport: WIDE });
  const tries = [
    ["/register", "accounts-register-do", "accounts-email-empty"],
    ["/join", "invitations-join-do", "invitations-code-empty"],
    ["/forgot", "accounts-forgot-do", "accounts-email-empty"],
  ] as const;
  for (const [path, button, wrong] of tries) {
    await page.goto(`${server.url}/fi${path}`);
    await page.getByRole("button", { name: fi(button), exact: true }).click();
    await expect(page.getByText(fi(wrong)).last()).toBeVisible();
    await expect(page.locator("[aria-invalid=true]").first()).toHaveAccessibleDescription(/./);
    await look(page, ["light", "dark"]);
  }
  const workspace = await api.workspace("Virheet");
  await host.goto(`${server.url}/fi/w`);
  await host.getByRole("button", { name: fi("workspace-make") }).click();
  await expect(host.getByText(fi("title-empty")).last()).toBeVisible();
  await look(host, ["light", "dark"]);
  await host.goto(`${server.url}/fi/w/${workspace}/settings`);
  await host.getByRole("button", { name: fi("member-add") }).click();
  await expect(host.getByText(fi("member-role-missing")).last()).toBeVisible();
  await look(host, ["light", "dark"]);
  await context.close();
});

test("pages that are not there, or not for the reader, say so", async ({ browser, server }) => {
  const { page, context } = await arrive(browser, "Ilta", { viewport: WIDE });
  for (const [path, said] of [
    ["/fi/ei-ole", "error-not-found"],
    ["/fi/account", "error-sign-in-first"],
    ["/fi/w/0190aaaa-0000-7000-8000-000000000000", "error-sign-in-first"],
  ] as const) {
    await page.goto(server.url + path);
    await expect(page.getByText(fi(said))).toBeVisible();
    await look(page, ["light", "dark"]);
  }
  await context.close();
});

test("at 400 % the focus is seen wherever it goes", async ({ api, host, server }) => {
  const workspace = await api.workspace("Suurennettu");
  await host.setViewportSize(ZOOMED);
  for (const path of ["/fi", "/fi/join", `/fi/w/${workspace}`]) {
    await host.goto(server.url + path);
    await expectNoSideScroll(host);
    const bar = await host.locator("header.top").boundingBox();
    expect(bar?.height, "the bar keeps to one row").toBeLessThan(ROW_MAX_PX);
    for (let stop = 0; stop < STOPS; stop += 1) {
      await host.keyboard.press("Tab");
      if (await host.evaluate(() => document.activeElement === document.body)) break;
      await expectFocusSeen(host);
    }
  }
});
