import { describe, expect, it } from "vitest";
import type { WorkshopSnapshot } from "../../src/generated/WorkshopSnapshot";
import { leftMs, passed, shown, usedPercent } from "../../src/workshop/clock";
import { differs, told } from "../../src/workshop/said";

const MINUTE = 60_000;

describe("a workshop's timer", () => {
  it("tells what is left on the server's clock, whether it runs or stands still", () => {
    expect(leftMs({ lengthMs: MINUTE, endsAt: 5_000, leftMs: 9 }, 2_000)).toBe(3_000);
    expect(leftMs({ lengthMs: MINUTE, endsAt: 5_000, leftMs: 9 }, 9_000)).toBe(0);
    expect(leftMs({ lengthMs: MINUTE, endsAt: null, leftMs: 4_000 }, 9_000)).toBe(4_000);
  });

  it("is written as the server writes it", () => {
    expect([0, 1, 999, 1_000, 504_000, 75 * MINUTE].map(shown)).toEqual([
      "00:00",
      "00:01",
      "00:01",
      "00:01",
      "08:24",
      "75:00",
    ]);
    expect(usedPercent({ lengthMs: 10 * MINUTE, endsAt: 0, leftMs: 0 }, 336_000)).toBe(44);
    expect(usedPercent({ lengthMs: 0, endsAt: 0, leftMs: 0 }, 0)).toBe(100);
  });

  it("is told of once at the half, the last minute and the end", () => {
    const length = 10 * MINUTE;
    const at = (before: number, after: number) => passed(before, after, length);
    expect(at(6 * MINUTE, 5 * MINUTE)).toBe("half");
    expect(at(5 * MINUTE, 4 * MINUTE)).toBeNull();
    expect(at(61_000, 60_000)).toBe("minute");
    expect(at(500, 0)).toBe("over");
    expect(at(0, 0)).toBeNull();
  });

  it("tells the latest when a sleeping device has passed several", () => {
    expect(passed(9 * MINUTE, 30_000, 10 * MINUTE)).toBe("minute");
    expect(passed(9 * MINUTE, 0, 10 * MINUTE)).toBe("over");
  });

  it("keeps quiet about the half of a short time", () => {
    expect(passed(100_000, 80_000, 3 * MINUTE)).toBeNull();
    expect(passed(40_000, 20_000, MINUTE)).toBeNull();
  });
});

describe("what a workshop's page says", () => {
  const still: WorkshopSnapshot = {
    revision: 1,
    now: 1_000,
    closed: false,
    item: "a",
    name: "Alku",
    done: [],
    timer: { lengthMs: MINUTE, endsAt: 61_000, leftMs: 60_000 },
    calledAt: null,
    paused: false,
    ready: false,
    canvas: null,
    vote: null,
    own: "",
    lead: null,
  };
  const texts = {
    "workshop-said-item": "Nyt:",
    "workshop-said-end": "Käyty läpi",
    "workshop-said-called": "Tulkaa",
    "workshop-said-closed": "Päättyi",
    "workshop-said-paused": "Tauko",
    "workshop-said-open": "Jatketaan",
  };
  const say = (change: Partial<WorkshopSnapshot>) => told(still, { ...still, ...change }, texts);

  it("names the next step, a call, a break and the end", () => {
    expect(say({ item: "b", name: "Piirrä yhteydet" })).toBe("Nyt: Piirrä yhteydet");
    expect(say({ item: null, name: "", done: ["a"] })).toBe("Käyty läpi");
    expect(say({ calledAt: 5 })).toBe("Tulkaa");
    expect(say({ paused: true })).toBe("Tauko");
    expect(told({ ...still, paused: true }, still, texts)).toBe("Jatketaan");
    expect(say({ closed: true, item: null, paused: false })).toBe("Päättyi");
    expect(say({ item: "b", name: "B", calledAt: 5 })).toBe("Nyt: B. Tulkaa");
  });

  it("is silent about readiness, and about the clock alone nothing is drawn anew", () => {
    expect(say({ ready: true, lead: "x" })).toBe("");
    expect(differs(still, { ...still, ready: true })).toBe(true);
    const later = { ...still, now: 9_000, timer: { lengthMs: MINUTE, endsAt: 61_000, leftMs: 52_000 } };
    expect(differs(still, later)).toBe(false);
    const stopped = { ...still, timer: { lengthMs: MINUTE, endsAt: null, leftMs: 52_000 } };
    expect(differs(still, stopped)).toBe(true);
    const longer = { ...stopped, timer: { ...stopped.timer, leftMs: 60_000 } };
    expect(differs(stopped, longer)).toBe(true);
  });
});
