import { setImmediate } from "node:timers/promises";
import { type ExitCode, exit } from "./exit.ts";
import { say } from "./say.ts";

const endings = new Set<() => Promise<void>>();

/** Is done before a program ends in the middle of what it does, because nobody takes what it prints. */
export function beforeEnd(act: () => Promise<void>): void {
  endings.add(act);
}

let isForOthers = false;

/** A server is there for others than who reads what it prints, and goes on without them. */
export function goOnUnread(): void {
  isForOthers = true;
}

/**
 * Runs a program for as long as what it prints is taken. Whoever has had enough of it, as `head` has, wants no more of
 * the program either, and no word about it; a disk that takes no more is told.
 */
export async function whileTaken(program: () => Promise<ExitCode>): Promise<ExitCode> {
  // Nobody is left to be told.
  process.stderr.on("error", () => {});
  // The full screen has its own way to end, and who prints to a terminal that is gone gets a signal.
  if (process.stdout.isTTY) return program();
  let ending: Promise<never> | undefined;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (!isForOthers || error.code !== "EPIPE") ending ??= end(error);
  });
  try {
    return await program();
  } finally {
    // What became of the last write is known a turn later.
    await setImmediate();
    await ending;
  }
}

async function end(error: NodeJS.ErrnoException): Promise<never> {
  const isClosed = error.code === "EPIPE";
  if (!isClosed) say(`Not all could be printed: standard output takes no more (${error.code}).`);
  await Promise.all([...endings].map(act => act()));
  process.exit(isClosed ? exit.done : exit.failed);
}
