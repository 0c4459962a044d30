/** The server's disk is full while people write: they are told so, lose nothing, and it saves by itself afterwards. */
import { Api } from "./stage/api";
import { Sheet } from "./stage/canvas";
import { Ears } from "./stage/ears";
import { expectAccessible, expectNoSideScroll } from "./stage/eyes";
import { arrive, invite, join, setUp } from "./stage/people";
import { Server } from "./stage/server";
import { expect, test } from "./stage/test";
import { fi } from "./stage/words";

const PHONE = { width: 320, height: 640 };

test("on a full disk the page says that nothing is saved, and saves when there is space", async ({
  browser,
}) => {
  const server = await Server.start();
  try {
    const [aino, bo] = [await arrive(browser, "Aino Aalto"), await arrive(browser, "Bo Berg")];
    await setUp(aino.page, server, aino.name);
    const api = await Api.of(server, aino.name);
    const canvas = await api.canvas(await api.workspace("Täysi levy"), "actor-map", "Täysi levy");
    await join(bo, server.url, await invite(aino.page, server, canvas));
    const ears = await Ears.on(bo.page);
    const sheets = [new Sheet(aino.page), new Sheet(bo.page)] as const;
    for (const sheet of sheets) {
      await sheet.page.goto(`${server.url}/fi/c/${canvas}?view=list`);
      await sheet.ready();
    }
    const [hers, his] = sheets;
    const zone = fi("actor-map-zone-municipality");
    await hers.add(zone, "Kirjasto Lakka");
    await expect(his.note("Kirjasto Lakka")).toBeVisible();
    await hers.expectSaved();

    await server.limit(0);
    await his.add(zone, "Opisto Jokivarsi");
    await expect(bo.page.getByText(fi("refused-not-saved")).first()).toBeVisible();
    await expect(bo.page.locator("#save")).toHaveText(fi("save-failed"));
    await ears.expect(fi("refused-not-saved"));
    await expectAccessible(bo.page);
    await bo.page.setViewportSize(PHONE);
    await expectNoSideScroll(bo.page);
    // He goes on; nobody sees what is not saved, and what was saved can be read.
    await his.add(zone, "Asukastupa Raitti");
    await expect(his.note("Opisto Jokivarsi")).toBeVisible();
    await hers.page.reload();
    await expect(hers.note("Kirjasto Lakka")).toBeVisible();
    await expect(hers.note("Opisto Jokivarsi")).toHaveCount(0);

    await server.limit("unlimited");
    await his.expectSaved();
    await ears.expect(fi("said-save-saved"));
    await expect(bo.page.getByRole("region", { name: fi("tray-title", { count: 1 }) })).toHaveCount(0);
    for (const name of ["Opisto Jokivarsi", "Asukastupa Raitti"]) await expect(hers.note(name)).toBeVisible();
    await server.kill();
    await server.again();
    await bo.page.reload();
    for (const name of ["Opisto Jokivarsi", "Asukastupa Raitti"]) await expect(his.note(name)).toBeVisible();
    await Promise.all([aino.context.close(), bo.context.close()]);
  } finally {
    await server.close();
  }
});
