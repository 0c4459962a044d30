import { expect, test } from "vitest";
import { toggle } from "../../src/model/document/choosing";
import { meaning } from "../../src/view/fields/choices";
import { blank } from "./sheets";

test("a box that stands for merged keys is unticked with all of them, and one undo ticks all again", () => {
  const canvas = blank();
  const box = { key: "phone", label: "Puhelin", icon: "", tone: "", also: ["call", "ring"] };
  const press = () => toggle(canvas.fields, "channels", box.key, { many: true, same: meaning(box) });
  for (const key of ["call", "home", "phone"]) toggle(canvas.fields, "channels", key, { many: true });
  const both = { channels: ["call", "home", "phone"] };
  expect(canvas.content().choices).toEqual(both);
  expect(press()).toEqual({ did: "unchosen", field: "channels", option: "phone" });
  expect(canvas.content().choices).toEqual({ channels: ["home"] });
  expect(canvas.undo()).toMatchObject({ option: "phone" });
  expect(canvas.content().choices).toEqual(both);
  canvas.redo();
  expect(press()).toMatchObject({ did: "chosen", option: "phone" });
  expect(canvas.content().choices).toEqual({ channels: ["home", "phone"] });
});
