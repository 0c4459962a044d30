/** What a press saves, and workbooks as another program reads them. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import readBook, { type Sheet } from "read-excel-file/node";

export type Saved = { readonly name: string; readonly path: string; readonly bytes: Buffer };

/** What a press on a link or a key saves. */
export async function saved(page: Page, press: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: await readFile(path) };
}

/** The sheets of a workbook, by a reader that had no part in writing it. */
export async function openBook({ bytes }: Saved): Promise<readonly Sheet[]> {
  return await readBook(bytes);
}
