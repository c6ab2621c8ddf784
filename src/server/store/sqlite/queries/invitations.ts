import type { QueryRunner } from "../query-runner.ts";
import { statement } from "../statement.ts";

const select = statement((db, args: { user: number }) =>
  db
    .selectFrom("invitations")
    .innerJoin("rooms", "rooms.id", "invitations.room_id")
    .innerJoin("users", "users.id", "invitations.by")
    .select(["rooms.id as room", "rooms.name", "users.name as by", "invitations.at"])
    .where("invitations.user_id", "=", args.user)
    .orderBy("invitations.at", "asc")
    // Each came from somebody who may invite: more than anybody looks at is somebody's joke.
    .limit(100),
);

/** The rooms that others ask this person to join. */
export const invitations: QueryRunner<"invitations"> = (connection, args) => connection.all(select, args);
