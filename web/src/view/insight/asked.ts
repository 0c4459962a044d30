import { effect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Backing } from "../../generated/Backing";
import type { Content } from "../../generated/Content";
import type { GapsShown } from "../../generated/GapsShown";
import type { Canvas } from "../shell/canvas";

/** How long what is asked about rests before the server is asked, in milliseconds. */
const REST_MS = 800;

/** What only the server knows: where models serve, which interviews something came from. */
export type Known =
  | { readonly type: "gaps"; readonly gaps: GapsShown }
  | { readonly type: "backing"; readonly backing: Backing }
  | { readonly type: "asked" | "unknown" };

type Question = {
  readonly at: string;
  /** Everything on the canvas that the answer follows from. */
  readonly about: (content: Content) => unknown;
  readonly answer: (json: unknown) => Known;
};

const QUESTIONS: Readonly<Record<string, Question>> = {
  coverage: {
    at: "gaps",
    about: ({ columns, rows, ticks, fields }) => [
      [...columns, ...rows].map(({ id, parts, ref }) => [id, parts.title, ref]),
      Object.keys(ticks).sort(),
      fields,
    ],
    answer: (json) => ({ type: "gaps", gaps: json as GapsShown }),
  },
  evidence: {
    at: "evidence",
    about: ({ notes, circles }) => [notes.map(({ id }) => id), circles],
    answer: (json) => ({ type: "backing", backing: json as Backing }),
  },
};

/** What the server knows, asked again when what it follows from has changed and is saved. */
export function useKnown(c: Canvas): Known {
  const [known, show] = useState<Known>({ type: "asked" });
  useEffect(() => {
    const question = QUESTIONS[c.sheet.insight?.type ?? ""];
    if (!question) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asking: AbortController | undefined;
    let seen = "";
    const ask = () => {
      asking?.abort();
      asking = new AbortController();
      const { signal } = asking;
      fetched(c, question, signal).then((found) => {
        if (!signal.aborted) show(found);
      });
    };
    const stop = effect(() => {
      const { state } = c.session.save.value;
      const now = JSON.stringify([state, question.about(c.reading.content())]);
      if (state === "saving" || now === seen) return;
      clearTimeout(waiting);
      waiting = setTimeout(ask, seen === "" ? 0 : REST_MS);
      seen = now;
    });
    return () => {
      stop();
      clearTimeout(waiting);
      asking?.abort();
    };
  }, [c]);
  return known;
}

async function fetched({ props, session }: Canvas, question: Question, signal: AbortSignal): Promise<Known> {
  if (session.save.peek().state !== "saved") return { type: "unknown" };
  try {
    const headers = { "accept-language": props.lang };
    const answer = await fetch(`/c/${props.canvas.id}/${question.at}`, { signal, headers });
    return answer.ok ? question.answer(await answer.json()) : { type: "unknown" };
  } catch {
    return { type: "unknown" };
  }
}
