import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Sheet } from "./stage/canvas";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

/** A word that stands nowhere else. */
const WORD = "Kvartsipouta";

/** The files of a folder that hold the word. */
async function traces(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const held = files.map(async (path) => (await readFile(path)).includes(WORD));
  const found = await Promise.all(held);
  return files.filter((_, at) => found[at]);
}

/** Writes the word wherever an interview takes a text, and keeps a state of it. */
async function write(host: Page, page: string): Promise<void> {
  await host.goto(`${page}?view=list`);
  const sheet = new Sheet(host);
  await sheet.ready();
  await host.getByRole("textbox", { name: fi("needs-map-field-pseudonym") }).fill(WORD);
  const support = fi("needs-map-zone-support");
  await sheet.add(support, `${WORD} neuvoi\nja ${WORD} kuunteli`);
  await sheet.circle(`${WORD} neuvoi`, `${WORD} auttaa`);
  await sheet.expectSaved();
  await host.goto(`${page}/history`);
  await host.getByLabel(fi("history-label")).fill(WORD);
  await host.getByRole("button", { name: fi("history-keep") }).click();
  await expect(host.getByRole("link", { name: WORD, exact: true })).toBeVisible();
}

test("an interview is erased by clicks, and nothing of it is found anywhere", async ({
  api,
  host,
  server,
}) => {
  const workspace = await api.workspace("Hävitettävä");
  const canvas = await api.canvas(workspace, "needs-map", `Haastattelu ${WORD}`);
  const [home, page] = [`${server.url}/fi/w/${workspace}`, `${server.url}/fi/c/${canvas}`];
  await write(host, page);
  await expect.poll(() => server.command("export", "registry")).toContain(`${WORD} neuvoi`);
  expect(await traces(server.folder)).not.toEqual([]);

  await host.goto(page);
  await host.getByRole("link", { name: fi("interview-manage") }).click();
  await host.getByRole("link", { name: fi("interview-erase-on") }).click();
  await expect(host.getByRole("main")).toContainText(WORD);
  await host.getByRole("button", { name: fi("interview-erase-do") }).click();
  await expect(host).toHaveURL(home);

  const kinds = [
    "actor",
    "support-model",
    "client-group",
    "life-area",
    "cluster",
    "finding",
    "development-target",
  ];
  const lists = kinds.map((kind) => `${home}/registry?kind=${kind}`);
  const gone = [page, `${page}?view=table`, `${page}/history`, `${page}/interview`, `${page}/continue`];
  for (const path of [
    home,
    `${home}/map`,
    `${home}/audit`,
    `${home}/registry?q=${WORD}`,
    ...lists,
    ...gone,
  ]) {
    const answer = await host.goto(path);
    expect(answer?.status(), path).toBe(gone.includes(path) ? 404 : 200);
    await expect(host.getByRole("main"), path).not.toContainText(WORD);
  }
  for (const path of [
    `workspaces/${workspace}/canvases`,
    `workspaces/${workspace}/actors?q=${WORD}`,
    `workspaces/${workspace}/findings`,
    `canvases/${canvas}`,
  ]) {
    const answer = await host.request.get(`${server.url}/api/v1/${path}`);
    expect([200, 404], path).toContain(answer.status());
    expect(await answer.text(), path).not.toContain(WORD);
  }
  expect(await server.command("export", "registry")).not.toContain(WORD);
  expect(server.log.join("\n")).not.toContain(WORD);
  await expect.poll(() => traces(server.folder)).toEqual([]);
});
