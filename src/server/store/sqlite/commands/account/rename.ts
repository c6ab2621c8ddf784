import { refuse } from "../../../../../protocol/errors.ts";
import { foldName } from "../../../../../protocol/names.ts";
import { isReserved } from "../../../names/reserved.ts";
import { skeleton } from "../../../names/skeleton.ts";
import { may } from "../../../rights.ts";
import type { Change } from "../../../store.ts";
import { accountNamed, accountOf } from "../../accounts.ts";
import { displayedAs } from "../../displayed.ts";
import { toMember } from "../../membership.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const update = statement((db, args: { user: number; name: string; folded: string; looks: string }) =>
  db
    .updateTable("users")
    .set({ name: args.name, folded: args.folded, looks: args.looks })
    .where("id", "=", args.user),
);

const remember = statement((db, args: { user: number; looks: string }) =>
  db
    .insertInto("former_names")
    .values({ looks: args.looks, user_id: args.user })
    .onConflict(conflict => conflict.doNothing()),
);

const roomsOf = statement((db, args: { user: number }) =>
  db.selectFrom("members").select("room_id as room").where("user_id", "=", args.user).where("joined", "=", 1),
);

const renameMember = statement(
  (db, args: { room: number; user: number; formerly: string; version: number; at: number }) =>
    db
      .updateTable("members")
      .set({ version: args.version, formerly: args.formerly, renamed: args.version, renamed_at: args.at })
      .where("room_id", "=", args.room)
      .where("user_id", "=", args.user),
);

/** Another name for the same person: each room they are in is told, and the one before is free. */
export const rename: CommandRunner<"rename"> = ({ user, name, at }, { connection, memory }) => {
  const account = accountOf(connection, user);
  if (!account || !may(account.role, "rename")) return { refusal: refuse("not_allowed") };
  const holder = accountNamed(connection, name)?.id ?? displayedAs(connection, name) ?? user;
  if (holder !== user) return { refusal: refuse("name_taken") };
  if (isReserved(name)) return { refusal: refuse("name_reserved") };
  const formerly = account.name;
  if (formerly === name) return { result: { name } };
  connection.run(remember, { user, looks: skeleton(formerly) });
  connection.run(update, { user, name, folded: foldName(name), looks: skeleton(name) });
  memory.forgetMemberships();
  const changes = connection.all(roomsOf, { user }).map(({ room }): Change => {
    const counter = memory.counters(room);
    if (!counter) throw new Error(`there is no room ${room}`);
    counter.head += 1;
    memory.touch(room, counter);
    const { head: version, members } = counter;
    connection.run(renameMember, { room, user, formerly, version, at });
    const member = memory.membership(room, user);
    if (!member) throw new Error(`user ${user} is not in room ${room}`);
    return { kind: "member", room, version, members, member: toMember(member) };
  });
  return { result: { name }, changes };
};
