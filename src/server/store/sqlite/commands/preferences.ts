import { refuse } from "../../../../protocol/errors.ts";
import type { Notify } from "../../../../protocol/index.ts";
import { accountNamed } from "../accounts.ts";
import { insider } from "../insider.ts";
import { preferencesOf } from "../queries/preferences.ts";
import { statement } from "../statement.ts";
import { mentionsBy } from "../summary.ts";
import type { CommandRunner } from "../transaction.ts";

const update = statement((db, args: { user: number; receipts: number; preferences: string }) =>
  db
    .updateTable("users")
    .set({ receipts: args.receipts, preferences: args.preferences })
    .where("id", "=", args.user),
);

const known = statement((db, args: { user: number; other: number }) =>
  db
    .selectFrom("shunned")
    .select(["ignored", "blocked"])
    .where("user_id", "=", args.user)
    .where("other_id", "=", args.other),
);

const remove = statement((db, args: { user: number; other: number }) =>
  db.deleteFrom("shunned").where("user_id", "=", args.user).where("other_id", "=", args.other),
);

const insert = statement((db, args: { user: number; other: number; ignored: number; blocked: number }) =>
  db
    .insertInto("shunned")
    .values({ user_id: args.user, other_id: args.other, ignored: args.ignored, blocked: args.blocked }),
);

const ofRoom = statement((db, args: { user: number; room: number }) =>
  db
    .selectFrom("members")
    .select(["favourite", "notify"])
    .where("room_id", "=", args.room)
    .where("user_id", "=", args.user),
);

const updateRoom = statement((db, args: { user: number; room: number; favourite: number; notify: Notify }) =>
  db
    .updateTable("members")
    .set({ favourite: args.favourite, notify: args.notify })
    .where("room_id", "=", args.room)
    .where("user_id", "=", args.user),
);

export const setPreferences: CommandRunner<"setPreferences"> = (command, { connection }) => {
  const { user } = command;
  const before = preferencesOf(connection, user);
  const { order = before.order, keywords = before.keywords, receipts = before.receipts } = command;
  const preferences = JSON.stringify({ order, keywords: [...new Set(keywords)] });
  connection.run(update, { user, receipts: Number(receipts), preferences });
  return { result: preferencesOf(connection, user) };
};

export const shun: CommandRunner<"shun"> = ({ user, name, ...wishes }, { connection, memory }) => {
  const other = accountNamed(connection, name)?.id;
  if (other === undefined || other === user) return { refusal: refuse("no_such_user", { field: "name" }) };
  const before = connection.get(known, { user, other }) ?? { ignored: 0, blocked: 0 };
  const ignored = Number(wishes.ignored ?? before.ignored);
  const blocked = Number(wishes.blocked ?? before.blocked);
  connection.run(remove, { user, other });
  if (ignored || blocked) connection.run(insert, { user, other, ignored, blocked });
  // What is barred by it is remembered with memberships.
  if (blocked !== before.blocked) memory.forgetMemberships();
  const mentions = ignored === before.ignored ? [] : mentionsBy(connection, user, other);
  return { result: { preferences: preferencesOf(connection, user), mentions } };
};

export const setRoomPreferences: CommandRunner<"setRoomPreferences"> = (command, transaction) => {
  const { user, room } = command;
  const inside = insider(transaction, room, user);
  if ("refusal" in inside) return inside;
  const before = transaction.connection.get(ofRoom, { user, room });
  const favourite = Number(command.favourite ?? before?.favourite ?? 0);
  const notify = command.notify ?? before?.notify ?? "all";
  transaction.connection.run(updateRoom, { user, room, favourite, notify });
  return { result: { favourite: favourite === 1, notify } };
};
