import { expect, test } from "vitest";
import pseudonyms from "../../../crates/canvas/tests/fixtures/pseudonyms.json";
import times from "../../../crates/canvas/tests/fixtures/reading-times.json";
import { identityWarnings } from "../../src/model/pseudonym";
import { readingSeconds } from "../../src/model/reading-time";

test("the server and the browser warn of the same pseudonyms", () => {
  expect(pseudonyms.length).toBeGreaterThan(10);
  for (const { text, warns } of pseudonyms) expect(identityWarnings(text), text).toEqual(warns);
});

test("the server and the browser read a pitch at the same pace", () => {
  expect(times.length).toBeGreaterThan(3);
  for (const { text, seconds } of times) expect(readingSeconds(text), text).toBe(seconds);
});
