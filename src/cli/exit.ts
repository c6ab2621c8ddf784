import { inspect } from "node:util";
import type { StartFailure } from "../server/start-failure.ts";
import { say } from "./say.ts";

/** The exit codes of both programs; docs/operating.md lists them. */
export const exit = {
  done: 0,
  failed: 1,
  usage: 2,
  noServer: 69,
  tryAgain: 75,
  notAllowed: 77,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Ends the program: one sentence that says what happened and what to do, and a code. */
export class Exit extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Runs a program to its end; whatever ends it early becomes a sentence, and a code. */
export async function codeOf(program: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await program();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (error instanceof Exit) return error.code;
    if (process.env.BACKCHANNEL_DEBUG) say(inspect(error));
    return exit.failed;
  }
}

export function startExit({ code, message }: StartFailure): Exit {
  return new Exit(code === "data_owned" ? exit.tryAgain : exit.failed, message);
}
