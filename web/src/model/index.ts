/**
 * The model of a canvas in the browser: everything but drawing. Views import from here only.
 *
 * - `CanvasDocument` reads and writes the shared document. Reading: `content()`, `note(id)`, `zone(slug)`, `text(key)`,
 *   `subscribe(changed => …)`. Writing: `notes.*`, `links.*`, `circles.*`, `fields.*`, `table.*`, `undo()`, `redo()`;
 *   each command is one undo step and answers what happened as `Done`, or `undefined` when there was nothing to do.
 * - `LiveCanvas` is the same document as signals: `at("notes", id)`, `zone(slug)`, `links`, `bin`, `depth` …
 * - Text boxes give their whole value: `document.notes.write(id, box.value)`, and `document.endGesture()` on blur.
 * - `closedTo(room, sheet, place)` and `noteClosed(room, sheet, note)` say why something may not be written now.
 * - `translator(messages)` gives `t(key, args)`.
 * - Shapes of a sheet and its content are in `../generated/*`; never write them again.
 */
export { type Changed, PARTS, type Part } from "./document/changed";
export { CanvasDocument, type DocumentSheet, type Surroundings } from "./document/document";
export type { Done, LaneAxis, TextKey } from "./document/done";
export { NOTES_MAX, TEXT_CHARS_MAX } from "./document/limits";
export type { NewNote } from "./document/notes";
export type { Values } from "./document/store";
export type { TickDetails } from "./document/table";
export type { Closing, Link } from "./link";
export { LiveCanvas } from "./live";
export { type Closed, closedTo, noteClosed, type Opening, type Room, type You } from "./room";
export { type Save, saveOf } from "./save";
export { type Args, type Translate, translator } from "./texts";
export { Tray, type TrayItem } from "./tray";
