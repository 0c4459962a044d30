import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToString } from "preact-render-to-string";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { CanvasProps } from "../../src/generated/CanvasProps";
import type { Ports } from "../../src/model";
import { Canvas } from "../../src/view/shell/canvas";
import { partsOf } from "../../src/view/shell/parts";
import Table from "../../src/view/table";
import { ALL, AS_DRAWN, type Asked, readAsked, turned, writeAsked } from "../../src/view/table/asked";
import { linkColumns, noteColumns } from "../../src/view/table/columns";
import { csv, fileName, tabbed } from "../../src/view/table/copies";
import { Desk } from "../../src/view/table/desk";
import { arranged, type Column, held } from "../../src/view/table/rows";

const GOLDEN = join(import.meta.dirname, "../../../crates/server/tests/it/outline");

/** A world in which nothing happens. */
const STILL: Ports = {
  now: () => 0,
  random: (bytes) => bytes,
  after: () => () => undefined,
  dial: () => {
    throw new Error("a drawing needs no connection");
  },
};

afterEach(() => vi.unstubAllGlobals());

/** A canvas of a kind, with something in every place, at an address that ends in `hash`. */
async function canvas(kind: string, hash = ""): Promise<Canvas> {
  vi.stubGlobal("location", { hash, pathname: "/fi/c/1", search: "?view=table" });
  const read = (file: string) => JSON.parse(readFileSync(join(GOLDEN, file), "utf8"));
  const props: CanvasProps = { ...read(`${kind}.props.json`), texts: read("texts.json"), view: "table" };
  return new Canvas(props, await partsOf(props.sheet), STILL, "https://example.test/");
}

async function drawn(kind: string, hash = ""): Promise<string> {
  return renderToString(<Table c={await canvas(kind, hash)} />);
}

/** Ids of the rows of notes, from top to bottom. */
function ids(html: string): (string | undefined)[] {
  return [...html.matchAll(/<tr id="n-([^"]+)"/g)].map((found) => found[1]);
}

describe("the tables", () => {
  test("every note is a row, and its name the heading of it", async () => {
    const html = await drawn("actor-map");
    expect(ids(html)).toEqual(["note-one", "note-two", "note-three", "note-four"]);
    expect(html).toContain('<th scope="row">Kirjasto Lakka</th>');
    expect(html).toContain('<span class="chip">4 lappua</span>');
    expect(html.match(/<tr [^>]*tabindex="0"/g)).toHaveLength(1);
  });

  test("columns are what the sheet gives notes", async () => {
    const labels = async (kind: string) => noteColumns(await canvas(kind)).map((one) => one.label);
    expect(await labels("actor-map")).toEqual([
      "Nimi",
      "Huomautus",
      "Alue",
      "Laji",
      "Yhteydet",
      "Ympyrä",
      "Kirjoittaja",
      "Aika",
    ]);
    expect(await labels("needs-map")).toContain("Kuka auttoi?");
  });

  test("links are told in words, also one to a note that is gone", async () => {
    const c = await canvas("actor-map");
    const rows = c.reading.links().map((link) => linkColumns(c).map((one) => one.text(link)));
    expect(rows[0]).toEqual(["Kirjasto Lakka", "Rahoitus", "Terveysasema", "rahoittaa"]);
    expect(rows[8]).toEqual(["Kirjasto Lakka", "Rahoitus", "Asukastupa <Raitti>", "antaa tilat"]);
    expect(rows[9]?.[2]).toBe("poistettu lappu");
  });
});

