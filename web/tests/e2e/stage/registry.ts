/** What the program knows: `tukiverkko export registry`, with names in place of ids, compared step by step. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Api } from "./api";
import type { Server } from "./server";

const FOLDER = join(import.meta.dirname, "../golden/registry");
/** Set it to write what is expected anew; read each changed line. */
const IS_WRITING = process.env.UPDATE_REGISTRY === "1";
/** What a page writes is read after a pause; who writes the expected texts anew looks until nothing comes any more. */
const LOOKS = 8;
const LOOK_EVERY_MS = 500;
/** Within this a step is known, also on a machine with other work to do; what is not known then never will be. */
const STEP_MS = 90_000;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
/** When a heart was given, within details, which are JSON in JSON. */
const TIME = /"at\\":\d+/g;

/** A line of the export: its table, and its columns. */
type Row = Readonly<Record<string, string>> & { readonly table: string };

/** Names for everything that has an id. */
type Names = { readonly records: Map<string, string>; readonly canvases: Map<string, string> };

export class Registry {
  readonly #server: Server;
  readonly #api: Api;
  #before: string[] = [];
  #steps = 0;

  constructor(server: Server, api: Api) {
    this.#server = server;
    this.#api = api;
  }

  /** The export as it is printed. */
  async printed(): Promise<string> {
    return await this.#server.command("export", "registry");
  }

  /** Waits until what came and went since the last step is what `golden/registry` tells of this one. */
  async expectStep(name: string): Promise<void> {
    const file = join(FOLDER, `${String(this.#steps).padStart(2, "0")}-${name}.txt`);
    this.#steps += 1;
    if (IS_WRITING) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, told(this.#before, await this.#settled()));
    }
    const wanted = readFileSync(file, "utf8").split("\n");
    await expect(async () => {
      const now = await this.#lines();
      expect(told(this.#before, now).split("\n"), file).toEqual(wanted);
      this.#before = now;
    }).toPass({ timeout: STEP_MS });
  }

  /** The lines once they have stayed the same for a while. */
  async #settled(): Promise<string[]> {
    let lines = await this.#lines();
    for (let same = 0; same < LOOKS; ) {
      await new Promise((passed) => setTimeout(passed, LOOK_EVERY_MS));
      const now = await this.#lines();
      same = told(lines, now) === "" ? same + 1 : 0;
      lines = now;
    }
    return lines;
  }

  async #lines(): Promise<string[]> {
    const rows = (await this.printed()).replace(TIME, '"at\\":0').split("\n").filter(Boolean).map(row);
    const names: Names = { records: recordNames(rows), canvases: await this.#titles() };
    const lines = named(rows, names);
    expect(
      lines.filter((line) => ID.test(line)),
      "every id has a name",
    ).toEqual([]);
    return lines.sort();
  }

  async #titles(): Promise<Map<string, string>> {
    return new Map((await this.#api.canvases()).map(({ id, kind, title }) => [id, `${kind} "${title}"`]));
  }
}

/** What came (`+`) and went (`-`). */
function told(before: readonly string[], now: readonly string[]): string {
  const [old, young] = [tally(before), tally(now)];
  const more = (mark: string, some: Map<string, number>, than: Map<string, number>) =>
    [...some].flatMap(([line, count]) =>
      Array<string>(Math.max(0, count - (than.get(line) ?? 0))).fill(`${mark} ${line}\n`),
    );
  return [...more("-", old, young), ...more("+", young, old)].join("");
}

function tally(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function row(line: string): Row {
  const at = line.indexOf(" ");
  return { ...(JSON.parse(line.slice(at)) as Record<string, string>), table: line.slice(0, at) };
}

function recordNames(rows: readonly Row[]): Map<string, string> {
  const records = rows.filter(({ table }) => table === "record");
  return new Map(records.map(({ id = "", kind, name }) => [id, `${kind}:${name || "-"}`]));
}

/** Each row in words. Names that are spelled as their record is are left out. */
function named(rows: readonly Row[], { records, canvases }: Names): string[] {
  const record = (id = "") => records.get(id) ?? id;
  const places = new Map(
    rows
      .filter(({ table }) => table === "mention")
      .map(({ canvas_id, place, name, kind }) => [`${canvas_id} ${place}`, name || `${kind}`]),
  );
  const where = ({ canvas_id = "", place = "" }: Row) => {
    const [part = "", ...ids] = place.split(":");
    const of = (ids: readonly string[], parts: readonly string[]) =>
      ids.map(
        (id, at) => places.get(`${canvas_id} ${parts[at] ?? part}:${id}`) ?? (part === "link" ? "" : id),
      );
    const plain =
      part === "canvas" || part === "field" ? ids : of(ids, part === "cell" ? ["row", "column"] : []);
    return `${canvases.get(canvas_id) ?? canvas_id} ${[part, ...plain].filter((one) => one !== "").join(":")}`;
  };
  return rows.flatMap((one) => {
    const details = one.details && one.details !== "{}" ? ` ${one.details}` : "";
    switch (one.table) {
      case "record": {
        const edited = one.edited && one.edited !== "{}" ? ` by hand ${one.edited}` : "";
        const merged = one.merged_into ? ` merged into ${record(one.merged_into)}` : "";
        return [`record ${record(one.id)}${details}${edited}${merged}`];
      }
      case "name":
        return record(one.record_id).endsWith(`:${one.name}`)
          ? []
          : [`name ${record(one.record_id)}: ${one.name}`];
      case "mention": {
        const role = one.role && one.role !== one.kind ? ` as ${one.role}` : "";
        return [`mention ${record(one.record_id)} at ${where(one)}${role}${details}`];
      }
      default:
        return [`bond ${one.kind} ${record(one.from_id)} -> ${record(one.to_id)} at ${where(one)}${details}`];
    }
  });
}
