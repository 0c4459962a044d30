import type { Link } from "./link";

/** What the save mark says, in the words of the design. */
export type Save =
  | { readonly state: "saved" }
  | { readonly state: "saving" }
  /** No connection; `waiting` changes will be sent on return. */
  | { readonly state: "offline"; readonly waiting: number }
  /** Is not saved, and not by waiting a moment. `why` is the key of the message that tells the reason. */
  | { readonly state: "failed"; readonly why: string };

/** The save mark for a connection, `unsaved` changes that wait for it, and a refusal not yet seen. */
export function saveOf(link: Link, unsaved: number, refusal: string | undefined): Save {
  if (link.state === "closed" && link.why !== "left") return { state: "failed", why: `refused-${link.why}` };
  if (refusal !== undefined) return { state: "failed", why: refusal };
  if (link.state === "offline")
    return link.full && unsaved > 0
      ? { state: "failed", why: "refused-not-saved" }
      : { state: "offline", waiting: unsaved };
  return { state: unsaved > 0 ? "saving" : "saved" };
}
