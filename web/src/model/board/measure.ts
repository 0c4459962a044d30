import { EM } from "./shapes";

/** Where letters stand on a note: ems of its own text size. */
const PADDING_ACROSS = 1.75;
const PADDING_DOWN = 1.07;
const LINE = 1.29;
const REMARK = 0.89;
/** Mean width of a letter, bold and plain, a little on the safe side. */
const BOLD = 0.54;
const PLAIN = 0.5;

/** Remarks that need more lines than this are not shown on the board; a sign says that there is more. */
export const REMARK_LINES_MAX = 3;
/** A name goes on for so many lines at most. */
export const NAME_LINES_MAX = 4;

/** A name with a long word is set smaller by this, so that the word stays whole. */
const SMALL = 0.87;

/** How a name is set: as it is, smaller for the sake of a long word, or smaller and with that word broken. */
export type Setting = "plain" | "small" | "broken";

/** How a name is set on a note of a width. */
export function settingOf(name: string, width: number, letter: number = EM): Setting {
  const longest = Math.max(0, ...name.split(/[\s-]+/).map((word) => word.length));
  const room = (width / letter - PADDING_ACROSS) / BOLD;
  return longest <= room ? "plain" : longest <= room / SMALL ? "small" : "broken";
}

/** A name with places where its words may be broken with a hyphen: before a syllable, near neither end of a word. */
export function hyphenated(name: string): string {
  return name.replace(/(?<=\p{L}{3})(?=[bcdfghjklmnpqrstvwxz][aeiouyäöå]\p{L}{2})/giu, "\u00ad");
}

/** What stands on a note. */
export type Text = { readonly name: string; readonly remark: string; readonly kind: boolean };

/** Height of a note in world units; `letter` is its text size in world units, at fit that of the stage. */
export function heightOf(
  text: Text,
  width: number,
  remarks: "shown" | "hidden",
  letter: number = EM,
): number {
  const room = width / letter - PADDING_ACROSS;
  const size = settingOf(text.name, width, letter) === "plain" ? 1 : SMALL;
  const name = Math.min(NAME_LINES_MAX, lines(text.name, room / (BOLD * size)));
  const kind = text.kind ? 1.1 : 0;
  const remark = remarks === "shown" ? remarkLines(text.remark, width, letter) : 0;
  const shown = remark > REMARK_LINES_MAX ? 1 : remark;
  return (PADDING_DOWN + kind + name * LINE + shown * REMARK * LINE) * letter;
}

/** Lines that a remark needs; 0 without one. */
export function remarkLines(remark: string, width: number, letter: number = EM): number {
  if (remark === "") return 0;
  const room = (width / letter - PADDING_ACROSS) / (PLAIN * REMARK);
  return remark.split("\n").reduce((sum, line) => sum + lines(line, room), 0);
}

/** Lines that words need when so many letters go on one; a word that is too long is broken. */
export function lines(text: string, letters: number): number {
  const room = Math.max(1, Math.floor(letters));
  let count = 1;
  let left = room;
  for (const word of text.split(/\s+/)) {
    let length = word.length;
    if (length > left && left < room) {
      count += 1;
      left = room;
    }
    while (length > room) {
      count += 1;
      length -= room;
    }
    left -= length + 1;
  }
  return count;
}
