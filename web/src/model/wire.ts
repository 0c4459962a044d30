import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** A frame's bytes. */
export type Frame = Uint8Array<ArrayBuffer>;

/** A frame from the server, parsed. */
export type Incoming =
  | { readonly type: "step-1"; readonly vector: Uint8Array }
  /** `whole` marks the answer to our own step 1: from then on we have all that the server had. */
  | { readonly type: "update"; readonly update: Uint8Array; readonly whole: boolean }
  | { readonly type: "awareness"; readonly update: Uint8Array }
  | { readonly type: "query-awareness" }
  | { readonly type: "denied"; readonly reason: string }
  /** How many sync messages of this connection are durable. */
  | { readonly type: "saved"; readonly count: number }
  /** The room's settings as JSON. */
  | { readonly type: "room"; readonly json: string }
  | { readonly type: "unknown" };

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const SAVED = 100;
const ROOM = 101;
const SEEN = 102;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const PERMISSION_DENIED = 0;

/** Parses a frame. Fails on a truncated one; types of a newer server are `unknown`. */
export function parse(bytes: Uint8Array): Incoming {
  const frame = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(frame)) {
    case SYNC:
      return parseSync(frame);
    case AWARENESS:
      return { type: "awareness", update: decoding.readVarUint8Array(frame) };
    case AUTH:
      if (decoding.readVarUint(frame) !== PERMISSION_DENIED) return { type: "unknown" };
      return { type: "denied", reason: decoding.readVarString(frame) };
    case QUERY_AWARENESS:
      return { type: "query-awareness" };
    case SAVED:
      // The durable state vector comes first; the count says all that we need.
      decoding.readVarUint8Array(frame);
      return { type: "saved", count: decoding.readVarUint(frame) };
    case ROOM:
      return { type: "room", json: decoding.readVarString(frame) };
    default:
      return { type: "unknown" };
  }
}

function parseSync(frame: decoding.Decoder): Incoming {
  const step = decoding.readVarUint(frame);
  if (step > UPDATE) return { type: "unknown" };
  const body = decoding.readVarUint8Array(frame);
  if (step === STEP_1) return { type: "step-1", vector: body };
  return { type: "update", update: body, whole: step === STEP_2 };
}

/** Asks for all that we lack. */
export function step1(vector: Uint8Array): Frame {
  return bytesOf(SYNC, STEP_1, vector);
}

/** Answers a step 1 with all that its sender lacks. */
export function step2(update: Uint8Array): Frame {
  return bytesOf(SYNC, STEP_2, update);
}

/** Sends a change. */
export function update(change: Uint8Array): Frame {
  return bytesOf(SYNC, UPDATE, change);
}

/** Sends who is where. */
export function awareness(states: Uint8Array): Frame {
  return bytesOf(AWARENESS, states);
}

/** Asks who is where; also shows whether anybody answers. */
export function queryAwareness(): Frame {
  return bytesOf(QUERY_AWARENESS);
}

/** Tells the revision of the settings that we now work by. */
export function seen(revision: number): Frame {
  return bytesOf(SEEN, revision);
}

function bytesOf(...parts: readonly (number | Uint8Array)[]): Frame {
  const frame = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(frame, part);
    else encoding.writeVarUint8Array(frame, part);
  }
  return encoding.toUint8Array(frame);
}
