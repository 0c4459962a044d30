import { useEffect, useState } from "preact/hooks";
import type { TalkShown } from "../../generated/TalkShown";
import { titleOf } from "../list/words";
import type { Canvas } from "../shell/canvas";
import { Frame } from "./frame";

/** Letters of a comment, as the server takes them. */
const COMMENT_CHARS_MAX = 2_000;

/** Asks what is said about the notes, and about one of them; nothing without a connection. */
export async function fetchTalk(c: Canvas, note = ""): Promise<TalkShown | undefined> {
  const { canvas, lang } = c.props;
  try {
    const answer = await fetch(`/c/${canvas.id}/talk?${new URLSearchParams({ note })}`, {
      headers: { "accept-language": lang },
    });
    if (!answer.ok) return undefined;
    const talk = (await answer.json()) as TalkShown;
    c.talk.value = talk.counts as Readonly<Record<string, number>>;
    return talk;
  } catch {
    return undefined;
  }
}

/** What came of sending a comment: nothing wrong, or what is. */
async function send(c: Canvas, note: string, text: string): Promise<string | undefined> {
  const { canvas, lang } = c.props;
  const failed = c.t("window-talk-failed");
  try {
    const answer = await fetch(`/api/v1/canvases/${canvas.id}/comments`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": lang },
      body: JSON.stringify({ note, text }),
    });
    if (answer.ok) return undefined;
    const { errors, detail } = (await answer.json()) as { errors?: { message: string }[]; detail?: string };
    return errors?.[0]?.message ?? detail ?? failed;
  } catch {
    return failed;
  }
}

type Asked = TalkShown | "asking" | "missing";

/** What is said about a note, what is to be done, and a box to say more. */
export function Talk({ c, id }: { c: Canvas; id: string }) {
  const { t } = c;
  const [talk, show] = useState<Asked>("asking");
  const ask = () =>
    fetchTalk(c, id).then((found) => show((old) => found ?? (typeof old === "object" ? old : "missing")));
  useEffect(() => {
    ask();
  }, [c, id]);
  const note = c.reading.note(id);
  if (!note) return null;
  const { canvas, lang } = c.props;
  return (
    <Frame c={c} title={t("window-talk", { name: titleOf(t, note) })}>
      {talk === "missing" && <p role="status">{t("window-talk-missing")}</p>}
      {typeof talk === "object" && <Said c={c} talk={talk} />}
      {c.session.room.value.you.role !== "viewer" && <Say c={c} id={id} said={ask} />}
      <p>
        <a class="more" href={`/${lang}/c/${canvas.id}/notes/${id}`}>
          {t("window-talk-page")}
        </a>
      </p>
    </Frame>
  );
}

function Said({ c, talk }: { c: Canvas; talk: TalkShown }) {
  return (
    <>
      {talk.comments.length === 0 ? (
        <p>{c.t("window-talk-none")}</p>
      ) : (
        <ul class="list">
          {talk.comments.map(({ id, by, text }) => (
            <li key={id}>
              <p class="pre">{text}</p>
              <p class="small quiet">{by}</p>
            </li>
          ))}
        </ul>
      )}
      {talk.points.length > 0 && (
        <section aria-labelledby="window-talk-points">
          <h3 id="window-talk-points" class="h-small">
            {c.t("window-talk-points")}
          </h3>
          <ul class="list">
            {talk.points.map(({ id, what, about }) => (
              <li key={id}>
                <p>{what}</p>
                <p class="small quiet">{about}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type SayProps = { c: Canvas; id: string; said(): void };

/** The box stays open after a comment; what was not taken stays in it. */
function Say({ c, id, said }: SayProps) {
  const { t } = c;
  const [text, setText] = useState("");
  const [state, setState] = useState<{ readonly sending: boolean; readonly wrong?: string | undefined }>({
    sending: false,
  });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (state.sending) return;
    setState({ sending: true });
    const wrong = await send(c, id, text);
    setState({ sending: false, wrong });
    if (wrong) return;
    setText("");
    c.tell(t("window-talk-sent"));
    said();
  };
  return (
    <form class="stack" onSubmit={submit}>
      <div class="field">
        <label for="window-talk-text">{t("window-talk-text")}</label>
        <p class="help" id="window-talk-help">
          {t("window-talk-help")}
        </p>
        <textarea
          class="input"
          id="window-talk-text"
          rows={3}
          maxlength={COMMENT_CHARS_MAX}
          value={text}
          aria-describedby={state.wrong ? "window-talk-help window-talk-wrong" : "window-talk-help"}
          aria-invalid={state.wrong !== undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {state.wrong && (
          <span class="error" id="window-talk-wrong" role="alert">
            {state.wrong}
          </span>
        )}
      </div>
      <div class="row">
        <button class="btn btn-main" type="submit" aria-disabled={state.sending}>
          {t("window-talk-send")}
        </button>
      </div>
    </form>
  );
}
