import { insider } from "../insider.ts";
import { silenced } from "../speak.ts";
import { statement } from "../statement.ts";
import type { CommandRunner } from "../transaction.ts";

const current = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select("topic").where("id", "=", args.room),
);

const update = statement(
  (db, args: { room: number; topic: string; version: number; user: number; at: number }) =>
    db
      .updateTable("rooms")
      .set({ topic: args.topic, topic_version: args.version, topic_by: args.user, topic_at: args.at })
      .where("id", "=", args.room),
);

/** Says what a room is about. The topic it has already is no change. */
export const setTopic: CommandRunner<"setTopic"> = ({ user, room, topic, at }, transaction) => {
  const { connection, memory } = transaction;
  const inside = insider(transaction, room, user, "setTopic");
  if ("refusal" in inside) return inside;
  const { counter, member } = inside;
  const refusal = silenced(counter, member, at);
  if (refusal) return { refusal };
  if (connection.get(current, { room })?.topic === topic) return { result: { version: counter.head } };
  counter.head += 1;
  memory.touch(room, counter);
  const version = counter.head;
  connection.run(update, { room, topic, version, user, at });
  return {
    result: { version },
    change: { kind: "topic", room, version, change: { topic, version, user, name: member.name, at } },
  };
};
