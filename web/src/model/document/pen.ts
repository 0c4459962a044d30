import type { Signed } from "../../generated/Signed";
import type { Done, TextKey } from "./done";
import type { Replica } from "./replica";
import type { Store } from "./store";

/** Who writes. */
export type Writer = { readonly id: string; readonly name: string };

/** What the commands write with. */
export type Pen = {
  /** The replica of this moment; it changes when the server refuses our work. */
  replica(): Replica;
  /** The writer's signature of this moment. */
  sign(): Signed;
  /** A new id. */
  id(): string;
  /** Notes which text is being written, for the tray. */
  touch(key: TextKey): void;
};

/** What has been read. */
export function read(pen: Pen): Store {
  return pen.replica().store;
}

/** Writes one undo step. */
export function step(pen: Pen, act: () => void, done: Done | (() => Done), typing?: TextKey): Done {
  return pen.replica().write(act, typeof done === "function" ? done : () => done, typing);
}
