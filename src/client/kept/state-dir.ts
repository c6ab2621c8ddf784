import { homedir } from "node:os";
import { join } from "node:path";

/** `$XDG_STATE_HOME/backchannel` */
export function defaultStateDir(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment.XDG_STATE_HOME || join(homedir(), ".local", "state"), "backchannel");
}
