import * as Y from "yjs";
import type { Circle } from "../../generated/Circle";
import type { Cleared } from "../../generated/Cleared";
import type { Lane } from "../../generated/Lane";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import type { Sheet } from "../../generated/Sheet";
import type { Signed } from "../../generated/Signed";
import type { Tick } from "../../generated/Tick";
import { LABEL_CHARS_MAX, TEXT_CHARS_MAX } from "./limits";
import { compare } from "./order";

// Anybody may write anything into a shared document: each reader takes `unknown` and gives a whole value or nothing.
// The server reads the same way (`crates/canvas/src/read`), so that nobody sees what another does not.

/** A note, or nothing when the value is no shared map. */
export function readNote(id: string, value: unknown, kinds: Sheet["noteKinds"]): Note | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const kind = word(value.get("kind"));
  const attributes: Record<string, string> = {};
  for (const { slug } of kinds.find((one) => one.slug === kind)?.attributes ?? []) {
    const option = word(value.get(`attr-${slug}`));
    if (option !== "") attributes[slug] = option;
  }
  return {
    id,
    zone: word(value.get("zone")),
    kind,
    text: readText(value.get("text")) ?? "",
    pos: readPos(value.get("pos")),
    order: word(value.get("order")),
    author: word(value.get("author")),
    by: word(value.get("by")),
    at: time(value.get("at")),
    ref: word(value.get("ref")) || null,
    attributes,
    binned: readSigned(value.get("binned")) ?? null,
  };
}

/** A link, or nothing when the value is no shared map. */
export function readLink(id: string, value: unknown): Link | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  return {
    id,
    from: word(value.get("from")),
    to: word(value.get("to")),
    kind: word(value.get("kind")),
    label: word(value.get("label")),
    signed: signedIn(value),
  };
}

/** A circle, or nothing when the value is no shared map. */
export function readCircle(id: string, value: unknown): Circle | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const members = readChosen(value.get("members")) ?? [];
  return { id, label: word(value.get("label")), members, signed: signedIn(value) };
}

/** A row or column with the texts of these parts, or nothing when the value is no shared map. */
export function readLane(id: string, value: unknown, parts: readonly string[]): Lane | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const texts = [...parts].sort(compare).map((slug) => [slug, readText(value.get(slug)) ?? ""]);
  return {
    id,
    order: word(value.get("order")),
    parts: Object.fromEntries(texts),
    ref: word(value.get("ref")) || null,
  };
}

/** A tick, or nothing when the value is no plain object. */
export function readTick(value: unknown): Tick | undefined {
  const plain = plainOf(value);
  if (!plain) return undefined;
  const signed = signedOf(plain);
  return { ...signed, note: cut(plain.note, TEXT_CHARS_MAX), confidence: cut(plain.confidence) };
}

/** Who and when, or nothing when the value is no plain object. */
export function readSigned(value: unknown): Signed | undefined {
  const plain = plainOf(value);
  return plain && signedOf(plain);
}

/** Why a heart is gone, or nothing when the value is no plain object. */
export function readCleared(value: unknown): Cleared | undefined {
  const plain = plainOf(value);
  return plain && { row: cut(plain.row), at: time(plain.at) };
}

/** Text of a shared text or a plain string, or nothing. */
export function readText(value: unknown, most = TEXT_CHARS_MAX): string | undefined {
  if (value instanceof Y.Text) return cut(value.toString(), most);
  return typeof value === "string" ? cut(value, most) : undefined;
}

/** Keys set to true, sorted, or nothing when the value is no shared map. */
export function readChosen(value: unknown): string[] | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  return [...value.keys()].filter((key) => value.get(key) === true).sort(compare);
}

function signedIn(map: Y.Map<unknown>): Signed {
  return { by: word(map.get("by")), name: word(map.get("name")), at: time(map.get("at")) };
}

function signedOf(plain: Readonly<Record<string, unknown>>): Signed {
  return { by: cut(plain.by), name: cut(plain.name), at: time(plain.at) };
}

function plainOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  return plain && !(value instanceof Y.AbstractType) && !(value instanceof Uint8Array)
    ? { ...value }
    : undefined;
}

function word(value: unknown): string {
  return readText(value, LABEL_CHARS_MAX) ?? "";
}

/** The beginning of a string in whole characters, or empty. */
function cut(value: unknown, most = LABEL_CHARS_MAX): string {
  if (typeof value !== "string") return "";
  return value.length <= most ? value : [...value].slice(0, most).join("");
}

function time(value: unknown): number {
  if (typeof value !== "number" || Number.isNaN(value)) return 0;
  const most = Number.MAX_SAFE_INTEGER;
  // `+ 0` makes of a negative zero the usual one.
  return Math.min(Math.max(Math.trunc(value), -most), most) + 0;
}

function readPos(value: unknown): [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [x, y]: unknown[] = value;
  return typeof x === "number" && typeof y === "number" && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : null;
}
