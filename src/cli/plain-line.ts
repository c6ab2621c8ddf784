import { type Message, printable, printableLine } from "../protocol/index.ts";

/** A message as lines for a pipe or a plain terminal: further lines are set in, so that none can pose as a message. */
export function plainLine({ at, name, text }: Pick<Message, "at" | "name" | "text">): string {
  const date = new Date(at);
  const time = `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
  return `${time} ${printableLine(name)}: ${printable(text).replaceAll("\n", "\n      ")}\n`;
}
