import { refuse } from "../../../../../protocol/errors.ts";
import type { AnswerBody } from "../../../../../protocol/index.ts";
import { earlierTexts } from "../../commands/message/edit.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { readFor } from "../../reading.ts";
import { messageId } from "../../schema.ts";
import { type Connection, statement } from "../../statement.ts";
import { firstRows, pageLength, selectMessages, toMessage } from "../messages.ts";
import { readableRoom } from "../room-row.ts";

type Info = AnswerBody<"info">;

/** So many people of each emoji are named: a room may have thousands. */
const named = 200;

const byId = statement((db, args: { id: number }) => selectMessages(db).where("messages.id", "=", args.id));

const reacted = statement((db, args: { id: number }) =>
  db
    .selectFrom("reactions")
    .innerJoin("users", "users.id", "reactions.user_id")
    .select(["reactions.emoji", "reactions.user_id as user", "users.name", "reactions.at"])
    .where("reactions.message_id", "=", args.id)
    .orderBy("reactions.at", "asc")
    .orderBy("reactions.user_id", "asc"),
);

/** When somebody came to this message is when they came to the first place at or behind it. */
const receipts = statement((db, args: { user: number; room: number; seq: number; author: number }) =>
  db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["members.user_id as user", "users.name", "members.delivered"])
    .select(readFor(args.user).as("read"))
    .select(({ selectFrom }) =>
      ([0, 1] as const).map(kind =>
        selectFrom("receipts")
          .select("receipts.at")
          .whereRef("receipts.room_id", "=", "members.room_id")
          .whereRef("receipts.user_id", "=", "members.user_id")
          .where("receipts.read", "=", kind)
          .where("receipts.upto", ">=", args.seq)
          .orderBy("receipts.upto", "asc")
          .limit(1)
          .as(kind === 0 ? "deliveredAt" : "readAt"),
      ),
    )
    .where("members.room_id", "=", args.room)
    .where("members.joined", "=", 1)
    .where("members.user_id", "!=", args.author)
    .orderBy("users.name", "asc"),
);

const earlier = statement((db, args: { id: number; limit: number }) =>
  db
    .selectFrom("earlier_texts")
    .select(["text", "at"])
    .where("message_id", "=", args.id)
    .orderBy("id", "desc")
    .limit(args.limit),
);

const memberCount = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select("members").where("id", "=", args.room),
);

/** All that is known of one message. */
export const info: QueryRunner<"info"> = (connection, { user, room, seq, members }) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  const id = messageId(room, seq);
  const row = connection.get(byId, { id });
  if (!row) return refuse("no_such_message", { field: "seq" });
  const small = (connection.get(memberCount, { room })?.members ?? 0) <= members;
  return {
    message: toMessage(row),
    reactions: reactionsTo(connection, id),
    receipts: small ? receiptsOf(connection, { user, room, seq, author: row.user }) : [],
    earlier: earlierOf(connection, id),
  };
};

function reactionsTo(connection: Connection, id: number): Info["reactions"] {
  const reactions = new Map<string, Info["reactions"][number]>();
  for (const { emoji, user, name, at } of connection.all(reacted, { id })) {
    const reaction = reactions.get(emoji) ?? { emoji, people: [] };
    reactions.set(emoji, reaction);
    if (reaction.people.length < named) reaction.people.push({ user, name, at });
  }
  return [...reactions.values()];
}

/** The last of them that fit into a page, the oldest first: a server before this one kept any number. */
function earlierOf(connection: Connection, id: number): Info["earlier"] {
  const rows = firstRows(connection, earlier, { id, limit: earlierTexts + 1 }, earlierTexts);
  return rows.slice(0, pageLength(rows, earlierTexts)).reverse();
}

function receiptsOf(
  connection: Connection,
  place: { user: number; room: number; seq: number; author: number },
): Info["receipts"] {
  return connection.all(receipts, place).map(({ user, name, delivered, read, deliveredAt, readAt }) => {
    const received = delivered >= place.seq;
    const seen = read >= place.seq;
    return {
      user,
      name,
      delivered: received,
      read: seen,
      ...(received && deliveredAt !== null ? { deliveredAt } : {}),
      ...(seen && readAt !== null ? { readAt } : {}),
    };
  });
}
