import { EventEmitter } from "node:events";
import { type Instance, render } from "ink";
import type { ReactNode } from "react";

/**
 * One pane as an Ink root of its own: each commit gives one pure frame, as lines with SGR sequences and nothing
 * else. `debug` makes Ink write whole frames without cursor movements or throttling; a test holds it to that, and
 * the version of Ink is pinned.
 */
export class PaneRoot {
  readonly #output: PaneOutput;
  readonly #ink: Instance;

  constructor(
    node: ReactNode,
    size: { columns: number; rows: number },
    onFrame: (lines: readonly string[]) => void,
  ) {
    this.#output = new PaneOutput(size, onFrame);
    this.#ink = render(node, {
      stdout: this.#output as unknown as NodeJS.WriteStream,
      stdin: new PaneInput() as unknown as NodeJS.ReadStream,
      stderr: this.#output as unknown as NodeJS.WriteStream,
      debug: true,
      patchConsole: false,
      exitOnCtrlC: false,
      interactive: true,
    });
  }

  render(node: ReactNode, size: { columns: number; rows: number }): void {
    this.#output.columns = size.columns;
    this.#output.rows = size.rows;
    this.#ink.rerender(node);
  }

  unmount(): void {
    this.#output.onFrame = () => {};
    this.#ink.unmount();
  }
}

/** What Ink takes for a terminal. */
class PaneOutput extends EventEmitter {
  readonly isTTY = true;
  columns: number;
  rows: number;
  onFrame: (lines: readonly string[]) => void;

  constructor(size: { columns: number; rows: number }, onFrame: (lines: readonly string[]) => void) {
    super();
    this.columns = size.columns;
    this.rows = size.rows;
    this.onFrame = onFrame;
  }

  write(frame: string): boolean {
    this.onFrame(frame.split("\n"));
    return true;
  }
}

/** Keys are decoded by us; Ink never sees one. */
class PaneInput extends EventEmitter {
  readonly isTTY = true;
  setRawMode(): this {
    return this;
  }
  setEncoding(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  read(): null {
    return null;
  }
  resume(): this {
    return this;
  }
  pause(): this {
    return this;
  }
}
