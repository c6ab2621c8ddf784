import type { Clock } from "../protocol/index.ts";
import { Decoder, type KeyEvent } from "./keys/decoder.ts";
import type { Terminal } from "./screen/terminal.ts";

/** An Escape that nothing follows for this long is the key. */
const escapeWait = 20;
/** Without a key for this long, one is idle. */
const idleAfter = 5 * 60_000;

/** Hears what comes from the terminal, and whether anything does; what it returns ends that. */
export function listen(options: {
  readonly terminal: Pick<Terminal, "onInput" | "onLeave">;
  readonly clock: Clock;
  take(events: Iterable<KeyEvent>): void;
  presence(state: "online" | "idle"): void;
}): () => void {
  const { terminal, clock, take, presence } = options;
  const decoder = new Decoder();
  let cancelEscape = () => {};
  let cancelIdle = () => {};
  let idle = false;
  const awake = () => {
    if (idle) presence("online");
    idle = false;
    cancelIdle();
    cancelIdle = clock.after(idleAfter, () => {
      idle = true;
      presence("idle");
    });
  };
  terminal.onInput(chunk => {
    cancelEscape();
    awake();
    take(decoder.feed(chunk));
    if (decoder.undecided) cancelEscape = clock.after(escapeWait, () => take(decoder.flush()));
  });
  // What was typed behind a key that gives the terminal away is for who has it then, and is never said in a room.
  terminal.onLeave(() => decoder.forget());
  awake();
  return () => {
    cancelEscape();
    cancelIdle();
  };
}
