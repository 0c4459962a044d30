import type { ComponentType } from "preact";
import type { Matrix } from "../../generated/Matrix";
import type { Sheet } from "../../generated/Sheet";
import type { Canvas } from "./canvas";

/** Parts that only some sheets have, and that a guest of the others need not load. */
export type Parts = {
  readonly MatrixTable: ComponentType<{ c: Canvas; matrix: Matrix }> | undefined;
};

/** Loads what a sheet has; it must be there for the first drawing. */
export async function partsOf(sheet: Pick<Sheet, "matrix">): Promise<Parts> {
  return { MatrixTable: sheet.matrix ? (await import("../matrix/matrix")).MatrixTable : undefined };
}
