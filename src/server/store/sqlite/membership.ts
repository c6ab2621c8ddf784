import { sql } from "kysely";
import type { Member } from "../../../protocol/index.ts";
import { type Connection, statement } from "./statement.ts";

/** In a conversation of two: whether either wants nothing directly from the other. */
const barred = sql<number>`case rooms.direct when 2 then exists (
  select 1 from members as others inner join shunned on shunned.blocked = 1 and (
    (shunned.user_id = others.user_id and shunned.other_id = members.user_id) or
    (shunned.user_id = members.user_id and shunned.other_id = others.user_id))
  where others.room_id = members.room_id and others.user_id <> members.user_id) else 0 end`;

/** What is told of a member. */
export const memberColumns = [
  "members.user_id as user",
  "users.name",
  "members.joined",
  "members.role",
  "members.version",
  "members.since",
  "members.at",
  "members.formerly",
  "members.renamed",
  "members.renamed_at as renamedAt",
] as const;

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
    .select(memberColumns)
    .select([
      "users.role as serverRole",
      "users.made_by as madeBy",
      "rooms.direct",
      barred.as("barred"),
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

type Stored = Pick<
  Membership,
  "user" | "name" | "joined" | "role" | "version" | "since" | "at" | "formerly" | "renamed" | "renamedAt"
>;

/** A membership as the protocol has it. */
export function toMember(row: Stored): Member {
  const { user, name, joined, role, version, since, at } = row;
  return {
    user,
    name,
    state: joined ? "joined" : "left",
    ...(role === "member" ? {} : { role }),
    ...(since === version ? {} : { since }),
    ...formerNameOf(row),
    version,
    at,
  };
}

/** Whoever has taken their name back since, elsewhere, is called as ever. */
function formerNameOf({ name, formerly, renamed, renamedAt }: Stored): Pick<Member, "formerly"> {
  if (formerly === null || formerly === name || renamed === null || renamedAt === null) return {};
  return { formerly: { name: formerly, version: renamed, at: renamedAt } };
}
