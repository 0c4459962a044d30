import { useState } from "preact/hooks";
import { numberedCircles } from "../../model";
import { Pick } from "../list/editor";
import { titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Form, Frame } from "./frame";

type CircleProps = { c: Canvas; id: string; among: readonly string[] | undefined };

/** Takes a note, or several, into a circle: one that is there, or a new one with a name. */
export function CircleWindow({ c, id, among }: CircleProps) {
  const { t, reading } = c;
  const [which, setWhich] = useState("");
  const [label, setLabel] = useState("");
  const [others, setOthers] = useState<readonly string[]>([]);
  const note = reading.note(id);
  if (!note) return null;
  const circles = numberedCircles({ circles: [...reading.circles()] });
  const options = circles.map((one) => {
    const name = t("canvas-circle-name", { number: one.number, label: one.label.trim() || t("nameless") });
    return {
      key: one.id,
      label: !among && one.members.includes(id) ? t("window-circle-leave", { name }) : name,
    };
  });
  const draw = () => {
    const { circles: commands } = c.session.canvas;
    const there = circles.find((one) => one.id === which);
    if (among) {
      c.did(there ? commands.gather(which, among) : commands.add(label.trim(), among));
      c.chosen.value = new Set();
      c.want(id);
    } else if (!there) c.did(commands.add(label.trim(), [id, ...others]));
    else c.did(there.members.includes(id) ? commands.leave(which, id) : commands.join(which, id));
  };
  const name = among ? t("window-several", { count: among.length }) : titleOf(t, note);
  return (
    <Frame c={c} title={t("window-circle", { name })}>
      <Form c={c} label={t("window-circle-do")} submit={draw}>
        <Pick
          id="window-which"
          label={t("window-circle-which")}
          value={which}
          options={[{ key: "", label: t("window-circle-new") }, ...options]}
          choose={setWhich}
        />
        {which === "" && <NameBox label={t("window-circle-name")} value={label} write={setLabel} />}
        {which === "" && !among && <Others c={c} id={id} chosen={others} choose={setOthers} />}
      </Form>
    </Frame>
  );
}

/** Notes that are offered at once; typing finds the others. */
const OFFERED_MAX = 30;

type OthersProps = { c: Canvas; id: string; chosen: readonly string[]; choose(ids: readonly string[]): void };

/** Which other notes come into the new circle: several at once, without a drag. */
function Others({ c, id, chosen, choose }: OthersProps) {
  const { t, reading } = c;
  const [typed, setTyped] = useState("");
  const all = reading.content().notes.filter((note) => note.id !== id);
  const isWanted = (text: string) => text.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
  const found = all.filter((note) => chosen.includes(note.id) || isWanted(note.text)).slice(0, OFFERED_MAX);
  if (all.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>{t("window-circle-others")}</legend>
      <label class="sr" for="window-find">
        {t("window-circle-find")}
      </label>
      <input
        class="input"
        id="window-find"
        type="search"
        placeholder={t("window-circle-find")}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div class="pick-list">
        {found.map((note) => (
          <label class="check" key={note.id}>
            <input
              type="checkbox"
              checked={chosen.includes(note.id)}
              onChange={({ currentTarget: { checked } }) =>
                choose(checked ? [...chosen, note.id] : chosen.filter((one) => one !== note.id))
              }
            />
            <span>{titleOf(t, note)}</span>
          </label>
        ))}
      </div>
    </fieldset>
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
