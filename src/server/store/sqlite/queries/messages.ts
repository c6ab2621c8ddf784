import type { Kysely } from "kysely";
import type { Message } from "../../../../protocol/index.ts";
import { seqOf, type Tables } from "../schema.ts";

/** Messages with their authors' present names. */
export function selectMessages(db: Kysely<Tables>) {
  return db
    .selectFrom("messages")
    .innerJoin("users", "users.id", "messages.user_id")
    .select([
      "messages.id",
      "messages.version",
      "messages.ordinal",
      "messages.user_id as user",
      "users.name",
      "messages.cid",
      "messages.at",
      "messages.text",
    ]);
}

/** A row of `selectMessages` as the protocol has it. */
export function toMessage({ id, ...rest }: Omit<Message, "seq"> & { id: number }): Message {
  return { seq: seqOf(id), ...rest };
}
