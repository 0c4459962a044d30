import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Step } from "../../generated/Step";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { change } from "./settings";

/** From this on the guide stands beside the canvas. */
const WIDE = "(min-width: 62rem)";

/** The working guide: lettered steps as knots on a thread. The step under way says what to do. */
export function Guide({ c }: { c: Canvas }) {
  return (
    <aside class="guide stack" aria-label={c.t("guide-title")}>
      <p class="small">{c.sheet.question}</p>
      <h2 class="sr">{c.t("guide-steps")}</h2>
      <ol class="steps">
        {c.sheet.steps.map((step) => (
          <StepItem c={c} step={step} key={step.letter} />
        ))}
      </ol>
      <Lead c={c} />
      {c.drawn.value && c.sheet.insight && <Insights c={c} />}
    </aside>
  );
}

function StepItem({ c, step }: { c: Canvas; step: Step }) {
  const { letter, title, what, minutes } = step;
  const room = c.session.room.value;
  const [now, done] = [room.step === letter, room.done.includes(letter)];
  const tell = (
    <div class="stack stack-s">
      <p>{what}</p>
      {minutes > 0 && <p class="tiny quiet">{c.t("guide-minutes", { minutes })}</p>}
      <StepTools c={c} step={step} now={now} done={done} />
    </div>
  );
  return (
    <li class={now ? "is-now" : done ? "is-done" : undefined} aria-current={now ? "step" : undefined}>
      <span class="knot">
        {done && !now ? <Icon name="check" /> : letter}
        {done && <span class="sr">{c.t("guide-done", { letter })}</span>}
      </span>
      <div>
        <h3>{title}</h3>
        {now ? (
          tell
        ) : (
          <details>
            <summary class="tiny" aria-label={`${c.t("guide-what")}: ${title}`}>
              {c.t("guide-what")}
              <Icon name="caret-down" />
            </summary>
            {tell}
          </details>
        )}
      </div>
    </li>
  );
}

type StepProps = { c: Canvas; step: Step; now: boolean; done: boolean };

/** What a facilitator does with a step. */
function StepTools({ c, step: { letter, title }, now, done }: StepProps) {
  const room = c.session.room.value;
  if (room.you.role !== "facilitator") return null;
  const marks = done ? room.done.filter((one) => one !== letter) : [...room.done, letter].sort();
  return (
    <div class="row">
      {!now && (
        <button
          class="btn"
          type="button"
          aria-label={`${c.t("guide-start")}: ${title}`}
          disabled={!c.ready.value}
          onClick={() => change(c, { step: letter })}
        >
          <Icon name="play" />
          {c.t("guide-start")}
        </button>
      )}
      <button
        class="btn"
        type="button"
        aria-label={`${c.t("guide-mark-done")}: ${title}`}
        aria-pressed={done}
        disabled={!c.ready.value}
        onClick={() => change(c, { done: marks })}
      >
        <Icon name="check" />
        {c.t("guide-mark-done")}
      </button>
    </div>
  );
}

/** What a facilitator does with the room: in the open where there is room for it. */
function Lead({ c }: { c: Canvas }) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (fold.current && matchMedia(WIDE).matches) fold.current.open = true;
  }, []);
  const room = c.session.room.value;
  if (room.you.role !== "facilitator") return null;
  const only = room.zones === "step";
  return (
    <details class="card card-soft" ref={fold}>
      <summary>
        {c.t("guide-lead")}
        <Icon name="caret-down" />
      </summary>
      <div class="stack stack-s">
        <Next c={c} />
        <button
          class="btn"
          type="button"
          aria-pressed={only}
          disabled={!c.ready.value || (!only && room.step === null)}
          onClick={() => change(c, { zones: only ? "all" : "step" })}
        >
          <Icon name="funnel" />
          {c.t("guide-only-step")}
        </button>
        <button
          class="btn"
          type="button"
          aria-pressed={room.paused}
          disabled={!c.ready.value}
          onClick={() => change(c, { paused: !room.paused })}
        >
          <Icon name="pause" />
          {c.t("guide-pause")}
        </button>
      </div>
    </details>
  );
}

/** Begins the step after the one under way; the first one when none is. */
function Next({ c }: { c: Canvas }) {
  const { steps } = c.sheet;
  const { step } = c.session.room.value;
  const next = steps[steps.findIndex((one) => one.letter === step) + 1];
  if (!next) return null;
  const { letter, title } = next;
  return (
    <button class="btn" type="button" disabled={!c.ready.value} onClick={() => change(c, { step: letter })}>
      <Icon name="play" />
      {c.t("guide-next", { letter, title })}
    </button>
  );
}

/** What the canvas shows about itself, for those who open it. */
function Insights({ c }: { c: Canvas }) {
  const [Panel, show] = useState<ComponentType<{ c: Canvas }> | undefined>(undefined);
  const toggle = (open: boolean) => {
    if (!open) return show(undefined);
    import("../insight").then(
      (found) => show(() => found.default),
      () => c.notice(c.t("canvas-view-missing")),
    );
  };
  return (
    <details class="card card-soft" onToggle={({ currentTarget }) => toggle(currentTarget.open)}>
      <summary>
        {c.t("insight-title")}
        <Icon name="caret-down" />
      </summary>
      {Panel && <Panel c={c} />}
    </details>
  );
}
