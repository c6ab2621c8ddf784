import { setTimeout as pause } from "node:timers/promises";
import type { FullScreen } from "./full-screen.ts";

/** As many as are written into one line before it is emptied. */
const line = 60;
const empty = "\x15";
/** Nobody types faster, and it is in step with nothing. */
const betweenKeys = 23;

export interface Typed {
  /** Until each key was on the screen, in ms. */
  readonly latencies: readonly number[];
  /** What was written for each. */
  readonly bytes: readonly number[];
}

/** One key after the other, each looked for on the screen. */
export async function typeKeys(screen: FullScreen, keys: number): Promise<Typed> {
  const latencies: number[] = [];
  const bytes: number[] = [];
  for (let i = 1; i <= keys; i++) {
    const wanted = i % line;
    const before = screen.bytes;
    const started = performance.now();
    screen.type(wanted === 0 ? empty : "x");
    await screen.until(() => screen.typed === wanted);
    latencies.push(screen.heardAt - started);
    await pause(betweenKeys);
    bytes.push(screen.bytes - before);
  }
  screen.type(empty);
  await screen.until(() => screen.typed === 0);
  return { latencies, bytes };
}

/** What each of some messages has the program write, seen one after the other. */
export async function bytesOfMessages(screen: FullScreen, messages: number, say: () => void) {
  const bytes: number[] = [];
  for (let i = 0; i < messages; i++) {
    const before = screen.bytes;
    say();
    await screen.changed();
    await screen.quiet();
    bytes.push(screen.bytes - before);
  }
  return bytes;
}
