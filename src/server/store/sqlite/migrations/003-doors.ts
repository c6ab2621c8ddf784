import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { defaultRoom } from "../../../../protocol/version.ts";
import { freeLooks } from "./free-looks.ts";

/** Rooms have roles and settings, and names that are told apart by their looks; who is kept out, and what was reported. */
export const doors: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table rooms add column looks text`.execute(db);
    await sql`alter table rooms add column colour text`.execute(db);
    for (const column of ["private", "read_only", "archived", "settings_version", "settings_at"])
      await sql`alter table rooms add column ${sql.ref(column)} integer not null default 0`.execute(db);
    await sql`alter table rooms add column settings_by integer references users (id)`.execute(db);
    await freeLooks(db, "rooms");
    await sql`create unique index rooms_by_looks on rooms (looks)`.execute(db);

    await sql`alter table members add column role text not null default 'member'`.execute(db);
    // Who made a room was its first member, and its first topic was theirs. Nobody made the room that was there at first.
    await sql`update members set role = 'owner' where exists (
      select 1 from rooms where rooms.id = members.room_id and rooms.folded <> ${defaultRoom}
      and (members.version = 1 or (rooms.topic_version = 0 and rooms.topic_by = members.user_id))
    )`.execute(db);

    await sql`create table invitations (
      user_id integer not null references users (id),
      room_id integer not null references rooms (id),
      by integer not null references users (id),
      at integer not null,
      primary key (user_id, room_id)
    ) strict, without rowid`.execute(db);
    // 0 and '' stand for none, since a unique index takes two nulls for different.
    await sql`create table bans (
      id integer primary key autoincrement,
      kind text not null,
      room_id integer not null,
      user_id integer not null,
      address text not null,
      by integer not null references users (id),
      reason text not null,
      at integer not null,
      expires_at integer,
      unique (room_id, user_id, address, kind)
    ) strict`.execute(db);
    // The message as it was: it, or its whole room, may be gone before somebody looks.
    await sql`create table reports (
      id integer primary key autoincrement,
      room_id integer not null,
      room_name text not null,
      seq integer not null,
      user_id integer not null references users (id),
      text text not null,
      by integer not null references users (id),
      reason text not null,
      at integer not null,
      unique (room_id, seq, by)
    ) strict`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    for (const table of ["reports", "bans", "invitations"]) await db.schema.dropTable(table).execute();
    await db.schema.alterTable("members").dropColumn("role").execute();
    await db.schema.dropIndex("rooms_by_looks").execute();
    const columns = ["looks", "colour", "private", "read_only", "archived"];
    for (const column of [...columns, "settings_version", "settings_at", "settings_by"])
      await db.schema.alterTable("rooms").dropColumn(column).execute();
  },
};
