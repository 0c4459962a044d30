import { expect, test } from "vitest";
import { Announcer, GAP_MS } from "../../src/a11y/announcer";
import { settle, step } from "../../src/a11y/roving";
import { Time } from "./room-double";

function stage() {
  const time = new Time();
  const log: string[] = [];
  const announcer = new Announcer({ after: time.after, write: (text) => log.push(text) });
  return { time, log, announcer };
}

test("messages are said one after another with a pause between", () => {
  const { time, log, announcer } = stage();
  announcer.say("yksi");
  announcer.say("kaksi");
  expect(log).toEqual(["yksi"]);
  time.pass(GAP_MS - 1);
  expect(log).toEqual(["yksi"]);
  time.pass(1);
  expect(log).toEqual(["yksi", "kaksi"]);
  time.pass(GAP_MS);
  announcer.say("kolme");
  expect(log.at(-1)).toBe("kolme");
});

test("of one topic only the newest is said", () => {
  const { time, log, announcer } = stage();
  announcer.say("Siirretty 1/5", { topic: "move" });
  announcer.say("Siirretty 2/5", { topic: "move" });
  announcer.say("Siirretty 3/5", { topic: "move" });
  time.pass(10 * GAP_MS);
  expect(log).toEqual(["Siirretty 1/5", "Siirretty 3/5"]);
});

test("a flood of thirty becomes the first and the newest", () => {
  const { time, log, announcer } = stage();
  for (let at = 1; at <= 30; at++) announcer.say(`viesti ${at}`);
  time.pass(60 * GAP_MS);
  expect(log).toEqual(["viesti 1", "viesti 2", "viesti 29", "viesti 30"]);
});

test("the same words twice are said twice", () => {
  const { time, log, announcer } = stage();
  announcer.say("Kumottu");
  announcer.say("Kumottu");
  time.pass(GAP_MS);
  expect(log).toEqual(["Kumottu", "Kumottu\u00a0"]);
});

test("after its end nothing more is said", () => {
  const { time, log, announcer } = stage();
  announcer.say("yksi");
  announcer.say("kaksi");
  announcer.end();
  time.pass(10 * GAP_MS);
  expect(log).toEqual(["yksi"]);
});

test("arrows move the focus and stop at the edges", () => {
  expect(step("ArrowDown", 0, 3)).toBe(1);
  expect(step("ArrowDown", 2, 3)).toBe(2);
  expect(step("ArrowUp", 0, 3)).toBe(0);
  expect(step("End", 0, 3)).toBe(2);
  expect(step("Home", 2, 3)).toBe(0);
  expect(step("ArrowRight", 0, 3)).toBeUndefined();
  expect(step("ArrowRight", 0, 3, "horizontal")).toBe(1);
  expect(step("ArrowDown", 1, 9, { columns: 3 })).toBe(4);
  expect(step("ArrowDown", 0, 0)).toBeUndefined();
});

test("when the focused one goes, the one in its place keeps the tab stop", () => {
  expect(settle(["a", "b", "c"], ["a", "c"], "b")).toBe("c");
  expect(settle(["a", "b", "c"], ["a", "b"], "c")).toBe("b");
  expect(settle(["a", "b"], ["b", "a"], "a")).toBe("a");
  expect(settle(["a"], [], "a")).toBeUndefined();
  expect(settle([], ["a", "b"], undefined)).toBe("a");
});
