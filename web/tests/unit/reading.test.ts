import { effect, signal } from "@preact/signals-core";
import { expect, test } from "vitest";
import { LiveCanvas } from "../../src/model";
import { Reading } from "../../src/view/shell/reading";
import { sameValue } from "../../src/view/shell/steady";
import { added, blank } from "./sheets";

const MANY = 200;

test("when the document comes, only what differs from the server's drawing is woken", () => {
  const canvas = blank();
  const ids = Array.from({ length: MANY }, (_, at) => added(canvas, "state", `Toimija ${at}`));
  // What the server wrote into the page: equal values, none of them the same object.
  const drawn = structuredClone(canvas.content());
  const following = signal(false);
  const reading = new Reading(drawn, new LiveCanvas(canvas), following);
  let [woken, lists] = [0, 0];
  const stops = ids.map((id) =>
    effect(() => {
      reading.note(id);
      reading.linksOf(id);
      reading.circlesOf(id);
      reading.at("ticks", id);
      woken += 1;
    }),
  );
  stops.push(
    effect(() => {
      reading.zone("state");
      lists += 1;
    }),
  );
  canvas.notes.write(ids[7] ?? "", "Toinen nimi");
  [woken, lists] = [0, 0];
  following.value = true;
  expect([woken, lists]).toEqual([1, 0]);
  canvas.notes.move(ids[9] ?? "", "municipality");
  expect([woken, lists]).toEqual([2, 1]);
  canvas.links.add(ids[1] ?? "", ids[2] ?? "", "information");
  expect(woken, "the two ends of the link").toBe(4);
  for (const stop of stops) stop();
});

test("values are the same when all their parts are", () => {
  const note = { id: "a", pos: [1, 2], attributes: { tone: "worked" }, binned: null };
  expect(sameValue(note, structuredClone(note))).toBe(true);
  expect(sameValue(note, { ...note, pos: [1, 3] })).toBe(false);
  expect(sameValue<unknown>(note, { ...note, attributes: {} })).toBe(false);
  expect(sameValue<unknown>(note, { ...note, more: 1 })).toBe(false);
  expect(sameValue<unknown>([], {})).toBe(false);
  expect(sameValue<unknown>(undefined, null)).toBe(false);
});
