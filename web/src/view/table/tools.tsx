import { closedTo } from "../../model";
import { Pick } from "../list/editor";
import { Icon } from "../shell/icon";
import { ALL } from "./asked";
import type { Desk } from "./desk";

type ToolsProps = { desk: Desk };

/** Which rows are shown: words, zone, kind. */
export function Filters({ desk }: ToolsProps) {
  const { t, sheet } = desk.c;
  const { find, zone, kind } = desk.asked.value;
  const options = (all: string, ones: readonly { slug: string; label: string }[]) => [
    { key: "", label: t(all) },
    ...ones.map(({ slug, label }) => ({ key: slug, label })),
  ];
  return (
    <search class="row table-tools">
      <div class="field">
        <label for="table-find">{t("table-find")}</label>
        <input
          class="input"
          id="table-find"
          type="search"
          value={find}
          onInput={(event) => desk.ask({ find: event.currentTarget.value })}
        />
      </div>
      <Pick
        id="table-zone"
        label={t("table-zone")}
        value={zone}
        options={options("table-every-zone", sheet.zones)}
        choose={(slug) => {
          desk.into.value = slug;
          desk.ask({ zone: slug });
        }}
      />
      {sheet.noteKinds.length > 1 && (
        <Pick
          id="table-kind"
          label={t("table-kind")}
          value={kind}
          options={options("table-every-kind", sheet.noteKinds)}
          choose={(slug) => desk.ask({ kind: slug })}
        />
      )}
      {(find || zone || kind) && (
        <button
          class="btn"
          type="button"
          onClick={() => {
            desk.ask({ find: ALL.find, zone: ALL.zone, kind: ALL.kind });
            document.getElementById("table-find")?.focus();
          }}
        >
          <Icon name="x" />
          {t("table-every-row")}
        </button>
      )}
    </search>
  );
}

/** Begins a note in a zone that is open now. */
export function NewNote({ desk }: ToolsProps) {
  const { c } = desk;
  const room = c.session.room.value;
  const open = c.sheet.zones.filter(({ slug }) => !closedTo(room, c.sheet, `zone:${slug}`));
  const zone = open.find(({ slug }) => slug === desk.into.value) ?? open[0];
  if (!zone) return null;
  return (
    <div class="row table-tools">
      <Pick
        id="table-into"
        label={c.t("table-into")}
        value={zone.slug}
        options={open.map(({ slug, label }) => ({ key: slug, label }))}
        choose={(slug) => {
          desk.into.value = slug;
        }}
      />
      <button
        class="btn"
        type="button"
        data-add="true"
        disabled={!c.ready.value}
        onClick={() => c.acts.begin(zone.slug)}
      >
        <Icon name="plus" />
        {c.t("table-new")}
      </button>
    </div>
  );
}
