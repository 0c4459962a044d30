// Measures how a canvas of 2,000 notes opens in Chromium and where the time goes, and how long a move of somebody else
// keeps the page busy. What the server needs is told apart. Processor time is that of the page's main thread, so that a
// busy machine spoils it less than it spoils the clock.
// `node web/scripts/open.mjs target/debug/tukiverkko [opens] [folder for processor profiles]`; with BROWSER_BUILD=web/dist
// the browser gets that build instead of the one in the program. Figures, not a test.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

const NOTES = 2_000;
/** Notes that one change brings. */
const CHUNK = 100;
const MOVES = 20;
const RENDERS = 5;
const ZONES = ["state", "municipality", "wellbeing", "association", "project", "company"];
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const [binary = "target/release/tukiverkko", opens = "5", profiles] = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), "tukiverkko-open-"));
const say = (text) => process.stdout.write(`${text}\n`);
const middle = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const spread = (all) => {
  const [median, least, most] = [middle(all), Math.min(...all), Math.max(...all)].map((one) =>
    one.toFixed(one < 10 ? 1 : 0),
  );
  return `${median} ms (${least}-${most})`;
};
const command = (...args) => execFileSync(binary, [...args, "--data", data], { encoding: "utf8" }).trim();

/** Starts the program; gives the process and its address. */
function start() {
  const child = spawn(binary, ["serve", "--data", data, "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const url = new Promise((came) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("Tukiverkko:")) came(line.split(" ").at(-1));
    });
  });
  return { child, url };
}

/** Makes a canvas with its notes; gives its id and the document of somebody who is on it. */
async function fill(url, token) {
  const call = async (path, body) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  const workspace = await call("workspaces", { title: "Suuri" });
  const { id } = await call(`workspaces/${workspace.id}/canvases`, { kind: "actor-map", title: "Suuri" });
  const expires = new Date(Date.now() + WEEK_MS).toISOString();
  const { code } = await call(`canvases/${id}/invitations`, { role: "participant", expires });
  const guest = await call("join", { code, name: "Otso" });
  const document = new Y.Doc();
  const line = new WebsocketProvider(`${url.replace("http", "ws")}/collab`, id, document, {
    params: { token: guest.token },
    disableBc: true,
    WebSocketPolyfill: WebSocket,
  });
  for (const type of [100, 101]) line.messageHandlers[type] = () => {};
  await new Promise((synced) => line.once("sync", synced));
  for (let from = 0; from < NOTES; from += CHUNK)
    document.transact(() => {
      for (let at = from; at < from + CHUNK; at += 1) add(document.getMap("notes"), at);
    });
  const held = async () => (await call(`canvases/${id}`)).zones.flatMap((zone) => zone.notes).length;
  while ((await held()) < NOTES);
  return { id, notes: document.getMap("notes") };
}

/** An ordinary note: a name, and a remark on every third. */
function add(notes, at) {
  const remark = at % 3 === 0 ? "\nNeuvoo laitteiden käytössä tiistaisin ja torstaisin" : "";
  const order = `a${String(at).padStart(5, "0")}V`;
  const values = {
    zone: ZONES[at % ZONES.length],
    kind: "actor",
    order,
    author: "",
    by: "Otso",
    at: Date.now(),
  };
  notes.set(
    `note-many-${at}`,
    new Y.Map(Object.entries({ ...values, text: new Y.Text(`Toimija ${at}${remark}`) })),
  );
}

/** Signs in by the form; gives the cookies. */
async function signIn(url, password) {
  const body = new URLSearchParams({ email: "demo@example.org", password });
  const answer = await fetch(`${url}/fi/sign-in`, { method: "POST", body, redirect: "manual" });
  return answer.headers.getSetCookie().map((one) => one.split(";")[0]);
}

