import { expect, test } from "vitest";
import { CanvasDocument } from "../../src/model";

function blank(): CanvasDocument {
  return new CanvasDocument(
    { zones: [], matrix: null },
    { now: () => 5, random: (bytes) => crypto.getRandomValues(bytes) },
  );
}

test("undo and redo tell what they took back", () => {
  const canvas = blank();
  const first = canvas.notes.add({ zone: "a", kind: "actor", text: "Kirjasto" });
  const second = canvas.notes.add({ zone: "a", kind: "actor", text: "Seurakunta", index: 0 });
  expect(canvas.zone("a").map((note) => note.text)).toEqual(["Seurakunta", "Kirjasto"]);
  expect(canvas.undo()).toEqual(second);
  expect(canvas.undo()).toEqual(first);
  expect(canvas.redo()).toEqual(first);
});
