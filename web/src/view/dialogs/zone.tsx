import { useState } from "preact/hooks";
import { closedTo } from "../../model";
import { Pick } from "../list/editor";
import { titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Form, Frame } from "./frame";

type ZoneProps = { c: Canvas; id: string; among: readonly string[] | undefined };

/** Moves a note to a zone, to a place among its notes; or several notes to its end. */
export function ZoneWindow({ c, id, among }: ZoneProps) {
  const { t, sheet, reading } = c;
  const note = reading.note(id);
  const [zone, setZone] = useState(note?.zone ?? "");
  const [place, setPlace] = useState("last");
  if (!note) return null;
  const room = c.session.room.value;
  const zones = sheet.zones.filter(
    (one) => one.slug === note.zone || !closedTo(room, sheet, `zone:${one.slug}`),
  );
  const places = [
    { key: "last", label: t("window-zone-last") },
    { key: "first", label: t("window-zone-first") },
  ];
  const { notes } = c.session.canvas;
  const move = () => {
    c.did(among ? notes.moveAll(among, zone) : notes.move(id, zone, place === "first" ? 0 : undefined));
    // What opened the window may have moved with it.
    if (among) c.want(c.picked.peek() || id);
  };
  const name = among ? t("window-several", { count: among.length }) : titleOf(t, note);
  return (
    <Frame c={c} title={t("window-zone", { name })}>
      <Form c={c} label={t("window-zone-do")} submit={move}>
        <Pick
          id="window-zone"
          label={t("window-zone-pick")}
          value={zone}
          options={zones.map(({ slug, label }) => ({ key: slug, label }))}
          choose={setZone}
        />
        {!among && (
          <Pick
            id="window-place"
            label={t("window-zone-place")}
            value={place}
            options={places}
            choose={setPlace}
          />
        )}
      </Form>
    </Frame>
  );
}
