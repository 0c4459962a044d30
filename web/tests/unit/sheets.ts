import type { Axis } from "../../src/generated/Axis";
import type { Matrix } from "../../src/generated/Matrix";
import type { Sheet } from "../../src/generated/Sheet";
import type { Zone } from "../../src/generated/Zone";
import { CanvasDocument } from "../../src/model";
import type { Random } from "../../src/model/document/ids";

/** A wheel of two sectors and a table, small enough to read in a test. */
export const SHEET: Sheet = {
  kind: "actor-map",
  version: 1,
  number: 1,
  part: 1,
  layout: "wheel",
  private: false,
  title: "Toimijakartta",
  question: "Ketkä?",
  fields: [
    { slug: "target", step: null, label: "Kohde", help: "", input: { type: "text" }, records: null },
    {
      slug: "channels",
      step: null,
      label: "Kanavat",
      help: "",
      input: {
        type: "choices",
        many: true,
        options: [{ key: "phone", label: "Puhelin", icon: "", tone: "" }],
      },
      records: null,
    },
  ],
  zones: [
    zone("state", 0, ["actor", "model"]),
    zone("municipality", 1, ["actor"]),
    zone("models", 2, ["model"]),
  ],
  noteKinds: [
    {
      slug: "actor",
      label: "Toimija",
      help: "",
      icon: "",
      tone: "",
      attributes: [
        { slug: "tone", label: "Sävy", options: [{ key: "worked", label: "Toimi", icon: "", tone: "" }] },
      ],
      records: "actor",
    },
    { slug: "model", label: "Malli", help: "", icon: "", tone: "", attributes: [], records: null },
  ],
  linkKinds: [
    { slug: "funding", label: "Rahoitus", verb: "rahoittaa", directed: true, line: "fund" },
    { slug: "information", label: "Tieto", verb: "vaihtaa tietoa", directed: false, line: "info" },
  ],
  circles: { softMax: 5, label: "Tärkeät" },
  matrix: matrix(),
  insight: null,
  steps: [
    { letter: "A", title: "Aloita", what: "", minutes: 10, opens: ["zone:state", "field:target"] },
    { letter: "B", title: "Jatka", what: "", minutes: 10, opens: ["links", "cells:yes"] },
  ],
};

function zone(slug: string, index: number, kinds: string[]): Zone {
  const place = { shape: "sector", index, of: 3 } as const;
  return {
    slug,
    label: slug,
    help: "",
    icon: "",
    tone: "",
    place,
    kinds,
    softMax: 2,
    suggestions: [],
    records: null,
  };
}

function matrix(): Matrix {
  const axis: Axis = {
    open: true,
    label: "Malli",
    add: "Lisää malli",
    start: 0,
    parts: [],
    fixed: [],
    records: null,
  };
  const fixed = (slug: string, text: boolean) => ({
    slug,
    label: slug,
    help: "",
    step: null,
    text,
    mark: null,
    writers: null,
    clearedBy: [],
  });
  return {
    label: "Taulukko",
    rows: { ...axis, open: false, fixed: [fixed("yes", true), fixed("no", false)] },
    columns: { ...axis, parts: [{ slug: "title", label: "Nimi" }] },
    text: true,
    mark: { mark: "tick", label: "Auttaa", confidence: true },
  };
}

/** Randomness that repeats itself from run to run. */
export function dice(seed: number): Random {
  let state = seed >>> 0 || 1;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[at] = state >>> 24;
    }
  };
}

/** A clock that moves when it is told to. */
export function clock(): { now(): number; pass(ms: number): void } {
  let time = 1_000_000;
  return {
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
  };
}

/** An empty document of a person. */
export function blank(name = "Aino", time = clock()): CanvasDocument {
  const canvas = new CanvasDocument(SHEET, {
    now: time.now,
    random: dice(name.length * 7919 + name.charCodeAt(0)),
  });
  canvas.writeAs({ id: `id-${name}`, name });
  return canvas;
}

/** Brings each document to what the others have. */
export function meet(...all: CanvasDocument[]): void {
  for (const one of all) for (const other of all) if (one !== other) one.apply(other.missing(one.vector()));
}

/** Adds a note and answers its id. */
export function added(canvas: CanvasDocument, zone: string, text: string): string {
  const done = canvas.notes.add({ zone, text });
  if (done.did !== "note-added") throw new Error(`not added: ${done.did}`);
  return done.note;
}
