import { effect } from "@preact/signals";
import type { Canvas } from "./canvas";

/** Says when work stops being saved and when it is saved again; ordinary saving is only shown. */
export function followSave(c: Canvas): () => void {
  let last = c.session.save.peek().state;
  return effect(() => {
    const save = c.session.save.value;
    if (save.state === last) return;
    if (save.state === "offline") c.tell(c.t("said-save-offline"), "save");
    else if (save.state === "failed") c.tell(c.t(save.why), "save");
    else if (save.state === "saved" && (last === "offline" || last === "failed"))
      c.tell(c.t("said-save-saved"), "save");
    // Saving leads back to saved: what must be told is that the trouble is over.
    if (save.state !== "saving") last = save.state;
  });
}
