/** By which column rows stand, and which way; none keeps the order of the board. */
export type Order = { readonly by: string; readonly way: "up" | "down" };

/** What a reader asked to see: which rows, in which order. It stands behind the `#` of the page's address. */
export type Asked = {
  readonly find: string;
  readonly zone: string;
  readonly kind: string;
  readonly notes: Order;
  readonly links: Order;
};

/** The order of the board. */
export const AS_DRAWN: Order = { by: "", way: "up" };

/** Everything, as on the board. */
export const ALL: Asked = { find: "", zone: "", kind: "", notes: AS_DRAWN, links: AS_DRAWN };

/** Reads what stands behind the `#`; `undefined` when that leads to a part of the page. */
export function readAsked(hash: string): Asked | undefined {
  if (hash.length > 1 && !hash.includes("=")) return undefined;
  const words = new URLSearchParams(hash.slice(1));
  const word = (name: string) => words.get(name) ?? "";
  return {
    find: word("find"),
    zone: word("zone"),
    kind: word("kind"),
    notes: readOrder(word("notes")),
    links: readOrder(word("links")),
  };
}

/** What `readAsked` reads, with the `#`; empty when everything is shown as on the board. */
export function writeAsked({ find, zone, kind, notes, links }: Asked): string {
  const all = { find, zone, kind, notes: writeOrder(notes), links: writeOrder(links) };
  const words = new URLSearchParams(Object.entries(all).filter(([, value]) => value !== "")).toString();
  return words && `#${words}`;
}

/** The order after a press on a heading: upwards, downwards, and then as on the board again. */
export function turned(order: Order, by: string): Order {
  if (order.by !== by) return { by, way: "up" };
  return order.way === "up" ? { by, way: "down" } : AS_DRAWN;
}

function readOrder(word: string): Order {
  return word.startsWith("-") ? { by: word.slice(1), way: "down" } : { by: word, way: "up" };
}

function writeOrder({ by, way }: Order): string {
  return by && way === "down" ? `-${by}` : by;
}
