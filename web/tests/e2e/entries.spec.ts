/** Whoever has published much finds one by its name, and takes several out at once. */
import { expectUsable } from "./stage/eyes";
import { expect, test } from "./stage/test";
import { fi, words } from "./stage/words";

const model = (name: string): object => ({
  identifier: name,
  language: "fi",
  name,
  organisation: "Kirjasto Lakka",
  municipalities: ["297"],
});

test("among many, one is found and several are withdrawn at once", async ({ api, host, server }) => {
  const workspace = await api.workspace("Monen julkaisijat");
  const names = ["Kokeiltu tuki", "Vanha neuvonta", "Vanha opastus"];
  await api.publish(workspace, names.map(model));
  const list = `${server.url}/fi/w/${workspace}/catalogue`;
  await host.goto(list);
  await expectUsable(host);
  await host.getByLabel(fi("catalogue-part-name")).fill("VANHA");
  await host.getByRole("button", { name: fi("catalogue-filter-do"), exact: true }).click();
  await expect(host.getByRole("link", { name: "Kokeiltu tuki" })).toHaveCount(0);
  for (const name of names.slice(1)) {
    await host.getByRole("checkbox", { name: `${fi("catalogue-many-choose")}: ${name}` }).check();
  }
  await expectUsable(host);
  await host.getByRole("button", { name: fi("catalogue-many-do"), exact: true }).click();
  await expect(host.getByRole("link", { name: "Vanha opastus" })).toBeVisible();
  await expectUsable(host);
  await host.getByRole("button", { name: fi("catalogue-withdraw"), exact: true }).click();
  const told = words("fi")("catalogue-did-withdraw-many", { count: 2 });
  await expect(host.getByText(told, { exact: true })).toBeVisible();
  await host.setViewportSize({ width: 390, height: 844 });
  await expectUsable(host);
});

test("an old page of an entry does not undo its end", async ({ api, host, server }) => {
  const workspace = await api.workspace("Kahden välilehden talo");
  const url = await api.model(workspace, { ...model("Kahdesti avattu"), language: "fi" });
  expect(url).toContain("/support/");
  await host.goto(`${server.url}/fi/w/${workspace}/catalogue`);
  await host.getByRole("link", { name: "Kahdesti avattu" }).click();
  const old = await host.context().newPage();
  await old.goto(host.url());
  const choose = (page: typeof host, stage: string): Promise<unknown> =>
    page.getByLabel(fi("catalogue-part-life-cycle"), { exact: true }).selectOption(stage);
  const owner = host.getByLabel(fi("catalogue-owner"), { exact: true });
  await expect(owner).not.toHaveValue("");
  await host.getByRole("button", { name: fi("catalogue-owner-do"), exact: true }).click();
  await expect(host.getByText(fi("catalogue-did-nothing"), { exact: true })).toBeVisible();
  await expectUsable(host);
  await choose(host, "ended");
  await host.getByRole("button", { name: fi("save"), exact: true }).click();
  await expect(host.getByText(fi("catalogue-did-publish", { version: "2" }))).toBeVisible();
  await choose(old, "pilot");
  await old.getByRole("button", { name: fi("save"), exact: true }).click();
  const told = fi("catalogue-changed-meanwhile", { version: "2", stage: fi("catalogue-ended") });
  await expect(old.getByText(told, { exact: true })).toBeVisible();
  await expect(old.getByLabel(fi("catalogue-part-life-cycle"), { exact: true })).toHaveValue("pilot");
  await expectUsable(old);
  await old.close();
});
