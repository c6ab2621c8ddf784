import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { makePrivate } from "./private-file.ts";

/** That this process owns the data directory, until it releases it or ends. */
export interface Ownership {
  release(): void;
}

/**
 * Takes the data directory for this process, or says whose it is. The lock is SQLite's own on a file of its
 * own: the system lets go of it however the process ends, so there is never a stale one.
 */
export function takeOwnership(directory: string): Ownership | { owner: string } {
  const note = join(directory, "owner");
  const file = join(directory, "lock");
  // Whoever can read it can lock it, too.
  makePrivate(file);
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
    writeFileSync(note, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    lock.close();
    if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY")) {
      return { owner: read(note) };
    }
    throw error;
  }
  return {
    release() {
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

function read(note: string): string {
  try {
    return `process ${Number(readFileSync(note, "utf8"))}`;
  } catch {
    // It says who owns the directory, and only so; the owner may be just starting.
    return "another process";
  }
}
