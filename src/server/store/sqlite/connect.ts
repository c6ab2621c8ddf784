import Sqlite from "better-sqlite3";
import { Connection } from "./statement.ts";

/** Opens the database the way all of this server does. Only one thread writes, so nobody waits for a lock for long. */
export function openConnection(file: string, role: "writer" | "reader"): Connection {
  const database = new Sqlite(file, { readonly: role === "reader", fileMustExist: true, timeout: 5_000 });
  if (role === "writer") prepareToWrite(database);
  return new Connection(database);
}

/** An acknowledged message survives a power cut: that is `full`, also in WAL mode. */
export function prepareToWrite(database: Sqlite.Database): void {
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.pragma("foreign_keys = on");
  // What was deleted is gone from the file as well.
  database.pragma("secure_delete = on");
  // 32 MiB of pages: the unique index on (author, cid) stays warm.
  database.pragma("cache_size = -32768");
}
