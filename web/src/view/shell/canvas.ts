import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { Announcer } from "../../a11y/announcer";
import type { CanvasProps } from "../../generated/CanvasProps";
import type { Sheet } from "../../generated/Sheet";
import type { ViewName } from "../../generated/ViewName";
import {
  type Acts,
  type Done,
  type Manner,
  type Ports,
  type Scene,
  Session,
  said,
  socketAddress,
  type Translate,
  translator,
} from "../../model";
import { Attention } from "./attention";
import type { Parts } from "./parts";
import { Reading } from "./reading";

/** Which of the windows over the canvas is open, and for what. */
export type Window =
  | { readonly name: "link" | "talk"; readonly note: string }
  /** For a note, or for several of which it is the first. */
  | { readonly name: "zone" | "circle"; readonly note: string; readonly among?: readonly string[] }
  | { readonly name: "rename"; readonly circle: string }
  | { readonly name: "mark"; readonly row: string; readonly column: string }
  | { readonly name: "help" | "activity" | "people" };

/** The last message with its way back. */
export type Toast = { readonly text: string; readonly undo: boolean };

/** Which notes the list shows. */
export type Filter = "all" | "unlinked" | "own";

/** Steps that have no way back of their own: an undo button beside them would undo something else. */
const WITHOUT_UNDO: ReadonlySet<Done["did"]> = new Set(["full", "wrote", "hearted", "unhearted"]);

/** Steps after which the note may stand somewhere else. */
const PLACING: ReadonlySet<Done["did"]> = new Set([
  "note-added",
  "note-moved",
  "note-reordered",
  "note-restored",
  "notes-moved",
  "notes-placed",
]);

/** Where the device keeps whether letters are shortcuts. */
const LETTERS = "canvas-letters";

/** A focus that comes later than this would come out of the blue. */
const WANTED_FOR_MS = 500;

/** One open canvas as its views see it: what to read, what to write, what is open just now. */
export class Canvas {
  readonly props: CanvasProps;
  readonly sheet: Sheet;
  readonly t: Translate;
  readonly session: Session;
  readonly parts: Parts;
  readonly reading: Reading;
  /** The view that is shown; a narrow window shows the list where none was asked for. */
  readonly view: Signal<ViewName>;
  /** Whether the script has taken the page over. */
  readonly drawn = signal(false);
  /** Whether controls work: the script has taken over and the document is whole. */
  readonly ready: ReadonlySignal<boolean>;
  /** The note that has the focus or had it last. */
  readonly picked = signal("");
  /** Notes that are worked on together. */
  readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** The note whose text box is open. */
  readonly editing = signal("");
  /** How much is said about each note, as far as that has been asked. */
  readonly talk = signal<Readonly<Record<string, number>>>({});
  readonly window = signal<Window | undefined>(undefined);
  readonly toast = signal<Toast | undefined>(undefined);
  /** What the live region says. */
  readonly spoken = signal("");
  readonly find = signal("");
  readonly filter = signal<Filter>("all");
  /** Whether single letters are shortcuts. */
  readonly letters = signal<"on" | "off">("on");
  readonly acts: Acts;
  /** Which notes are picked and written on. */
  readonly attention: Attention;
  /** The note that should get the focus once it is drawn. */
  wanted = "";
  /** The note that had the focus when it was taken away. */
  orphan = "";
  /** The note that we put in the bin ourselves last. */
  binned = "";
  /** Brings a note into sight, where a view has more than is seen at once. */
  bring: (note: string) => void = () => undefined;
  /** The note that was begun and has not been told of, since it has no name yet. */
  #begun: Extract<Done, { did: "note-added" }> | undefined;
  readonly #announcer: Announcer;
  readonly #after: Ports["after"];

