import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Layout } from "../../../src/generated/Layout";
import type { Place } from "../../../src/generated/Place";
import type { Zone } from "../../../src/generated/Zone";

const FOLDER = join(import.meta.dirname, "../../../../crates/canvas/templates");

/** A built-in template as far as its board goes. */
export type Template = { readonly name: string; readonly layout: Layout; readonly zones: readonly Zone[] };

/** The built-in templates, each zone with a label of usual length. */
export function templates(): Template[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".toml"))
    .map((file) => read(file.replace(".toml", ""), readFileSync(join(FOLDER, file), "utf8")));
}

export function zoneOf(slug: string, place: Place, label = "Kunnan toimijat"): Zone {
  return {
    slug,
    label,
    help: "",
    icon: "",
    tone: "plain",
    place,
    kinds: ["one"],
    softMax: null,
    suggestions: [],
    records: null,
  };
}

function read(name: string, text: string): Template {
  const layout = LAYOUTS.find((one) => text.includes(`layout = "${one}"`)) ?? "form";
  const blocks = text.split("[[").filter((block) => block.startsWith("zones]]"));
  return { name, layout, zones: blocks.map(zone) };
}

const LAYOUTS: readonly Layout[] = ["wheel", "rings", "partners", "matrix", "form"];

function zone(block: string): Zone {
  const slug = /slug = "([^"]+)"/.exec(block)?.[1] ?? "";
  const shape = /shape = "([^"]+)"/.exec(block)?.[1] ?? "";
  const number = (key: string) => Number(new RegExp(`${key} = (\\d+)`).exec(block)?.[1] ?? 0);
  const [index, of, ring] = [number("index"), number("of"), number("ring")];
  return zoneOf(
    slug,
    placeOf(shape, index, of, ring),
    shape === "sector-ring" ? "Kunta: nykyiset" : undefined,
  );
}

function placeOf(shape: string, index: number, of: number, ring: number): Place {
  switch (shape) {
    case "hub":
    case "sector":
    case "ring":
      return { shape, index, of };
    case "sector-ring":
      return { shape, index, of, ring };
    default:
      return { shape: "tray" };
  }
}
