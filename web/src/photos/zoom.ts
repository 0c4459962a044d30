/** Percent of the size at which the whole photo is seen. */
const STEPS = [100, 150, 200, 300, 400, 600, 800] as const;

/** The whole photo. */
export const WHOLE: number = STEPS[0];

/** How the photo is looked at: how much it is magnified, and which point of it, in shares of its sides, is in the middle. */
export type Look = { zoom: number; x: number; y: number };

/** The next step of magnifying up or down; the same at the ends. */
export function next(zoom: number, way: "in" | "out"): number {
  const found = way === "in" ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom);
  return found ?? zoom;
}

/** Width of a photo that fits whole into a view. */
export function wholeWidth(
  view: { width: number; height: number },
  photo: { width: number; height: number },
): number {
  return Math.min(view.width, (view.height * photo.width) / photo.height);
}

/** A look that was kept as text; none when it is no such thing. */
export function parse(text: string | null): Look | null {
  try {
    const { zoom, x, y } = JSON.parse(text ?? "null") as Look;
    const isShare = (share: number) => share >= 0 && share <= 1;
    return STEPS.some((step) => step === zoom) && isShare(x) && isShare(y) ? { zoom, x, y } : null;
  } catch {
    return null;
  }
}
