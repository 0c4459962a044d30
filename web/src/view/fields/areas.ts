import type { Translate } from "../../model";

/** Where typed names are looked up, and the names of codes. */
const LOOKUP = "/api/v1/areas?q=";
const NAMES = "/api/v1/areas/municipalities?codes=";

export type Municipality = { code: string; nameFi: string; nameSv: string };

/** A municipality or a larger area, with the municipalities that lie in it. */
export type Area = {
  readonly kind: "municipality" | "region" | "subregion" | "wellbeing";
  readonly code: string;
  readonly nameFi: string;
  readonly nameSv: string;
  readonly nameEn?: string;
  readonly municipalities: readonly Municipality[];
};

/** One of the names that were typed, and what it stands for. */
export type Said = {
  readonly typed: string;
  readonly exact: Area | null;
  readonly offered: readonly Area[];
  readonly near: Area | null;
};

/** What the names in a text stand for; nothing when the server cannot be asked. */
export function lookUp(text: string): Promise<readonly Said[] | undefined> {
  return asked(LOOKUP + encodeURIComponent(text));
}

/** Municipalities by their codes, which commas part. */
export async function named(codes: string): Promise<readonly Municipality[]> {
  return (await asked<readonly Municipality[]>(NAMES + codes)) ?? [];
}

async function asked<T>(address: string): Promise<T | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** What an area is called in the reader's language. */
export function nameOf(one: Municipality | Area, lang: string): string {
  if (lang === "sv") return one.nameSv;
  return (lang === "en" && "nameEn" in one && one.nameEn) || one.nameFi;
}

/** An area's name; of a larger one with its kind and how many municipalities it has. */
export function labelOf(area: Area, t: Translate, lang: string): string {
  const name = nameOf(area, lang);
  if (area.kind === "municipality") return name;
  return t(`canvas-area-${area.kind}`, { name, count: area.municipalities.length });
}
