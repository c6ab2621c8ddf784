import { sql } from "kysely";
import { roomOf } from "../schema.ts";
import { type Connection, statement } from "../statement.ts";
import { facetsOf } from "./facets.ts";
import { indexedText } from "./indexed.ts";

/** What the index knows of a message. */
export interface Entry {
  readonly id: number;
  readonly user: number;
  readonly text: string;
}

const insert = statement((db, args: { n: number; entry: string }) =>
  db.insertInto("search").values({ rowid: args.n, entry: args.entry }),
);

// The index keeps no texts: to take one out it is told again what it was given.
const remove = statement((db, args: { n: number; entry: string }) =>
  db.insertInto("search").values({ search: sql.lit("delete"), rowid: args.n, entry: args.entry }),
);

const arrival = statement((db, args: { id: number }) =>
  db.selectFrom("arrivals").select("n").where("message_id", "=", args.id),
);

/** From now on a message is found, by its number in the order in which all of them came. */
export function addEntry(connection: Connection, n: number, entry: Entry): void {
  connection.run(insert, { n, entry: entryOf(entry) });
}

/** From now on it is not, and of its text nothing is left in the index. */
export function removeEntry(connection: Connection, entry: Entry): void {
  connection.run(remove, { n: arrivalOf(connection, entry), entry: entryOf(entry) });
}

/** From now on it is found by another text. */
export function changeEntry(connection: Connection, entry: Entry, text: string): void {
  removeEntry(connection, entry);
  addEntry(connection, arrivalOf(connection, entry), { ...entry, text });
}

function arrivalOf(connection: Connection, { id }: Entry): number {
  const row = connection.get(arrival, { id });
  if (!row) throw new Error(`message ${id} is not in the index`);
  return row.n;
}

/** What is indexed of it. To change this is to make the index anew, as entries are taken out by it as well. */
export function entryOf({ id, user, text }: Entry): string {
  return `${facetsOf({ room: roomOf(id), user, text })} ${indexedText(text)}`;
}
