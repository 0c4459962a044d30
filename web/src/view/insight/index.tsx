import { effect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { type Known, useKnown } from "./asked";
import { type Line, linesOf, type Named, type Place } from "./words";

/** How often the figures change at most, and after how long a rest they are spoken, in milliseconds. */
const [FRESH_MS, REST_MS] = [300, 3_000];

/** What the canvas shows about itself, as it changes. */
export default function Insights({ c }: { c: Canvas }) {
  const lines = useLines(c, useKnown(c));
  useSpoken(c, lines);
  return (
    <ul class="insights">
      {lines.map((line) => (
        <li class={line.tone === "warn" ? "is-warn" : undefined} key={line.text}>
          {line.tone === "warn" && <Icon name="warning" />}
          <span>
            <span class="insight-say">{line.text}</span>
            {line.about.map((one) => (
              <Name c={c} one={one} key={`${one.place?.id} ${one.label}`} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Name({ c, one }: { c: Canvas; one: Named }) {
  const { label, place } = one;
  if (!place) return <span class="insight-name">{label}</span>;
  return (
    <button class="insight-name" type="button" onClick={() => goTo(c, place)}>
      {label}
    </button>
  );
}

/** Gives the focus to a note, or to the name of a row or column. */
function goTo(c: Canvas, { on, id }: Place): void {
  if (on === "notes") {
    c.want(id);
    c.bring(id);
    c.focusWanted();
    return;
  }
  const name = document.getElementById(`${on}-${id}-title`);
  name?.scrollIntoView({ block: "center", inline: "center" });
  name?.focus();
}

/** The lines, drawn anew when the canvas has changed, yet not at every letter. */
function useLines(c: Canvas, known: Known): readonly Line[] {
  const [lines, show] = useState(() => linesOf(c, known));
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    show(linesOf(c, known));
    const stop = effect(() => {
      c.reading.content();
      waiting ??= setTimeout(() => {
        waiting = undefined;
        show(linesOf(c, known));
      }, FRESH_MS);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [c, known]);
  return lines;
}

/** Says what became different, once the group rests. */
function useSpoken(c: Canvas, lines: readonly Line[]): void {
  const now = lines.map(inWords);
  const [said, setSaid] = useState(now);
  const text = now.filter((line) => !said.includes(line)).join(" ");
  useEffect(() => {
    if (text === "") return undefined;
    const rest = setTimeout(() => {
      c.tell(text, "insight");
      setSaid(now);
    }, REST_MS);
    return () => clearTimeout(rest);
  }, [c, text]);
}

function inWords({ text, about }: Line): string {
  return [text, about.map(({ label }) => label).join(", ")].filter(Boolean).join(" ");
}
