import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Conversations of people without a name. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table rooms add column direct integer not null default 0`.execute(db);
    await sql`alter table members add column closed integer not null default 0`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.alterTable("members").dropColumn("closed").execute();
    await db.schema.alterTable("rooms").dropColumn("direct").execute();
  },
};
