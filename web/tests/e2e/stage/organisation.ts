/** A real OpenID Connect provider on a free port of this machine, whose people are whoever a test says. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { Provider } from "oidc-provider";
import { Server } from "./server";

const CLIENT = "tukiverkko";
const SCOPES = "email profile groups";

/** What the provider says of somebody. */
export type Claims = {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly groups: readonly string[];
};

/** The provider's own page, where people say who they are. */
const PAGE = `<!doctype html><html lang="en"><title>Lakeside</title><h1>Lakeside</h1>
<form method="post"><label>Person <input name="person"></label>
<button name="does" value="enter">Enter</button><button name="does" value="cancel">Cancel</button></form></html>`;

export class Organisation {
  readonly name = "Järvenseutu";
  readonly people = new Map<string, Claims>();
  readonly #secret = randomBytes(32).toString("base64url");
  readonly #http: HttpServer;
  #provider: Provider | undefined;

  private constructor(http: HttpServer) {
    this.#http = http;
    http.on("request", (request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  }

  static async start(): Promise<Organisation> {
    const http = createServer();
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    return new Organisation(http);
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** An installation whose people sign in here. */
  async installation(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
    const server = await Server.start({
      TUKIVERKKO_OIDC_ISSUER: this.issuer,
      TUKIVERKKO_OIDC_CLIENT_ID: CLIENT,
      TUKIVERKKO_OIDC_CLIENT_SECRET: this.#secret,
      TUKIVERKKO_OIDC_NAME: this.name,
      TUKIVERKKO_OIDC_SCOPES: SCOPES,
      TUKIVERKKO_OIDC_CLAIM: "groups",
      TUKIVERKKO_OIDC_ADMINISTRATORS: "tuki-admins",
      ...settings,
    });
    this.#provider = this.#provide(server.url);
    return server;
  }

  /** On the provider's page: says who one is. */
  async enter(page: Page, person: string): Promise<void> {
    await page.getByLabel("Person").fill(person);
    await page.getByRole("button", { name: "Enter" }).click();
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, "close");
  }

  #provide(home: string): Provider {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT,
          client_secret: this.#secret,
          redirect_uris: [`${home}/sign-in/organisation/back`],
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }] },
      cookies: { keys: [randomBytes(32).toString("base64url")] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...this.people.get(id) }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: CLIENT,
          accountId: oidc.session?.accountId ?? "",
        });
        grant.addOIDCScope(`openid ${SCOPES}`);
        await grant.save();
        return grant;
      },
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider;
    if (!provider) throw new Error("there is no installation yet");
    if (!request.url?.startsWith("/interaction/")) {
      await provider.callback()(request, response);
    } else if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
    } else {
      const typed = new URLSearchParams((await request.toArray()).join(""));
      const result =
        typed.get("does") === "enter"
          ? { login: { accountId: typed.get("person") ?? "" } }
          : { error: "access_denied", error_description: "cancelled" };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
  }
}
