import { useRef } from "preact/hooks";
import type { PageLink } from "../../generated/PageLink";
import { COMMANDS, type Save } from "../../model";
import type { Canvas } from "./canvas";
import { Icon } from "./icon";

const SAVE_ICONS: Record<Save["state"], string> = {
  saved: "cloud-check",
  saving: "cloud-arrow-up",
  offline: "cloud-slash",
  failed: "cloud-x",
};

const VIEWS = [
  ["board", "circles-three"],
  ["list", "list-bullets"],
  ["table", "table"],
] as const;

/** Faces shown; more are counted. */
const FACES_MAX = 4;

/** The bar over a canvas: where we are, the views, what is saved, who is here. */
export function Bar({ c }: { c: Canvas }) {
  const { canvas, lang } = c.props;
  const { t } = c;
  return (
    <header class="top bar-top">
      <a class="logo" href={`/${lang}`}>
        <svg viewBox="0 0 40 40" aria-hidden="true">
          <rect class="mark-bg" width="40" height="40" rx="11" />
          <circle class="mark-dot" cx="20" cy="13.5" r="6" />
          <path class="mark-net" d={NET} />
        </svg>
        <span class="sr">{t("canvas-home")}</span>
      </a>
      <div class="bar-title">
        <nav aria-label={t("canvas-crumbs")}>
          <ol class="crumbs">
            <li>
              <a href={canvas.workspace.url}>{canvas.workspace.title}</a>
            </li>
            <li>{c.sheet.title}</li>
          </ol>
        </nav>
        <h1>{canvas.title}</h1>
      </div>
      <nav class="tabs push" aria-label={t("canvas-views")}>
        {VIEWS.map(([name, icon]) => (
          <a href={canvas.urls[name]} aria-current={name === c.view.value ? "page" : undefined} key={name}>
            <Icon name={icon} />
            {t(`canvas-view-${name}`)}
          </a>
        ))}
      </nav>
      <SaveMark c={c} />
      <Acts c={c} />
      <Who c={c} />
      {BESIDE.map((name) => {
        const page = canvas.pages.find((one) => one.name === name);
        return page && linkTo(page, `btn bar-${name}`);
      })}
      <Menu c={c} />
    </header>
  );
}

const NET =
  "M6 13C8 38 32 38 34 13M11.6 25.2C16 21 24 21 28.4 25.2M8 19C14 22 19 27 20.6 31.6M32 19C26 22 21 27 19.4 31.6";

/** The save mark: always words, always in the same place. */
function SaveMark({ c }: { c: Canvas }) {
  const save = c.session.save.value;
  return (
    <span class={`save save-${save.state}`} id="save">
      <Icon name={SAVE_ICONS[save.state]} />
      {c.t(`save-${save.state}`, save.state === "offline" ? { count: save.waiting } : {})}
    </span>
  );
}

/** Icons of the commands that stand in the bar. */
const ACTS: Readonly<Record<string, string>> = {
  undo: "arrow-u-up-left",
  redo: "arrow-u-up-right",
  help: "question",
};

/** Commands of the whole canvas, always in the same place. */
function Acts({ c }: { c: Canvas }) {
  const scene = c.scene("", undefined);
  return (
    <span class="row bar-acts">
      {COMMANDS.flatMap((one) => {
        const icon = ACTS[one.name];
        return icon ? (
          <button
            class="btn btn-icon"
            type="button"
            key={one.name}
            disabled={!c.ready.value || !one.when(scene)}
            onClick={() => one.run(scene)}
          >
            <Icon name={icon} />
            <span class="sr">{c.t(one.labelKey)}</span>
          </button>
        ) : (
          []
        );
      })}
    </span>
  );
}

/** Who is here: first letters, and a window with names, places and what is being written. */
function Who({ c }: { c: Canvas }) {
  const others = c.session.presence.people.value;
  const everybody = [{ id: c.props.you.id, name: c.props.you.name, tone: 0 }, ...others];
  const more = everybody.length - FACES_MAX;
  return (
    <button
      class="btn btn-quiet who"
      type="button"
      disabled={!c.ready.value}
      onClick={() => {
        c.window.value = { name: "people" };
      }}
    >
      <span class="sr">{c.t("canvas-here", { count: everybody.length })}</span>
      {everybody.slice(0, FACES_MAX).map(({ id, name, tone }) => (
        <span class={`face tone-${tone}`} aria-hidden="true" key={id}>
          {initials(name)}
        </span>
      ))}
      {more > 0 && (
        <span class="face" aria-hidden="true">
          +{more}
        </span>
      )}
    </button>
  );
}

/** The canvas's other pages, and the windows that tell about it. The browser opens and closes it. */
function Menu({ c }: { c: Canvas }) {
  const { t } = c;
  const menu = useRef<HTMLDivElement>(null);
  const open = (name: "people" | "activity" | "help") => {
    // Closing first gives the focus back to the menu's button, where it belongs when the window is closed.
    menu.current?.hidePopover();
    c.window.value = { name };
  };
  return (
    <>
      <button class="btn btn-icon" type="button" popovertarget="bar-menu">
        <Icon name="dots-three-outline" />
        <span class="sr">{t("bar-menu")}</span>
      </button>
      <div class="menu bar-menu" id="bar-menu" popover="auto" ref={menu}>
        {c.props.canvas.pages.map((page) => linkTo(page))}
        {WINDOWS.map(([name, icon, label]) => (
          <button type="button" key={name} disabled={!c.ready.value} onClick={() => open(name)}>
            <Icon name={icon} />
            {t(label)}
          </button>
        ))}
      </div>
    </>
  );
}

/** A link to another page of the canvas. */
function linkTo({ name, url, icon, label }: PageLink, look?: string) {
  return (
    <a class={look} href={url} key={name}>
      <Icon name={icon} />
      {label}
    </a>
  );
}

/** Pages that stand beside the menu, too, where there is room. */
const BESIDE = ["continue", "invite"];

const WINDOWS = [
  ["people", "users", "bar-people"],
  ["activity", "clock", "command-activity"],
  ["help", "question", "command-help"],
] as const;

function initials(name: string): string {
  const words = name.split(" ").filter(Boolean).slice(0, 2);
  return words.map((word) => [...word][0]?.toUpperCase() ?? "").join("");
}
