import { expect, test } from "vitest";
import { meaning } from "../../src/view/fields/choices";
import { blank } from "./sheets";

test("a box that stands for merged keys is ticked by any of them and unticked with all", () => {
  const canvas = blank();
  const box = { key: "phone", label: "Puhelin", icon: "", tone: "", also: ["call", "ring"] };
  const chosen = () => Object.values(canvas.content().choices).flat();
  const press = () => {
    const own = meaning(box, chosen());
    for (const key of own.length > 0 ? own : [box.key]) canvas.fields.toggle("channels", key, { many: true });
  };
  for (const key of ["call", "home", "phone"]) canvas.fields.toggle("channels", key, { many: true });
  expect(meaning(box, chosen())).toEqual(["call", "phone"]);
  press();
  expect(canvas.content().choices).toEqual({ channels: ["home"] });
  press();
  expect(canvas.content().choices).toEqual({ channels: ["home", "phone"] });
});
