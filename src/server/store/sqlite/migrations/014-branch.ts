import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** By what a history that was put back from a backup is known; one row, and none before the first start with it. */
export const branch: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table branch (
      id text not null,
      place text not null,
      reached integer not null
    ) strict`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.dropTable("branch").execute();
  },
};
