import { expect, test } from "vitest";
import { next, parse, WHOLE, wholeWidth } from "../../src/photos/zoom";

test("magnifying goes by steps and ends at the whole photo and at eight times", () => {
  expect(next(WHOLE, "out")).toBe(100);
  expect(next(WHOLE, "in")).toBe(150);
  expect(next(800, "in")).toBe(800);
  expect(next(800, "out")).toBe(600);
});

test("a whole photo fits both ways", () => {
  const view = { width: 600, height: 300 };
  expect(wholeWidth(view, { width: 4000, height: 1000 })).toBe(600);
  expect(wholeWidth(view, { width: 1000, height: 2000 })).toBe(150);
});

test("only a look of ours is taken up again", () => {
  expect(parse('{"zoom":200,"x":0.25,"y":1}')).toEqual({ zoom: 200, x: 0.25, y: 1 });
  for (const text of [
    null,
    "",
    "{",
    "7",
    '{"zoom":170,"x":0,"y":0}',
    '{"zoom":200,"x":2,"y":0}',
    '{"zoom":200}',
  ])
    expect(parse(text)).toBeNull();
});
