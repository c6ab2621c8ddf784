import { skeleton } from "../names/skeleton.ts";
import { type Connection, statement } from "./statement.ts";

const byDisplay = statement((db, args: { looks: string }) =>
  db.selectFrom("users").select("id").where("display_looks", "=", args.looks),
);

/** Who is called so besides their name, or so that it looks the same: it can be nobody else's name. */
export function displayedAs(connection: Connection, name: string): number | undefined {
  return connection.get(byDisplay, { looks: skeleton(name) })?.id;
}
