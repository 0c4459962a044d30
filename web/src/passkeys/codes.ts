/** Challenges and answers between the program, which writes bytes in letters, and the browser, which wants bytes. Newer
 * browsers do this themselves; those of phones that are some years old do not. */

type Wire<T> = { readonly visit: string; readonly publicKey: T };

/** What the program asks when somebody adds a passkey. */
export type AskedToMake = Wire<PublicKeyCredentialCreationOptionsJSON>;
/** What it asks when somebody signs in. */
export type AskedToShow = Wire<PublicKeyCredentialRequestOptionsJSON>;

/** The bytes behind URL-safe letters. */
export function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const plain = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** Bytes in URL-safe letters, without padding. */
export function lettersOf(bytes: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What the browser is asked to make. */
export function toMake({ publicKey }: AskedToMake): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials = [], ...rest } = publicKey;
  // The program asks for no extension that has bytes.
  const plain = rest as unknown as Omit<PublicKeyCredentialCreationOptions, "challenge" | "user">;
  return {
    ...plain,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: excludeCredentials.map(({ id }) => ({ type: "public-key", id: bytesOf(id) })),
  };
}

/** What the browser is asked to show: any passkey that it has for here. */
export function toShow({ publicKey }: AskedToShow): PublicKeyCredentialRequestOptions {
  const { challenge, rpId, timeout, userVerification } = publicKey;
  return {
    challenge: bytesOf(challenge),
    ...(rpId === undefined ? {} : { rpId }),
    ...(timeout === undefined ? {} : { timeout }),
    userVerification: userVerification === "required" ? "required" : "preferred",
  };
}

/** What a device made or showed, as the program reads it. */
export function written({ id, rawId, type, response }: PublicKeyCredential): string {
  const told: Record<string, string> = { clientDataJSON: lettersOf(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const bytes: unknown = Reflect.get(response, name);
    if (bytes instanceof ArrayBuffer) told[name] = lettersOf(bytes);
  }
  return JSON.stringify({ id, rawId: lettersOf(rawId), type, response: told });
}
