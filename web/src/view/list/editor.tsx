import { useLayoutEffect, useRef } from "preact/hooks";
import type { Note } from "../../generated/Note";
import { TEXT_CHARS_MAX } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { Offers } from "../shell/offers";
import { rowsFor } from "./words";

type EditorProps = { c: Canvas; note: Note; name: string };

/**
 * A text box that takes the focus when it opens, with the caret after its text: as it is drawn, or a quick hand's first
 * keys would go elsewhere.
 */
function useBoxToWriteIn() {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  return box;
}

/** The text box of a note with its kind and choices; everything is written as it is typed. */
export function NoteEditor({ c, note, name }: EditorProps) {
  const box = useBoxToWriteIn();
  const { t, sheet } = c;
  const { notes } = c.session.canvas;
  const zone = sheet.zones.find((one) => one.slug === note.zone);
  const kinds = sheet.noteKinds.filter((kind) => kind.slug === note.kind || zone?.kinds.includes(kind.slug));
  const kind = kinds.find((one) => one.slug === note.kind);
  const id = `edit-${note.id}`;
  return (
    <div class="note-edit" data-edit={note.id}>
      <div class="field">
        <label for={id}>{t("canvas-note-text")}</label>
        {kind?.help && <p class="help">{kind.help}</p>}
        <textarea
          class="input"
          id={id}
          aria-label={`${t("canvas-note-text")}: ${name}`}
          ref={box}
          rows={rowsFor(note.text)}
          maxlength={TEXT_CHARS_MAX}
          value={note.text}
          onInput={(event) => {
            // What was said last would cover the box on a phone, and its way back is no longer to it.
            c.toast.value = undefined;
            notes.write(note.id, event.currentTarget.value);
          }}
          onBlur={() => c.session.canvas.endGesture()}
        />
        <Offers c={c} box={id} />
      </div>
      {kinds.length > 1 && (
        <Pick
          id={`${id}-kind`}
          label={t("canvas-note-kind")}
          value={note.kind}
          options={kinds.map((one) => ({ key: one.slug, label: one.label }))}
          choose={(key) => c.did(notes.retype(note.id, key))}
        />
      )}
      {kind?.attributes.map(({ slug, label, options }) => (
        <Pick
          key={slug}
          id={`${id}-${slug}`}
          label={label}
          value={note.attributes[slug] ?? ""}
          options={[{ key: "", label: t("nothing-chosen") }, ...options]}
          choose={(key) => c.did(notes.choose(note.id, slug, key || null))}
        />
      ))}
      <div class="row">
        <button class="btn btn-main" type="button" onClick={() => c.endEdit()}>
          <Icon name="check" />
          {t("canvas-edit-done")}
        </button>
      </div>
    </div>
  );
}

type PickProps = {
  id: string;
  label: string;
  value: string;
  options: readonly { key: string; label: string }[];
  choose(key: string): void;
};

/** A labelled list to choose one from. */
export function Pick({ id, label, value, options, choose }: PickProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select class="input" id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
