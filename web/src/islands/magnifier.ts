import { Magnifier } from "../photos/magnifier";

const found = document.getElementById("magnifier");
if (found) mount(found);

/** Makes the photo of the page zoom and move. The returned function stops that. */
export function mount(root: HTMLElement): () => void {
  const magnifier = Magnifier.of(root);
  magnifier?.start();
  return () => magnifier?.stop();
}
