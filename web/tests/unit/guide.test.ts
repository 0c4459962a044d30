import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Lang, words } from "../e2e/stage/words";

const ROOT = join(import.meta.dirname, "../../..");
const LANGS: readonly Lang[] = ["fi", "sv", "en"];

/** Buttons that the guide's pages name: whoever reads of one must find it under the same name. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  canvas: [
    "canvas-add",
    "command-edit",
    "command-move",
    "command-up",
    "command-down",
    "command-connect",
    "command-circle",
    "command-undo",
    "command-bin",
    "canvas-restore",
    "tray-put-back",
    "save-saved",
    "confidence-guess",
  ],
  index: ["canvas-add", "command-move", "command-undo"],
  join: ["invitations-join-do"],
  registry: ["registry-title", "registry-edit", "duplicates-title", "registry-undo"],
  facilitator: [
    "workspace-make",
    "canvas-start",
    "invitations-create",
    "invitations-revoke",
    "guide-start",
    "guide-mark-done",
    "guide-only-step",
    "guide-pause",
    "bar-projector",
  ],
};

describe.each(LANGS)("the guide in %s", (lang) => {
  const told = messages(lang);
  const folder = join(ROOT, "docs/guide", lang);

  test.each(readdirSync(folder))("%s quotes only what the program says", (file) => {
    const foreign = quoted(readFileSync(join(folder, file), "utf8")).filter(
      (name) => !told.some((message) => message.test(name)),
    );
    expect(foreign).toEqual([]);
  });

  test.each(Object.entries(NAMED))("%s names its buttons as they are named", (page, keys) => {
    const names = new Set(quoted(readFileSync(join(folder, `${page}.md`), "utf8")));
    const t = words(lang);
    expect(keys.filter((key) => !names.has(t(key)))).toEqual([]);
  });
});

/** What stands between single asterisks: the guide's mark for the program's own words. */
function quoted(markdown: string): string[] {
  return [...markdown.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].flatMap(([, name]) => name ?? []);
}

/** Every message of one line, with room for its values. */
function messages(lang: Lang): RegExp[] {
  const folder = join(ROOT, "locales", lang);
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"));
  return lines.flatMap((line) => {
    const [, text] = /^[a-z][\w-]* = (.+)$/.exec(line) ?? [];
    if (text === undefined || /^\W*\{[^}]*\}\W*$/.test(text)) return [];
    const plain = text.replace(/[.*+?^()|[\]\\]/g, "\\$&");
    return new RegExp(`^${plain.replace(/\{\s*\$\w+\s*\}/g, ".+").replace(/[{}]/g, "\\$&")}$`);
  });
}
