import { expect, test } from "vitest";
import { replacement } from "../../src/model";
import { mover } from "../../src/view/caret";

test.each([
  ["before what changed", "Kirjasto\nneuvoo", "Kirjasto\nneuvoo ja auttaa", 9, 9],
  ["after what changed", "Kirjasto\nneuvoo", "Lakan kirjasto\nneuvoo", 12, 18],
  ["in what grew", "yksi kaksi", "yksi kuusi", 7, 7],
  ["in what shrank", "yksi kaksi kolme", "yksi kolme", 9, 6],
  ["at the end of a text that grew there", "yksi", "yksi kaksi", 4, 4],
  ["in a text that is gone", "yksi", "", 2, 0],
])("a caret stays among its letters: %s", (_, old, fresh, at, wanted) => {
  expect(mover(replacement(old, fresh))(at)).toBe(wanted);
});
