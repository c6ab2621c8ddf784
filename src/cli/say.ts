import { printable, printableJson, printableLine } from "../protocol/index.ts";

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

/** Prints a value as a line of JSON. That is harmless as it is: made so a second time it would not say the same. */
export function printJson(value: unknown): void {
  process.stdout.write(`${printableJson(value)}\n`);
}

/** Prints what a list holds, each on its line. */
export function printList<T>(list: readonly T[], json: boolean, lineOf: (one: T) => string): void {
  for (const one of list) {
    if (json) printJson(one);
    else print(lineOf(one));
  }
}
