import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** A name may have been several people's, one after the other: each of them is found by it and their own key. */
export const sharedFormerNames: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table former_names rename to former_names_before`.execute(db);
    await sql`create table former_names (
      looks text not null,
      user_id integer not null references users (id),
      primary key (looks, user_id)
    ) strict, without rowid`.execute(db);
    await sql`insert into former_names (looks, user_id) select looks, user_id from former_names_before`.execute(
      db,
    );
    await db.schema.dropTable("former_names_before").execute();
  },

  async down(db: Kysely<unknown>) {
    await sql`alter table former_names rename to former_names_after`.execute(db);
    await sql`create table former_names (
      looks text primary key,
      user_id integer not null references users (id)
    ) strict, without rowid`.execute(db);
    // Who had it last.
    await sql`insert or replace into former_names (looks, user_id)
      select looks, user_id from former_names_after order by user_id`.execute(db);
    await db.schema.dropTable("former_names_after").execute();
  },
};
