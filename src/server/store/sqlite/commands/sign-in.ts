import { refuse } from "../../../../protocol/errors.ts";
import { foldName } from "../../../../protocol/names.ts";
import type { CommandRunner } from "../batch.ts";
import { statement } from "../statement.ts";

const userByName = statement((db, args: { folded: string }) =>
  db.selectFrom("users").select(["id", "name"]).where("folded", "=", args.folded),
);

const deviceByKey = statement((db, args: { user: number; key: string }) =>
  db.selectFrom("devices").select("id").where("user_id", "=", args.user).where("key", "=", args.key),
);

const insertUser = statement((db, args: { name: string; folded: string; at: number }) =>
  db.insertInto("users").values({ name: args.name, folded: args.folded, created_at: args.at }),
);

const insertDevice = statement((db, args: { user: number; key: string; device: string; at: number }) =>
  db
    .insertInto("devices")
    .values({ user_id: args.user, key: args.key, name: args.device, created_at: args.at }),
);

/** A free name becomes this key's; a taken one answers only to a key it has. */
export const signIn: CommandRunner<"signIn"> = ({ name, key, device, at }, { connection }) => {
  const folded = foldName(name);
  const known = connection.get(userByName, { folded });
  if (known) {
    const found = connection.get(deviceByKey, { user: known.id, key });
    if (!found) return { refusal: refuse("name_taken") };
    return { result: { user: known.id, name: known.name, device: found.id, claimed: false } };
  }
  const user = Number(connection.run(insertUser, { name, folded, at }).lastInsertRowid);
  const made = Number(connection.run(insertDevice, { user, key, device, at }).lastInsertRowid);
  return { result: { user, name, device: made, claimed: true } };
};
