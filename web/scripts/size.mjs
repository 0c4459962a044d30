// Fails when a guest's phone would have to load more script than the budget before the first note is saved.
// Counts each entry with all that it imports, and the copy on the device, which is fetched as soon as one has joined.
// What is imported when somebody asks for it (the board on a phone) is not counted, nor are the windows, which come
// after the first note is saved, or earlier only once the page has been live and at rest for seconds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * Entry of the manifest -> most kilobytes (1000 bytes) after gzip. A guest's phone loads the canvas, and the same code
 * for its summary; the projector's page draws the board at once, on the facilitator's own machine.
 */
const BUDGETS = {
  "src/islands/canvas.tsx": 60,
  "src/islands/projector.tsx": 80,
  "src/islands/summary.tsx": 62,
  "src/islands/screen.tsx": 82,
};

/** The budget of any other island: public pages. */
const OTHER_KB = 10;

/** The budget of all styles of a page. */
const STYLE_KB = 15;

const dist = join(import.meta.dirname, "../dist");
const manifest = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));

const fetchedOnJoining = (key) => key.includes("y-indexeddb");

function closure(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  for (const next of [...imports, ...dynamicImports.filter(fetchedOnJoining)]) closure(next, found);
  return found;
}

function weigh(keys) {
  const files = new Set([...keys].map((key) => manifest[key].file));
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

let over = 0;
for (const [key, { isEntry, file }] of Object.entries(manifest)) {
  if (!isEntry || !/\.(js|css)$/.test(file)) continue;
  const budget = file.endsWith(".css") ? STYLE_KB : (BUDGETS[key] ?? OTHER_KB);
  const size = weigh(file.endsWith(".css") ? [key] : closure(key));
  process.stdout.write(`${size > budget ? "OVER " : "ok   "}${key}: ${size.toFixed(1)} of ${budget} KB\n`);
  if (size > budget) over += 1;
}
process.exitCode = over > 0 ? 1 : 0;
