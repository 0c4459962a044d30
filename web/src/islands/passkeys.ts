import { type Answered, ask } from "../passkeys/asking";
import { type AskedToMake, type AskedToShow, toMake, toShow, written } from "../passkeys/codes";
import { type Fault, faultOf } from "../passkeys/faults";
import { fetchPage, Regions } from "../workshop/regions";

/** The part of the account's page that is drawn anew when a passkey was added. */
const LIST = "passkey-list";

/** Whether the browser knows passkeys; only pages at a safe address are let. */
function isAble(): boolean {
  return typeof PublicKeyCredential === "function" && "credentials" in navigator;
}

/** A part of a page with a line that says how things stand. Its texts stand in its data. */
class Part {
  readonly #said = document.getElementById("passkey-said");
  protected readonly root: HTMLElement;
  #isBusy = false;

  constructor(root: HTMLElement) {
    this.root = root;
  }

  protected say(words: string, kind: "" | "error" = ""): void {
    if (!this.#said) return;
    this.#said.className = kind;
    this.#said.textContent = words;
  }

  /** Does one thing at a time. */
  protected async alone(does: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.say("");
    try {
      await does();
    } finally {
      this.#isBusy = false;
    }
  }

  protected text(name: string): string {
    return this.root.dataset[name] ?? "";
  }

  protected refuse(answered: Exclude<Answered<unknown>, { is: "done" }>): void {
    const words = answered.is === "lost" ? this.text("lost") : answered.words;
    this.say(words || this.text("failed"), "error");
  }

  protected tell(fault: Fault): void {
    if (fault !== "cancelled") this.say(this.text(fault) || this.text("failed"), "error");
  }
}

/** The form by which somebody adds a passkey to their account. */
class Adding extends Part {
  readonly #regions = new Regions();

  async add(form: HTMLFormElement): Promise<void> {
    await this.alone(() => this.#add(form));
  }

  async #add(form: HTMLFormElement): Promise<void> {
    for (const field of form.querySelectorAll("input")) field.removeAttribute("aria-invalid");
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
    const asked = await ask<AskedToMake>(form.action, fields);
    if (asked.is !== "done") return this.#refused(form, asked);
    let made: Credential | null;
    try {
      made = await navigator.credentials.create({ publicKey: toMake(asked.body) });
    } catch (thrown) {
      return this.tell(faultOf(thrown));
    }
    if (!(made instanceof PublicKeyCredential)) return this.tell("failed");
    const { visit } = asked.body;
    const kept = await ask(this.text("finish"), Object.entries({ visit, credential: written(made) }));
    if (kept.is !== "done") return this.refuse(kept);
    form.reset();
    const fresh = await fetchPage(location.href);
    if (typeof fresh === "number") return location.reload();
    this.#regions.take(fresh, LIST);
    this.say(this.text("added"));
  }

  #refused(form: HTMLFormElement, answered: Exclude<Answered<unknown>, { is: "done" }>): void {
    const name = answered.is === "refused" ? answered.field : "";
    const field = name === "" ? null : form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", "passkey-said");
      field.focus();
    }
    // A page may be older than the sign-in that was proof enough when it was drawn, and ask for no password.
    if (name !== "" && !field) this.say(this.text("anew"), "error");
    else this.refuse(answered);
  }
}

/** The button by which somebody signs in, and what the field for the address offers. */
class Door extends Part {
  #waiting: AbortController | undefined;

  /** Lets the browser offer passkeys in the field for the address, where it can. */
  async offer(): Promise<void> {
    const can = await PublicKeyCredential.isConditionalMediationAvailable?.();
    if (can) await this.#enter("conditional");
  }

  async press(): Promise<void> {
    await this.alone(() => this.#enter("optional"));
  }

  stop(): void {
    this.#waiting?.abort();
  }

  async #enter(mediation: "conditional" | "optional"): Promise<void> {
    this.stop();
    const waiting = new AbortController();
    this.#waiting = waiting;
    const asked = await ask<AskedToShow>(this.text("begin"), []);
    if (waiting.signal.aborted) return;
    if (asked.is !== "done") {
      // Nobody has asked for what the browser would have offered.
      if (mediation === "optional") this.refuse(asked);
      return;
    }
    let shown: Credential | null;
    try {
      const publicKey = toShow(asked.body);
      shown = await navigator.credentials.get({ publicKey, mediation, signal: waiting.signal });
    } catch (thrown) {
      if (mediation === "conditional") return;
      this.tell(faultOf(thrown));
      void this.offer();
      return;
    }
    if (!(shown instanceof PublicKeyCredential)) return this.tell("failed");
    const { visit } = asked.body;
    const fields = { visit, credential: written(shown), next: this.text("next") };
    const answered = await ask<{ to: string }>(this.text("finish"), Object.entries(fields));
    if (answered.is !== "done") return this.refuse(answered);
    location.assign(answered.body.to);
  }
}

/** Brings a form that adds a passkey, or a door that opens by one, to life. The returned function stops that. */
export function mount(root: HTMLElement): () => void {
  const note = document.getElementById("passkey-note");
  if (!isAble()) {
    if (note) note.textContent = root.dataset.unable ?? "";
    return () => {};
  }
  root.hidden = false;
  note?.remove();
  return root.id === "passkey-add" ? mountAdding(root) : mountDoor(root);
}

function mountAdding(root: HTMLElement): () => void {
  const adding = new Adding(root);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) void adding.add(event.target);
  };
  root.addEventListener("submit", submit);
  return () => root.removeEventListener("submit", submit);
}

function mountDoor(root: HTMLElement): () => void {
  const door = new Door(root);
  const press = () => void door.press();
  const button = root.querySelector("button");
  button?.addEventListener("click", press);
  void door.offer();
  return () => {
    button?.removeEventListener("click", press);
    door.stop();
  };
}

const root = document.getElementById("passkey-add") ?? document.getElementById("passkey-door");
if (root) mount(root);
