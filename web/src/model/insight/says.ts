/** Whether anything but white space and control characters stands in a text. */
export function says(text: string | undefined): boolean {
  return text !== undefined && /[^\p{White_Space}\p{Cc}]/u.test(text);
}
