import { noteClosed, remarkOf } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { signature, titleOf } from "./words";

/** Notes in the bin, newest first; each can be taken back. */
export function Bin({ c }: { c: Canvas }) {
  const { t } = c;
  const notes = c.reading.bin();
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="bin">
      <div class="zone-bar">
        <Icon name="trash" class="i i-l" />
        <h2 id="bin">{t("canvas-bin")}</h2>
        <span class="chip">{t("canvas-notes", { count: notes.length })}</span>
      </div>
      <ul class="notes">
        {notes.map((note) => (
          <li class="note k-missing" key={note.id}>
            <h3 class="note-name">{titleOf(t, note)}</h3>
            {remarkOf(note) && <p class="note-text">{remarkOf(note)}</p>}
            <p class="note-by">
              {t("canvas-binned-by", { who: signature(t, note.binned?.name ?? "", note.binned?.at ?? 0) })}
            </p>
            <div class="note-tools">
              <button
                class="btn"
                type="button"
                aria-label={`${t("canvas-restore")}: ${titleOf(t, note)}`}
                disabled={!c.ready.value || noteClosed(c.session.room.value, c.sheet, note) !== undefined}
                onClick={() => c.did(c.session.canvas.notes.restore(note.id))}
              >
                <Icon name="arrow-counter-clockwise" />
                {t("canvas-restore")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
