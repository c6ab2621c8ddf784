import { TerminalProcess } from "../../tools/terminal-process.ts";
import { cpuOf, rssOf } from "../process.ts";

export const columns = 200;
export const rows = 60;

/** A program on a full screen of the size in which all are measured. */
export class FullScreen extends TerminalProcess {
  constructor(args: readonly string[], environment: NodeJS.ProcessEnv = {}, command?: string) {
    const env = { ...process.env, ...environment, LC_ALL: "C.UTF-8" } as Record<string, string>;
    super(args, { columns, rows, env, ...(command && { command }) });
  }

  /** How many of the letter that keys are measured with are written, at the end of the last row. */
  get typed(): number {
    return /x*$/.exec(this.lines()[rows - 1] as string)?.[0].length ?? 0;
  }

  /** Nothing was written for a while. */
  async quiet(): Promise<void> {
    for (;;) {
      const pause = new Promise<true>(resolve => setTimeout(() => resolve(true), 150));
      if (await Promise.race([this.changed(), pause])) return;
    }
  }

  /** Seconds of CPU so far. */
  cpu(): number {
    return cpuOf(this.pid);
  }

  /** Resident memory, in MiB. */
  rss(): number {
    return rssOf(this.pid) / 1024 / 1024;
  }
}
