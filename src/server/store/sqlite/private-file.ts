import { closeSync, openSync } from "node:fs";

/**
 * Makes a file that only its owner can read, unless there is one. SQLite would leave that to the umask; its log and its
 * index of it have the mode of the database.
 */
export function makePrivate(file: string): void {
  closeSync(openSync(file, "a", 0o600));
}
