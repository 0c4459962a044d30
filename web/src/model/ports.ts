import type { Doc } from "yjs";
import type { Random } from "./document/ids";
import type { Frame } from "./wire";

/** What a line tells. After `closed` nothing more comes. */
export type LineEvents = {
  opened(): void;
  received(bytes: Uint8Array): void;
  closed(code: number): void;
};

/** An open or opening connection. */
export type Line = {
  send(frame: Frame): void;
  close(): void;
};

/** A copy of a document on this device. */
export type Copy = {
  /** Stops keeping it; what is there stays. */
  close(): Promise<void>;
  /** Stops keeping it and removes it. */
  clear(): Promise<void>;
};

/** Copies of documents on this device. */
export type Copies = {
  /** Name of the copy that is kept for a canvas, if one is. */
  kept(canvas: string): string | undefined;
  /** Loads a copy into the document and keeps it in step from now on. Fails where the device has no room. */
  open(canvas: string, name: string, doc: Doc): Promise<Copy>;
  /** Removes the copy of a canvas that nobody has open. */
  remove(canvas: string): Promise<void>;
};

/** The part of `sessionStorage` that the tray uses. */
export type Storage = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** The outside world. */
export type Ports = {
  /** UTC milliseconds. */
  now(): number;
  random: Random;
  /** Calls once after a time in milliseconds; the returned function calls it off. */
  after(ms: number, act: () => void): () => void;
  /** Opens a line to an address. */
  dial(address: string, events: LineEvents): Line;
  /** Left out where nothing may be kept. */
  copies?: Copies;
  /** Left out where nothing may be kept. */
  storage?: Storage;
};
