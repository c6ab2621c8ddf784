import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What is drawn on the boards of rooms. */
export const boards: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table boards (
      room_id integer primary key,
      width integer not null,
      height integer not null,
      head integer not null,
      cleared integer not null,
      flat integer not null,
      cleared_by integer,
      cleared_at integer,
      cleared_before integer not null,
      flat_before integer not null
    ) strict`.execute(db);
    await sql`create table strokes (
      id integer primary key,
      version integer not null,
      user_id integer not null,
      sid text not null,
      at integer not null,
      undone integer not null,
      stroke text not null,
      unique (user_id, sid)
    ) strict`.execute(db);
    // As of messages: what was not changed since it was drawn is found by its place.
    await sql`create index strokes_changed on strokes (id >> 32, version)
      where version > (id & 4294967295)`.execute(db);
    await sql`create table board_deeds (
      id integer primary key,
      user_id integer not null,
      at integer not null,
      did text not null,
      of_mark integer
    ) strict`.execute(db);
    await sql`create table board_pictures (
      room_id integer not null,
      cleared integer not null,
      mark integer not null,
      pixels text not null,
      primary key (room_id, cleared)
    ) strict`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    for (const table of ["board_pictures", "board_deeds", "strokes", "boards"]) {
      await db.schema.dropTable(table).execute();
    }
  },
};
