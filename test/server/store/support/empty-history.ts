import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { prepareToWrite } from "../../../../src/server/store/sqlite/connect.ts";
import { migrateUp } from "../../../../src/server/store/sqlite/migrate.ts";

let made: Promise<Buffer> | undefined;

/** All tables, with nothing in them: made once, as it takes 20 ms, and hundreds of tests begin with it. */
export function emptyHistory(): Promise<Buffer> {
  made ??= make();
  return made;
}

/** Puts it where a server is to start for the first time. */
export async function layEmptyHistory(dataDir: string): Promise<void> {
  const file = join(dataDir, "backchannel.db");
  if (!existsSync(file)) writeFileSync(file, await emptyHistory(), { mode: 0o600 });
}

async function make(): Promise<Buffer> {
  const database = new Sqlite(":memory:");
  prepareToWrite(database);
  const { error } = await migrateUp(database);
  if (error) throw error;
  const bytes = database.serialize();
  database.close();
  return bytes;
}
