/**
 * The model of a canvas in the browser: everything but drawing. Views import from here only.
 *
 * - `new Session(joining, browserPorts())` joins a canvas; `await session.start()`. It holds `canvas`, `live`, `presence`,
 *   `tray`, and the signals `link`, `save`, `unsaved`, `room`, `joined`, `refusal`. `leave()` on leaving for good,
 *   `followPage(session)` for the rest. Until `joined` is true, keep what the server drew.
 * - `session.canvas` (`CanvasDocument`) writes the shared document: `notes.*`, `links.*`, `circles.*`, `fields.*`, `table.*`,
 *   `undo()`, `redo()`. Each command is one undo step and answers what happened as `Done`, or `undefined` when there
 *   was nothing to do. Reading without signals: `content()`, `note(id)`, `zone(slug)`, `text(key)`, `subscribe(…)`.
 * - `session.live` (`LiveCanvas`) is the same document as signals: `at("notes", id)`, `at("fields", slug)`,
 *   `at("cells", "row:column")`, `zone(slug)` (ids), `links`, `circles`, `rows`, `columns`, `bin`, `next`, `content`.
 * - Text boxes give their whole value: `canvas.notes.write(id, box.value)`, and `canvas.endGesture()` on blur.
 * - `closedTo(room, sheet, place)`, `noteClosed(…)`, `madeClosed(…)`, `removalClosed(…)` say by message key why something
 *   may not be written now.
 * - `session.presence`: `people`, `dragging`, `editors(key)`, `counts()`; tell with `enter(zone)`, `edit(key)`, `drag(…)`.
 * - `said(done, { canvas, sheet, t }, manner)` puts a `Done` in words; give it to `Announcer` (`../a11y/announcer`).
 * - `COMMANDS` feeds menus, shortcuts (`commandFor(keyOf(event), scene)`) and help; the view implements `Acts`.
 * - `outline`, `relationsOf`, `numberedCircles`, `counts` … read a `Content` for lists; `nameOf`, `remarkOf` split a note.
 * - `translator(messages)` gives `t(key, args)`.
 * - Shapes of a sheet and its content are in `../generated/*`; never write them again.
 */
export { browserPorts, followPage, socketAddress } from "./browser";
export { type Acts, COMMANDS, type Command, commandFor, keyOf, type Scene } from "./commands";
export { type Changed, PARTS, type Part } from "./document/changed";
export { CanvasDocument, type Surroundings } from "./document/document";
export type { Done, LaneAxis, TextKey } from "./document/done";
export { NOTES_MAX, TEXT_CHARS_MAX } from "./document/limits";
export type { NewNote, Placing } from "./document/notes";
export type { DocumentSheet } from "./document/sheet";
export type { Values } from "./document/store";
export type { TickDetails } from "./document/table";
export { type Replacement, replacement } from "./document/text-diff";
export type { Closing, Link } from "./link";
export { LiveCanvas } from "./live";
export {
  circlesOf,
  counts,
  type NumberedCircle,
  nameOf,
  numberedCircles,
  outline,
  type Relation,
  relationsOf,
  remarkOf,
  sentence,
  strays,
  wordOf,
  type ZoneOutline,
} from "./outline";
export type { Ports } from "./ports";
export { type Drag, NAMED_MAX, type Person, Presence, TONES, toneOf } from "./presence";
export {
  type Closed,
  closedTo,
  doneClosed,
  laneRemovalClosed,
  madeClosed,
  noteClosed,
  type Place,
  partnerClosed,
  type Room,
  removalClosed,
  type You,
} from "./room";
export { laneName, type Manner, placeName, type Speech, said } from "./said";
export { type Save, saveOf } from "./save";
export { type Joining, type Refusal, Session } from "./session";
export { type Args, type Translate, translator } from "./texts";
export { Tray, type TrayItem } from "./tray";
