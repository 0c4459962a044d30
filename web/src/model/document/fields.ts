import * as Y from "yjs";
import type { Done } from "./done";
import { type Pen, read, step } from "./pen";
import { noteWriter, rewrite } from "./texts";

/** What can be done to the fields of a form. */
export class FieldCommands {
  readonly #pen: Pen;

  constructor(pen: Pen) {
    this.#pen = pen;
  }

  /** Sets a field's whole text, as a text box gives it; only what differs is written. */
  write(slug: string, text: string): Done | undefined {
    return rewrite(this.#pen, `field:${slug}`, this.#pen.replica().roots.fields, slug, text);
  }

  /** Chooses an option or takes the choice back. With `many: false` the others are taken back. */
  toggle(slug: string, option: string, rule: { many: boolean }): Done {
    const { choices } = this.#pen.replica().roots;
    if (!(choices.get(slug) instanceof Y.Map))
      this.#pen.replica().prepare(() => choices.set(slug, new Y.Map()));
    const map = choices.get(slug);
    const chosen = read(this.#pen).choices.get(slug) ?? [];
    const off = chosen.includes(option);
    const act = () => {
      if (!(map instanceof Y.Map)) return;
      if (off) map.delete(option);
      else {
        if (!rule.many) for (const other of chosen) map.delete(other);
        map.set(option, true);
      }
      noteWriter(this.#pen, `field:${slug}`);
    };
    return step(this.#pen, act, { did: off ? "unchosen" : "chosen", field: slug, option });
  }
}
