import type Sqlite from "better-sqlite3";

/**
 * Folds the log into the file, and leaves it empty: what was deleted is in the log until something else is written over
 * it, which may be never. False if somebody reads what is in it; they are not waited for.
 */
export function foldLog(database: Sqlite.Database): boolean {
  const patience = database.pragma("busy_timeout", { simple: true });
  database.pragma("busy_timeout = 0");
  try {
    return database.pragma("wal_checkpoint(truncate)", { simple: true }) === 0;
  } finally {
    database.pragma(`busy_timeout = ${patience}`);
  }
}
