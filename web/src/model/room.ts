import type { Circle } from "../generated/Circle";
import type { Link } from "../generated/Link";
import type { Note } from "../generated/Note";
import type { Role } from "../generated/Role";
import type { Settings } from "../generated/Settings";
import type { Sheet } from "../generated/Sheet";
import type { CanvasDocument } from "./document/document";
import type { Done } from "./document/done";

/** Who one is in a room, as the server says. */
export type You = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly generation: string;
  /** Columns of the partners that one speaks for. */
  readonly speaks: readonly string[];
};

/** The room's settings with who one is: the body of message 101. */
export type Room = Settings & {
  readonly you: You;
  /** Names of those who speak for each partner, by column. */
  readonly voices: Readonly<Record<string, readonly string[]>>;
};

/** Something that may be written. */
export type Place =
  | `zone:${string}`
  | `field:${string}`
  | `cell:${string}:${string}`
  | "rows"
  | "columns"
  | "links"
  | "circles"
  | "ticks"
  | `heart:${string}`
  | `name:${string}`;

/** Why something may not be written now: the message key that the server, too, would answer with. */
export type Closed =
  | "denied-viewer"
  | "denied-paused"
  | "denied-step-closed"
  | "denied-not-yours"
  | "denied-add-only"
  | ClosedToPartners;

/** Why something may not be written on behalf of a partner. */
export type ClosedToPartners = "denied-not-partner" | "denied-own-praise";

/** The parts of a sheet that judging needs. */
type JudgedSheet = Pick<Sheet, "steps" | "matrix">;

/** What stands on a canvas. */
type Standing = Pick<CanvasDocument, "note" | "value">;

