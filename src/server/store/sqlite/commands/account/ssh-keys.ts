import { refuse } from "../../../../../protocol/errors.ts";
import { may } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

/** So many keys are looked at when one signs in with one of them. */
const mostKeys = 50;

const count = statement((db, args: { user: number }) =>
  db
    .selectFrom("ssh_keys")
    .select(eb => eb.fn.countAll<number>().as("keys"))
    .where("user_id", "=", args.user),
);

const insert = statement(
  (db, args: { user: number; fingerprint: string; key: string; comment: string; at: number }) =>
    db
      .insertInto("ssh_keys")
      .values({
        user_id: args.user,
        fingerprint: args.fingerprint,
        key: args.key,
        comment: args.comment,
        created_at: args.at,
        used_at: null,
      })
      .onConflict(conflict =>
        conflict.columns(["user_id", "fingerprint"]).doUpdateSet({ comment: args.comment }),
      ),
);

const remove = statement((db, args: { user: number; fingerprint: string }) =>
  db.deleteFrom("ssh_keys").where("user_id", "=", args.user).where("fingerprint", "=", args.fingerprint),
);

/** Lets an ssh key prove an account. */
export const addKey: CommandRunner<"addKey"> = (command, { connection }) => {
  if (!may(accountOf(connection, command.user)?.role, "keepAccount"))
    return { refusal: refuse("not_allowed") };
  const keys = connection.get(count, { user: command.user })?.keys ?? 0;
  if (keys >= mostKeys) {
    return { refusal: refuse("bad_key", { message: `You have ${keys} keys; remove one first.` }) };
  }
  connection.run(insert, command);
  return { result: {} };
};

/** An ssh key proves nothing any more. Devices that came in by it stay: they have keys of their own. */
export const removeKey: CommandRunner<"removeKey"> = ({ user, fingerprint }, { connection }) => {
  const { changes } = connection.run(remove, { user, fingerprint });
  if (changes === 0) {
    return { refusal: refuse("bad_key", { message: "You have no key with this fingerprint." }) };
  }
  return { result: {} };
};
