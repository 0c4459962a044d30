import { useEffect, useRef } from "preact/hooks";
import { laneName, partnerClosed } from "../../model";
import { when } from "../list/words";
import type { Canvas } from "../shell/canvas";
import type { Shown } from "./lanes";

/** What stands beside a heart: who may set it, and why it is gone. The latter is said when it happens. */
export function HeartWords({ c, column }: { c: Canvas; column: Shown }) {
  const { t, session } = c;
  const cleared = c.reading.at("cleared", column.id);
  const room = session.room.value;
  const names = room.voices[column.id];
  const by = names ? t("matrix-heart-by", { names: names.join(", ") }) : t("matrix-speaks-nobody");
  const row = cleared && laneName("rows", cleared.row, { canvas: session.canvas, sheet: c.sheet, t });
  const last = useRef(cleared?.at);
  useEffect(() => {
    if (!c.ready.peek() || cleared?.at === last.current) return;
    last.current = cleared?.at;
    if (cleared?.row) c.tell(t("said-heart-gone", { where: column.name, row: row ?? "" }));
    else if (cleared) c.tell(t("said-heart-late", { where: column.name }));
  }, [cleared?.at]);
  return (
    <p class="tiny quiet mn" id={`why-${column.id}`}>
      {partnerClosed(room, c.sheet, `heart:${column.id}`) && <span>{by}</span>}
      {cleared && (
        <strong>
          {t(cleared.row ? "matrix-heart-gone" : "matrix-heart-late", {
            when: when(t, cleared.at),
            row: row ?? "",
          })}
        </strong>
      )}
    </p>
  );
}
