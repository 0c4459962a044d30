import type { ComponentType } from "preact";
import type { CircleRule } from "../../generated/CircleRule";
import type { Field } from "../../generated/Field";
import type { Input } from "../../generated/Input";
import type { Matrix } from "../../generated/Matrix";
import type { Sheet } from "../../generated/Sheet";
import type { Zone } from "../../generated/Zone";
import type { Canvas } from "./canvas";

/** Options of a vocabulary. */
export type Choices = Extract<Input, { type: "choices" }>;

/** Parts that only some sheets have, and that a guest of the others need not load. */
export type Parts = {
  readonly MatrixTable: ComponentType<{ c: Canvas; matrix: Matrix }> | undefined;
  readonly Circles: ComponentType<{ c: Canvas; rule: CircleRule }> | undefined;
  /** Notes in the bin. */
  readonly Bin: ComponentType<{ c: Canvas }> | undefined;
  /** Ready notes of a zone. */
  readonly Ready: ComponentType<{ c: Canvas; zone: Zone }> | undefined;
  readonly ChoiceGroup: ComponentType<{ c: Canvas; field: Field; input: Choices }> | undefined;
  readonly Municipalities: ComponentType<{ c: Canvas; field: Field; many: boolean }> | undefined;
  /** What stands under a pseudonym or a pitch. */
  readonly Remarks: ComponentType<{ c: Canvas; field: Field; value: string }> | undefined;
};

/** Loads what a sheet has; it must be there for the first drawing. */
export async function partsOf(sheet: Pick<Sheet, "matrix" | "circles" | "zones" | "fields">): Promise<Parts> {
  const takes = (...types: readonly string[]) => sheet.fields.some(({ input }) => types.includes(input.type));
  const [matrix, circles, bin, ready, choices, municipalities, remarks] = await Promise.all([
    sheet.matrix ? import("../matrix/matrix") : undefined,
    sheet.circles ? import("../list/circles") : undefined,
    sheet.zones[0] ? import("../list/bin") : undefined,
    sheet.zones.some((zone) => zone.suggestions[0]) ? import("../list/ready") : undefined,
    takes("choices") ? import("../fields/choices") : undefined,
    takes("municipalities") ? import("../fields/municipalities") : undefined,
    takes("pseudonym", "pitch") ? import("../fields/remarks") : undefined,
  ]);
  return {
    MatrixTable: matrix?.MatrixTable,
    Circles: circles?.Circles,
    Bin: bin?.Bin,
    Ready: ready?.Ready,
    ChoiceGroup: choices?.ChoiceGroup,
    Municipalities: municipalities?.Municipalities,
    Remarks: remarks?.Remarks,
  };
}
