/** Words said in a minute at an easy pace. */
export const WORDS_PER_MINUTE = 130;

/** Seconds that a text takes to say, rounded up; 0 without words. A word has a letter or a digit. */
export function readingSeconds(text: string): number {
  const words = text.split(/\p{White_Space}+/u).filter((word) => /[\p{Alphabetic}\p{N}]/u.test(word));
  return Math.ceil((words.length * 60) / WORDS_PER_MINUTE);
}
