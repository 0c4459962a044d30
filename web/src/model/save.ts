import type { Link } from "./link";

/** What the save mark says, in the words of the design. */
export type Save =
  | { readonly state: "saved" }
  | { readonly state: "saving" }
  /** No connection; `waiting` changes will be sent on return. */
  | { readonly state: "offline"; readonly waiting: number }
  /** Will not be saved by itself: refused or closed. */
  | { readonly state: "failed"; readonly why: string };

/** The save mark for a connection with `unsaved` changes that the server has not confirmed. */
export function saveOf(link: Link, unsaved: number): Save {
  switch (link.state) {
    case "offline":
      return { state: "offline", waiting: unsaved };
    case "refused":
      return { state: "failed", why: link.reason };
    case "closed":
      return unsaved > 0 || link.why !== "left" ? { state: "failed", why: link.why } : { state: "saved" };
    default:
      return unsaved > 0 ? { state: "saving" } : { state: "saved" };
  }
}
