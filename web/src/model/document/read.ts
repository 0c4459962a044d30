import * as Y from "yjs";
import type { Circle } from "../../generated/Circle";
import type { Lane } from "../../generated/Lane";
import type { Link } from "../../generated/Link";
import type { Note } from "../../generated/Note";
import type { Signed } from "../../generated/Signed";
import type { Tick } from "../../generated/Tick";
import { compare } from "./order";

// Anybody may write anything into a shared document: each reader takes `unknown` and gives a whole value or nothing.

type Fields = Readonly<Record<string, unknown>>;

/** A note, or nothing when the value is no map. */
export function readNote(id: string, value: unknown): Note | undefined {
  const map = entries(value);
  if (!map) return undefined;
  const attributes: Record<string, string> = {};
  for (const key of Object.keys(map).sort(compare)) {
    if (key.startsWith("attr-") && typeof map[key] === "string") attributes[key.slice(5)] = map[key];
  }
  return {
    id,
    zone: word(map.zone),
    kind: word(map.kind),
    text: readText(map.text) ?? "",
    pos: readPos(map.pos),
    order: word(map.order),
    author: word(map.author),
    by: word(map.by),
    at: time(map.at),
    ref: typeof map.ref === "string" ? map.ref : null,
    attributes,
    binned: readSigned(map.binned) ?? null,
  };
}

/** A link, or nothing when the value is no map. */
export function readLink(id: string, value: unknown): Link | undefined {
  const map = entries(value);
  if (!map) return undefined;
  return {
    id,
    from: word(map.from),
    to: word(map.to),
    kind: word(map.kind),
    label: word(map.label),
    signed: signed(map),
  };
}

/** A circle, or nothing when the value is no map. */
export function readCircle(id: string, value: unknown): Circle | undefined {
  const map = entries(value);
  if (!map) return undefined;
  return { id, label: word(map.label), members: readChosen(map.members) ?? [], signed: signed(map) };
}

/** A row or column, or nothing when the value is no map. */
export function readLane(id: string, value: unknown): Lane | undefined {
  const map = entries(value);
  if (!map) return undefined;
  const parts: Record<string, string> = {};
  for (const key of Object.keys(map).sort(compare)) {
    const text = key === "order" ? undefined : readText(map[key]);
    if (text !== undefined) parts[key] = text;
  }
  return { id, order: word(map.order), parts };
}

/** A tick, or nothing when the value is no object. */
export function readTick(value: unknown): Tick | undefined {
  const map = entries(value);
  return map && { ...signed(map), note: word(map.note), confidence: word(map.confidence) };
}

/** Who and when, or nothing when the value is no object. */
export function readSigned(value: unknown): Signed | undefined {
  const map = entries(value);
  return map && signed(map);
}

/** Plain text, or nothing when the value is not text. */
export function readText(value: unknown): string | undefined {
  if (value instanceof Y.Text) return value.toString();
  return typeof value === "string" ? value : undefined;
}

/** Keys set to true, sorted; nothing when the value is no map. */
export function readChosen(value: unknown): string[] | undefined {
  const map = entries(value);
  return (
    map &&
    Object.keys(map)
      .filter((key) => map[key] === true)
      .sort(compare)
  );
}

function entries(value: unknown): Fields | undefined {
  if (value instanceof Y.Map) return Object.fromEntries(value.entries());
  if (value instanceof Y.AbstractType) return undefined;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function signed(map: Fields): Signed {
  return { by: word(map.by), name: word(map.name), at: time(map.at) };
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function time(value: unknown): number {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" && Number.isFinite(value) ? Math.trunc(value) : 0;
}

function readPos(value: unknown): [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [x, y]: unknown[] = value;
  return typeof x === "number" && typeof y === "number" && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : null;
}
