import type { Settings } from "../../generated/Settings";
import type { Canvas } from "../shell/canvas";

/** What of the room's settings changes. */
export type Change = Partial<Omit<Settings, "revision">>;

/** Asks the server to change the room's settings; everybody gets them back over the socket. */
export async function change(c: Canvas, wanted: Change): Promise<void> {
  try {
    const answer = await fetch(c.props.canvas.urls.settings, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wanted),
    });
    if (!answer.ok) c.notice(c.t("guide-not-changed"));
  } catch {
    c.notice(c.t("guide-not-changed"));
  }
}
