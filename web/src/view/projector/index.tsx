import type { CanvasProps } from "../../generated/CanvasProps";
import type { Canvas } from "../shell/canvas";
import { Icon } from "../shell/icon";
import { Wall } from "./wall";

/** How a room joins: the code, where to type it, and the address of its picture. */
export type Join = { readonly code: string; readonly host: string; readonly qr: string };

/** What the projector's page is drawn from. */
export type ProjectorProps = CanvasProps & { readonly join: Join | null };

type Props = { c: Canvas; join: Join | null };

/** A canvas on the wall: the board without tools, live, with what is asked now and how to join beside it. */
export function Projector({ c, join }: Props) {
  return (
    <>
      <Wall c={c} />
      <main id="main" class="wall-side on-deep" aria-label={c.t("wall-join")}>
        <Now c={c} />
        {join ? <JoinHere c={c} join={join} /> : <Invite c={c} />}
        <Here c={c} />
      </main>
    </>
  );
}

/** The step, its letter large, and what it asks. */
function Now({ c }: { c: Canvas }) {
  const { t, sheet } = c;
  const { step } = c.session.room.value;
  const index = sheet.steps.findIndex((one) => one.letter === step);
  const now = sheet.steps[index];
  if (!now) {
    return (
      <>
        <h1>{sheet.title}</h1>
        <p class="wall-p">{sheet.question}</p>
      </>
    );
  }
  return (
    <>
      <div class="row">
        <span class="wall-letter" aria-hidden="true">
          {now.letter}
        </span>
        <p class="wall-step">
          {t("wall-step", { place: index + 1, of: sheet.steps.length })}
          <br />
          <strong>{sheet.title}</strong>
        </p>
      </div>
      <h1>{now.title}</h1>
      <p class="wall-p">{now.what}</p>
    </>
  );
}

/** Without an invitation there is no code to show; whoever may make one is led there. */
function Invite({ c }: { c: Canvas }) {
  const invite = c.props.canvas.pages.find(({ name }) => name === "invite");
  if (!invite) return null;
  return (
    <p class="wall-join">
      <a class="btn btn-go" href={invite.url}>
        <Icon name="user-plus" />
        {c.t("wall-invite")}
      </a>
    </p>
  );
}

function JoinHere({ c, join }: { c: Canvas; join: Join }) {
  const { t } = c;
  return (
    <section class="wall-join" aria-labelledby="join-title">
      <h2 id="join-title" class="wall-step">
        {t("wall-join")}
        <br />
        <strong class="wall-url">{join.host}</strong>
      </h2>
      <div class="wall-row">
        <p class="wall-code">
          <span class="sr">{t("wall-code")}: </span>
          {join.code}
        </p>
        <img class="qr" src={join.qr} alt={t("wall-picture")} />
      </div>
    </section>
  );
}

function Here({ c }: { c: Canvas }) {
  const { save } = c.session;
  const count = c.session.presence.people.value.length + 1;
  const { state } = save.value;
  return (
    <p class="row wall-here">
      <Icon name="users" />
      {c.t("wall-here", { count })}
      <span aria-hidden="true"> · </span>
      {c.t(`save-${state}`, state === "offline" ? { count: save.value.waiting } : {})}
    </p>
  );
}
