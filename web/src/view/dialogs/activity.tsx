import { placeName, type TextKey } from "../../model";
import { signature, titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Frame } from "./frame";

/** Entries shown. */
const ENTRIES_MAX = 40;

type Entry = { at: number; words: string };

/** What has happened lately, newest first: read when one wants to, never spoken by itself. */
export function Activity({ c }: { c: Canvas }) {
  const { t } = c;
  const entries = entriesOf(c)
    .filter((one) => one.at > 0)
    .sort((a, b) => b.at - a.at)
    .slice(0, ENTRIES_MAX);
  return (
    <Frame c={c} title={t("window-activity")}>
      {entries.length === 0 ? (
        <p>{t("window-activity-none")}</p>
      ) : (
        <ol class="list">
          {entries.map(({ words }, at) => (
            <li key={`${at}-${words}`}>{words}</li>
          ))}
        </ol>
      )}
    </Frame>
  );
}

function entriesOf(c: Canvas): Entry[] {
  const { t, sheet, reading } = c;
  const content = reading.content();
  const who = (name: string, at: number) => signature(t, name, at);
  const zone = (slug: string) => sheet.zones.find((one) => one.slug === slug)?.label ?? slug;
  const name = (id: string) => titleOf(t, reading.note(id));
  const speech = { canvas: c.session.canvas, sheet, t };
  return [
    ...content.notes.map((note) => ({
      at: note.at,
      words: t("activity-note", {
        who: who(note.by, note.at),
        name: titleOf(t, note),
        zone: zone(note.zone),
      }),
    })),
    ...content.bin.map((note) => ({
      at: note.binned?.at ?? 0,
      words: t("activity-binned", {
        who: who(note.binned?.name ?? "", note.binned?.at ?? 0),
        name: titleOf(t, note),
      }),
    })),
    ...content.links.map(({ signed, from, to }) => ({
      at: signed.at,
      words: t("activity-link", { who: who(signed.name, signed.at), name: `${name(from)} – ${name(to)}` }),
    })),
    ...content.circles.map(({ signed, label }) => ({
      at: signed.at,
      words: t("activity-circle", { who: who(signed.name, signed.at), name: label.trim() || t("nameless") }),
    })),
    ...Object.entries(content.written).map(([key, signed]) => ({
      at: signed.at,
      // Keys of `written` are those of texts.
      words: t("activity-text", {
        who: who(signed.name, signed.at),
        name: placeName(key as TextKey, speech),
      }),
    })),
  ];
}
