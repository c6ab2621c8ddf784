import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** How somebody wants to be shown; no two people by what looks the same. */
export const profiles: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of ["display", "display_looks", "colour", "status"])
      await sql`alter table users add column ${sql.ref(column)} text`.execute(db);
    await sql`create unique index users_by_display on users (display_looks)`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.dropIndex("users_by_display").execute();
    for (const column of ["status", "colour", "display_looks", "display"])
      await db.schema.alterTable("users").dropColumn(column).execute();
  },
};
