import type { Identity } from "../generated/Identity";

/** How much of a text is looked at, in characters; a pseudonym is one line. */
const LOOKED_AT_CHARS = 500;

/** Digits of a telephone number: fewest and most. */
const PHONE_DIGITS = { least: 7, most: 15 };

/** The check characters of a personal identity code, by the remainder of its number. */
const CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

const IDENTITY_CODE =
  /(?<![\p{Alphabetic}\p{N}])(\d{2})(\d{2})(\d{2})[-+A-FU-Y](\d{3})([\dA-Y])(?![\p{Alphabetic}\p{N}])/giu;

/** A capital and then small letters; an apostrophe may stand among them. */
const NAME_PART = /^\p{Uppercase}[\p{Lowercase}'’]+$/u;

/**
 * What in a pseudonym looks like a person's identity, in a fixed order. A warning, never a refusal.
 * The server has a twin of this (`crates/canvas/src/pseudonym.rs`).
 */
export function identityWarnings(text: string): Identity[] {
  const start = text.length > LOOKED_AT_CHARS ? [...text].slice(0, LOOKED_AT_CHARS).join("") : text;
  const found: [Identity, boolean][] = [
    ["identity-code", hasIdentityCode(start)],
    ["phone", hasPhone(start)],
    ["e-mail", hasEmail(start)],
    ["full-name", hasFullName(start)],
  ];
  return found.filter(([, is]) => is).map(([identity]) => identity);
}

function hasIdentityCode(text: string): boolean {
  return [...text.matchAll(IDENTITY_CODE)].some(
    ([, day = "", month = "", year = "", serial = "", check = ""]) => {
      const number = Number(day + month + year + serial);
      const dated = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
      return dated && CHECKS[number % CHECKS.length] === check.toUpperCase();
    },
  );
}

/** A run of digits with spaces, hyphens, brackets or a plus among them, that starts with 0 or +. */
function hasPhone(text: string): boolean {
  return text.split(/[^\d+\- ()\u00a0]/).some((run) => {
    const start = run.replace(/^[^\d+]+/, "");
    const digits = start.replace(/\D/g, "").length;
    return /^[0+]/.test(start) && digits >= PHONE_DIGITS.least && digits <= PHONE_DIGITS.most;
  });
}

/** Something, an at sign, and a name with a dot in it. */
function hasEmail(text: string): boolean {
  return wordsOf(text).some((word) => {
    const bare = word.replace(/^[^\p{Alphabetic}\p{N}]+|[^\p{Alphabetic}\p{N}]+$/gu, "");
    return /^[^@]+@[^@]+\.[\p{Alphabetic}\p{N}]{2,}$/u.test(bare);
  });
}

/** Two or three words in a row that each look like a name; a longer row is a title in capitals. */
function hasFullName(text: string): boolean {
  let run = 0;
  let longest = 0;
  for (const word of wordsOf(text)) {
    const bare = word.replace(/[,.;:!?]+$/, "");
    run = bare.split("-").every((part) => NAME_PART.test(part)) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest === 2 || longest === 3;
}

function wordsOf(text: string): string[] {
  return text.split(/\p{White_Space}+/u).filter((word) => word !== "");
}