  constructor(props: CanvasProps, parts: Parts, ports: Ports, page: string) {
    this.parts = parts;
    const { canvas, sheet, settings, you } = props;
    this.props = props;
    this.view = signal(props.view);
    this.sheet = sheet;
    this.t = translator(props.texts);
    this.session = new Session(
      {
        canvas: canvas.id,
        sheet,
        room: { ...settings, voices: props.voices, you: { ...you, generation: canvas.generation } },
        socket: socketAddress(canvas.socket, page),
      },
      ports,
    );
    const { joined, link, live } = this.session;
    this.ready = computed(() => this.drawn.value && joined.value);
    const following = computed(() => joined.value && link.value.state !== "refused");
    this.reading = new Reading(props.content, live, following);
    this.session.room.subscribe(({ you }) => {
      // Another generation may have another sheet. What is in the tray of a private one is not lost by itself.
      if (you.generation !== canvas.generation && !(sheet.private && this.session.tray.items.value[0])) {
        location.reload();
      }
    });
    this.attention = new Attention(this.picked, this.editing, this.reading, this.session.presence);
    this.#after = ports.after;
    this.#announcer = new Announcer({
      write: (text) => {
        this.spoken.value = text;
      },
      after: ports.after,
    });
    this.acts = this.#acts();
  }

  /** Says a text in the live region. */
  tell(text: string, topic?: string): void {
    this.#announcer.say(text, topic === undefined ? {} : { topic });
  }

  /** Says and shows a text. */
  notice(text: string): void {
    this.tell(text);
    this.toast.value = { text, undo: false };
  }

  /** Says and shows what was done. */
  did(done: Done | undefined, manner: Manner = "done"): void {
    if (!done) return;
    const text = this.#said(done, manner);
    const moved = PLACING.has(done.did) ? this.#movedBy(done, manner) : "";
    if (moved) this.want(moved);
    if (done.did === "note-binned") this.binned = done.note;
    if (done.did === "wrote") return;
    this.tell(text, "done");
    this.toast.value = { text, undo: manner === "done" && !WITHOUT_UNDO.has(done.did) };
  }

  /** Says that somebody took away the note that had the focus; not of what we did, or what was not accepted. */
  taken(note: string): void {
    const refused = this.session.tray.items.peek().some(({ key }) => key === `note:${note}`);
    if (note !== this.binned && !refused) this.tell(this.t("canvas-note-taken"));
  }

  /** What commands work on with this note or zone. */
  scene(note: string, zone: string | undefined): Scene {
    return { session: this.session, acts: this.acts, note: this.reading.note(note), zone };
  }

  /** Takes the last step back. */
  undo(): void {
    this.did(this.session.canvas.undo(), "undone");
  }

  /** Switches the single letters on or off, for this device. */
  useLetters(letters: "on" | "off"): void {
    this.letters.value = letters;
    try {
      localStorage.setItem(LETTERS, letters);
    } catch {
      // Without storage the choice holds until the page is left.
    }
  }

  /** Closes the text box of a note; a note with nothing on it goes to the bin. */
  endEdit(): void {
    const id = this.editing.value;
    if (!id) return;
    const { canvas, presence } = this.session;
    this.editing.value = "";
    presence.edit(undefined);
    canvas.endGesture();
    const begun = this.#begun;
    this.#begun = undefined;
    const text = canvas.note(id)?.text.trim();
    if (text === "") this.did(canvas.notes.bin(id));
    else {
      if (text && begun?.note === id) this.tell(this.#said(begun), "done");
      this.want(id);
    }
  }

  #said(done: Done, manner?: Manner): string {
    return said(done, { canvas: this.session.canvas, sheet: this.sheet, t: this.t }, manner);
  }

  /** The note gets the focus when it is drawn, unless that takes too long. */
  want(note: string): void {
    this.wanted = note;
    this.#after(WANTED_FOR_MS, () => {
      if (this.wanted === note) this.wanted = "";
    });
  }

  /** Gives the focus to the note that wants it; under an open window it waits for the window to close. */
  focusWanted(): void {
    if (document.querySelector("dialog[open]")) return;
    const note = document.getElementById(`n-${this.wanted}`);
    const drawn = note?.closest<HTMLElement>("[data-zone]")?.dataset.zone;
    // It is not there yet, or stands where it was: its new place is drawn in a moment.
    if (!note || (drawn !== undefined && drawn !== this.session.canvas.note(this.wanted)?.zone)) return;
    // The text box of a note that is written on has it already.
    if (this.editing.peek() !== this.wanted) note.focus();
    this.wanted = "";
  }

  /** The note that should have the focus where it now stands; of several, the one that has it. */
  #movedBy(done: Done, manner: Manner): string {
    if ("note" in done) return manner === "done" || inNote() ? done.note : "";
    const picked = this.picked.peek();
    return "notes" in done && inNote() && done.notes.includes(picked) ? picked : "";
  }

  #acts(): Acts {
    return {
      edit: (note) => {
        this.endEdit();
        this.picked.value = note;
        this.editing.value = note;
        this.session.presence.edit(`note:${note}`);
      },
      open: (window) => {
        this.window.value = window;
      },
      begin: (zone) => {
        this.endEdit();
        const kind = this.sheet.zones.find((one) => one.slug === zone)?.kinds[0] ?? "";
        const done = this.session.canvas.notes.add({ zone, kind });
        if (done.did !== "note-added") {
          this.did(done);
          return;
        }
        this.#begun = done;
        this.want(done.note);
        this.acts.edit(done.note);
      },
      say: (done, manner) => this.did(done, manner),
    };
  }
}

function inNote(): boolean {
  return document.activeElement?.closest("[data-note]") != null;
}

/** Whether single letters are shortcuts on this device. */
export function keptLetters(): "on" | "off" {
  try {
    return localStorage.getItem(LETTERS) === "off" ? "off" : "on";
  } catch {
    return "on";
  }
}
