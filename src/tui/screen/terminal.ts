import type { ReadStream, WriteStream } from "node:tty";

/** Enters: alternate screen, bracketed paste, focus reports, and no wrapping, so that the last cell can be drawn. */
const enter = "\x1b[?1049h\x1b[?2004h\x1b[?1004h\x1b[?7l\x1b[2J";
const leave = "\x1b[?7h\x1b[?1004l\x1b[?2004l\x1b[r\x1b[m\x1b[?25h\x1b[?1049l";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The terminal we run in: taken over, and given back as it was, however the program ends. */
export class Terminal {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  #entered = false;
  readonly #restore = () => this.leave();

  constructor(input: ReadStream, output: WriteStream) {
    this.#input = input;
    this.#output = output;
  }

  /** Some report 0x0 before they know. */
  get size(): Size {
    const { columns, rows } = this.#output;
    return { columns: columns || 80, rows: rows || 24 };
  }

  get ready(): boolean {
    return !this.#output.writableNeedDrain;
  }

  enter(): void {
    if (this.#entered) return;
    this.#entered = true;
    this.#input.setRawMode?.(true);
    this.#output.write(enter);
    // Also when it ends by an exception that nobody caught.
    process.on("exit", this.#restore);
  }

  leave(): void {
    if (!this.#entered) return;
    this.#entered = false;
    process.off("exit", this.#restore);
    try {
      this.#output.write(leave);
      this.#input.setRawMode?.(false);
    } catch (error) {
      // The terminal itself is gone: there is nothing to give back.
      if (!isGone(error)) throw error;
    }
  }

  write(bytes: string): void {
    if (this.#entered && bytes !== "") this.#output.write(bytes);
  }

  onInput(take: (chunk: Buffer) => void): void {
    this.#input.on("data", take);
    this.#input.resume();
  }

  onResize(call: () => void): void {
    this.#output.on("resize", call);
  }

  onDrain(call: () => void): void {
    this.#output.on("drain", call);
  }

  /** The terminal was closed under us. */
  onGone(call: () => void): void {
    this.#input.on("end", call);
    this.#input.on("error", call);
    this.#output.on("error", call);
  }

  /** No more input is wanted, so that the process can end. */
  release(): void {
    this.leave();
    this.#input.removeAllListeners("data");
    this.#input.pause();
    this.#input.unref?.();
  }
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["EIO", "EPIPE", "EBADF", "ENXIO", "ENOTTY"].includes(code);
}
