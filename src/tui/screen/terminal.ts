import { writeSync } from "node:fs";
import type { ReadStream, WriteStream } from "node:tty";
import { unlessGone } from "./unless-gone.ts";

const alternate = "\x1b[?1049h\x1b[2J";
/** Bracketed paste, focus reports, and no wrapping, so that the last cell can be drawn. */
const modes = "\x1b[?2004h\x1b[?1004h\x1b[?7l";
const leave = "\x1b[?7h\x1b[?1004l\x1b[?2004l\x1b[?2026l\x1b[r\x1b[m\x1b[?25h\x1b[?1049l";
/** Ends a sequence or a string that was cut in the middle. */
const cancel = "\x18";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The terminal we run in: taken over, and given back as it was, however the program ends. */
export class Terminal {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #takeOver: () => boolean;
  #entered = false;
  #lent: Promise<void> | undefined;
  /** What is set beyond what every program of this kind sets, and what takes it back. */
  readonly #dress = new Map<string, { readonly on: string; readonly off: string }>();
  readonly #drained: (() => void)[] = [];
  readonly #resized: (() => void)[] = [];
  readonly #gone: (() => void)[] = [];
  readonly #left: (() => void)[] = [];
  readonly #exit = () => this.#end();
  readonly #stop = () => this.suspend();
  readonly #continue = () => this.#again();

  /** `takeOver` says whether the alternate screen is on already, and that it is ours from now on. */
  constructor(input: ReadStream, output: WriteStream, takeOver = () => false) {
    this.#takeOver = takeOver;
    this.#input = input;
    this.#output = output;
  }

  /** Some report 0x0 before they know. */
  get size(): Size {
    const { columns, rows } = this.#output;
    return { columns: columns || 80, rows: rows || 24 };
  }

  /** Whether what was written is out of our hands. */
  get ready(): boolean {
    return !(this.#output.writableLength > 0);
  }

  enter(): void {
    if (this.#entered) return;
    this.#entered = true;
    this.#take();
    // Also when it ends by an exception that nobody caught.
    process.on("exit", this.#exit);
    // Stopped or continued by somebody else, as by `kill -TSTP`.
    process.on("SIGTSTP", this.#stop);
    process.on("SIGCONT", this.#continue);
  }

  leave(): void {
    if (!this.#entered) return;
    this.#entered = false;
    for (const call of this.#left) call();
    process.off("SIGTSTP", this.#stop);
    process.off("SIGCONT", this.#continue);
    unlessGone(() => {
      block(this.#output, true);
      // Behind whatever still waits to be written; if the process ends before that, `#end` does it.
      const left = () => process.off("exit", this.#exit);
      this.#output.write(this.#dressed("off") + leave, left);
      if (this.ready) left();
      this.#input.setRawMode?.(false);
    });
  }

  /**
   * Gives the terminal to the shell until it is ours again: all of our process group stop, as by the key, since the shell
   * waits for whoever started us too. The signal stops us before `kill` returns; where there is no shell to go back to,
   * the kernel ignores it, and we go on at once.
   */
  suspend(): void {
    if (!this.#entered) return;
    this.leave();
    process.kill(0, "SIGTSTP");
    this.enter();
    for (const call of this.#resized) call();
  }

  /** Gives the terminal to another program until that is done; keys are for it alone meanwhile. */
  async lend(during: () => Promise<void>): Promise<void> {
    const back = Promise.withResolvers<void>();
    this.#lent = back.promise;
    this.leave();
    this.#input.pause();
    try {
      await during();
    } finally {
      this.#lent = undefined;
      this.#input.resume();
      this.enter();
      for (const call of this.#resized) call();
      back.resolve();
    }
  }

  /** While another program has it: resolves when it is ours again. */
  get lent(): Promise<void> | undefined {
    return this.#lent;
  }

  /**
   * Sets something that is taken back when the terminal is given back, and set again with it; `change` is what it takes
   * now, if that is less.
   */
  dress(what: string, on: string, off: string, change = on): void {
    this.#dress.set(what, { on, off });
    this.write(change);
  }

  /** Takes it back. */
  undress(what: string): void {
    this.write(this.#dress.get(what)?.off ?? "");
    this.#dress.delete(what);
  }

  write(bytes: string): void {
    if (!this.#entered || bytes === "") return;
    this.#output.write(bytes, () => {
      if (this.ready) for (const call of this.#drained) call();
    });
  }

  onInput(take: (chunk: Buffer) => void): void {
    this.#input.on("data", take);
    this.#input.resume();
  }

  /** It has another size, or was in other hands: all of it must be drawn. */
  onResize(call: () => void): void {
    this.#resized.push(call);
    this.#output.on("resize", call);
  }

  /** It has taken all that was written, and the next frame may come. */
  onDrain(call: () => void): void {
    this.#drained.push(call);
  }

  /** It is given to somebody else, for a while or for good. */
  onLeave(call: () => void): void {
    this.#left.push(call);
  }

  /** The terminal was closed under us. */
  onGone(call: () => void): void {
    this.#gone.push(call);
    this.#input.on("end", call);
    this.#input.on("error", call);
    this.#output.on("error", call);
  }

  /**
   * Whoever had it has no more to do with it. It stays as it is, with what it shows, for who comes next in this process;
   * what is typed until then waits.
   */
  handOver(): void {
    this.#input.removeAllListeners("data");
    this.#input.pause();
    for (const call of this.#gone.splice(0)) {
      this.#input.off("end", call);
      this.#input.off("error", call);
      this.#output.off("error", call);
    }
    for (const call of this.#resized.splice(0)) this.#output.off("resize", call);
    this.#drained.length = 0;
    this.#left.length = 0;
  }

  /** No more input is wanted, so that the process can end. */
  release(): void {
    this.leave();
    this.#input.removeAllListeners("data");
    this.#input.pause();
    this.#input.unref?.();
  }

  #dressed(way: "on" | "off"): string {
    return [...this.#dress.values()].map(each => each[way]).join("");
  }

  #take(): void {
    this.#input.setRawMode?.(true);
    block(this.#output, false);
    // What is there already stays until the first frame is drawn over it.
    this.#output.write((this.#takeOver() ? "" : alternate) + modes + this.#dressed("on"));
  }

  /** The shell may have changed its modes, and what it shows, while we were stopped. */
  #again(): void {
    this.#input.setRawMode?.(false);
    this.#take();
    for (const call of this.#resized) call();
  }

  /** At the end of the process there is no later: what waits to be written never will be. */
  #end(): void {
    if (this.ready) return this.leave();
    unlessGone(() => {
      block(this.#output, true);
      writeSync(descriptor(this.#output), cancel + this.#dressed("off") + leave);
    });
  }
}

/**
 * Node writes to terminals synchronously. Over a line that stands still that stops the whole program (measured: a
 * terminal that did not read for 3 s stopped the event loop for 2.6 s), and the server would hang up on it. There is
 * no public way to say so; without this method everything works as before.
 */
function block(output: WriteStream, blocking: boolean): void {
  (output as { _handle?: { setBlocking?(blocking: boolean): void } })._handle?.setBlocking?.(blocking);
}

function descriptor(output: WriteStream): number {
  return "fd" in output && typeof output.fd === "number" ? output.fd : 1;
}
