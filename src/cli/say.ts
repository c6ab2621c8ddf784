import { printable, printableLine } from "../protocol/index.ts";

/**
 * Says something to the person on standard error. The one way there: a sentence may hold the words of a server or of a
 * file, and further lines of it are set in, so that they do not pass for other sentences.
 */
export function say(sentence: string): void {
  process.stderr.write(`${printable(sentence).replaceAll("\n", "\n  ")}\n`);
}

/** Prints a line on standard output: what was asked for, which a server may have written. */
export function print(line: string): void {
  process.stdout.write(`${printableLine(line)}\n`);
}
