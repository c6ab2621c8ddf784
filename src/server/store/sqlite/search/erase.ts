import { sql } from "kysely";
import { messageId } from "../schema.ts";
import { type Connection, statement } from "../statement.ts";
import { removeEntry } from "./entry.ts";

/** Bounds the memory that a room of any size takes. */
const rowsAtOnce = 1_000;
/** Pages of the index that a step writes anew: some 10 ms. */
const pagesAStep = 100;

const said = statement((db, args: { above: number; to: number; limit: number }) =>
  db
    .selectFrom("messages")
    .select(["id", "user_id as user", "text"])
    .where("id", ">", args.above)
    .where("id", "<=", args.to)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .limit(args.limit),
);

const secureDelete = ([1, 0] as const).map(on =>
  statement(db => db.insertInto("search").values({ search: sql.lit("secure-delete"), rank: sql.lit(on) })),
);
const [secure, quick] = secureDelete as [(typeof secureDelete)[0], (typeof secureDelete)[0]];
const flush = statement(db => db.insertInto("search").values({ search: sql.lit("flush") }));

const note = statement((db, args: { room: number }) =>
  db.insertInto("erasures").values({ room_id: args.room, merging: 0 }),
);
const waiting = statement(db =>
  db.selectFrom("erasures").select("merging").orderBy("merging", "desc").limit(1),
);
const begin = statement(db => db.updateTable("erasures").set({ merging: 1 }));
const end = statement(db => db.deleteFrom("erasures").where("merging", "=", 1));
const merge = statement((db, args: { pages: number }) =>
  db.insertInto("search").values({ search: sql.lit("merge"), rank: args.pages }),
);
const changes = statement(db => db.selectNoFrom(sql<number>`total_changes()`.as("count")));

/**
 * From now on nothing is found of what was said in a room. Word by word, as for one message, that would take a
 * millisecond each; so they are marked, and the index is written anew without them by `eraseOn`.
 */
export function eraseRoom(connection: Connection, room: number): void {
  connection.run(quick, {});
  let above = messageId(room, 0);
  for (;;) {
    const rows = connection.all(said, { above, to: messageId(room, Infinity), limit: rowsAtOnce });
    for (const row of rows) removeEntry(connection, row);
    const last = rows.at(-1);
    if (!last) break;
    above = last.id;
  }
  connection.run(flush, {});
  connection.run(secure, {});
  connection.run(note, { room });
}

/** Whether there are words of rooms that were deleted in the file. */
export function isErasing(connection: Connection): boolean {
  return connection.get(waiting, {}) !== undefined;
}

/** One step more: all parts of the index become one, which has no room for what is marked. */
export function eraseOn(connection: Connection): void {
  // What is marked while a merge is on its way comes to the next one.
  const isBegun = connection.get(waiting, {})?.merging === 1;
  if (!isBegun) connection.run(begin, {});
  const before = connection.get(changes, {})?.count ?? 0;
  connection.run(merge, { pages: isBegun ? pagesAStep : -pagesAStep });
  // FTS5 tells by this that nothing is left to do.
  if ((connection.get(changes, {})?.count ?? 0) - before < 2) connection.run(end, {});
}
