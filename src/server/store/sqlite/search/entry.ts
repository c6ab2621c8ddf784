import { sql } from "kysely";
import { type Connection, statement } from "../statement.ts";
import { facetsOf } from "./facets.ts";
import { indexedText } from "./indexed.ts";

/** What the index knows of a message. `arrival` is its number in the order in which all of them came. */
export interface Entry {
  readonly arrival: number;
  readonly room: number;
  readonly user: number;
  readonly text: string;
}

const insert = statement((db, args: { arrival: number; entry: string }) =>
  db.insertInto("search").values({ rowid: args.arrival, entry: args.entry }),
);

// The index keeps no texts: to take one out it is told again what it was given.
const remove = statement((db, args: { arrival: number; entry: string }) =>
  db.insertInto("search").values({ search: sql.lit("delete"), rowid: args.arrival, entry: args.entry }),
);

const arrivalOf = statement((db, args: { id: number }) =>
  db.selectFrom("messages").select("arrival").where("id", "=", args.id),
);

/** From now on a message is found. */
export function addEntry(connection: Connection, entry: Entry): void {
  connection.run(insert, { arrival: entry.arrival, entry: entryOf(entry) });
}

/** From now on it is not, and of its text nothing is left in the index. */
export function removeEntry(connection: Connection, entry: Entry): void {
  connection.run(remove, { arrival: entry.arrival, entry: entryOf(entry) });
}

/** The number of a message. */
export function arrival(connection: Connection, id: number): number {
  const row = connection.get(arrivalOf, { id });
  if (!row) throw new Error(`message ${id} has no entry in the index`);
  return row.arrival;
}

/** What is indexed of it. To change this is to make the index anew, as entries are taken out by it as well. */
export function entryOf(entry: Omit<Entry, "arrival">): string {
  return `${facetsOf(entry)} ${indexedText(entry.text)}`;
}