describe("which rows are shown", () => {
  test("the address says which rows are shown, and in which order", async () => {
    expect(ids(await drawn("actor-map", "#zone=funders&notes=-name"))).toEqual([
      "note-one",
      "note-two",
      "note-three",
    ]);
    expect(ids(await drawn("actor-map", "#notes=name"))).toEqual([
      "note-two",
      "note-one",
      "note-four",
      "note-three",
    ]);
    const found = await drawn("actor-map", "#find=LAKKA&notes=name");
    expect(ids(found)).toContain("note-one");
    expect(found).toContain('aria-sort="ascending"');
    expect(found).toContain("Järjestys: Nimi, nouseva");
    expect(await drawn("actor-map", "#find=ei+ole")).toContain("Mikään lappu ei vastaa rajausta.");
  });

  test("rows keep their places while a note is written on, and it stays in sight", async () => {
    const c = await canvas("actor-map", "#find=terveys");
    const desk = new Desk(c);
    expect(desk.notes.value).not.toContain("note-three");
    c.editing.value = "note-three";
    expect(desk.notes.value.at(-1)).toBe("note-three");
    expect(held(["b", "a", "gone"], ["a", "b", "new"])).toEqual(["b", "a", "new"]);
  });

  test("forms and matrices stay as they are in the list", async () => {
    expect(await drawn("support-model")).not.toContain("table-notes");
    expect(await drawn("offering")).toContain('class="matrix"');
  });

  test("an interview offers no copies and keeps no words in the address", async () => {
    expect(await drawn("actor-map")).toContain("#i-download-simple");
    expect(await drawn("needs-map")).not.toContain("#i-download-simple");
    const replaceState = vi.fn();
    vi.stubGlobal("history", { state: null, replaceState });
    new Desk(await canvas("needs-map")).ask({ find: "Aino", kind: "supporter" });
    expect(replaceState).toHaveBeenCalledWith(null, "", "#kind=supporter");
  });
});

describe("what was asked for", () => {
  test("comes back from the address as it went in", () => {
    const asked: Asked = {
      find: "kirjasto & =1",
      zone: "state",
      kind: "",
      notes: { by: "time", way: "down" },
      links: { by: "from", way: "up" },
    };
    expect(readAsked(writeAsked(asked))).toEqual(asked);
    expect(writeAsked(ALL)).toBe("");
    expect(readAsked("")).toEqual(ALL);
    expect(readAsked("#main")).toBeUndefined();
  });

  test("a heading sorts upwards, downwards, and not at all", () => {
    const up = turned(AS_DRAWN, "name");
    const down = turned(up, "name");
    expect([up, down, turned(down, "name"), turned(down, "zone")]).toEqual([
      { by: "name", way: "up" },
      { by: "name", way: "down" },
      AS_DRAWN,
      { by: "zone", way: "up" },
    ]);
  });
});

const PLAIN: readonly Column<string>[] = [{ key: "a", label: "Nimi", text: (row) => row }];

describe("rows", () => {
  test("stand in the order of the reader's language, empty ones last", () => {
    const rows = ["", "Öljy", "zeta", "Äiti", "aamu", "Åland", "10", "9"];
    const order = (way: "up" | "down") => arranged(rows, PLAIN, { by: "a", way }, "fi");
    expect(order("up")).toEqual(["9", "10", "aamu", "zeta", "Åland", "Äiti", "Öljy", ""]);
    expect(order("down").at(-1)).toBe("");
    expect(arranged(rows, PLAIN, { by: "no-such", way: "up" }, "fi")).toEqual(rows);
  });
});

describe("copies", () => {
  test.each(["=1+1", "+358", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n-1", "＝1"])(
    "%j is no formula in a spreadsheet",
    (text) => {
      expect(csv(PLAIN, [text])).toBe(`\uFEFF"Nimi"\r\n"'${text}"\r\n`);
      expect(tabbed(PLAIN, [text])).toMatch(/^Nimi\n'/);
    },
  );

  test("keep quotes and lines in files, and one line for each row on the clipboard", () => {
    const two: readonly Column<[string, string]>[] = [
      { key: "a", label: "A", text: (row) => row[0] },
      { key: "b", label: "B", text: () => "", copied: (row) => row[1] },
    ];
    const rows: [string, string][] = [['sano "hei";', "yksi\nkaksi\tkolme"]];
    expect(csv(two, rows)).toBe('\uFEFF"A";"B"\r\n"sano ""hei"";";"yksi\nkaksi\tkolme"\r\n');
    expect(tabbed(two, rows)).toBe('A\tB\n"sano ""hei"";"\tyksi kaksi kolme');
  });

  test("have a name that every system takes", () => {
    expect(fileName("Kartta: 1/2", "Laput")).toBe("Kartta  1 2 - Laput.csv");
  });
});
