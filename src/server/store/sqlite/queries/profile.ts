import type { Colour, Profile } from "../../../../protocol/index.ts";
import type { QueryRunner } from "../query-runner.ts";
import { type Connection, statement } from "../statement.ts";

const select = statement((db, args: { user: number }) =>
  db.selectFrom("users").select(["display", "colour", "status"]).where("id", "=", args.user),
);

/** A profile as the protocol has it. */
export function toProfile(row: {
  display: string | null;
  colour: Colour | null;
  status: string | null;
}): Profile {
  const { display, colour, status } = row;
  return { ...(display ? { display } : {}), ...(colour ? { colour } : {}), ...(status ? { status } : {}) };
}

export function profileOf(connection: Connection, user: number): Profile {
  const row = connection.get(select, { user });
  return row ? toProfile(row) : {};
}

export const profile: QueryRunner<"profile"> = (connection, { user }) => profileOf(connection, user);
