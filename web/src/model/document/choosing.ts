/** Choices of fields: a file of its own, since guests of sheets without any need not load it. */
import * as Y from "yjs";
import type { Done } from "./done";
import type { FieldCommands } from "./fields";
import { read, step } from "./pen";
import { noteWriter } from "./texts";

/** How an option is chosen. */
type ChoiceRule = {
  readonly many: boolean;
  /** Options that are chosen with it, in the same step. */
  readonly also?: readonly string[];
  /** All keys that mean the option: any of them is it chosen, and they are taken back together. */
  readonly same?: readonly string[];
  /** What it is told by, where the sheet has no name for it. */
  readonly name?: string;
};

/** Chooses an option or takes the choice back. With `many: false` the others are taken back. */
export function toggle(
  { pen }: FieldCommands,
  slug: string,
  option: string,
  { many, also = [], same = [option], name = option }: ChoiceRule,
): Done {
  const { choices } = pen.replica().roots;
  if (!(choices.get(slug) instanceof Y.Map)) pen.replica().prepare(() => choices.set(slug, new Y.Map()));
  const map = choices.get(slug);
  const chosen = read(pen).choices.get(slug) ?? [];
  const own = chosen.filter((one) => same.includes(one));
  const off = own.length > 0;
  const act = () => {
    if (!(map instanceof Y.Map)) return;
    for (const key of off ? own : many ? [] : chosen) map.delete(key);
    if (!off) for (const one of [option, ...also]) map.set(one, true);
    noteWriter(pen, `field:${slug}`);
  };
  return step(pen, act, { did: off ? "unchosen" : "chosen", field: slug, option: name });
}
