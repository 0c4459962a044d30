/** Values for the placeholders of a message. `count` chooses between the `-one` and `-other` forms. */
export type Args = Readonly<Record<string, string | number>>;

/** Gives the message of a key with its placeholders filled. */
export type Translate = (key: string, args?: Args) => string;

/**
 * Looks messages up in what the server gave with the page: `{name}` is a placeholder, and a key that has
 * the forms `key-one` and `key-other` is chosen by `count`. A missing message shows its key.
 */
export function translator(messages: Readonly<Record<string, string>>): Translate {
  const lookup = (key: string) => (Object.hasOwn(messages, key) ? messages[key] : undefined);
  return (key, args = {}) => {
    const form =
      args.count === undefined ? undefined : lookup(`${key}-${args.count === 1 ? "one" : "other"}`);
    const message = form ?? lookup(key) ?? key;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(args, name) ? String(args[name]) : whole,
    );
  };
}
