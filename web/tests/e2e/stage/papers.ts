/** A PDF as another program reads it: pdf.js, which had no part in writing it. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { getDocumentProxy } from "unpdf";

/** A tag, or what it holds. */
type Tagged = object & { role?: string; children?: readonly object[] };

export type Paper = {
  /** The name under which the browser saves it. */
  readonly name: string;
  readonly pages: number;
  readonly lang: unknown;
  readonly title: unknown;
  readonly isTagged: boolean;
  /** Points. */
  readonly size: readonly number[];
  /** Its words with one space between them. */
  readonly text: string;
  /** Kinds of tags on its pages, in reading order. */
  readonly tags: readonly string[];
};

function roles({ role, children = [] }: Tagged): string[] {
  const below = children.flatMap(roles);
  return role === undefined ? below : [role, ...below];
}

/** Presses a link and reads the paper that it gives. */
export async function savePaper(page: Page, link: string): Promise<Paper> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link, exact: true }).click(),
  ]);
  return await readPaper(download.suggestedFilename(), await readFile(await download.path()));
}

/** Reads a paper. */
export async function readPaper(name: string, bytes: Uint8Array): Promise<Paper> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = await pdf.getMetadata();
  const said: Record<string, unknown> = { ...info };
  const texts: string[] = [];
  const tags: string[] = [];
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent();
    texts.push(...items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")));
    tags.push(...roles((await page.getStructTree()) ?? {}));
  }
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (await pdf.getPage(1)).view;
  const marks = await pdf.getMarkInfo();
  return {
    name,
    pages: pdf.numPages,
    lang: said.Language,
    title: said.Title,
    isTagged: marks?.Marked === true,
    size: [x1 - x0, y1 - y0].map(Math.round),
    text: texts.join("").replaceAll("\u00ad", "").replace(/\s+/g, " "),
    tags,
  };
}
