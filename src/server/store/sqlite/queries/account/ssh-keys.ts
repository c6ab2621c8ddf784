import type { QueryRunner } from "../../query-runner.ts";
import { statement } from "../../statement.ts";

const select = statement((db, args: { user: number }) =>
  db
    .selectFrom("ssh_keys")
    .select(["fingerprint", "key", "comment", "created_at as createdAt", "used_at as usedAt"])
    .where("user_id", "=", args.user)
    .orderBy("created_at", "asc"),
);

/** The ssh keys with which somebody can prove who they are. */
export const sshKeys: QueryRunner<"sshKeys"> = (connection, args) =>
  connection.all(select, args).map(({ key, usedAt, ...row }) => ({
    ...row,
    type: key.split(" ")[0] ?? "",
    ...(usedAt === null ? {} : { usedAt }),
  }));
