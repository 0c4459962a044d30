/** Notes that one canvas takes, the bin included. */
export const NOTES_MAX = 2_000;

/** Links that one canvas takes. */
export const LINKS_MAX = 4_000;

/** Circles that one canvas takes. */
export const CIRCLES_MAX = 200;

/** Rows, and columns, that people add to one table. */
export const LANES_MAX = 100;

/** Characters of a label. */
export const LABEL_CHARS_MAX = 200;

/** Width and height of the board in world units. */
export const WORLD: readonly [number, number] = [1530, 1000];

/** UTF-16 units that one text takes; give it to `maxlength` too. */
export const TEXT_CHARS_MAX = 4_000;

/** Typing in the same text within this pause is one undo step, in milliseconds. */
export const TYPING_PAUSE_MS = 500;

/** Who wrote a field is noted again after this time at the earliest, so that typing does not swell the document. */
export const WRITTEN_AGAIN_MS = 60_000;

/** Characters in an id that we make. */
export const ID_CHARS = 21;
