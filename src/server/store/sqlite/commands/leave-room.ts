import { refuse } from "../../../../protocol/errors.ts";
import type { CommandRunner } from "../batch.ts";
import { statement } from "../statement.ts";

const update = statement((db, args: { room: number; user: number; version: number; at: number }) =>
  db
    .updateTable("members")
    .set({ joined: 0, version: args.version, at: args.at })
    .where("room_id", "=", args.room)
    .where("user_id", "=", args.user),
);

/** Takes somebody out of a room. What they said stays. */
export const leaveRoom: CommandRunner<"leaveRoom"> = ({ user, room, at }, { connection, memory }) => {
  const counter = memory.counters(room);
  if (!counter) return { refusal: refuse("no_such_room") };
  const member = memory.membership(room, user);
  if (!member?.joined) return { refusal: refuse("not_a_member") };
  counter.head += 1;
  counter.members -= 1;
  memory.touch(room, counter);
  memory.forgetMembership(room, user);
  const { head: version, members } = counter;
  connection.run(update, { room, user, version, at });
  return {
    result: { version },
    change: {
      kind: "member",
      room,
      version,
      members,
      member: { user, name: member.name, state: "left", version, at },
    },
  };
};
