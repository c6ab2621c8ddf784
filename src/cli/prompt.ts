import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { Exit, exit } from "./exit.ts";
import { close } from "./opening.ts";

let lines: AsyncIterator<string> | undefined;

/** Asks for something that is not shown while it is typed. From a pipe, the next line is taken. */
export function askSecret(question: string): Promise<string> {
  return process.stdin.isTTY ? askTerminal(question, false) : nextLine(question);
}

/** Asks for something; nothing is an answer, too. */
export function ask(question: string): Promise<string> {
  return process.stdin.isTTY ? askTerminal(question, true) : nextLine(question);
}

/** A new password, typed twice where a hand may slip. */
export async function askNewPassword(): Promise<string> {
  const password = await askSecret("New password: ");
  if (!process.stdin.isTTY || password === (await askSecret("Again: "))) return password;
  throw new Exit(exit.usage, "These were two different passwords. Nothing was changed.");
}

/** On standard error, so that what a program prints can still be piped on. */
function askTerminal(question: string, shown: boolean): Promise<string> {
  close();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({
    input: process.stdin,
    output: shown ? process.stderr : nowhere,
    terminal: true,
    historySize: 0,
  });
  if (!shown) process.stderr.write(question);
  return new Promise((resolve, reject) => {
    // By Ctrl+C, by Ctrl+D, or by the end of the terminal.
    const interrupted = () => {
      process.stderr.write("\n");
      reject(new Exit(exit.interrupted, "Interrupted."));
    };
    reader.once("close", interrupted);
    reader.question(shown ? question : "", answer => {
      reader.off("close", interrupted);
      reader.close();
      if (!shown) process.stderr.write("\n");
      resolve(answer.trim());
    });
  });
}

async function nextLine(question: string): Promise<string> {
  lines ??= createInterface({ input: process.stdin, crlfDelay: Infinity })[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  if (done) throw new Exit(exit.usage, `${question.replace(/: $/, "")} was to come on standard input.`);
  return value.trim();
}
