import { useState } from "preact/hooks";
import type { Note } from "../../generated/Note";
import { removalClosed } from "../../model";
import { Pick } from "../list/editor";
import { relation, titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { Form, Frame } from "./frame";

/** Notes shown as hits at once. */
const HITS_MAX = 8;

/** Connects a note to another: find it, say what the link is and which way it runs. */
export function LinkWindow({ c, id }: { c: Canvas; id: string }) {
  const { t, sheet, reading } = c;
  const [typed, setTyped] = useState("");
  const [other, setOther] = useState("");
  const [kind, setKind] = useState(sheet.linkKinds[0]?.slug ?? "");
  const [way, setWay] = useState("there");
  const note = reading.note(id);
  if (!note) return null;
  const words = typed.trim().toLocaleLowerCase();
  const fits = reading
    .content()
    .notes.filter((one) => one.id !== id && one.text.toLocaleLowerCase().includes(words));
  const hits = fits.slice(0, HITS_MAX);
  const target = hits.some((one) => one.id === other) ? other : hits[0]?.id;
  const directed = sheet.linkKinds.find((one) => one.slug === kind)?.directed;
  const connect = () => {
    if (!target) return;
    const [from, to] = directed && way === "back" ? [target, id] : [id, target];
    const done = c.session.canvas.links.add(from, to, kind);
    if (done) c.did(done);
    else c.notice(t("window-link-there-already"));
  };
  return (
    <Frame c={c} title={t("window-link", { name: titleOf(t, note) })}>
      <Form c={c} label={t("window-link-do")} submit={connect}>
        <Finder c={c} hits={hits} target={target} typed={typed} type={setTyped} choose={setOther} />
        <Pick
          id="window-kind"
          label={t("window-link-kind")}
          value={kind}
          options={sheet.linkKinds.map(({ slug, label }) => ({ key: slug, label }))}
          choose={setKind}
        />
        {directed && (
          <Pick
            id="window-way"
            label={t("window-link-way")}
            value={way}
            options={["there", "back"].map((key) => ({ key, label: t(`window-link-${key}`) }))}
            choose={setWay}
          />
        )}
      </Form>
      <Now c={c} id={id} />
    </Frame>
  );
}

type FinderProps = {
  c: Canvas;
  hits: readonly Note[];
  target: string | undefined;
  typed: string;
  type(text: string): void;
  choose(note: string): void;
};

/** A box to find a note by its words, and the notes found. */
function Finder({ c, hits, target, typed, type, choose }: FinderProps) {
  const { t } = c;
  return (
    <>
      <div class="field">
        <label for="window-find">{t("window-link-find")}</label>
        <input
          class="input"
          id="window-find"
          type="search"
          autocomplete="off"
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      <fieldset class="choices">
        <legend class="sr">{t("window-link-find")}</legend>
        {hits.map((one) => (
          <label class="check" key={one.id}>
            <input
              type="radio"
              name="window-other"
              checked={one.id === target}
              onChange={() => choose(one.id)}
            />
            <span>{titleOf(t, one)}</span>
          </label>
        ))}
      </fieldset>
      {hits.length === 0 && <p role="status">{t("window-link-none")}</p>}
    </>
  );
}

/** The links there are, each with a button that takes it away. */
function Now({ c, id }: { c: Canvas; id: string }) {
  const { t, sheet, reading } = c;
  const note = reading.note(id);
  const links = reading.linksOf(id);
  if (!note || links.length === 0) return null;
  return (
    <section class="stack stack-s" aria-labelledby="window-now">
      <h3 id="window-now" class="h-small">
        {t("window-link-now")}
      </h3>
      <ul class="list">
        {links.map((link) => {
          const other = reading.note(link.from === id ? link.to : link.from);
          const { words } = relation(t, sheet, link, note, other);
          return (
            <li class="row between" key={link.id}>
              <span>{words}</span>
              <button
                class="btn"
                type="button"
                aria-label={`${t("window-link-remove")}: ${words}`}
                disabled={removalClosed(c.session.room.value, sheet, "links", link) !== undefined}
                onClick={() => c.did(c.session.canvas.links.remove(link.id))}
              >
                <Icon name="x" />
                {t("window-link-remove")}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
