import { COMMANDS } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Frame } from "./frame";

/** Keys that only move the focus, beside those of commands. */
const MOVES = [
  ["window-help-arrows", ["ArrowUp", "ArrowDown"]],
  ["window-help-zones", ["F6"]],
  ["window-help-choose", ["Space", "Shift+Space"]],
] as const;

/** All commands with their keys, and the switch of single letters. */
export function Help({ c }: { c: Canvas }) {
  const { t } = c;
  const rows = [...MOVES, ...COMMANDS.map((one) => [one.labelKey, one.keys] as const)];
  return (
    <Frame c={c} title={t("window-help")}>
      <p>{t("window-help-intro")}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={c.letters.value === "on"}
          onChange={(event) => c.useLetters(event.currentTarget.checked ? "on" : "off")}
        />
        <span>{t("window-help-letters")}</span>
      </label>
      <dl class="facts">
        {rows.map(([label, keys]) => (
          <div class="row between" key={label}>
            <dt>{t(label)}</dt>
            <dd class="row">
              {keys.map((key) => (
                <kbd key={key}>{spelled(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Frame>
  );
}

/** A key as it stands on keyboards. */
function spelled(key: string): string {
  const names: Readonly<Record<string, string>> = { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓" };
  return key
    .split("+")
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" + ");
}
