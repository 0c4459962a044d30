import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { CanvasProps } from "../../src/generated/CanvasProps";
import type { Ports } from "../../src/model";
import { App } from "../../src/view/shell/app";
import { Canvas } from "../../src/view/shell/canvas";
import { useSprite } from "../../src/view/shell/icon";
import { partsOf } from "../../src/view/shell/parts";

const GOLDEN = join(import.meta.dirname, "../../../crates/server/tests/it/outline");
const KINDS = readdirSync(GOLDEN).flatMap((file) => (file.endsWith(".html") ? [file.slice(0, -5)] : []));

const TEXTS: Record<string, string> = JSON.parse(golden("texts.json"));

/** A world in which nothing happens. */
const STILL: Ports = {
  now: () => 0,
  random: (bytes) => bytes,
  after: () => () => undefined,
  dial: () => {
    throw new Error("the first drawing needs no connection");
  },
};

// Filled canvases in three languages are compared by a browser's own serializer, byte for byte, in tests/e2e/nine.spec.ts.
describe("the island's first drawing equals the server's", () => {
  test("there are all nine kinds", () => expect(KINDS).toHaveLength(9));

  test.each(KINDS)("%s", async (kind) => {
    const props: CanvasProps = { ...JSON.parse(golden(`${kind}.props.json`)), texts: TEXTS };
    const server = golden(`${kind}.html`).trimEnd();
    useSprite(props.icons);
    const island = renderToString(
      <App c={new Canvas(props, await partsOf(props.sheet), STILL, "https://example.test/")} />,
    );
    expect(lines(island)).toEqual(lines(server));
  });
});

function golden(file: string): string {
  return readFileSync(join(GOLDEN, file), "utf8");
}

/** One spelling for what the two write differently and browsers read the same; a line for each element. */
function lines(html: string): string[] {
  const same = html
    .replace(/&#34;/g, "&quot;")
    .replace(/&#38;/g, "&amp;")
    .replace(/&#60;/g, "&lt;")
    .replace(/&#62;/g, ">")
    .replace(/&#39;/g, "'")
    .replace(/ ([a-z-]+)=""/g, " $1")
    .replace(/\/>/g, ">");
  return same.split("<");
}
