/** Asking the program. */

/** What came of it. Words are in the reader's language; empty when whoever answered has none. */
export type Answered<T> =
  | { readonly is: "done"; readonly body: T }
  | { readonly is: "refused"; readonly words: string; readonly field: string }
  | { readonly is: "lost" };

/** Sends fields as a form does. */
export async function ask<T>(
  address: string,
  fields: Iterable<readonly [string, string]>,
): Promise<Answered<T>> {
  let answer: Response;
  try {
    const body = new URLSearchParams();
    for (const [name, value] of fields) body.append(name, value);
    answer = await fetch(address, { method: "POST", body });
  } catch {
    return { is: "lost" };
  }
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok && body !== null) return { is: "done", body: body as T };
  return { is: "refused", words: textOf(body, "message"), field: textOf(body, "field") };
}

function textOf(body: unknown, name: string): string {
  if (typeof body !== "object" || body === null) return "";
  const text: unknown = Reflect.get(body, name);
  return typeof text === "string" ? text : "";
}
