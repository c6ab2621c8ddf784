import { skeleton } from "../../../names/skeleton.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { statement } from "../../statement.ts";

const account = statement((db, args: { looks: string }) =>
  db.selectFrom("users").select(["id as user", "password"]).where("looks", "=", args.looks),
);

const keys = statement((db, args: { user: number }) =>
  db.selectFrom("ssh_keys").select("fingerprint").where("user_id", "=", args.user),
);

/** What a proof of being this person is checked against. */
export const credentials: QueryRunner<"credentials"> = (connection, { name }) => {
  const found = connection.get(account, { looks: skeleton(name) });
  if (!found) return null;
  return {
    ...found,
    sshKeys: connection.all(keys, { user: found.user }).map(({ fingerprint }) => fingerprint),
  };
};
