import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What becomes of a message after it was said: answers, edits, reactions, pins, and who was named in it. */
export const conversations: Migration = {
  async up(db: Kysely<unknown>) {
    // Columns that are null in nearly all rows: they cost a byte each, and rows that are there stay as they are.
    const columns = [
      "action integer",
      "reply_to integer",
      "thread integer",
      "nth integer",
      "origin text",
      "mentions text",
      "reactions text",
      "edited_at integer",
      "deleted_at integer",
      "deleted_by integer",
      "pinned_at integer",
      "pinned_by integer",
    ];
    for (const column of columns) await sql.raw(`alter table messages add column ${column}`).execute(db);
    await sql`create index messages_in_thread on messages (id >> 32, thread) where thread is not null`.execute(
      db,
    );
    await sql`create index messages_pinned on messages (id) where pinned_at is not null`.execute(db);
    await sql`create table reactions (
      message_id integer not null,
      emoji text not null,
      user_id integer not null,
      at integer not null,
      primary key (message_id, emoji, user_id)
    ) strict, without rowid`.execute(db);
    await sql`create table earlier_texts (
      id integer primary key,
      message_id integer not null,
      text text not null,
      at integer not null
    ) strict`.execute(db);
    await sql`create index earlier_texts_of on earlier_texts (message_id)`.execute(db);
    await sql`create table mentions (
      id integer primary key autoincrement,
      user_id integer not null,
      message_id integer not null,
      unique (user_id, message_id)
    ) strict`.execute(db);
    await sql`create index mentions_in on mentions (message_id)`.execute(db);
    await sql`create index mentions_of on mentions (user_id, id)`.execute(db);
    await sql`create table receipts (
      room_id integer not null,
      user_id integer not null,
      read integer not null,
      upto integer not null,
      at integer not null,
      primary key (room_id, user_id, read, upto)
    ) strict, without rowid`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    for (const table of ["receipts", "mentions", "earlier_texts", "reactions"]) {
      await db.schema.dropTable(table).execute();
    }
    await db.schema.dropIndex("messages_pinned").execute();
    await db.schema.dropIndex("messages_in_thread").execute();
    const columns = ["action", "reply_to", "thread", "nth", "origin", "mentions", "reactions", "edited_at"];
    for (const column of [...columns, "deleted_at", "deleted_by", "pinned_at", "pinned_by"]) {
      await db.schema.alterTable("messages").dropColumn(column).execute();
    }
  },
};
