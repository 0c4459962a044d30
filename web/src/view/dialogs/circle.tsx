import { useState } from "preact/hooks";
import { numberedCircles } from "../../model";
import { Pick } from "../list/editor";
import { titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Form, Frame } from "./frame";

/** Takes a note into a circle: one that is there, or a new one with a name. */
export function CircleWindow({ c, id }: { c: Canvas; id: string }) {
  const { t, reading } = c;
  const [which, setWhich] = useState("");
  const [label, setLabel] = useState("");
  const note = reading.note(id);
  if (!note) return null;
  const circles = numberedCircles({ circles: [...reading.circles()] });
  const options = circles.map((one) => {
    const name = t("canvas-circle-name", { number: one.number, label: one.label.trim() || t("nameless") });
    return { key: one.id, label: one.members.includes(id) ? t("window-circle-leave", { name }) : name };
  });
  const draw = () => {
    const { circles: commands } = c.session.canvas;
    const there = circles.find((one) => one.id === which);
    if (!there) c.did(commands.add(label.trim(), [id]));
    else c.did(there.members.includes(id) ? commands.leave(which, id) : commands.join(which, id));
  };
  return (
    <Frame c={c} title={t("window-circle", { name: titleOf(t, note) })}>
      <Form c={c} label={t("window-circle-do")} submit={draw}>
        <Pick
          id="window-which"
          label={t("window-circle-which")}
          value={which}
          options={[{ key: "", label: t("window-circle-new") }, ...options]}
          choose={setWhich}
        />
        {which === "" && (
          <div class="field">
            <label for="window-label">{t("window-circle-name")}</label>
            <input
              class="input"
              id="window-label"
              type="text"
              maxlength={200}
              value={label}
              onInput={(event) => setLabel(event.currentTarget.value)}
            />
          </div>
        )}
      </Form>
    </Frame>
  );
}
