import type { Balance } from "../../generated/Balance";
import type { Content } from "../../generated/Content";
import type { Coverage } from "../../generated/Coverage";
import type { Evidence } from "../../generated/Evidence";
import type { InsightRule } from "../../generated/InsightRule";
import type { Lane } from "../../generated/Lane";
import { says } from "./says";

/** How sure somebody is who did not guess. */
const CONFIRMED: ReadonlySet<string> = new Set(["heard", "measured"]);

/** Which models reach which client groups. */
export function coverage(content: Content): Coverage {
  const [rows, columns] = [named(content.rows), named(content.columns)];
  const ticks = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const tick = content.ticks[`${row}:${column}`];
      return tick ? [{ row, column, sure: CONFIRMED.has(tick.confidence) }] : [];
    }),
  );
  const groups = rows.map((row) => {
    const own = ticks.filter((tick) => tick.row === row);
    return { row, models: own.length, confirmed: own.filter(({ sure }) => sure).length };
  });
  const ticked = new Set(ticks.map(({ column }) => column));
  const sure = new Set(ticks.flatMap((tick) => (tick.sure ? [tick.column] : [])));
  return {
    models: columns.length,
    groups,
    ticks: ticks.length,
    gaps: groups.flatMap(({ row, models }) => (models === 0 ? [row] : [])),
    unconfirmed: columns.filter((column) => ticked.has(column) && !sure.has(column)),
    idle: columns.filter((column) => !ticked.has(column)),
  };
}

/** What was found in which life area and sector. */
export function evidence(
  rule: Extract<InsightRule, { type: "evidence" }>,
  { notes, circles, links }: Content,
): Evidence {
  const of = (kinds: readonly string[]) =>
    notes.filter((note) => kinds.includes(note.kind) && says(note.text));
  const [areas, findings] = [of(rule.areas), of(rule.findings)];
  const known = new Set(findings.map(({ id }) => id));
  const behind = new Map(areas.map(({ id }) => [id, new Set<string>()]));
  const circled = new Set<string>();
  const add = (area: string, finding: string) => {
    if (known.has(finding)) behind.get(area)?.add(finding);
  };
  for (const { members } of circles) {
    for (const area of members) {
      if (!behind.has(area)) continue;
      circled.add(area);
      for (const member of members) add(area, member);
    }
  }
  for (const { from, to } of links) {
    add(from, to);
    add(to, from);
  }
  const placed = new Set([...behind.values()].flatMap((found) => [...found]));
  return {
    findings: findings.length,
    areas: areas.map(({ id }) => ({
      note: id,
      circled: circled.has(id),
      findings: behind.get(id)?.size ?? 0,
    })),
    loose: findings.flatMap(({ id }) => (placed.has(id) ? [] : [id])),
    sectors: rule.sectors.map(({ zone }) => ({
      zone,
      findings: findings.filter((note) => note.zone === zone).length,
    })),
  };
}

/** What partners offer and what is asked of them. */
export function balance(
  { offers, wishes }: Extract<InsightRule, { type: "balance" }>,
  { columns, cells, hearts }: Content,
): Balance {
  const lines = (row: string, column: string) =>
    (cells[`${row}:${column}`] ?? "").split("\n").filter(says).length;
  return {
    partners: named(columns).map((column) => ({
      column,
      offers: lines(offers, column),
      wishes: lines(wishes, column),
      heart: Object.hasOwn(hearts, column),
    })),
  };
}

/** Ids of lanes whose title says something. */
function named(lanes: readonly Lane[]): string[] {
  return lanes.filter((lane) => says(lane.parts.title)).map(({ id }) => id);
}
