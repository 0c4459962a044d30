// Measures the program itself: how soon it can serve, its memory then, and how long its pages take, one after the
// other on a warm server. `node web/scripts/pages.mjs target/release/tukiverkko`. Figures, not a test.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const STARTS = 5;
const WARM_UPS = 20;
const REQUESTS = 300;

const binary = process.argv[2] ?? "target/release/tukiverkko";
const data = mkdtempSync(join(tmpdir(), "tukiverkko-pages-"));
const say = (text) => process.stdout.write(`${text}\n`);

/** Starts the program; gives its address once it can serve, and how long that took in ms. */
async function start() {
  const began = performance.now();
  const child = spawn(binary, ["serve", "--data", data, "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.split(" ").at(-1);
    while (!(await fetch(`${url}/readyz`)).ok);
    return { child, url, took: performance.now() - began };
  }
  throw new Error(`${binary} said nothing`);
}

const stop = (child) =>
  new Promise((ended) => {
    child.once("exit", ended);
    child.kill("SIGTERM");
  });

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);

async function time(url, path, cookie) {
  const took = [];
  for (let i = -WARM_UPS; i < REQUESTS; i += 1) {
    const began = performance.now();
    await (await fetch(url + path, { headers: { cookie } })).text();
    if (i >= 0) took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return `median ${at(took, 0.5)} ms, p99 ${at(took, 0.99)} ms`;
}

const password = execFileSync(binary, ["demo", "--data", data], { encoding: "utf8" })
  .trim()
  .split(" ")
  .at(-1);
const starts = [];
for (let i = 1; i < STARTS; i += 1) {
  const { child, took } = await start();
  starts.push(took);
  await stop(child);
}
const { child, url, took } = await start();
starts.push(took);
starts.sort((a, b) => a - b);
say(`start, ready to serve: median ${at(starts, 0.5)} ms`);
const memory = readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/);
say(`memory at start: ${(Number(memory?.[1]) / 1024).toFixed(0)} MiB`);
const form = new URLSearchParams({ email: "demo@example.org", password });
const signedIn = await fetch(`${url}/fi/sign-in`, { method: "POST", body: form, redirect: "manual" });
const cookie = signedIn.headers
  .getSetCookie()
  .map((one) => one.split(";")[0])
  .join("; ");
const find = async (path, pattern) =>
  (await (await fetch(url + path, { headers: { cookie } })).text()).match(pattern)?.[0];
const workspace = await find("/fi/w", /\/fi\/w\/[0-9a-f-]{36}/);
const canvas = await find(workspace, /\/fi\/c\/[0-9a-f-]{36}/);
say(`start page: ${await time(url, "/fi", cookie)}`);
say(`workspace: ${await time(url, workspace, cookie)}`);
say(`actor map of 31 notes and 40 links, as a list: ${await time(url, `${canvas}?view=list`, cookie)}`);
await stop(child);
rmSync(data, { recursive: true });
