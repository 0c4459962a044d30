/**
 * Three people in three browsers: two write on two canvases that mention the same actor, while the third renames it on
 * its record's page, or merges two names into one.
 */
import type { Browser, Page } from "@playwright/test";
import type { Api } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { expectAccessible } from "./stage/eyes";
import { arrive, join } from "./stage/people";
import type { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

/** A pause between keys, so that a change comes among them. */
const KEY_MS = 30;
const [BEFORE, AFTER] = ["neuvoo ti", "ja to"] as const;
const TYPED = " Ajan voi varata puhelimella tai tiskillä, eikä mitään tarvitse tietää etukäteen.";

type Canvas = { readonly kind: string; readonly zone: string; readonly name: string };

/** Somebody whose caret stands in the middle of a note's remark. */
class Writer {
  readonly sheet: Sheet;
  readonly page: Page;
  readonly #name: string;

  private constructor(page: Page, name: string) {
    this.page = page;
    this.sheet = new Sheet(page);
    this.#name = name;
  }

  static async come(
    browser: Browser,
    home: string,
    code: string,
    { name }: Canvas,
    who: string,
  ): Promise<Writer> {
    const person = await arrive(browser, who, { viewport: { width: 1440, height: 900 } });
    await join(person, home, code);
    await person.page.goto(`${person.page.url().split("?")[0]}?view=list`);
    const writer = new Writer(person.page, name);
    await writer.sheet.ready();
    await writer.sheet.act(name, "command-edit");
    await expect(writer.sheet.textBox).toHaveValue(`${name}\n${BEFORE} ${AFTER}`);
    await expect(writer.sheet.textBox).toBeFocused();
    for (let at = 0; at < AFTER.length + 1; at += 1) await person.page.keyboard.press("ArrowLeft");
    return writer;
  }

  async type(): Promise<void> {
    await this.sheet.textBox.pressSequentially(TYPED, { delay: KEY_MS });
  }

  /** The name has come, and every letter stands where it was typed. */
  async expectWritten(name: string): Promise<void> {
    await expect(this.sheet.textBox).toHaveValue(`${name}\n${BEFORE}${TYPED} ${AFTER}`);
    await this.sheet.expectSaved();
  }

  /** The caret stands where the last letter was typed. */
  async expectCaret(name: string): Promise<void> {
    await expect(this.sheet.textBox).toBeFocused();
    const caret = () =>
      this.page.evaluate(() => {
        const { activeElement } = document;
        return activeElement instanceof HTMLTextAreaElement ? activeElement.selectionStart : -1;
      });
    await expect.poll(caret).toBe(`${name}\n${BEFORE}${TYPED}`.length);
  }

  /** One's own words go, by as many steps as pauses in typing made of them, and nothing of what others did. */
  async expectOwnUndo(name: string): Promise<void> {
    const box = this.sheet.textBox;
    const without = `${name}\n${BEFORE} ${AFTER}`;
    let steps = 0;
    await expect(async () => {
      if ((await box.inputValue()) !== without) {
        await box.press("Control+z");
        steps += 1;
      }
      expect(await box.inputValue()).toBe(without);
    }).toPass();
    for (; steps > 0; steps -= 1) await box.press("Control+Shift+z");
    await expect(box).toHaveValue(`${name}\n${BEFORE}${TYPED} ${AFTER}`);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  get name(): string {
    return this.#name;
  }
}

/** Writes the names on their canvases, and waits until the registry has read them. */
async function lay(api: Api, host: Page, server: Server, title: string, canvases: readonly Canvas[]) {
  const workspace = await api.workspace(title);
  const ids: string[] = [];
  for (const { kind, zone, name } of canvases) {
    const id = await api.canvas(workspace, kind, fi(`${kind}-title`));
    await host.goto(`${server.url}/fi/c/${id}?view=list`);
    const sheet = new Sheet(host);
    await sheet.ready();
    await sheet.add(fi(`${kind}-zone-${zone}`), `${name}\n${BEFORE} ${AFTER}`);
    await sheet.expectSaved();
    await host.goto(`${server.url}/fi/c/${id}/history`);
    await host.getByLabel(fi("history-label")).fill("Ennen");
    await host.getByRole("button", { name: fi("history-keep") }).click();
    await expect(host.getByRole("link", { name: "Ennen", exact: true })).toBeVisible();
    ids.push(id);
  }
  const registry = `${server.url}/fi/w/${workspace}/registry`;
  const rows = async () => {
    await host.goto(registry);
    return await host.getByRole("row").allTextContents();
  };
  for (const { name } of canvases) {
    const places = canvases.filter((one) => one.name === name).length;
    await expect
      .poll(async () => (await rows()).join("\n"))
      .toContain(`${name}${fi("registry-on-canvases", { count: places })}`);
  }
  return { ids, registry };
}

/** What the history says of the time since. */
async function expectTold(host: Page, server: Server, id: string, texts: readonly string[]): Promise<void> {
  await host.goto(`${server.url}/fi/c/${id}/history`);
  await host.getByRole("link", { name: "Ennen", exact: true }).click();
  await host.getByRole("link", { name: fi("history-since-do"), exact: true }).click();
  const since = host.getByRole("main");
  for (const text of texts) await expect(since.getByText(text).first()).toBeVisible();
}

test("an actor gets another name while two people write on two canvases that mention it", async ({
  api,
  browser,
  host,
  server,
}) => {
  const [old, fresh] = ["Kirjasto Lakka", "Lakan kirjasto ja kulttuuritalo"];
  const canvases = [
    { kind: "actor-map", zone: "municipality", name: old },
    { kind: "partner-map", zone: "municipality-current", name: old },
  ];
  const { ids, registry } = await lay(api, host, server, "Uusi nimi", canvases);
  await host.goto(registry);
  await host.getByRole("link", { name: old, exact: true }).click();
  const writers = await Promise.all(
    canvases.map(async (canvas, at) =>
      Writer.come(browser, server.url, await api.invite(ids[at] ?? ""), canvas, at === 0 ? "Helmi" : "Väinö"),
    ),
  );
  await host.getByLabel(fi("registry-name"), { exact: true }).fill(fresh);
  await Promise.all([
    ...writers.map((writer) => writer.type()),
    host.getByRole("button", { name: fi("save"), exact: true }).click(),
  ]);
  for (const writer of writers) await writer.expectWritten(fresh);
  for (const writer of writers) await writer.expectCaret(fresh);
  for (const writer of writers) await writer.expectOwnUndo(fresh);
  for (const id of ids) await expectTold(host, server, id, [old, fresh]);

  await host.goto(registry);
  await host.getByRole("link", { name: fresh, exact: true }).click();
  await expect(host.getByRole("region", { name: fi("registry-changes") })).toContainText(`${old} → ${fresh}`);
  await host.getByRole("button", { name: new RegExp(`^${fi("registry-undo")}`) }).click();
  for (const writer of writers) await writer.expectWritten(old);
  for (const writer of writers) await writer.leave();
});

test("two names become one while two people write on the canvases that mention them", async ({
  api,
  browser,
  host,
  server,
}) => {
  const [long, short] = ["Kansaneläkelaitos", "Kela"];
  const canvases = [
    { kind: "actor-map", zone: "state", name: long },
    { kind: "partner-map", zone: "state-current", name: short },
  ];
  const { ids, registry } = await lay(api, host, server, "Kaksi nimeä", canvases);
  const writers = await Promise.all(
    canvases.map(async (canvas, at) =>
      Writer.come(browser, server.url, await api.invite(ids[at] ?? ""), canvas, at === 0 ? "Helmi" : "Väinö"),
    ),
  );
  await host.goto(registry);
  await host.getByRole("link", { name: fi("duplicates-link") }).click();
  await Promise.all([
    ...writers.map((writer) => writer.type()),
    host.getByRole("button", { name: `${fi("duplicates-merge-as")} ${short}`, exact: true }).click(),
  ]);
  await expect(host.getByText(fi("duplicates-none"))).toBeVisible();
  for (const writer of writers) await writer.expectWritten(short);
  for (const writer of writers) await writer.expectCaret(short);
  for (const writer of writers) await writer.expectOwnUndo(short);
  await expectTold(host, server, ids[0] ?? "", [long, short]);

  await host.goto(`${registry}/duplicates`);
  await host.getByRole("button", { name: new RegExp(`^${fi("registry-undo")}`) }).click();
  await expect(host.getByRole("heading", { level: 3 })).toContainText(long);
  for (const writer of writers) await writer.expectWritten(writer.name);
  for (const writer of writers) await writer.leave();
});

test("a name that another has is told at once, with the way to make them one", async ({
  api,
  host,
  server,
}) => {
  const workspace = await api.workspace("Sama nimi");
  const taken = "Kirjasto Lakka";
  await api.actor(workspace, taken);
  const other = await api.actor(workspace, "Lakan kirjasto");
  const record = `${server.url}/fi/w/${workspace}/registry/${other}`;
  await host.goto(record);
  await host.getByLabel(fi("registry-name"), { exact: true }).fill(taken);
  await host.getByRole("button", { name: fi("save"), exact: true }).click();
  await expect(host.getByText(fi("record-name-taken"))).toBeInViewport();
  const merge = host.getByRole("button", { name: fi("record-same-merge") });
  await expect(merge).toBeInViewport();
  await expect(host.getByLabel(fi("registry-name"), { exact: true })).toHaveValue(taken);
  await expectAccessible(host);
  await merge.click();
  await expect(host.getByRole("heading", { name: fi("duplicates-title") })).toBeVisible();
  await host.goto(record);
  await expect(host.getByRole("heading", { level: 1 })).toHaveText(taken);
});
