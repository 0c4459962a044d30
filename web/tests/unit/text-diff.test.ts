import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "../../src/model/document/ids";
import { clip, replacement } from "../../src/model/document/text-diff";
import { dice } from "./sheets";

const text = fc.string({ unit: "binary", maxLength: 20 });

test("a replacement turns the old text into the new one and cuts no character in half", () => {
  fc.assert(
    fc.property(text, text, text, text, (head, tail, before, after) => {
      const [old, fresh] = [head + before + tail, head + after + tail];
      const { at, remove, insert } = replacement(old, fresh);
      expect(old.slice(0, at) + insert + old.slice(at + remove)).toBe(fresh);
      expect(
        [old.slice(0, at), insert, old.slice(at, at + remove)].every((part) => !/\p{Surrogate}/u.test(part)),
      ).toBe(true);
    }),
  );
});

test("emoji that share a half are replaced whole", () => {
  expect(replacement("a🙂b", "a🙃b")).toEqual({ at: 1, remove: 2, insert: "🙃" });
});

test("a text is cut between whole characters", () => {
  expect(clip("ab🙂", 3)).toBe("ab");
  expect(clip("ab🙂", 4)).toBe("ab🙂");
});

test("ids are of the letters that the server takes", () => {
  expect(newId(dice(3))).toMatch(/^[A-Za-z0-9_-]{21}$/);
  expect(newId(dice(3))).not.toBe(newId(dice(4)));
});
