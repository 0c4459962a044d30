import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const ROOT = join(import.meta.dirname, "..");
const ASSETS = join(ROOT, "node_modules/@phosphor-icons/core/assets");
/** Name of the sprite in the manifest; `Shell::asset` gives its address. */
const SOURCE = "src/icons/icons.svg";
/** Canvas kinds name icons that also stand large, in headings. */
const KINDS = "../crates/canvas/templates";
const VOCABULARIES = "../data/vocabularies";

/** Emits all icons that pages, templates and vocabularies use as one SVG file of `<symbol>`s. */
export function icons(): Plugin {
  return {
    name: "icons",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", name: "icons.svg", originalFileName: SOURCE, source: sprite(names()) });
    },
  };
}

/** Every icon in use, in order; `-duotone` at the end marks the large drawing of one. */
export function names(): string[] {
  const own = readFileSync(join(ROOT, "src/icons/names.txt"), "utf8").split(/\s+/);
  const kinds = named(KINDS);
  const large = kinds.map((name) => `${name}-duotone`);
  return [...new Set([...own, ...kinds, ...large, ...named(VOCABULARIES)])].filter(Boolean).sort();
}

/** The sprite's text. Fails when an icon does not exist. */
export function sprite(wanted: readonly string[]): string {
  const symbols = wanted.map((name) => {
    const file = name.endsWith("-duotone") ? `duotone/${name}.svg` : `bold/${name}-bold.svg`;
    const svg = readFileSync(join(ASSETS, file), "utf8");
    const inside = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="i-${name}" viewBox="0 0 256 256">${inside}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** Icons that the data files of a folder name. */
function named(folder: string): string[] {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  const texts = readdirSync(path).map((file) => readFileSync(join(path, file), "utf8"));
  return texts.flatMap((text) => [...text.matchAll(/\bicon = "([a-z-]+)"/g)].map((found) => found[1] ?? ""));
}
