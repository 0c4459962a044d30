import type { Content } from "../../generated/Content";
import type { InsightRule } from "../../generated/InsightRule";
import type { Network } from "../../generated/Network";
import type { Note } from "../../generated/Note";
import { says } from "./says";

type Rule = Extract<InsightRule, { type: "network" }>;
type Ways = ReadonlyMap<string, ReadonlySet<string>>;

/** Actors and what connects them. */
export function network(rule: Rule, content: Content): Network {
  const isFunder = ({ kind }: Note) => rule.funders.includes(kind);
  const isActor = (note: Note) => rule.actors.includes(note.kind) || isFunder(note);
  const named = content.notes.filter(
    (note) => says(note.text) && (isActor(note) || rule.others.includes(note.kind)),
  );
  const zones = new Map(named.map((note) => [note.id, note.zone]));
  const links = content.links.filter(
    ({ from, to, kind }) => from !== to && zones.has(from) && zones.has(to) && rule.links.includes(kind),
  );
  const sectors = new Map(rule.sectors.map(({ zone, sector }) => [zone, sector]));
  const sector = (note: string) => sectors.get(zones.get(note) ?? "");
  const placed = links.filter(({ from, to }) => sector(from) !== undefined && sector(to) !== undefined);
  const beside = ways(
    links.flatMap(({ from, to }): [string, string][] => [
      [from, to],
      [to, from],
    ]),
  );
  const funding = links.filter(({ kind }) => rule.funding.includes(kind));
  const actors = named.filter(isActor);
  const degrees = actors.map(({ id }) => ({ note: id, degree: beside.get(id)?.size ?? 0 }));
  const taken = new Set(actors.map(({ zone }) => zone));
  const funders = actors.filter(isFunder).map(({ id }) => id);
  const reached = reach(funders, ways(funding.map(({ from, to }) => [from, to])));
  return {
    actors: actors.length,
    links: links.length,
    placed: placed.length,
    crossing: placed.filter(({ from, to }) => sector(from) !== sector(to)).length,
    degrees,
    isolated: degrees.filter(({ degree }) => degree === 0).map(({ note }) => note),
    unfunded: funders.length === 0 ? null : actors.flatMap(({ id }) => (reached.has(id) ? [] : [id])),
    empty: rule.sectors.flatMap(({ zone }) => (taken.has(zone) ? [] : [zone])),
  };
}

function ways(steps: readonly (readonly [string, string])[]): Ways {
  const found = new Map<string, Set<string>>();
  for (const [from, to] of steps) {
    const beside = found.get(from);
    if (beside) beside.add(to);
    else found.set(from, new Set([to]));
  }
  return found;
}

/** All that can be come to from there, those themselves among them. */
function reach(from: readonly string[], along: Ways): ReadonlySet<string> {
  const reached = new Set(from);
  // A set that grows while it is gone through gives its new members too.
  for (const note of reached) for (const next of along.get(note) ?? []) reached.add(next);
  return reached;
}
