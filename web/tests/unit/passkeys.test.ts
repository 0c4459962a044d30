import { afterEach, expect, test, vi } from "vitest";
import { ask } from "../../src/passkeys/asking";
import { bytesOf, lettersOf, toMake, toShow, written } from "../../src/passkeys/codes";
import { faultOf } from "../../src/passkeys/faults";

afterEach(() => vi.unstubAllGlobals());

test("bytes become letters of an address and come back", () => {
  const bytes = Uint8Array.of(0, 251, 255, 254, 1);
  expect(lettersOf(bytes.buffer)).toBe("APv__gE");
  expect([...bytesOf("APv__gE")]).toEqual([...bytes]);
  expect(lettersOf(new ArrayBuffer(0))).toBe("");
});

test("what the program asks reaches the browser in bytes, and nothing else changes", () => {
  const made = toMake({
    visit: "v",
    publicKey: {
      rp: { id: "localhost", name: "Tukiverkko" },
      user: { id: "AQI", name: "aino@example.org", displayName: "Aino" },
      challenge: "AwQ",
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      excludeCredentials: [{ type: "public-key", id: "BQ" }],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    },
  });
  expect(made.challenge).toEqual(Uint8Array.of(3, 4));
  expect(made.user).toEqual({ id: Uint8Array.of(1, 2), name: "aino@example.org", displayName: "Aino" });
  expect(made.excludeCredentials).toEqual([{ type: "public-key", id: Uint8Array.of(5) }]);
  expect(made.authenticatorSelection).toEqual({ residentKey: "required", userVerification: "required" });

  const shown = toShow({
    visit: "v",
    publicKey: { challenge: "AwQ", rpId: "localhost", timeout: 300_000, userVerification: "required" },
  });
  expect(shown).toEqual({
    challenge: Uint8Array.of(3, 4),
    rpId: "localhost",
    timeout: 300_000,
    userVerification: "required",
  });
});

test("what a device answers is written with what it has, and no more", () => {
  const buffer = (...bytes: number[]) => Uint8Array.from(bytes).buffer;
  const response = { clientDataJSON: buffer(1), authenticatorData: buffer(2), signature: buffer(3) };
  const shown = {
    id: "BA",
    rawId: buffer(4),
    type: "public-key",
    response: { ...response, userHandle: null },
  };
  expect(JSON.parse(written(shown as unknown as PublicKeyCredential))).toEqual({
    id: "BA",
    rawId: "BA",
    type: "public-key",
    response: { clientDataJSON: "AQ", authenticatorData: "Ag", signature: "Aw" },
  });
});

test("who changes their mind is told of no fault", () => {
  expect(faultOf(new DOMException("", "NotAllowedError"))).toBe("cancelled");
  expect(faultOf(new DOMException("", "AbortError"))).toBe("cancelled");
  expect(faultOf(new DOMException("", "InvalidStateError"))).toBe("known");
  expect(faultOf(new DOMException("", "NotSupportedError"))).toBe("unable");
  expect(faultOf(new DOMException("", "SecurityError"))).toBe("failed");
  expect(faultOf("nonsense")).toBe("failed");
});

test("a refusal is told in the program's words, and silence is not", async () => {
  const answers = (body: string, status: number) =>
    vi.stubGlobal("fetch", async () => new Response(body, { status }));
  answers('{"visit":"v"}', 200);
  expect(await ask("/begin", [])).toEqual({ is: "done", body: { visit: "v" } });
  answers('{"message":"Too late.","field":null}', 410);
  expect(await ask("/begin", [])).toEqual({ is: "refused", words: "Too late.", field: "" });
  answers("<!doctype html>", 200);
  expect(await ask("/begin", [])).toEqual({ is: "refused", words: "", field: "" });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  expect(await ask("/begin", [["name", "x"]])).toEqual({ is: "lost" });
});
