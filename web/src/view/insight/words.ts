import type { Backed } from "../../generated/Backed";
import type { Insight } from "../../generated/Insight";
import type { Network } from "../../generated/Network";
import { insight } from "../../model/insight";
import type { Canvas } from "../shell/canvas";
import type { Known } from "./asked";

/** Something that a line names; one can go to what has a `place`. */
export type Named = { readonly label: string; readonly place?: Place };
export type Place = { readonly on: "notes" | "rows" | "columns"; readonly id: string };
/** One thing to know: a sentence, and what it is about. */
export type Line = { readonly text: string; readonly about: readonly Named[]; readonly tone?: "warn" };

/** Names that one line gives; more are counted. */
const NAMES_MAX = 8;
/** Actors that are named as those with the most links, and how many links they have at least. */
const [CONNECTED_MAX, CONNECTED_MIN] = [3, 2];

/** What the canvas shows about itself just now, in words. */
export function linesOf(c: Canvas, known: Known): Line[] {
  const rule = c.sheet.insight;
  if (!rule) return [];
  const found = insight(rule, c.reading.content());
  const lines = new Lines(c, known).of(found);
  return lines.length > 0 ? lines : [{ text: c.t("insight-nothing"), about: [] }];
}

class Lines {
  readonly #c: Canvas;
  readonly #known: Known;

  constructor(c: Canvas, known: Known) {
    this.#c = c;
    this.#known = known;
  }

