import type { Done } from "./done";
import type { Pen } from "./pen";
import { rewrite } from "./texts";

/** What can be done to the fields of a form; choosing is in `choosing.ts`. */
export class FieldCommands {
  readonly pen: Pen;

  constructor(pen: Pen) {
    this.pen = pen;
  }

  /** Sets a field's whole text, as a text box gives it; only what differs is written. */
  write(slug: string, text: string): Done | undefined {
    return rewrite(this.pen, `field:${slug}`, this.pen.replica().roots.fields, slug, text);
  }
}
