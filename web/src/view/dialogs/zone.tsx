import { useState } from "preact/hooks";
import { closedTo } from "../../model";
import { Pick } from "../list/editor";
import { titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Form, Frame } from "./frame";

/** Moves a note to a zone, to a place among its notes. */
export function ZoneWindow({ c, id }: { c: Canvas; id: string }) {
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
  const move = () => c.did(c.session.canvas.notes.move(id, zone, place === "first" ? 0 : undefined));
  return (
    <Frame c={c} title={t("window-zone", { name: titleOf(t, note) })}>
      <Form c={c} label={t("window-zone-do")} submit={move}>
        <Pick
          id="window-zone"
          label={t("window-zone-pick")}
          value={zone}
          options={zones.map(({ slug, label }) => ({ key: slug, label }))}
          choose={setZone}
        />
        <Pick
          id="window-place"
          label={t("window-zone-place")}
          value={place}
          options={places}
          choose={setPlace}
        />
      </Form>
    </Frame>
  );
}
