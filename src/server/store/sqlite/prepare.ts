import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { defaultRoom } from "../../../protocol/version.ts";
import type { StartFailure } from "../../start-failure.ts";
import { continueBranch } from "./branch.ts";
import { insert as insertRoom } from "./commands/create-room.ts";
import { prepareToWrite } from "./connect.ts";
import { codeOf, isDiskFull } from "./disk-trouble.ts";
import { type Ownership, takeOwnership } from "./lock.ts";
import { migrateUp, unknownMigrations } from "./migrate.ts";
import { makePrivate } from "./private-file.ts";
import { Connection } from "./statement.ts";

/** Above this a check of the whole file would delay each start; then only after a run that ended by force. */
const alwaysChecked = 256 * 2 ** 20;

/** A data directory that is ready for its workers: owned by this process, whole, and of this version. */
export interface PreparedData {
  readonly file: string;
  readonly ownership: Ownership;
  /** Open, so that readers find the log, until somebody else has it open. */
  readonly database: Sqlite.Database;
  /** It is not the history that was here last. */
  readonly restored: boolean;
}

export async function prepareData(
  directory: string,
  now: number,
): Promise<PreparedData | { failure: StartFailure }> {
  const file = join(directory, "backchannel.db");
  let ownership: Ownership | { owner: string };
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    ownership = takeOwnership(directory);
  } catch (error) {
    return { failure: failureOf(error, directory) };
  }
  if ("owner" in ownership) {
    const message = `The data directory ${directory} belongs to a running server (${ownership.owner}). Stop that one, or choose another directory with --data.`;
    return { failure: { code: "data_owned", message, file: directory } };
  }
  try {
    const outcome = await bringUpToDate(file, now);
    if ("database" in outcome) return { file, ownership, ...outcome };
    ownership.release();
    return outcome;
  } catch (error) {
    ownership.release();
    return { failure: failureOf(error, file) };
  }
}

async function bringUpToDate(
  file: string,
  now: number,
): Promise<Pick<PreparedData, "database" | "restored"> | { failure: StartFailure }> {
  // SQLite removes its log at a clean end, so one that is there is of a run that had none.
  const endedByForce = existsSync(`${file}-wal`);
  const size = existsSync(file) ? statSync(file).size : 0;
  // SQLite opens for reading what it may not write, and says so at the first message.
  if (size > 0) accessSync(file, constants.R_OK | constants.W_OK);
  makePrivate(file);
  const database = new Sqlite(file);
  let ready = false;
  try {
    if (size > 0 && (endedByForce || size <= alwaysChecked)) {
      const found = database.pragma("quick_check(1)", { simple: true });
      if (found !== "ok") return { failure: corrupt(file) };
    }
    const unknown = unknownMigrations(database);
    if (unknown.length > 0) {
      const message = `The history in ${file} was written by a newer version of Backchannel. Start that version, or choose another directory with --data.`;
      return { failure: { code: "data_newer", message, file } };
    }
    prepareToWrite(database);
    const { error } = await migrateUp(database);
    if (error) throw error;
    const connection = new Connection(database);
    // Where there is one already, that this one has another name, or is gone, was somebody's will.
    if (!hasRooms(database)) insertRoom(connection, { name: defaultRoom, topic: "", by: null, at: now });
    const restored = continueBranch(database, file);
    ready = true;
    return { database, restored };
  } finally {
    if (!ready) database.close();
  }
}

function hasRooms(database: Sqlite.Database): boolean {
  return database.prepare("select 1 from rooms limit 1").get() !== undefined;
}

function corrupt(file: string): StartFailure {
  const message = `The history in ${file} is damaged. Put a backup in its place, or move it away to start with an empty one; it was not changed.`;
  return { code: "data_corrupt", message, file };
}

const unwritable =
  /^(EACCES|EPERM|EROFS|EISDIR|ENOTDIR|EEXIST|ENOENT|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR)/;

/** What a disk can do to a start, as a sentence; anything else is a bug. */
function failureOf(error: unknown, file: string): StartFailure {
  const code = codeOf(error);
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) return corrupt(file);
  if (isDiskFull(code)) {
    const message = `There is no space left for ${file}. Make some, or choose another directory with --data.`;
    return { code: "data_full", message, file };
  }
  if (unwritable.test(code)) {
    const message = `The server cannot write to ${file} (${code}). Make it writable for this user, or choose another directory with --data.`;
    return { code: "data_unwritable", message, file };
  }
  throw error;
}
