import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Conversations of people without a name, and what somebody prefers. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table rooms add column direct integer not null default 0`.execute(db);
    await sql`alter table members add column closed integer not null default 0`.execute(db);
    await sql`alter table members add column favourite integer not null default 0`.execute(db);
    await sql`alter table members add column notify text not null default 'all'`.execute(db);
    await sql`alter table users add column seen_at integer`.execute(db);
    await sql`alter table users add column receipts integer not null default 1`.execute(db);
    await sql`alter table users add column preferences text`.execute(db);
    await sql`create table shunned (
      user_id integer not null references users (id),
      other_id integer not null references users (id),
      ignored integer not null,
      blocked integer not null,
      primary key (user_id, other_id)
    ) strict, without rowid`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.dropTable("shunned").execute();
    for (const column of ["preferences", "receipts", "seen_at"])
      await db.schema.alterTable("users").dropColumn(column).execute();
    for (const column of ["notify", "favourite", "closed"])
      await db.schema.alterTable("members").dropColumn(column).execute();
    await db.schema.alterTable("rooms").dropColumn("direct").execute();
  },
};
