import type { Field } from "../../generated/Field";
import { identityWarnings } from "../../model/pseudonym";
import { readingSeconds } from "../../model/reading-time";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";

type RemarksProps = { c: Canvas; field: Field; value: string };

/** What in a pseudonym could tell who the person is; how long it takes to say a pitch. */
export function Remarks({ c, field, value }: RemarksProps) {
  if (field.input.type === "pseudonym") return <Warnings c={c} value={value} />;
  return field.input.type === "pitch" ? <p class="help">{readingTime(c, value)}</p> : null;
}

function Warnings({ c, value }: { c: Canvas; value: string }) {
  const found = identityWarnings(value);
  if (found.length === 0) return null;
  return (
    <p class="banner banner-warn">
      <Icon name="warning" />
      <span>{found.map((identity) => c.t(`identity-${identity}`)).join(" ")}</span>
    </p>
  );
}

function readingTime(c: Canvas, text: string): string {
  const all = readingSeconds(text);
  return c.t("pitch-time", { minutes: Math.floor(all / 60), seconds: all % 60 });
}
