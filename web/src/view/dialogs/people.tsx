import { NAMED_MAX, type Person, placeName } from "../../model";
import type { Canvas } from "../shell/canvas";
import { Frame } from "./frame";

/** Who is here, where, and what they write. A crowd is counted by zone. */
export function People({ c }: { c: Canvas }) {
  const { t } = c;
  const people = c.session.presence.people.value;
  return (
    <Frame c={c} title={t("window-people")}>
      <ul class="list">
        <li>{t("window-people-you", { name: c.props.you.name })}</li>
        {people.length > NAMED_MAX ? (
          <Counted c={c} />
        ) : (
          people.map((one) => <li key={one.id}>{told(c, one)}</li>)
        )}
      </ul>
    </Frame>
  );
}

function Counted({ c }: { c: Canvas }) {
  const counts = c.session.presence.counts();
  return (
    <>
      {c.sheet.zones.map(({ slug, label }) => (
        <li key={slug}>{c.t("window-people-count", { zone: label, number: counts.get(slug) ?? 0 })}</li>
      ))}
    </>
  );
}

/** What the places of the summary begin with: it stands on a page of its own. */
const SUMMARY = "field:summary_";

function told(c: Canvas, { name, zone, editing }: Person): string {
  const { t, sheet } = c;
  if (editing?.startsWith(SUMMARY)) return t("window-people-summary", { name });
  if (editing) {
    const text = placeName(editing, { canvas: c.session.canvas, sheet, t });
    return t("window-people-text", { name, text });
  }
  const label = sheet.zones.find((one) => one.slug === zone)?.label;
  return label ? t("window-people-zone", { name, zone: label }) : name;
}
