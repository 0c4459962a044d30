import type { Note } from "../../generated/Note";
import { COMMANDS, closedTo } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { Offers } from "../shell/offers";

/** Icons of commands; those without a place here are in the menu by word alone. */
const ICONS: Readonly<Record<string, string>> = {
  edit: "pencil-simple",
  move: "arrow-elbow-down-right",
  connect: "flow-arrow",
  circle: "star",
  talk: "chat-circle-text",
  up: "arrow-up",
  down: "arrow-down",
  bin: "trash",
};

type ToolsProps = { c: Canvas; note: Note; name: string };

/** What can be done with a note: a button for each command of notes. */
export function NoteTools({ c, note, name }: ToolsProps) {
  const scene = c.scene(note.id, note.zone);
  const tick = takesTicks(c);
  return (
    <div class="note-tools">
      {COMMANDS.filter((one) => one.on === "note" && hasPlace(c, one.name)).map((one) => {
        const said = one.name === "talk" && c.talk.value[note.id];
        const label = c.t(one.labelKey) + (said ? ` (${said})` : "");
        return (
          <button
            class="btn"
            type="button"
            aria-label={`${label}: ${name}`}
            key={one.name}
            disabled={!c.ready.value || !one.when(scene)}
            onClick={() => one.run(scene)}
          >
            <Icon name={ICONS[one.name] ?? "caret-right"} />
            {label}
          </button>
        );
      })}
      {tick && (
        <button
          class="btn"
          type="button"
          aria-label={`${c.t("canvas-tick")}: ${name}`}
          aria-pressed={c.reading.at("ticks", note.id) !== undefined}
          disabled={closedTo(c.session.room.value, c.sheet, "ticks") !== undefined}
          onClick={() => c.did(c.session.canvas.table.toggleTick(note.id))}
        >
          <Icon name="check" />
          {c.t("canvas-tick")}
        </button>
      )}
      <Offers c={c} known={note.ref} />
    </div>
  );
}

/** Whether the sheet has anything that a command could make. */
function hasPlace(c: Canvas, command: string): boolean {
  if (command === "connect") return c.sheet.linkKinds.length > 0;
  return command !== "circle" || c.sheet.circles !== null;
}

/** Notes take ticks on sheets whose steps open ticks and that have no table to tick. */
export function takesTicks(c: Canvas): boolean {
  return c.sheet.matrix === null && c.sheet.steps.some((step) => step.opens.includes("ticks"));
}
