import type { Sheet } from "../../generated/Sheet";

/** The parts of a sheet that the document must know. */
export type DocumentSheet = Pick<Sheet, "zones" | "noteKinds" | "fields" | "matrix">;
