import { useEffect } from "preact/hooks";
import { followCall } from "../../workshop/call";
import type { Canvas } from "../shell/canvas";
import { Activity } from "./activity";
import { CircleWindow, RenameWindow } from "./circle";
import { Help } from "./help";
import { LinkWindow } from "./link";
import { MarkWindow } from "./mark";
import { People } from "./people";
import { fetchTalk, Talk } from "./talk";
import { ZoneWindow } from "./zone";

/** The window that is open, if one is; and from when windows are there, calls of a workshop are heard. */
export function Windows({ c }: { c: Canvas }) {
  useEffect(() => {
    const call = document.getElementById("call");
    return call ? followCall(call) : undefined;
  }, []);
  const open = c.window.value;
  useEffect(() => {
    fetchTalk(c);
  }, [c]);
  switch (open?.name) {
    case "zone":
      return <ZoneWindow c={c} id={open.note} among={open.among} key={open.note} />;
    case "link":
      return <LinkWindow c={c} id={open.note} key={open.note} />;
    case "talk":
      return <Talk c={c} id={open.note} key={open.note} />;
    case "circle":
      return <CircleWindow c={c} id={open.note} among={open.among} key={open.note} />;
    case "rename":
      return <RenameWindow c={c} id={open.circle} key={open.circle} />;
    case "mark":
      return <MarkWindow c={c} row={open.row} column={open.column} />;
    case "help":
      return <Help c={c} />;
    case "activity":
      return <Activity c={c} />;
    case "people":
      return <People c={c} />;
    default:
      return null;
  }
}
