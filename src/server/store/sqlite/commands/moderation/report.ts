import { sql } from "kysely";
import { refuse } from "../../../../../protocol/errors.ts";
import type { PictureSize } from "../../../../../protocol/index.ts";
import { inWords } from "../../../../../protocol/quote.ts";
import { insider } from "../../insider.ts";
import { messageId } from "../../schema.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const message = statement((db, args: { id: number; room: number }) =>
  db
    .selectFrom("messages")
    .innerJoin("users", "users.id", "messages.user_id")
    .innerJoin("rooms", join => join.on("rooms.id", "=", args.room))
    .select(["messages.user_id as user", "users.name", "messages.text", "rooms.name as roomName"])
    .select(sql<string | null>`json_remove(messages.picture, '$.pixels')`.as("picture"))
    .where("messages.id", "=", args.id),
);

const upsert = statement(
  (
    db,
    args: {
      room: number;
      roomName: string;
      seq: number;
      user: number;
      text: string;
      by: number;
      reason: string;
      at: number;
    },
  ) =>
    db
      .insertInto("reports")
      .values({
        room_id: args.room,
        room_name: args.roomName,
        seq: args.seq,
        user_id: args.user,
        text: args.text,
        by: args.by,
        reason: args.reason,
        at: args.at,
      })
      .onConflict(conflict =>
        conflict.columns(["room_id", "seq", "by"]).doUpdateSet({ reason: args.reason, at: args.at }),
      )
      .returning("id"),
);

const moderators = statement((db, args: { room: number }) =>
  db
    .selectFrom("members")
    .select("user_id as user")
    .where("room_id", "=", args.room)
    .where("joined", "=", 1)
    .where("role", "in", ["owner", "moderator"])
    .union(db.selectFrom("users").select("id as user").where("role", "in", ["owner", "admin"])),
);

/** Keeps a message as it is now for those who keep order. Who reports it again says it better. */
export const report: CommandRunner<"report"> = ({ user: by, room, seq, reason, at }, transaction) => {
  const { connection } = transaction;
  const inside = insider(transaction, room, by, "report");
  if ("refusal" in inside) return inside;
  const found = connection.get(message, { id: messageId(room, seq), room });
  if (!found) return { refusal: refuse("no_such_message", { field: "seq" }) };
  const { picture, ...said } = found;
  const size = picture === null ? undefined : (JSON.parse(picture) as PictureSize);
  const text = inWords({ text: said.text, picture: size });
  const row = { room, ...said, text, seq, by, reason, at };
  const id = connection.get(upsert, row)?.id;
  if (id === undefined) throw new Error("the report was not stored");
  const users = connection.all(moderators, { room }).map(({ user }) => user);
  return {
    result: {
      report: { report: id, ...row, byName: inside.member.name },
      // Nobody is shown who reported them.
      users: users.filter(user => user !== said.user),
    },
  };
};
