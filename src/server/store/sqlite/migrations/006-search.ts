import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type Entry, entryOf } from "../search/entry.ts";

/** The index of what was said, and the order in which all of it came. */
export const search: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table arrivals (
      n integer primary key,
      message_id integer not null unique
    ) strict`.execute(db);
    // Neither texts nor their lengths are kept: 44 bytes a message. What is taken out is gone from the file.
    await sql`create virtual table search using fts5 (
      entry, content = '', columnsize = 0,
      tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mc Mn So'"
    )`.execute(db);
    await sql`insert into search (search, rank) values ('secure-delete', 1)`.execute(db);
    await sql`create table erasures (room_id integer primary key, merging integer not null) strict`.execute(
      db,
    );
    await sql`insert into arrivals (message_id) select id from messages order by at, id`.execute(db);
    for (let from = 1; await indexNext(db, from); from += rowsAtOnce);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.dropTable("erasures").execute();
    await db.schema.dropTable("search").execute();
    await db.schema.dropTable("arrivals").execute();
  },
};

/** Bounds the memory that a history of any size takes. */
const rowsAtOnce = 2_000;

/** Indexes the messages from this number on; whether there were any. */
async function indexNext(db: Kysely<unknown>, from: number): Promise<boolean> {
  const { rows } = await sql<Entry & { n: number; deleted: number | null }>`
    select n, messages.id, user_id as user, text, deleted_at as deleted
    from arrivals cross join messages on messages.id = arrivals.message_id
    where n >= ${from} and n < ${from + rowsAtOnce} order by n`.execute(db);
  const entries = rows.filter(({ deleted }) => deleted === null).map(row => [row.n, entryOf(row)]);
  await sql`insert into search (rowid, entry)
    select value ->> 0, value ->> 1 from json_each(${JSON.stringify(entries)})`.execute(db);
  return rows.length > 0;
}