/** Runs in the page before anything of it: notes when what is asked for is drawn, and when the controls work. */
function watch(view) {
  window.seen = {};
  const look = () => {
    const drawn = document.querySelector(view === "board" ? ".stage [data-note]" : "[data-note]");
    const works = document.querySelector("[data-add]:not([disabled])");
    if (drawn && works) {
      window.seen.works = performance.now();
      // What was drawn is on the screen when the frame is done.
      requestAnimationFrame(() =>
        setTimeout(() => {
          window.seen.painted = performance.now();
        }),
      );
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Gives the browser the files of a build beside the program, by the names of the entries. */
async function serve(context, folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const entries = Object.values(manifest).filter((one) => one.isEntry);
  const plain = (file) => file.replace(/^.*\/|-[\w-]{8}(?=\.\w+$)/g, "");
  await context.route("**/*.{js,css}", async (route) => {
    const file = new URL(route.request().url()).pathname.replace(/^.*\/assets\//, "assets/");
    const own = entries.find((one) => plain(one.file) === plain(file))?.file ?? file;
    const type = own.endsWith(".js") ? "text/javascript" : "text/css";
    await route.fulfill({ body: readFileSync(join(folder, own)), contentType: type });
  });
}

async function open(browser, { address, cookies }, view, folder) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (process.env.BROWSER_BUILD) await serve(context, process.env.BROWSER_BUILD);
  await context.addCookies(
    cookies.map((one) => ({
      name: one.slice(0, one.indexOf("=")),
      value: one.slice(one.indexOf("=") + 1),
      url: new URL(address).origin,
    })),
  );
  const page = await context.newPage();
  await page.addInitScript(watch, view);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  if (folder) {
    await cdp.send("Profiler.enable");
    await cdp.send("Profiler.setSamplingInterval", { interval: 200 });
    await cdp.send("Profiler.start");
  }
  await page.goto(`${address}?view=${view}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.seen.painted);
  if (folder) {
    const { profile } = await cdp.send("Profiler.stop");
    writeFileSync(join(folder, `${view}.cpuprofile`), JSON.stringify(profile));
  }
  const cost = await costs(cdp);
  const times = await page.evaluate(() => {
    const [nav] = performance.getEntriesByType("navigation");
    const [first] = performance.getEntriesByName("first-contentful-paint");
    const from = nav.responseStart;
    const { works, painted } = window.seen;
    return {
      fetched: nav.responseEnd - from,
      parsed: nav.domInteractive - from,
      first: (first?.startTime ?? works) - from,
      works: works - from,
      painted: painted - from,
    };
  });
  return { page, context, cdp, cost, times };
}

/** Processor time of the page's main thread so far, in milliseconds. */
async function costs(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    all: of("TaskDuration") * 1000,
    script: of("ScriptDuration") * 1000,
    styles: of("RecalcStyleDuration") * 1000,
    layout: of("LayoutDuration") * 1000,
    nodes: of("Nodes"),
  };
}

/** What the page does for each move of somebody else. */
async function moves({ page, cdp }, notes, view) {
  const spent = [];
  const drawn = page.locator(view === "board" ? ".stage [data-note]" : "[data-note]").first();
  const note = (await drawn.getAttribute("data-note")) ?? "";
  for (let turn = 0; turn < MOVES; turn += 1) {
    const zone = ZONES[(ZONES.indexOf(notes.get(note).get("zone")) + 1) % ZONES.length];
    const before = await costs(cdp);
    notes.get(note).set("zone", zone);
    // On the board a note may be among those that a crowded zone only counts: then it is gone from where it was.
    const there =
      view === "board"
        ? `section[data-zone]:not([data-zone="${zone}"]) [data-note="${note}"]`
        : `[data-zone="${zone}"] [data-note="${note}"]`;
    await page.locator(there).waitFor({ state: view === "board" ? "detached" : "attached" });
    const after = await costs(cdp);
    spent.push({
      script: after.script - before.script,
      drawing: after.styles + after.layout - before.styles - before.layout,
    });
  }
  return spent;
}

async function renders({ address, cookies }) {
  const took = [];
  let size = 0;
  for (let turn = 0; turn < RENDERS; turn += 1) {
    const began = performance.now();
    const answer = await fetch(`${address}?view=list`, { headers: { cookie: cookies.join("; ") } });
    size = (await answer.text()).length;
    took.push(performance.now() - began);
  }
  say(`server, the page of ${NOTES} notes: ${spread(took)}, ${(size / 1e6).toFixed(1)} MB`);
}

async function measure(browser, place, notes, view) {
  const all = [];
  for (let turn = 0; turn < Number(opens); turn += 1) {
    await all.at(-1)?.context.close();
    all.push(await open(browser, place, view));
  }
  say(`${view}, ${opens} opens: median (least-most) since the first byte of the page`);
  const row = (name, of) => say(`  ${name}: ${spread(all.map(of))}`);
  for (const name of ["fetched", "parsed", "first", "works", "painted"])
    row(name, ({ times }) => times[name]);
  for (const name of ["all", "script", "styles", "layout"])
    row(`processor, ${name}`, ({ cost }) => cost[name]);
  const last = all.at(-1);
  say(`  nodes: ${last.cost.nodes}, painted notes: ${await last.page.locator(".stage [data-note]").count()}`);
  const spent = await moves(last, notes, view);
  say(
    `  a move of somebody else: script ${spread(spent.map((one) => one.script))}, drawing ${spread(spent.map((one) => one.drawing))}`,
  );
  await last.context.close();
  if (profiles) await (await open(browser, place, view, profiles)).context.close();
}

const password = command("demo").split(" ").at(-1);
const { child, url } = start();
try {
  const home = await url;
  const { id, notes } = await fill(home, command("token", "create", "--user", "demo@example.org"));
  const place = { address: `${home}/fi/c/${id}`, cookies: await signIn(home, password) };
  await renders(place);
  const browser = await chromium.launch({
    executablePath: process.env.TUKIVERKKO_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const view of ["list", "board"]) await measure(browser, place, notes, view);
  await browser.close();
} finally {
  child.kill("SIGKILL");
  rmSync(data, { recursive: true, force: true });
}
process.exit();
