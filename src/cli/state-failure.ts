import { defaultStateDir } from "../client/index.ts";
import { Exit, exit } from "./exit.ts";

/** What a disk can do to what is kept on this device, as a sentence; anything else is itself. */
export function stateFailure(error: unknown): unknown {
  if (!(error instanceof Error && "syscall" in error)) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  // What fails in an open file has no path.
  const why = path === undefined ? code : `${code}: ${path}`;
  return new Exit(
    exit.failed,
    `chat cannot use ${defaultStateDir()} (${why}), where it keeps your keys and what waits to be sent. Make it writable for this user, or choose another place with XDG_STATE_HOME.`,
  );
}
