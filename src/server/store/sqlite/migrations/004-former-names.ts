import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** A device that was away while its person took another name finds them; and a new name is no coming and going. */
export const formerNames: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table former_names (
      looks text primary key,
      user_id integer not null references users (id)
    ) strict, without rowid`.execute(db);
    await sql`alter table members add column since integer not null default 0`.execute(db);
    await sql`update members set since = version`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.alterTable("members").dropColumn("since").execute();
    await db.schema.dropTable("former_names").execute();
  },
};
