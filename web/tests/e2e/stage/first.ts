/** The first drawing of an island beside the server's, as the browser's own serializer writes both. */
import { expect, type Page } from "@playwright/test";

declare global {
  interface Window {
    first?: { readonly server: string; readonly island: string };
  }
}

/**
 * On every page from now on the server's markup is kept aside and taken out before any script runs, so that the island
 * must draw the whole page itself; what it has drawn is kept when it asks the device for its settings, which it does
 * right after its first drawing. What people could have chosen or typed (`checked`, `selected`, `value`) is written
 * into the attributes of both.
 */
export async function watchFirstDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const written = (root: Element): string => {
      const copy = root.cloneNode(true) as Element;
      const boxes = root.querySelectorAll("input, textarea, option");
      for (const [at, box] of [...copy.querySelectorAll("input, textarea, option")].entries()) {
        const live = boxes[at];
        for (const name of ["checked", "selected", "value"]) {
          if (name === "value" && live instanceof HTMLOptionElement) continue;
          box.removeAttribute(name);
          const held = (live as unknown as Record<string, unknown>)[name];
          if (live instanceof HTMLTextAreaElement) box.textContent = live.value;
          else if (held) box.setAttribute(name, String(held));
        }
      }
      // What only readers without script see.
      for (const part of copy.querySelectorAll("noscript")) part.remove();
      return copy.innerHTML;
    };
    document.addEventListener("readystatechange", () => {
      const root = document.getElementById("canvas-root");
      if (document.readyState !== "interactive" || !root) return;
      const server = written(root);
      root.replaceChildren();
      const { getItem } = Storage.prototype;
      Storage.prototype.getItem = function (key) {
        if (key === "canvas-letters") window.first ??= { server, island: written(root) };
        return getItem.call(this, key);
      };
    });
  });
}

/** Both are equal, byte for byte. */
export async function expectSameFirstDrawing(page: Page): Promise<void> {
  const first = await page.evaluate(() => window.first);
  expect(first?.server.length).toBeGreaterThan(0);
  expect(lines(first?.island), page.url()).toEqual(lines(first?.server));
}

/** A line for each element, so that a difference can be found. */
function lines(html = ""): string[] {
  return html.split(/(?=<)/);
}
