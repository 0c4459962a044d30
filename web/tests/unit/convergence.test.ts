import fc from "fast-check";
import { expect, test } from "vitest";
import type { CanvasDocument } from "../../src/model";
import { blank, clock, SHEET } from "./sheets";

const ZONES = SHEET.zones.map((zone) => zone.slug);
const PEOPLE = ["Aino", "Bo", "Cecilia"];

/** One thing that somebody does; numbers choose among what there is. */
const act = fc.record({
  who: fc.nat(PEOPLE.length - 1),
  what: fc.nat(13),
  a: fc.nat(50),
  b: fc.nat(50),
  text: fc.string({ unit: "grapheme", maxLength: 12 }),
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Which of the waiting updates arrives next, and at whom. */
const arrival = fc.record({ who: fc.nat(PEOPLE.length - 1), which: fc.nat(30) });

function perform(canvas: CanvasDocument, { what, a, b, text }: Act): void {
  const { notes, bin, links, circles, columns } = canvas.content();
  const all = [...notes, ...bin];
  const pick = (list: readonly { id: string }[], at: number) => list[at % Math.max(list.length, 1)]?.id ?? "";
  const zone = ZONES[b % ZONES.length] ?? "";
  const acts = [
    () => canvas.notes.add({ zone, text, index: a % 5 }),
    () => canvas.notes.write(pick(all, a), text),
    () => canvas.notes.move(pick(notes, a), zone, b % 4),
    () => canvas.notes.place(pick(notes, a), [a, b], zone),
    () => canvas.notes.bin(pick(notes, a)),
    () => canvas.notes.restore(pick(bin, a)),
    () => canvas.links.add(pick(all, a), pick(all, b), "funding", text),
    () => canvas.links.remove(pick(links, a)),
    () => canvas.circles.add(text, [pick(all, a), pick(all, b)]),
    () => canvas.circles.remove(pick(circles, a)),
    () => canvas.table.add("columns", { title: text }),
    () => canvas.table.toggleTick(`yes:${pick(columns, a)}`),
    () => canvas.fields.write("target", text),
    () => (b % 3 === 0 ? canvas.redo() : canvas.undo()),
  ];
  acts[what]?.();
}

test("whatever people do and in whatever order it arrives, all end with the same canvas", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.array(arrival, { maxLength: 4 })), { maxLength: 40 }), (story) => {
      const time = clock();
      const people = PEOPLE.map((name) => blank(name, time));
      const waiting: Uint8Array[][] = PEOPLE.map(() => []);
      people.forEach((canvas, me) => {
        canvas.onWritten((update) => {
          waiting.forEach((box, other) => {
            if (other !== me) box.push(update);
          });
        });
      });
      for (const [one, arrivals] of story) {
        time.pass(100);
        const canvas = people[one.who];
        if (canvas) perform(canvas, one);
        for (const { who, which } of arrivals) {
          const box = waiting[who] ?? [];
          const [update] = box.splice(which % Math.max(box.length, 1), 1);
          if (update) people[who]?.apply(update);
        }
      }
      people.forEach((canvas, me) => {
        for (const update of waiting[me] ?? []) canvas.apply(update);
      });
      const [first, ...rest] = people.map((canvas) => canvas.content());
      for (const other of rest) expect(other).toEqual(first);
    }),
    { numRuns: 60 },
  );
});

test("what is read step by step is what a newcomer reads at once", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (story) => {
      const canvas = blank("Aino");
      for (const one of story) perform(canvas, one);
      const newcomer = blank("Bo");
      newcomer.apply(canvas.missing(newcomer.vector()));
      expect(canvas.content()).toEqual(newcomer.content());
      for (const zone of ZONES) expect(canvas.zone(zone)).toEqual(newcomer.zone(zone));
    }),
    { numRuns: 60 },
  );
});

test("undoing everything empties the board, and redoing it all brings it back", () => {
  fc.assert(
    fc.property(
      fc.array(
        act.filter(({ what }) => what !== 13),
        { maxLength: 25 },
      ),
      (story) => {
        const time = clock();
        const canvas = blank("Aino", time);
        for (const one of story) {
          time.pass(1_000);
          perform(canvas, one);
        }
        const { written, ...before } = canvas.content();
        const states = (content: typeof before) =>
          content.notes.map(({ id, text, zone }) => ({ id, text, zone }));
        let steps = 0;
        while (canvas.undo()) steps += 1;
        expect(canvas.content()).toMatchObject({ notes: [], links: [], circles: [], columns: [], ticks: {} });
        while (canvas.redo()) steps -= 1;
        expect(steps).toBe(0);
        expect(states(canvas.content())).toEqual(states(before));
        expect(canvas.content().links).toEqual(before.links);
        expect(canvas.content().fields).toEqual(before.fields);
      },
    ),
    { numRuns: 60 },
  );
});
