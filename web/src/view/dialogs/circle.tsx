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
        {which === "" && <NameBox label={t("window-circle-name")} value={label} write={setLabel} />}
      </Form>
    </Frame>
  );
}

/** Gives a circle another name. */
export function RenameWindow({ c, id }: { c: Canvas; id: string }) {
  const { t, reading } = c;
  const circle = reading.circles().find((one) => one.id === id);
  const [label, setLabel] = useState(circle?.label ?? "");
  if (!circle) return null;
  return (
    <Frame c={c} title={t("canvas-circle-rename")}>
      <Form
        c={c}
        label={t("canvas-circle-rename")}
        submit={() => c.did(c.session.canvas.circles.label(id, label.trim()))}
      >
        <NameBox label={t("window-circle-label")} value={label} write={setLabel} />
      </Form>
    </Frame>
  );
}

type NameProps = { label: string; value: string; write(text: string): void };

function NameBox({ label, value, write }: NameProps) {
  return (
    <div class="field">
      <label for="window-label">{label}</label>
      <input
        class="input"
        id="window-label"
        type="text"
        maxlength={200}
        value={value}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </div>
  );
}
