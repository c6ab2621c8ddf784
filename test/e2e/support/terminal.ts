import { dirname } from "node:path";
import { onTestFinished } from "vitest";
import { type TerminalOptions, TerminalProcess } from "../../../tools/terminal-process.ts";

export { program, root } from "../../../tools/terminal-process.ts";

/** The environment of a person who has only what the test gives them. */
export function environment(extra: NodeJS.ProcessEnv = {}): Record<string, string> {
  const { PATH = "", HOME = "/", NODE_COMPILE_CACHE = "" } = process.env;
  const node = dirname(process.execPath);
  return {
    PATH: `${node}:${PATH}`,
    HOME,
    LANG: "C.UTF-8",
    TERM: "xterm-256color",
    COLORTERM: "truecolor",
    TZ: "UTC",
    // Whoever runs the tests may have settings of their own.
    XDG_CONFIG_HOME: "/dev/null",
    // Nor is anything of theirs written to.
    ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
    XDG_CACHE_HOME: "/dev/null",
    ...(extra as Record<string, string>),
  };
}

/** A program in a terminal that ends with its test. */
export class TestTerminal extends TerminalProcess {
  constructor(args: readonly string[], options: TerminalOptions) {
    super(args, options);
    onTestFinished(() => this.kill("SIGKILL"));
  }
}
