/**
 * Stands in the build for the logging of lib0, which Yjs uses for a few warnings to developers: colours for consoles
 * and a schema of the DOM, 3 KB on every phone.
 */
export const [ORANGE, BOLD, UNBOLD, RED] = ["", "", "", ""];

/** Says nothing: what Yjs prints here, nobody on a canvas can act on. */
export function print(): void {}

/** Says nothing. */
export function warn(): void {}
