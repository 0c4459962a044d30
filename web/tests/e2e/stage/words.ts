/** The product's own texts, so that tests name things as people read them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Lang = "fi" | "sv" | "en";
type Values = Record<string, string | number>;
/** The text of a key with its values. */
export type Words = (key: string, values?: Values) => string;

const FOLDER = join(import.meta.dirname, "../../../../locales");

function read(lang: Lang): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(join(FOLDER, lang))) {
    let key = "";
    for (const line of readFileSync(join(FOLDER, lang, file), "utf8").split("\n")) {
      const [, name, text] = /^([a-z][\w-]*) =\s?(.*)$/.exec(line) ?? [];
      if (name !== undefined) {
        key = name;
        found.set(key, text ?? "");
      } else if (/^\s+\S|^}/.test(line) && key) {
        found.set(key, `${found.get(key)}\n${line.trim()}`.trim());
      } else {
        key = "";
      }
    }
  }
  return found;
}

/** The variant of a plural for one or for more. */
function plural(text: string, count: number): string {
  const variants = /\{\s*\$\w+\s*->\s*(?:\[0\][^\n]*\n)?\[one\]([^\n]*)\n\*\[other\]([^\n]*)\n?\}/.exec(text);
  return variants ? ((count === 1 ? variants[1] : variants[2])?.trim() ?? "") : text;
}

/** All texts of a language. Fails on a key that is not there. */
export function words(lang: Lang): Words {
  const all = read(lang);
  return (key, values = {}) => {
    const text = all.get(key) ?? all.get(`${key}-${Number(values.count) === 1 ? "one" : "other"}`);
    if (text === undefined) throw new Error(`there is no text ${key} in ${lang}`);
    const one = plural(text, Number(values.count));
    return one.replace(/\{\s*\$(\w+)\s*\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

/** The Finnish texts. */
export const fi = words("fi");
