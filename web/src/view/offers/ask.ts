/** A record as the server offers it. */
export type Offer = {
  readonly id: string;
  readonly name: string;
  readonly sectorName: string | null;
  readonly canvases: number;
};

type Asked = { canvas: string; lang: string };

/** Shorter beginnings are nobody's. */
const TYPED_CHARS_MIN = 2;

/** Records that `typed` may mean; none without a connection. */
export async function ask(at: Asked, kind: string, typed: string, signal: AbortSignal): Promise<Offer[]> {
  if (typed.length < TYPED_CHARS_MIN) return [];
  const query = new URLSearchParams({ kind, q: typed });
  return (await get<Offer[]>(at, `?${query}`, signal)) ?? [];
}

/** The record of that id. */
export function find(at: Asked, id: string, signal: AbortSignal): Promise<Offer | undefined> {
  return get<Offer>(at, `/${encodeURIComponent(id)}`, signal);
}

async function get<T>({ canvas, lang }: Asked, rest: string, signal: AbortSignal): Promise<T | undefined> {
  try {
    const answer = await fetch(`/c/${canvas}/records${rest}`, {
      signal,
      headers: { "accept-language": lang },
    });
    return answer.ok ? ((await answer.json()) as T) : undefined;
  } catch {
    // Without a connection, or when more was typed meanwhile, there is nothing to offer.
    return undefined;
  }
}

/** The first line of a box, when the caret stands in it. */
export function lineTyped({ value, selectionStart }: { value: string; selectionStart: number | null }) {
  const [line = ""] = value.split("\n", 1);
  return (selectionStart ?? 0) <= line.length ? line.trim() : undefined;
}
