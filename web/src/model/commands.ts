import type { Note } from "../generated/Note";
import type { Done } from "./document/done";
import { closedTo, doneClosed, noteClosed, type Place } from "./room";
import type { Manner } from "./said";
import type { Session } from "./session";

/** A window that commands open: for a note, or for the canvas. */
export type Asked =
  | { readonly name: "zone" | "link" | "circle" | "talk"; readonly note: string }
  | { readonly name: "help" | "activity" };

/** What commands ask of the view. */
export type Acts = {
  /** Opens a note's text box. */
  edit(note: string): void;
  /** Opens a window. */
  open(window: Asked): void;
  /** Begins a new note in a zone. */
  begin(zone: string): void;
  /** Says what happened, with undo beside it. */
  say(done: Done, manner: Manner): void;
};

/** What a command works on just now. */
export type Scene = {
  readonly session: Session;
  readonly acts: Acts;
  /** The note that has the focus or is picked. */
  readonly note: Note | undefined;
  /** The zone that has the focus. */
  readonly zone: string | undefined;
};

/** One thing that can be done. Menu, shortcuts and help are made of the same list. */
export type Command = {
  readonly name: string;
  readonly labelKey: string;
  /** As `keyOf` spells them; none for commands of the menu only. */
  readonly keys: readonly string[];
  /** `note` stands in a note's menu; `zone` in a zone's head; `canvas` in the bar. */
  readonly on: "note" | "zone" | "canvas";
  when(scene: Scene): boolean;
  run(scene: Scene): void;
};

/** All commands in the order of the menus. */
export const COMMANDS: readonly Command[] = [
  command(
    "add",
    "zone",
    ["n"],
    ({ zone, session }) => zone !== undefined && isOpen(session, `zone:${zone}`),
    begin,
  ),
  onNote("edit", ["Enter", "F2"], ({ acts }, note) => acts.edit(note.id)),
  onNote("move", ["m"], ({ acts }, note) => acts.open({ name: "zone", note: note.id })),
  onNote("up", ["Alt+ArrowUp"], (scene, note) =>
    tell(scene, scene.session.canvas.notes.shift(note.id, "start")),
  ),
  onNote("down", ["Alt+ArrowDown"], (scene, note) =>
    tell(scene, scene.session.canvas.notes.shift(note.id, "end")),
  ),
  opens("connect", "c", "link", (session) => session.sheet.linkKinds.length > 0 && isOpen(session, "links")),
  opens("circle", "g", "circle", (session) => session.sheet.circles !== null && isOpen(session, "circles")),
  opens("talk", "k", "talk", () => true),
  onNote("bin", ["Delete"], (scene, note) => tell(scene, scene.session.canvas.notes.bin(note.id))),
  command(
    "undo",
    "canvas",
    ["Mod+z"],
    ({ session }) => mayTakeBack(session, session.live.next.value.undo),
    (scene) => tell(scene, scene.session.canvas.undo(), "undone"),
  ),
  command(
    "redo",
    "canvas",
    ["Mod+Shift+z", "Mod+y"],
    ({ session }) => mayTakeBack(session, session.live.next.value.redo),
    (scene) => tell(scene, scene.session.canvas.redo(), "redone"),
  ),
  command(
    "activity",
    "canvas",
    ["a"],
    () => true,
    ({ acts }) => acts.open({ name: "activity" }),
  ),
  command(
    "help",
    "canvas",
    ["?"],
    () => true,
    ({ acts }) => acts.open({ name: "help" }),
  ),
];

/** The command that a key means here, if any. Letters without a modifier can be switched off. */
export function commandFor(key: string, scene: Scene, letters: "on" | "off" = "on"): Command | undefined {
  if (letters === "off" && key.length === 1) return undefined;
  return COMMANDS.find((one) => one.keys.includes(key) && one.when(scene));
}

/** Spells a key with its modifiers: `Mod` is Ctrl, or Cmd on a Mac; `Shift` only beside another modifier. */
export function keyOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}): string {
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const parts = [
    mod && "Mod",
    event.altKey && "Alt",
    event.shiftKey && (mod || event.altKey) && "Shift",
    key,
  ];
  return parts.filter(Boolean).join("+");
}

function isOpen(session: Session, place: Place): boolean {
  return closedTo(session.room.value, session.sheet, place) === undefined;
}

/** What the server would refuse now is not offered: undoing must never cost anybody their work. */
function mayTakeBack(session: Session, done: Done | undefined): boolean {
  return (
    done !== undefined && doneClosed(session.room.value, session.sheet, session.canvas, done) === undefined
  );
}

function command(
  name: string,
  on: Command["on"],
  keys: readonly string[],
  when: Command["when"],
  run: Command["run"],
): Command {
  return { name, labelKey: `command-${name}`, keys, on, when, run };
}

/** A command that opens a window for a note. */
function opens(
  name: string,
  key: string,
  window: "link" | "circle" | "talk",
  when: (session: Session) => boolean,
): Command {
  return command(
    name,
    "note",
    [key],
    ({ note, session }) => note !== undefined && when(session),
    ({ note, acts }) => {
      if (note) acts.open({ name: window, note: note.id });
    },
  );
}

function onNote(name: string, keys: readonly string[], run: (scene: Scene, note: Note) => void): Command {
  const open = ({ note, session }: Scene) =>
    note !== undefined && !note.binned && noteClosed(session.room.value, session.sheet, note) === undefined;
  return command(name, "note", keys, open, (scene) => {
    if (scene.note) run(scene, scene.note);
  });
}

function begin({ zone, acts }: Scene): void {
  if (zone !== undefined) acts.begin(zone);
}

function tell(scene: Scene, done: Done | undefined, manner: Manner = "done"): void {
  if (done) scene.acts.say(done, manner);
}
