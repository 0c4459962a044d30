import type { Note } from "../generated/Note";
import type { Role } from "../generated/Role";
import type { Settings } from "../generated/Settings";
import type { Sheet } from "../generated/Sheet";

/** Who one is in a room, as the server says. */
export type You = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly generation: string;
};

/** The room's settings with who one is: the body of message 101. */
export type Room = Settings & { readonly you: You };

/** Parses the body of message 101; nothing when it is not what the contract says. */
export function readRoom(json: string): Room | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isRoom(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRoom(value: unknown): value is Room {
  if (typeof value !== "object" || value === null) return false;
  const room: Partial<Record<keyof Room, unknown>> = value;
  const { you } = room;
  if (typeof room.revision !== "number" || typeof you !== "object" || you === null) return false;
  const me: Partial<Record<keyof You, unknown>> = you;
  return (
    [me.id, me.name, me.role, me.generation].every((word) => typeof word === "string") &&
    (room.step === null || typeof room.step === "string") &&
    Array.isArray(room.done) &&
    (room.zones === "all" || room.zones === "step") &&
    (room.edit === "all" || room.edit === "own" || room.edit === "add") &&
    typeof room.paused === "boolean"
  );
}

/** A place that a step opens: `zone:…`, `field:…`, `rows`, `columns`, `cells`, `links`, `circles`, `ticks`, `hearts`. */
export type Opening = `zone:${string}` | `field:${string}` | Shared;
type Shared = "rows" | "columns" | "cells" | "links" | "circles" | "ticks" | "hearts";

/** Why something may not be written now; a message key is `closed-{why}`. */
export type Closed = "viewer" | "paused" | "step" | "own";

/** Why a place is closed for us now, or nothing when it is open. The server judges the same way. */
export function closedTo(room: Room, sheet: Pick<Sheet, "steps">, place: Opening): Closed | undefined {
  if (room.you.role === "viewer") return "viewer";
  if (room.you.role === "facilitator") return undefined;
  if (room.paused) return "paused";
  if (room.zones === "all") return undefined;
  const step = sheet.steps.find((one) => one.letter === room.step);
  return step?.opens.includes(place) ? undefined : "step";
}

/** Why a note is closed for us now, or nothing when it may be changed. */
export function noteClosed(
  room: Room,
  sheet: Pick<Sheet, "steps">,
  note: Pick<Note, "author" | "zone">,
): Closed | undefined {
  const closed = closedTo(room, sheet, `zone:${note.zone}`);
  if (closed || room.you.role === "facilitator" || room.edit === "all") return closed;
  return note.author === room.you.id ? undefined : "own";
}
