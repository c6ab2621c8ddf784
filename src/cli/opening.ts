import { existsSync } from "node:fs";
import { constants } from "node:os";
import type { WriteStream } from "node:tty";
// Single files: what their folders are entered by takes longer to load than this may take in all.
import { defaultStateDir } from "../client/kept/state-dir.ts";
import { keptWidths } from "../tui/kept-widths.ts";
import { isUnicode } from "../tui/locale.ts";
import { unlessGone } from "../tui/screen/unless-gone.ts";
import { skeleton } from "../tui/skeleton.ts";
import { hasScreen } from "./has-screen.ts";

/** Nobody was here before: asked before anything is kept. */
export const isFirstRun = !existsSync(defaultStateDir());

/** Shown at once when all of it has come, by a terminal that can. */
const [enter, shown] = ["\x1b[?2026h\x1b[?1049h\x1b[2J", "\x1b[?2026l"];
const leave = "\x1b[m\x1b[?1049l";
const ctrlC = 3;
const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let isOpen = false;
/** What was typed; the program reads it when it can. */
const typed: Buffer[] = [];

/**
 * Draws what the screen will look like, while the program is loaded and connects. Whatever is written meanwhile, by
 * whomever, and every end of the program gives the terminal back first: nobody has to think of it.
 *
 * Only for who was here before. Anybody else may have no server to go to yet, and would see no more than a flash.
 */
export function open(words: readonly string[]): void {
  if (!leadsToScreen(words) || !hasScreen() || isFirstRun) return;
  const { stdin, stdout } = process;
  isOpen = true;
  // Before there is anything to take back.
  process.on("exit", close);
  for (const signal of endings) process.on(signal, end);
  // What is typed is not to be shown where the cursor happens to be.
  stdin.setRawMode(true);
  const size = { columns: stdout.columns || 80, rows: stdout.rows || 24 };
  const widths = keptWidths(defaultStateDir()).read();
  stdout.write(enter + skeleton(size, titleIn(words), isUnicode(process.env), widths) + shown);
  for (const stream of [stdout, process.stderr]) closeBefore(stream);
  stdin.on("data", keep);
  // The program may end without it.
  stdin.unref();
}

/** Gives the terminal back, and what was typed to whoever reads it next. */
export function close(): void {
  if (!isOpen) return;
  stopListening();
  process.stdin.pause();
  unlessGone(() => {
    process.stdin.setRawMode(false);
    process.stdout.write(leave);
  });
}

/** Leaves the terminal as it is to the full screen. False: there is nothing on it. */
export function handOver(): boolean {
  if (!isOpen) return false;
  stopListening();
  return true;
}

function stopListening(): void {
  isOpen = false;
  process.off("exit", close);
  for (const signal of endings) process.off(signal, end);
  const { stdin } = process;
  stdin.off("data", keep);
  stdin.ref();
  // Not before whoever takes it over is ready.
  if (typed.length > 0) process.nextTick(() => stdin.unshift(Buffer.concat(typed.splice(0))));
}

function closeBefore(stream: WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...more: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...more: unknown[]) => {
    close();
    return write(chunk, ...more);
  };
}

function keep(chunk: Buffer): void {
  // In this mode of the terminal the key sends no signal.
  if (chunk.includes(ctrlC)) end("SIGINT");
  typed.push(chunk);
}

function end(signal: (typeof endings)[number]): void {
  if (signal === "SIGINT") process.stderr.write("Interrupted.\n");
  process.exit(128 + constants.signals[signal]);
}

/** `chat` and `chat join`, but not what only prints something about them. */
function leadsToScreen([command, ...flags]: readonly string[]): boolean {
  if (command === undefined) return true;
  return command === "join" && !flags.some(flag => ["--help", "-h", "--version"].includes(flag));
}

/** As far as the words say it. Without what knows how wide other letters are, only names in ASCII are shown. */
function titleIn(words: readonly string[]): string {
  const [, room] = /(?:^| )(?:--room[ =]|[^ ]*#)([\w.-]+)(?:\/\d+)?(?: |$)/.exec(words.join(" ")) ?? [];
  return room === undefined || words.some(word => word.startsWith("--to")) ? "Backchannel" : `#${room}`;
}
