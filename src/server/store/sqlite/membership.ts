import { sql } from "kysely";
import type { Member } from "../../../protocol/index.ts";
import { type Connection, statement } from "./statement.ts";

/** In a conversation of two: whether either wants nothing directly from the other. */
const barred = sql<number>`case rooms.direct when 2 then exists (
  select 1 from members as others inner join shunned on shunned.blocked = 1 and (
    (shunned.user_id = others.user_id and shunned.other_id = members.user_id) or
    (shunned.user_id = members.user_id and shunned.other_id = others.user_id))
  where others.room_id = members.room_id and others.user_id <> members.user_id) else 0 end`;

const select = statement((db, args: { room: number; user: number }) =>
  db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .innerJoin("rooms", "rooms.id", "members.room_id")
    .leftJoin("bans as mutes", join =>
      join
        .onRef("mutes.room_id", "=", "members.room_id")
        .onRef("mutes.user_id", "=", "members.user_id")
        .on("mutes.address", "=", "")
        .on("mutes.kind", "=", "mute"),
    )
    .select([
      "users.name",
      "users.role as serverRole",
      "users.made_by as madeBy",
      "rooms.direct",
      barred.as("barred"),
      "members.joined",
      "members.role",
      "members.since",
      "members.at",
      "members.read",
      "members.delivered",
      "members.read_ordinal as readOrdinal",
      "mutes.id as mute",
      "mutes.expires_at as mutedUntil",
      "mutes.reason as mutedFor",
    ])
    .where("members.room_id", "=", args.room)
    .where("members.user_id", "=", args.user),
);

export type Membership = NonNullable<ReturnType<typeof membership>>;

/** What is stored of this person in this room, also when they have left it. */
export function membership(connection: Connection, room: number, user: number) {
  return connection.get(select, { room, user });
}

type Stored = Omit<Member, "state"> & Required<Pick<Member, "role" | "since">> & { joined: number };

/** A membership as the protocol has it. */
export function toMember({ user, name, joined, role, version, since, at }: Stored): Member {
  const state = joined ? "joined" : "left";
  const more = { ...(role === "member" ? {} : { role }), ...(since === version ? {} : { since }) };
  return { user, name, state, ...more, version, at };
}
