import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { icons } from "./scripts/icons.ts";

const FOLDERS = { "src/islands": /\.tsx?$/, "src/styles": /\.css$/ };

/** A test that takes longer hangs, however busy the machine is; none is judged by its speed. */
const TEST_HANGS_MS = 120_000;

/** Each island and each style sheet is an entry of its own; the server finds them in the manifest by path. */
function entries(): string[] {
  return Object.entries(FOLDERS).flatMap(([folder, kind]) => {
    const path = join(import.meta.dirname, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((file) => kind.test(file))
      .map((file) => join(path, file));
  });
}

/**
 * Modules of every canvas go into one file: split among the parts that share them, they weigh kilobytes more after
 * compression. What only some sheets, views or windows need stays out.
 */
function isCore(id: string): boolean {
  if (
    /y-indexeddb|lib0\/indexeddb|\/model\/(board|insight|pseudonym|reading-time|document\/choosing)/.test(id)
  )
    return false;
  return /\/node_modules\/(preact|@preact|yjs|lib0|y-protocols|fractional-indexing)\/|\/src\/(model|a11y)\/|\/src\/view\/(shell|guide)\/|\/view\/list\/(?!bin|circles|ready)|\/view\/fields\/fields/.test(
    id,
  );
}

export default defineConfig({
  resolve: {
    alias: { "lib0/logging": join(import.meta.dirname, "src/model/document/logging.ts") },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [icons()],
  publicDir: false,
  build: {
    target: "es2022",
    manifest: "manifest.json",
    // The policy of our pages forbids data: addresses and anything inline.
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: entries(),
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
        codeSplitting: { groups: [{ name: "core", test: isCore }] },
      },
    },
  },
  test: {
    include: ["tests/unit/**/*.test.{ts,tsx}"],
    environment: "node",
    setupFiles: ["tests/unit/seed.ts"],
    testTimeout: TEST_HANGS_MS,
    // Two cores are shared with the Rust build; forks cost more than they bring.
    pool: "threads",
    maxWorkers: 2,
  },
});
