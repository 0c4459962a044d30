import { ID_CHARS } from "./limits";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Fills the bytes with randomness, as `crypto.getRandomValues` does. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => void;

/** A new id of 21 letters, 126 bits: two people never make the same. */
export function newId(random: Random): string {
  const bytes = new Uint8Array(ID_CHARS);
  random(bytes);
  return Array.from(bytes, (byte) => ALPHABET[byte & 63]).join("");
}
