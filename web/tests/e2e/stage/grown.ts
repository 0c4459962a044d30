/** A workspace where proposals, a partnership, an interview and a registry have come as far as they can. */
import type { Page } from "@playwright/test";
import type { Api } from "./api";
import { PlainClient } from "./plain";
import type { Server } from "./server";
import { expect } from "./test";
import { Trip } from "./trip";
import { fi } from "./words";

/** Paths without their language: what a member sees, and what whoever has a private page sees. */
export type Grown = { readonly own: readonly string[]; readonly open: readonly string[] };

/** How proposals come to each of their states. */
const STATES = [[], ["sent"], ["sent", "in-talks"], ["sent", "accepted"], ["sent", "declined"]] as const;
const [OFFER, LENT] = ["Tilat ja kaksi opastajaa kuukaudessa", "Laitteet lainaan"];

/** Sends a form as a page does; gives the page that answers. */
type Send = (path: string, form: Record<string, string>) => Promise<string>;

export async function grow(api: Api, host: Page, server: Server): Promise<Grown> {
  const send: Send = async (path, form) => {
    const headers = { origin: server.url };
    const answer = await host.request.post(`${server.url}/fi${path}`, { form, headers });
    expect(answer.status(), path).toBe(200);
    return await answer.text();
  };
  const workspace = await api.workspace("Kasvanut työtila");
  const map = await api.canvas(workspace, "actor-map", "Seudun toimijat");
  const actors = await PlainClient.join(server.url, map, await api.join(await api.invite(map), "Otso"));
  const names = ["Kela", "Kansaneläkelaitos", "Verkkoseniorit ry"];
  for (const [at, text] of names.entries())
    actors.add(`note-of-actor-${at}`, { zone: "state", kind: "actor", text, order: `a${at}` });
  const states = await Promise.all(STATES.map((moves, at) => proposal(api, send, workspace, at, moves)));
  const open = await privatePages(api, send, workspace);
  const commitments = await partnership(api, host, server, send, workspace);
  const interview = await api.canvas(workspace, "needs-map", "Haastattelu 1");
  const home = `/w/${workspace}`;
  const registry = `${home}/registry`;
  await expect
    .poll(async () => (await host.request.get(`${server.url}/fi${registry}/duplicates`)).text())
    .toContain(fi("duplicates-abbreviation"));
  actors.leave();
  await host.goto(`${server.url}/fi${registry}`);
  const record = new URL(
    (await host.getByRole("link", { name: "Kela", exact: true }).getAttribute("href")) ?? "",
    server.url,
  );
  await host.goto(`${server.url}/fi${home}`);
  await new Trip(host).follow("Seudun toimijat", "actors-to-partners");
  return {
    own: [
      ...states,
      commitments,
      `${home}/partnerships`,
      `/c/${interview}/interview`,
      `/c/${interview}/interview/erase`,
      registry,
      `${registry}?kind=partnership`,
      `${registry}?q=ei-ole`,
      `${registry}/duplicates`,
      record.pathname.slice("/fi".length),
      `${home}/map`,
      `/c/${map}/continue`,
      `/c/${map}/continue/actors-to-partners`,
    ],
    open,
  };
}

/** The page of a proposal that has come so far. */
async function proposal(
  api: Api,
  send: Send,
  workspace: string,
  at: number,
  moves: readonly string[],
): Promise<string> {
  const canvas = await api.canvas(workspace, "proposal", `Ehdotus ${at + 1}`);
  for (const to of moves) await send(`/c/${canvas}/proposal/state`, { to });
  return `/c/${canvas}/proposal`;
}

/** Private pages: open, answered, and closed. */
async function privatePages(api: Api, send: Send, workspace: string): Promise<string[]> {
  const make = async (title: string) => {
    const canvas = await api.canvas(workspace, "proposal", title);
    const page = await send(`/c/${canvas}/proposal/links`, { open: "month" });
    const [, path = ""] = /value="[^"]*\/fi(\/p\/[\w-]+)"/.exec(page) ?? [];
    const [, link = ""] = /\/proposal\/links\/([\w-]+)\/revoke/.exec(page) ?? [];
    return { canvas, path, link };
  };
  const open = await make("Avoin ehdotus");
  const answered = await make("Vastattu ehdotus");
  await send(answered.path, {
    answer: "accept",
    name: "Tuija",
    message: "Lähdemme mukaan.\nMilloin tavataan?",
  });
  const closed = await make("Suljettu ehdotus");
  await send(`/c/${closed.canvas}/proposal/links/${closed.link}/revoke`, {});
  return [open.path, `${answered.path}?answered=1`, closed.path];
}

/** The commitments of a partnership: one that is done, one with a date, and what could still be agreed. */
async function partnership(
  api: Api,
  host: Page,
  server: Server,
  send: Send,
  workspace: string,
): Promise<string> {
  const canvas = await api.canvas(workspace, "partnership", "Yhdessä kotiovelle");
  const partner = await PlainClient.join(
    server.url,
    canvas,
    await api.join(await api.invite(canvas), "Tuija"),
  );
  const voices = await (await host.request.get(`${server.url}/fi/c/${canvas}/voices`)).text();
  const [, participant = ""] = /<option value="([^"]+)">Tuija</.exec(voices) ?? [];
  await send(`/c/${canvas}/voices`, { partner: "c1", participant });
  partner.commit("c1", "Kirjasto Lakka", `${OFFER}\n${LENT}\nTieto kävijöistä`);
  await expect.poll(async () => Object.keys((await api.read(canvas)).hearts)).toEqual(["c1"]);
  partner.leave();
  const page = `/c/${canvas}/commitments`;
  for (const said of [OFFER, LENT]) await send(page, { column: "c1", side: "offer", said });
  await host.goto(`${server.url}/fi${page}`);
  const made = host.getByRole("region", { name: fi("commitments-made") }).getByRole("listitem");
  await made
    .filter({ hasText: OFFER })
    .getByRole("button", { name: fi("commitment-set-done") })
    .click();
  await expect(made.getByText(fi("commitment-is-done"), { exact: true })).toBeVisible();
  const late = made.filter({ hasText: LENT });
  await late.locator("summary").click();
  await late.getByLabel(fi("commitment-due")).fill("2020-01-31");
  await late.getByRole("button", { name: fi("save"), exact: true }).click();
  await expect(late.getByText(fi("commitment-is-late"), { exact: true })).toBeVisible();
  return page;
}
