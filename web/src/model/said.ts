import type { Sheet } from "../generated/Sheet";
import type { CanvasDocument } from "./document/document";
import type { Done, TextKey } from "./document/done";
import { nameOf } from "./outline";
import type { Args, Translate } from "./texts";

/** What the words are made from. */
export type Speech = {
  readonly canvas: Pick<CanvasDocument, "note" | "value" | "text">;
  readonly sheet: Sheet;
  readonly t: Translate;
};

/** How a thing came to be done. */
export type Manner = "done" | "undone" | "redone";

/** Says what happened in words that mean something: names and places, never coordinates. */
export function said(done: Done, speech: Speech, manner: Manner = "done"): string {
  const args = argsOf(done, speech);
  if (manner === "done") return speech.t(`said-${done.did}`, args);
  return speech.t(`said-${manner}`, { what: speech.t(`what-${done.did}`, args) });
}

function argsOf(done: Done, speech: Speech): Args {
  const { t } = speech;
  const args: Record<string, string | number> = {};
  if ("note" in done) args.note = noteName(done.note, speech);
  if ("zone" in done) args.zone = zoneName(done.zone, speech);
  if ("place" in done) Object.assign(args, { place: done.place, of: done.of });
  if ("label" in done) args.label = done.label.trim() || t("nameless");
  if ("notes" in done) args.count = done.notes.length;
  if ("members" in done) args.count = done.members.length;
  if ("from" in done && "to" in done) {
    args.from = noteName(done.from, speech);
    args.to = noteName(done.to, speech);
    const kind = speech.sheet.linkKinds.find((one) => one.slug === done.kind);
    args.label = done.label.trim() || kind?.verb || "";
  }
  switch (done.did) {
    case "wrote":
      args.where = placeName(done.key, speech);
      break;
    case "note-attribute":
      args.option = optionName(done.attribute, done.option, speech);
      break;
    case "note-kind":
      args.kind = speech.sheet.noteKinds.find((kind) => kind.slug === done.kind)?.label ?? done.kind;
      break;
    case "chosen":
    case "unchosen":
      args.option = choiceName(done.field, done.option, speech);
      break;
    case "lane-added":
    case "lane-moved":
      args.lane = speech.sheet.matrix?.[done.axis].label ?? "";
      break;
    case "lane-removed":
      args.lane = done.name.trim() || speech.sheet.matrix?.[done.axis].label || "";
      break;
    case "ticked":
    case "unticked":
      args.where = markName(done.key, speech);
      break;
    case "hearted":
    case "unhearted":
      args.where = laneName("columns", done.column, speech);
      break;
    default:
  }
  return args;
}

/** What a text is called: a note by its name, a field by its label, a cell by its row and column. */
export function placeName(key: TextKey, speech: Speech): string {
  const [what = "", id = "", part = ""] = key.split(":");
  switch (what) {
    case "note":
      return noteName(id, speech);
    case "field":
      return speech.sheet.fields.find((field) => field.slug === id)?.label ?? id;
    case "cell":
      return `${laneName("rows", id, speech)}, ${laneName("columns", part, speech)}`;
    default:
      return laneName(what === "row" ? "rows" : "columns", id, speech);
  }
}

/** What a row or column is called: its heading, what people wrote, or what one of them is called. */
export function laneName(axis: "rows" | "columns", id: string, speech: Speech): string {
  const rule = speech.sheet.matrix?.[axis];
  const fixed = rule?.fixed.find((lane) => lane.slug === id);
  if (fixed) return fixed.label;
  const [first] = rule?.parts ?? [];
  const own = first && speech.canvas.value(axis, id)?.parts[first.slug]?.trim();
  return own || rule?.label || speech.t("nameless");
}

function noteName(id: string, { canvas, t }: Speech): string {
  const note = canvas.note(id);
  return (note && nameOf(note)) || t("nameless");
}

function zoneName(slug: string, { sheet }: Speech): string {
  return sheet.zones.find((zone) => zone.slug === slug)?.label ?? slug;
}

function markName(key: string, speech: Speech): string {
  const [row = "", column] = key.split(":");
  return column === undefined ? noteName(key, speech) : placeName(`cell:${row}:${column}`, speech);
}

function optionName(attribute: string, option: string | null, { sheet, t }: Speech): string {
  const rules = sheet.noteKinds.flatMap((kind) => kind.attributes);
  const options = rules.filter((rule) => rule.slug === attribute).flatMap((rule) => rule.options);
  return options.find((one) => one.key === option)?.label ?? option ?? t("nothing-chosen");
}

function choiceName(slug: string, option: string, { sheet }: Speech): string {
  const input = sheet.fields.find((field) => field.slug === slug)?.input;
  const options = input?.type === "choices" ? input.options : [];
  return options.find((one) => one.key === option)?.label ?? option;
}
