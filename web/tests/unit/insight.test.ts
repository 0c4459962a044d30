import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Content } from "../../src/generated/Content";
import type { Insight } from "../../src/generated/Insight";
import type { InsightRule } from "../../src/generated/InsightRule";
import { insight } from "../../src/model/insight";

const FIXTURES = join(import.meta.dirname, "../../../crates/canvas/tests/fixtures");
const KINDS = readdirSync(join(FIXTURES, "insight")).map((file) => file.replace(/\.json$/, ""));

const EMPTY: Content = {
  fields: {},
  choices: {},
  notes: [],
  bin: [],
  links: [],
  circles: [],
  columns: [],
  rows: [],
  cells: {},
  ticks: {},
  hearts: {},
  written: {},
  cleared: {},
};

function fixture<T>(file: string): T {
  return JSON.parse(readFileSync(join(FIXTURES, file), "utf8")) as T;
}

test("four kinds show something about themselves", () => expect(KINDS).toHaveLength(4));

test.each(KINDS)("the figures of %s are those that Rust counts", (kind) => {
  const { rule, figures } = fixture<{ rule: InsightRule; figures: Insight }>(`insight/${kind}.json`);
  const content = { ...EMPTY, ...fixture<Partial<Content>>(`contents/${kind}.json`) };
  expect(insight(rule, content)).toEqual(figures);
});

test("an empty canvas has nothing to show", () => {
  const { rule } = fixture<{ rule: InsightRule }>("insight/actor-map.json");
  expect(insight(rule, EMPTY)).toMatchObject({ actors: 0, links: 0, isolated: [], unfunded: null });
});