  of(found: Insight): Line[] {
    const t = this.#c.t;
    switch (found.type) {
      case "network":
        return found.actors === 0 ? [] : this.#network(found);
      case "coverage": {
        const { groups, gaps } = found;
        if (groups.length === 0 || found.models === 0) return [];
        const reached = { number: groups.length - gaps.length, max: groups.length };
        return [
          { text: t("insight-reached", reached), about: [] },
          ...this.#these("gaps", this.#lanes("rows", gaps), "say"),
          ...(found.ticks > 0 ? this.#neighbours() : []),
          ...this.#these("unconfirmed", this.#lanes("columns", found.unconfirmed)),
          ...this.#these("idle", this.#lanes("columns", found.idle)),
        ];
      }
      case "evidence": {
        if (found.findings === 0) return [];
        const circled = found.areas.filter((area) => area.circled);
        const bare = circled.filter(({ findings }) => findings === 0).map(({ note }) => note);
        const empty = found.sectors.filter(({ findings }) => findings === 0).map(({ zone }) => zone);
        const areas = circled.map(({ note, findings }) =>
          this.#note(note, (name) => t("insight-degree", { name, number: findings })),
        );
        return [
          { text: t("insight-findings", { number: found.findings }), about: [] },
          ...this.#interviews(),
          ...(areas.length > 0 ? [{ text: t("insight-areas"), about: areas }] : []),
          ...this.#these("bare", this.#notes(bare)),
          ...this.#these("loose", this.#notes(found.loose)),
          ...this.#these("empty", this.#zones(empty), "say"),
        ];
      }
      case "balance": {
        const { partners } = found;
        if (partners.length === 0) return [];
        const hearts = partners.filter(({ heart }) => heart).length;
        const without = (part: "offers" | "wishes") =>
          this.#lanes(
            "columns",
            partners.filter((one) => one[part] === 0).map(({ column }) => column),
          );
        return [
          { text: t("insight-committed", { number: hearts, max: partners.length }), about: [] },
          {
            text: t("insight-shares"),
            about: partners.map(({ column, offers, wishes }) =>
              this.#lane("columns", column, (name) =>
                t("insight-share", { name, number: offers, max: wishes }),
              ),
            ),
          },
          ...this.#these("silent", without("offers")),
          ...this.#these("unasked", without("wishes")),
        ];
      }
    }
  }

  /** Groups that are reached in one municipality and not in the next. */
  #neighbours(): Line[] {
    const [t, now] = [this.#c.t, this.#known];
    if (now.type === "unknown") return [{ text: t("insight-neighbours-unknown"), about: [] }];
    if (now.type !== "gaps") return [];
    const { known, groups } = now.gaps;
    if (groups.length === 0)
      return [{ text: t(`insight-neighbours-${known ? "none" : "unsaid"}`), about: [] }];
    const about = groups.map(({ row, gaps, more }) => {
      const names = gaps.map(({ missing }) => missing).join(", ");
      const all = more > 0 ? `${names} ${t("insight-more", { number: more })}` : names;
      return this.#lane("rows", row, (name) => t("insight-missing", { name, names: all }));
    });
    return this.#these("neighbours", about);
  }

  /** How many interviews stand behind findings and the targets that gather them. */
  #interviews(): Line[] {
    const [t, now] = [this.#c.t, this.#known];
    if (now.type === "unknown") return [{ text: t("insight-interviews-unknown"), about: [] }];
    if (now.type !== "backing") return [];
    const { interviews, findings, targets } = now.backing;
    const of = (all: readonly Backed[]) => this.#few(all.flatMap((one) => this.#backed(one)));
    const lines = [
      { text: t("insight-targets"), about: of(targets) },
      { text: t("insight-backed"), about: of(findings) },
    ];
    return [
      { text: t("insight-interviews", { number: interviews }), about: [] },
      ...lines.filter(({ about }) => interviews > 0 && about.length > 0),
    ];
  }

  /** What stands at a place, with its interviews; a circle is gone to by its first note. */
  #backed({ place, interviews }: Backed): Named[] {
    const { t, reading } = this.#c;
    const id = place.slice(place.indexOf(":") + 1);
    const number = interviews;
    if (place.startsWith("note:")) return [this.#note(id, (name) => t("insight-degree", { name, number }))];
    const circle = reading.circles().find((one) => one.id === id);
    const notes = circle?.members.filter((member) => reading.note(member) !== undefined) ?? [];
    const [first] = notes;
    if (!circle || first === undefined) return [];
    const name = firstLine(circle.label) || firstLine(reading.note(first)?.text ?? "");
    return [{ label: t("insight-degree", { name, number }), place: { on: "notes", id: first } }];
  }

  #network(found: Network): Line[] {
    const t = this.#c.t;
    const linked = found.degrees.filter(({ degree }) => degree >= CONNECTED_MIN);
    const most = linked.sort((a, b) => b.degree - a.degree).slice(0, CONNECTED_MAX);
    const named = most.map(({ note, degree }) =>
      this.#note(note, (name) => t("insight-degree", { name, number: degree })),
    );
    const crossing = { number: found.crossing, max: found.placed };
    return [
      { text: t("insight-actors", { number: found.actors }), about: [] },
      { text: t("insight-links", { number: found.links }), about: [] },
      ...(found.placed > 0 ? [{ text: t("insight-crossing", crossing), about: [] }] : []),
      ...(named.length > 0 ? [{ text: t("insight-connected"), about: named }] : []),
      ...this.#these("isolated", this.#notes(found.isolated), "say"),
      ...(found.unfunded ? this.#these("unfunded", this.#notes(found.unfunded), "say") : []),
      ...this.#these("empty", this.#zones(found.empty), "say"),
    ];
  }

  /** A line about some that need care. None of them is worth a line when it is to be said. */
  #these(what: string, about: readonly Named[], none: "say" | "leave" = "leave"): Line[] {
    const t = this.#c.t;
    const count = about.length;
    if (count === 0) return none === "say" ? [{ text: t(`insight-${what}-none`), about }] : [];
    return [{ text: t(`insight-${what}`, { count }), about: this.#few(about), tone: "warn" }];
  }

  /** The first of them, and how many more there are. */
  #few(about: readonly Named[]): Named[] {
    const rest = about.length - NAMES_MAX;
    const shown = about.slice(0, NAMES_MAX);
    return rest > 0 ? [...shown, { label: this.#c.t("insight-more", { number: rest }) }] : shown;
  }

  #notes(ids: readonly string[]): Named[] {
    return ids.map((id) => this.#note(id, (name) => name));
  }

  #note(id: string, label: (name: string) => string): Named {
    const text = this.#c.reading.note(id)?.text ?? "";
    return { label: label(firstLine(text)), place: { on: "notes", id } };
  }

  #lanes(on: "rows" | "columns", ids: readonly string[]): Named[] {
    return ids.map((id) => this.#lane(on, id, (name) => name));
  }

  #lane(on: "rows" | "columns", id: string, label: (name: string) => string): Named {
    const lane = this.#c.reading.lanes(on).find((one) => one.id === id);
    return { label: label(firstLine(lane?.parts.title ?? "")), place: { on, id } };
  }

  #zones(slugs: readonly string[]): Named[] {
    return this.#c.sheet.zones.filter(({ slug }) => slugs.includes(slug)).map(({ label }) => ({ label }));
  }
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0]?.trim() ?? "";
}
