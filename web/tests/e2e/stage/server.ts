/** The real program on a free port and a data folder of its own, which can be killed and started again. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Lines of the log that a failed start shows. */
const LOG_LINES_MAX = 200;

/** Where the program is. */
function binary(): string {
  const path = process.env.TUKIVERKKO_BIN;
  if (!path) throw new Error("TUKIVERKKO_BIN must name the built program");
  return path;
}

/** The settings of whoever runs the tests are none of the program's. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TUKIVERKKO_")));
}

/** The PostgreSQL that the run is to use instead of SQLite, if any: each server gets a database of its own there. */
const POSTGRES = process.env.TUKIVERKKO_TEST_POSTGRES;
/** What reads Finnish words in the run: `snowball` as on a machine without libvoikko, or what the machine has. */
const MORPHOLOGY = process.env.TUKIVERKKO_TEST_MORPHOLOGY;

/** Asks the PostgreSQL of the run. */
async function psql(database: string, sql: string): Promise<void> {
  await run("psql", ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", `--command=${sql}`, database]);
}

/** Settings by which a server runs as the whole run is to. */
async function asRun(): Promise<Record<string, string>> {
  const settings: Record<string, string> = {};
  if (MORPHOLOGY) settings.TUKIVERKKO_SEARCH_MORPHOLOGY = MORPHOLOGY;
  if (POSTGRES) {
    const name = `e2e_${randomUUID().replaceAll("-", "")}`;
    await psql(POSTGRES, `create database ${name}`);
    settings.TUKIVERKKO_DATABASE_URL = POSTGRES.replace(/[^/]*$/, name);
  }
  return settings;
}

export class Server {
  /** Where it listens, such as `http://127.0.0.1:40123`; the same after a restart. */
  url = "";
  readonly folder: string;
  readonly log: string[] = [];
  #child: ChildProcess | undefined;
  #linkCame: (link: string) => void = () => {};
  /** The one-time link that makes the administrator; printed as long as there is none. */
  readonly administratorLink = new Promise<string>((came) => {
    this.#linkCame = came;
  });

  #settings: Readonly<Record<string, string>>;

  private constructor(folder: string, settings: Readonly<Record<string, string>> = {}) {
    this.folder = folder;
    this.#settings = settings;
  }

  /** Starts with an empty data folder, and with settings of the environment. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "tukiverkko-"));
    const server = new Server(folder, { ...(await asRun()), ...settings });
    await server.#spawn("127.0.0.1:0");
    return server;
  }

  /** Starts as people know it by the name `localhost`, which browsers trust as they do https. */
  static async startAsLocalhost(): Promise<Server> {
    const server = await Server.start();
    await server.kill();
    server.#settings = { ...server.#settings, TUKIVERKKO_PUBLIC_URL: `http://localhost:${server.port}` };
    await server.again();
    return server;
  }

  /** Starts with what `tukiverkko demo` makes. */
  static async startWithDemo(): Promise<Server> {
    const server = new Server(await mkdtemp(join(tmpdir(), "tukiverkko-")), await asRun());
    server.log.push(await server.command("demo"));
    await server.#spawn("127.0.0.1:0");
    return server;
  }

  /** Address and password of who leads the demonstration. */
  get demonstrator(): readonly [string, string] {
    const told = /sign in as (\S+) with the password (\S+)/.exec(this.log.join("\n"));
    return [told?.[1] ?? "", told?.[2] ?? ""];
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Runs a command of the program on the same data, and gives what it prints. */
  async command(...args: string[]): Promise<string> {
    const { stdout } = await run(binary(), [...args, "--data", this.folder], { env: this.#environment() });
    return stdout.trim();
  }

  /** From now on none of its files takes a byte beyond so many, as on a full disk; `unlimited` makes space again. */
  async limit(bytes: number | "unlimited"): Promise<void> {
    await run("prlimit", ["--pid", `${this.#child?.pid}`, `--fsize=${bytes}:`]);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Starts again where it was. */
  async again(): Promise<void> {
    await this.#spawn(`127.0.0.1:${this.port}`);
  }

  /** Ends it, makes every check of the catalogue so many days older, and starts it again with the day's jobs due. */
  async catalogueAges(days: number): Promise<void> {
    await this.kill();
    const ms = days * 24 * 60 * 60 * 1000;
    await this.#change(`update catalogue_entry set checked_at = checked_at - ${ms}`);
    await this.#change("update job set run_at = 0 where kind = 'catalogue.ask'");
    await this.again();
  }

  /** Ends it, makes everybody's sign-in a day older, and starts it again. */
  async signInsAge(): Promise<void> {
    await this.kill();
    await this.#change(`update session set signed_in_at = signed_in_at - ${24 * 60 * 60 * 1000}`);
    await this.again();
  }

  /** Changes its database, while it does not run. */
  async #change(sql: string): Promise<void> {
    const elsewhere = this.#settings.TUKIVERKKO_DATABASE_URL;
    if (elsewhere) return psql(elsewhere, sql);
    const database = new DatabaseSync(join(this.folder, "tukiverkko.sqlite3"));
    database.exec(sql);
    database.close();
  }

  /** The first link of this form in the mails that it has printed since it was started first. */
  mailed(link: RegExp): string {
    return link.exec(this.log.join("\n"))?.[0] ?? "";
  }

  /** Ends it and deletes its data. */
  async close(): Promise<void> {
    await this.#end("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }

  async #spawn(listen: string): Promise<void> {
    const child = spawn(binary(), ["serve", "--listen", listen, "--data", this.folder], {
      stdio: ["ignore", "pipe", "pipe"],
      env: this.#environment(),
    });
    this.#child = child;
    createInterface({ input: child.stderr }).on("line", (line) => this.#keep(line));
    const lines = createInterface({ input: child.stdout });
    await new Promise<void>((ready, fail) => {
      child.once("exit", (code) => fail(new Error(`the program ended (${code}):\n${this.log.join("\n")}`)));
      lines.on("line", (line) => {
        this.#keep(line);
        const [name, address] = line.split(": ");
        if (name === "Administrator" && address) this.#linkCame(address);
        if (name !== "Tukiverkko" || !address) return;
        this.url = address;
        // It listens before it prints the address, so the first question waits for its answer.
        fetch(`${address}/healthz`).then(() => ready(), fail);
      });
    });
  }

  /** Commands print links to where it listens, too. */
  #environment(): NodeJS.ProcessEnv {
    const listen = this.url === "" ? {} : { TUKIVERKKO_LISTEN: `127.0.0.1:${this.port}` };
    return { ...environment(), ...listen, ...this.#settings };
  }

  #keep(line: string): void {
    this.log.push(line);
    if (this.log.length > LOG_LINES_MAX) this.log.shift();
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }
}
