import { useState } from "preact/hooks";
import { laneName, TEXT_CHARS_MAX } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Form, Frame } from "./frame";

const SURE = ["guess", "heard", "measured"];

/** A tick with how we know it and a remark. */
export function MarkWindow({ c, row, column }: { c: Canvas; row: string; column: string }) {
  const { t, reading, sheet } = c;
  const { canvas } = c.session;
  const key = `${row}:${column}`;
  const tick = reading.at("ticks", key);
  const [sure, setSure] = useState(tick?.confidence || "guess");
  const [note, setNote] = useState(tick?.note ?? "");
  const speech = { canvas, sheet, t };
  const names = { row: laneName("rows", row, speech), column: laneName("columns", column, speech) };
  const remove = () => {
    c.did(canvas.table.toggleTick(key));
    c.window.value = undefined;
  };
  return (
    <Frame c={c} title={t("matrix-mark-title", names)}>
      <Form
        c={c}
        label={t("matrix-mark-save")}
        submit={() => c.did(canvas.table.tick(key, { confidence: sure, note: note.trim() }))}
      >
        <fieldset class="field">
          <legend>{t("matrix-mark-how")}</legend>
          {SURE.map((one) => (
            <label class="check" key={one}>
              <input type="radio" name="window-sure" checked={one === sure} onChange={() => setSure(one)} />
              <span>{t(`confidence-${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="window-note">{t("matrix-mark-note")}</label>
          <textarea
            class="input"
            id="window-note"
            rows={3}
            maxlength={TEXT_CHARS_MAX}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      </Form>
      {tick && (
        <button class="btn btn-danger" type="button" onClick={remove}>
          {t("matrix-mark-remove")}
        </button>
      )}
    </Frame>
  );
}