/** Parses the body of message 101; nothing when it is not what the contract says. */
export function readRoom(json: string): Room | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isRoom(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Why a place is closed for us now, or nothing when it is open. The server judges the same way. */
export function closedTo(room: Room, sheet: JudgedSheet, place: Place): Closed | undefined {
  const { role } = room.you;
  if (role === "viewer") return "denied-viewer";
  if (role === "facilitator") return partnerClosed(room, sheet, place);
  if (room.paused) return "denied-paused";
  if (room.zones === "step" && !opens(sheet, room.step, place)) return "denied-step-closed";
  // What belongs to the whole group is changed by writing in it at all.
  const shared = /^(field|cell|rows|columns|name)/.test(place);
  if (room.edit === "add" && shared) return "denied-add-only";
  return partnerClosed(room, sheet, place);
}

/**
 * Why a place is not ours where columns are partners: each writes and commits for itself, the others praise it. Its
 * texts are everybody's while nobody speaks for anybody.
 */
export function partnerClosed(room: Room, sheet: JudgedSheet, place: Place): ClosedToPartners | undefined {
  const [what = "", first = "", second = ""] = place.split(":");
  const speaks = (column: string) => room.you.speaks.includes(column);
  if (what === "name") return room.voices[first] && !speaks(first) ? "denied-not-partner" : undefined;
  const rows = sheet.matrix?.rows.fixed ?? [];
  if (what === "heart") {
    const own = rows.some((row) => row.mark?.mark === "heart" && row.writers === "partner");
    return own && !speaks(first) ? "denied-not-partner" : undefined;
  }
  const writers = what === "cell" && rows.find((row) => row.slug === first)?.writers;
  if (writers === "others" && speaks(second)) return "denied-own-praise";
  const open = Object.keys(room.voices).length === 0 || speaks(second);
  return writers === "partner" && !open ? "denied-not-partner" : undefined;
}

/** Why a row or column may not be taken away now: a partner whom somebody speaks for is the facilitator's. */
export function laneRemovalClosed(
  room: Room,
  sheet: JudgedSheet,
  axis: "rows" | "columns",
  id: string,
): Closed | undefined {
  const spoken = axis === "columns" && room.voices[id] && room.you.role !== "facilitator";
  return closedTo(room, sheet, axis) ?? (spoken ? "denied-not-partner" : undefined);
}

/** Why something that `maker` made at a place may not be changed now. */
export function madeClosed(room: Room, sheet: JudgedSheet, place: Place, maker: string): Closed | undefined {
  const closed = closedTo(room, sheet, place);
  if (closed || room.you.role === "facilitator" || room.edit === "all") return closed;
  if (maker !== "" && maker === room.you.id) return undefined;
  return room.edit === "add" ? "denied-add-only" : "denied-not-yours";
}

/** Why a note may not be changed now. */
export function noteClosed(
  room: Room,
  sheet: JudgedSheet,
  note: Pick<Note, "author" | "zone">,
): Closed | undefined {
  return madeClosed(room, sheet, `zone:${note.zone}`, note.author);
}

/** Why a link or circle may not be removed now: whoever drew it may, where others' work stays. */
export function removalClosed(
  room: Room,
  sheet: JudgedSheet,
  place: "links" | "circles",
  made: Pick<Link | Circle, "signed">,
): Closed | undefined {
  return madeClosed(room, sheet, place, made.signed.by);
}

/** Why something that was done may not be taken back or done again now. */
export function doneClosed(room: Room, sheet: JudgedSheet, canvas: Standing, done: Done): Closed | undefined {
  if ("link" in done) return drawnClosed(room, sheet, "links", canvas.value("links", done.link));
  if ("circle" in done) return drawnClosed(room, sheet, "circles", canvas.value("circles", done.circle));
  if ("notes" in done) return severalClosed(room, sheet, canvas, done);
  if ("axis" in done) return laneRemovalClosed(room, sheet, done.axis, done.lane);
  if ("note" in done) {
    const note = canvas.note(done.note);
    const from = "from" in done ? closedTo(room, sheet, `zone:${done.from}`) : undefined;
    return from ?? (note && noteClosed(room, sheet, note));
  }
  switch (done.did) {
    case "wrote":
      return keyClosed(room, sheet, canvas, done.key);
    case "chosen":
    case "unchosen":
      return closedTo(room, sheet, `field:${done.field}`);
    case "ticked":
    case "unticked":
      return closedTo(room, sheet, "ticks");
    case "hearted":
    case "unhearted":
      return closedTo(room, sheet, `heart:${done.column}`);
    case "full":
      return undefined;
  }
}

/** One note that may not be changed keeps all where they are: a step is taken back whole. */
function severalClosed(
  room: Room,
  sheet: JudgedSheet,
  canvas: Standing,
  { notes, ...rest }: Extract<Done, { notes: readonly string[] }>,
): Closed | undefined {
  const from = "from" in rest ? rest.from.map((zone) => closedTo(room, sheet, `zone:${zone}`)) : [];
  const own = notes.map((id) => {
    const note = canvas.note(id);
    return note && noteClosed(room, sheet, note);
  });
  return [...from, ...own].find((closed) => closed !== undefined);
}

/** What is gone comes back as one's own. */
function drawnClosed(
  room: Room,
  sheet: JudgedSheet,
  place: "links" | "circles",
  stands: Link | Circle | undefined,
): Closed | undefined {
  return stands ? removalClosed(room, sheet, place, stands) : closedTo(room, sheet, place);
}

function keyClosed(
  room: Room,
  sheet: JudgedSheet,
  canvas: { note(id: string): Note | undefined },
  key: string,
): Closed | undefined {
  const [what = "", first = "", second = ""] = key.split(":");
  const note = what === "note" ? canvas.note(first) : undefined;
  if (note) return noteClosed(room, sheet, note);
  if (what === "field") return closedTo(room, sheet, `field:${first}`);
  if (what === "cell") return closedTo(room, sheet, `cell:${first}:${second}`);
  return closedTo(room, sheet, what === "row" ? "rows" : `name:${first}`);
}

function opens(sheet: JudgedSheet, letter: string | null, place: Place): boolean {
  const opened = sheet.steps.find((step) => step.letter === letter)?.opens ?? [];
  if (place.startsWith("heart:")) return opened.includes("hearts");
  if (place.startsWith("name:")) return opened.includes("columns");
  if (!place.startsWith("cell:")) return opened.includes(place);
  const [, row = "", column = ""] = place.split(":");
  return ["cells", `cells:${row}`, `cells:${column}`].some((one) => opened.includes(one));
}

function isRoom(value: unknown): value is Room {
  if (typeof value !== "object" || value === null) return false;
  const room: Partial<Record<keyof Room, unknown>> = value;
  const { you } = room;
  if (typeof room.revision !== "number" || typeof you !== "object" || you === null) return false;
  const me: Partial<Record<keyof You, unknown>> = you;
  return (
    [me.id, me.name, me.role, me.generation].every((word) => typeof word === "string") &&
    Array.isArray(me.speaks) &&
    typeof room.voices === "object" &&
    room.voices !== null &&
    (room.step === null || typeof room.step === "string") &&
    Array.isArray(room.done) &&
    (room.zones === "all" || room.zones === "step") &&
    (room.edit === "all" || room.edit === "own" || room.edit === "add") &&
    typeof room.paused === "boolean"
  );
}
