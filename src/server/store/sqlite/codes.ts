import type { CodeKind } from "./schema.ts";
import { type Connection, statement } from "./statement.ts";

const find = statement((db, args: { hash: string; kind: CodeKind }) =>
  db
    .selectFrom("codes")
    .select(["user_id as user", "uses", "expires_at as expiresAt"])
    .where("hash", "=", args.hash)
    .where("kind", "=", args.kind),
);

const use = statement((db, args: { hash: string; uses: number }) =>
  db.updateTable("codes").set({ uses: args.uses }).where("hash", "=", args.hash),
);

const remove = statement((db, args: { hash: string }) =>
  db.deleteFrom("codes").where("hash", "=", args.hash),
);

const removeOld = statement((db, args: { at: number }) =>
  db.deleteFrom("codes").where("expires_at", "<", args.at),
);

const removeLinksOf = statement((db, args: { user: number }) =>
  db.deleteFrom("codes").where("user_id", "=", args.user).where("kind", "=", "link"),
);

const insert = statement(
  (
    db,
    args: {
      hash: string;
      kind: CodeKind;
      user: number | null;
      uses: number;
      at: number;
      expiresAt: number | null;
    },
  ) =>
    db.insertInto("codes").values({
      hash: args.hash,
      kind: args.kind,
      user_id: args.user,
      uses: args.uses,
      created_at: args.at,
      expires_at: args.expiresAt,
    }),
);

interface Brought {
  readonly kind: CodeKind;
  readonly hash: string;
  readonly at: number;
}

/** Whether it is one and still good; it is not used up by that. */
export function isCode(connection: Connection, { kind, hash, at }: Brought): boolean {
  const code = connection.get(find, { kind, hash });
  return code !== undefined && (code.expiresAt === null || code.expiresAt > at);
}

/** Uses a code once: whose it is, or undefined if it is none, used up or too old. */
export function takeCode(connection: Connection, brought: Brought): { user: number | null } | undefined {
  const { kind, hash } = brought;
  const code = connection.get(find, { kind, hash });
  if (!code || !isCode(connection, brought)) return undefined;
  if (code.uses > 1) connection.run(use, { hash, uses: code.uses - 1 });
  else connection.run(remove, { hash });
  return { user: code.user };
}

export function insertCode(
  connection: Connection,
  code: { kind: CodeKind; hash: string; user: number | null; uses: number; at: number; expiresAt?: number },
): void {
  connection.run(removeOld, { at: code.at });
  connection.run(insert, { ...code, expiresAt: code.expiresAt ?? null });
}

/** Nobody signs in as this user by a code that was made before. */
export function removeLinks(connection: Connection, user: number): void {
  connection.run(removeLinksOf, { user });
}
