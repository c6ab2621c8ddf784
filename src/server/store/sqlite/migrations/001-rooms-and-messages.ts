import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** People and their devices, rooms, who is in them, and what was said. */
export const roomsAndMessages: Migration = {
  async up(db: Kysely<unknown>) {
    // STRICT and the expression index are beyond the schema builder.
    await sql`create table users (
      id integer primary key autoincrement,
      name text not null,
      folded text not null unique,
      created_at integer not null
    ) strict`.execute(db);
    await sql`create table devices (
      id integer primary key autoincrement,
      user_id integer not null references users (id),
      key text not null,
      name text not null,
      created_at integer not null,
      unique (user_id, key)
    ) strict`.execute(db);
    await sql`create table rooms (
      id integer primary key autoincrement,
      name text not null,
      folded text not null unique,
      topic text not null,
      topic_version integer not null,
      topic_by integer references users (id),
      topic_at integer not null,
      epoch text not null,
      head integer not null,
      ordinal integer not null,
      members integer not null,
      active_at integer not null,
      created_at integer not null
    ) strict`.execute(db);
    await sql`create table members (
      room_id integer not null references rooms (id),
      user_id integer not null references users (id),
      joined integer not null,
      version integer not null,
      at integer not null,
      delivered integer not null,
      read integer not null,
      read_ordinal integer not null,
      primary key (room_id, user_id)
    ) strict, without rowid`.execute(db);
    await sql`create index members_by_version on members (room_id, version)`.execute(db);
    await sql`create index members_by_user on members (user_id) where joined = 1`.execute(db);
    // No foreign keys here: they would cost each message two look-ups for what its command has just checked.
    await sql`create table messages (
      id integer primary key,
      version integer not null,
      ordinal integer not null,
      user_id integer not null,
      cid text not null,
      at integer not null,
      text text not null,
      unique (user_id, cid)
    ) strict`.execute(db);
    // A new message has version = seq and is found by its place; only changed ones need finding by version.
    await sql`create index messages_changed on messages (id >> 32, version)
      where version > (id & 4294967295)`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    for (const table of ["messages", "members", "rooms", "devices", "users"]) {
      await db.schema.dropTable(table).execute();
    }
  },
};
