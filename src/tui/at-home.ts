import { homedir } from "node:os";
import { join } from "node:path";

/** A path as a person writes it: here no shell says what `~` is. */
export function atHome(path: string): string {
  return path.startsWith("~/") ? join(homedir(), path.slice(1)) : path;
}
