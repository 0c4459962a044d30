/** Why a connection ended for good, or why the page must be loaded again. */
export type Closing = "signed-out" | "no-such-canvas" | "refused" | "too-large" | "left";

/** Where the connection to the room stands. Times are UTC milliseconds. */
export type Link =
  | { readonly state: "connecting"; readonly attempt: number }
  | { readonly state: "live" }
  /** The next attempt comes by itself; `unsent` counts changes that wait. `full`: the server cannot save them now. */
  | {
      readonly state: "offline";
      readonly since: number;
      readonly unsent: number;
      readonly full?: true | undefined;
    }
  /** Our last work was not taken: it is in the tray, and we are joining again. `reason` is a message key. */
  | { readonly state: "refused"; readonly reason: string }
  /** Over; only loading the page again helps. `code` is the close code, 1000 when we left ourselves. */
  | { readonly state: "closed"; readonly code: number; readonly why: Closing };

/** Close codes of the server (`docs/reference/live-document.md`). */
export const CLOSE = {
  left: 1000,
  notSaved: 1011,
  signedOut: 4401,
  refused: 4403,
  noSuchCanvas: 4404,
  otherGeneration: 4409,
  tooLarge: 4413,
  tooFast: 4429,
} as const;
