import { text as readAll } from "node:stream/consumers";
import { Exit, exit } from "./exit.ts";

/** What somebody says: the words of the command line, or what comes on standard input. */
export async function givenWords(words: readonly string[] | undefined): Promise<string> {
  const text = words && words.length > 0 ? words.join(" ") : await standardInput();
  const said = text.toWellFormed().trimEnd();
  if (said === "") throw new Exit(exit.usage, "There is nothing to say. Give a text, or pipe one in.");
  return said;
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new Exit(exit.usage, "Say what to send: chat send TEXT, or pipe it in.");
  return readAll(process.stdin);
}
