// A program in a terminal of its own, that does what its argument says.
import { writeFileSync } from "node:fs";
import { Terminal } from "../../../../src/tui/screen/terminal.ts";

const [, , what, report = ""] = process.argv;
const terminal = new Terminal(process.stdin, process.stdout);
terminal.onInput(() => {});
terminal.onGone(() => {
  writeFileSync(report, "gone");
  terminal.release();
});
// The signal that goes with the end of a terminal may come as soon as it is entered; it is not what is waited for.
if (what === "wait" || what === "write") process.on("SIGHUP", () => {});
terminal.enter();
terminal.write("entered");

const acts: Record<string, () => void> = {
  quit: () => terminal.release(),
  throw: () => {
    throw new Error("a bug");
  },
  reject: () => void Promise.reject(new Error("a bug")),
  exit: () => process.exit(3),
  suspend: () => {
    terminal.onResize(() => terminal.write("again"));
    terminal.suspend();
    terminal.release();
  },
  /** Writes until the terminal takes no more, and goes on living meanwhile. */
  stall: () => {
    let ticks = 0;
    setInterval(() => {
      if (terminal.ready) return terminal.write("x".repeat(4_096));
      ticks += 1;
      if (ticks === 5) writeFileSync(report, "alive");
      if (ticks === 6) process.exit(0);
    }, 1);
  },
  /** Waits for the end of the terminal. */
  wait: () => {},
  /** Is writing when the terminal ends. */
  write: () => {
    const writing = setInterval(() => terminal.write("more"), 1);
    terminal.onGone(() => clearInterval(writing));
  },
};
acts[what as string]?.();
