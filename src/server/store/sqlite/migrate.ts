import type Sqlite from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { type MigrationResultSet, Migrator } from "kysely/migration";
import { roomsAndMessages } from "./migrations/001-rooms-and-messages.ts";
import { accounts } from "./migrations/002-accounts.ts";
import { doors } from "./migrations/003-doors.ts";
import { formerNames } from "./migrations/004-former-names.ts";
import { conversations } from "./migrations/005-conversations.ts";
import { search } from "./migrations/006-search.ts";
import { people } from "./migrations/007-people.ts";
import { profiles } from "./migrations/008-profiles.ts";
import { sharedFormerNames } from "./migrations/009-shared-former-names.ts";
import { openedBy } from "./migrations/010-opened-by.ts";
import { renamedMembers } from "./migrations/011-renamed-members.ts";
import { boards } from "./migrations/012-boards.ts";
import { pictures } from "./migrations/013-pictures.ts";
import { branch } from "./migrations/014-branch.ts";

/** In the order of their names, which never change once released. */
const migrations = {
  "001-rooms-and-messages": roomsAndMessages,
  "002-accounts": accounts,
  "003-doors": doors,
  "004-former-names": formerNames,
  "005-conversations": conversations,
  "006-search": search,
  "007-people": people,
  "008-profiles": profiles,
  "009-shared-former-names": sharedFormerNames,
  "010-opened-by": openedBy,
  "011-renamed-members": renamedMembers,
  "012-boards": boards,
  "013-pictures": pictures,
  "014-branch": branch,
};

/** Brings the tables up to this version of the program, or leaves them as they are. */
export function migrateUp(database: Sqlite.Database): Promise<MigrationResultSet> {
  return inTransaction(database, migrator => migrator.migrateToLatest());
}

/** Takes the last migration back, with the rows it made room for: so tests come by the tables of an earlier version. */
export function migrateDown(database: Sqlite.Database): Promise<MigrationResultSet> {
  return inTransaction(database, migrator => migrator.migrateDown());
}

/** The migrations that were run here by a newer program, and that this one does not know. */
export function unknownMigrations(database: Sqlite.Database): string[] {
  const table = database.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get();
  if (!table) return [];
  const names = database.prepare("select name from kysely_migration").pluck().all() as string[];
  return names.filter(name => !Object.hasOwn(migrations, name));
}

/** Kysely takes SQLite for a database that cannot change tables in a transaction, and begins none itself. */
async function inTransaction(
  database: Sqlite.Database,
  migrate: (migrator: Migrator) => Promise<MigrationResultSet>,
): Promise<MigrationResultSet> {
  database.exec("begin immediate");
  try {
    const outcome = await migrate(migrator(database));
    if (!outcome.error) database.exec("commit");
    return outcome;
  } finally {
    // A full disk has done that already.
    if (database.inTransaction) database.exec("rollback");
  }
}

function migrator(database: Sqlite.Database): Migrator {
  return new Migrator({
    db: new Kysely({ dialect: new SqliteDialect({ database }) }),
    provider: { getMigrations: async () => migrations },
  });
}
