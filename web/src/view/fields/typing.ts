import { useRef, useState } from "preact/hooks";
import { step } from "../../a11y/roving";
import { type Area, lookUp, type Said } from "./areas";

/** Options shown at once. */
const SHOWN_MAX = 8;

/** Why something that was typed stays in the box. */
export type Trouble =
  | { readonly why: "unknown"; readonly rest: readonly Said[] }
  /** Only one municipality can be chosen. */
  | { readonly why: "single" }
  /** The server could not be asked. */
  | { readonly why: "unasked" };

export type Typing = ReturnType<typeof useTyping>;
type Box = ReturnType<typeof useBox>;

type Asked = { count: number; to: string; said: readonly Said[]; settled: string };

const parted = (rest: readonly Said[]) => rest.map((one) => one.typed).join(", ");

/** The box: what stands in it, what is offered for its last name, and what was asked of the server. */
function useBox(many: boolean) {
  const [typed, setTyped] = useState("");
  const [options, setOptions] = useState<readonly Area[]>([]);
  const [active, setActive] = useState(0);
  const [trouble, setTrouble] = useState<Trouble>();
  const asked = useRef<Asked>({ count: 0, to: "", said: [], settled: "" }).current;

  const fits = (area: Area | null): area is Area => area !== null && (many || area.kind === "municipality");

  /** Looks a text up; nothing when something else was typed meanwhile. */
  const look = async (text: string): Promise<"late" | "unasked" | "answered"> => {
    asked.count += 1;
    const { count } = asked;
    const said = text === "" ? [] : await lookUp(text);
    if (count !== asked.count) return "late";
    if (!said) return "unasked";
    Object.assign(asked, { to: text, said });
    return "answered";
  };

  const offer = () => setOptions((asked.said.at(-1)?.offered ?? []).filter(fits).slice(0, SHOWN_MAX));
  return {
    typed,
    setTyped,
    options,
    setOptions,
    active,
    setActive,
    trouble,
    setTrouble,
    asked,
    fits,
    look,
    offer,
  };
}

/** What becomes of what was typed: exact names are taken, the rest stays, and it is told why. */
function settling(
  { setTyped, setOptions, trouble, setTrouble, asked, fits, look, offer }: Box,
  many: boolean,
  take: (areas: readonly Area[]) => void,
  tell: (trouble: Trouble) => void,
) {
  const stays = (text: string, now: Trouble | undefined) => {
    setTyped(text);
    setOptions([]);
    setTrouble(now);
    // What could not be asked is asked again.
    asked.settled = now?.why === "unasked" ? "" : text;
    if (now) tell(now);
  };

  /** Takes what is exact; the rest stays, and it is told why. */
  const settle = (said: readonly Said[], picked: readonly Area[] = []) => {
    const exact = [...said.flatMap((one) => (fits(one.exact) ? [one.exact] : [])), ...picked];
    const taken = many ? exact : exact.slice(0, 1);
    take(taken);
    const left = said.filter((one) => !taken.some((area) => area === one.exact));
    const isMore = left.some(({ exact: area }) => area !== null);
    const why: Trouble = isMore ? { why: "single" } : { why: "unknown", rest: left };
    stays(parted(left), left[0] && why);
  };

  /** Somebody leaves the box. */
  const leave = async (value: string) => {
    const text = value.trim();
    if (text === asked.settled || text === "") return setOptions([]);
    const how = text === asked.to ? "answered" : await look(text);
    if (how === "unasked") stays(value, { why: "unasked" });
    else if (how === "answered") settle(asked.said);
  };

  /** Enter, with nothing to pick: the name may only be begun, and what it begins is offered before it is called wrong. */
  const enter = async (value: string) => {
    if (value.trim() === asked.settled) return;
    const how = await look(value.trim());
    const last = asked.said.at(-1);
    if (how === "answered" && !fits(last?.exact ?? null) && last?.offered.some(fits)) offer();
    else if (how !== "late") await leave(value);
  };

  const pick = (area: Area) => {
    asked.count += 1;
    settle(asked.said.slice(0, -1), [area]);
  };

  /** What is near to a name that is none is taken in its place. */
  const mean = (one: Said) => {
    const left = trouble?.why === "unknown" ? trouble.rest.filter((other) => other !== one) : [];
    if (one.near) take([one.near]);
    stays(parted(left), left[0] && { why: "unknown", rest: left });
  };
  return { leave, enter, pick, mean };
}

/**
 * What is typed, what is offered for its last name, and what of it names nothing. Names that are exact are taken by the
 * Enter key and when the box is left; so is an option that is picked.
 */
export function useTyping(
  many: boolean,
  take: (areas: readonly Area[]) => void,
  tell: (trouble: Trouble) => void,
) {
  const box = useBox(many);
  const { typed, options, active, trouble, asked, fits } = box;
  const { leave, enter, pick, mean } = settling(box, many, take, tell);

  const type = async (text: string) => {
    box.setTyped(text);
    box.setActive(0);
    box.setTrouble(undefined);
    asked.settled = "";
    if ((await box.look(text.trim())) !== "late") box.offer();
  };

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    const to = event.key.startsWith("Arrow") ? step(event.key, active, options.length) : undefined;
    const option = asked.to === value.trim() ? options[active] : undefined;
    if (to !== undefined) box.setActive(to);
    else if (event.key === "Enter" && option) pick(option);
    else if (event.key === "Enter" && value.trim() !== "") void enter(value);
    else if (event.key === "Escape" && options.length > 0) box.setOptions([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { typed, options, active, trouble, type, pick, mean, leave, fits, onKeyDown };
}
