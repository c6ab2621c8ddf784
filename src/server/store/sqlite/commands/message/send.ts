import { sql } from "kysely";
import { refuse } from "../../../../../protocol/errors.ts";
import type { Picture, Refusal } from "../../../../../protocol/index.ts";
import type { Outcome } from "../../../store.ts";
import { reopened } from "../../direct.ts";
import { insider } from "../../insider.ts";
import { namedIn, setNamed } from "../../mentions.ts";
import { messageId, seqOf } from "../../schema.ts";
import { silenced } from "../../speak.ts";
import { type Connection, statement } from "../../statement.ts";
import type { CommandRunner, Transaction } from "../../transaction.ts";
import { readMessage, type StoredRow } from "./read.ts";

interface Row {
  id: number;
  version: number;
  ordinal: number;
  user: number;
  cid: string;
  at: number;
  text: string;
}

/** What only some messages have. */
interface More {
  action: number | null;
  replyTo: number | null;
  thread: number | null;
  nth: number | null;
  origin: string | null;
  mentions: string | null;
  picture: string | null;
}
const nothingMore: More = {
  action: null,
  replyTo: null,
  thread: null,
  nth: null,
  origin: null,
  mentions: null,
  picture: null,
};

/** The columns that every message fills. */
const plainly = ({ id, version, ordinal, user, cid, at, text }: Row) => ({
  id,
  version,
  ordinal,
  user_id: user,
  cid,
  at,
  text,
});

// Two statements, as nearly all messages are plain: each value that is bound costs.
const insert = statement((db, args: Row) =>
  db
    .insertInto("messages")
    .values(plainly(args))
    .onConflict(conflict => conflict.columns(["user_id", "cid"]).doNothing()),
);

const insertMore = statement((db, args: Row & More) =>
  db
    .insertInto("messages")
    .values({
      ...plainly(args),
      action: args.action,
      reply_to: args.replyTo,
      thread: args.thread,
      nth: args.nth,
      origin: args.origin,
      mentions: args.mentions,
      picture: args.picture,
    })
    .onConflict(conflict => conflict.columns(["user_id", "cid"]).doNothing()),
);

/** How many answers are in a thread: the last of them says which it is. */
const answers = statement((db, args: { room: number; thread: number }) =>
  db
    .selectFrom("messages")
    .select("nth")
    .where(sql<number>`id >> 32`, "=", args.room)
    .where("thread", "=", args.thread)
    .where("thread", "is not", null)
    .orderBy("id", "desc")
    .limit(1),
);

const byCid = statement((db, args: { user: number; cid: string }) =>
  db
    .selectFrom("messages")
    .select(["id", "text", "reply_to as replyTo", "origin", "picture"])
    .select(["edited_at as edited", "deleted_at as deleted"])
    .where("user_id", "=", args.user)
    .where("cid", "=", args.cid),
);

/** What somebody says in a room, by whatever command. */
interface Saying {
  readonly user: number;
  readonly room: number;
  readonly cid: string;
  readonly text: string;
  readonly action?: true;
  readonly reply?: number;
  readonly origin?: string;
  readonly picture?: Picture;
  readonly at: number;
}

/** Stores a message, or gives back the one that its author gave this cid before. */
export const send: CommandRunner<"send"> = (command, transaction) => say(command, transaction);

/** Says in a room what somebody may read in another. A message that was passed on before keeps its first origin. */
export const forward: CommandRunner<"forward"> = ({ user, room, cid, from, at }, transaction) => {
  const { connection } = transaction;
  const inside = insider(transaction, from.room, user);
  const found = "refusal" in inside ? inside : readMessage(connection, from);
  // What was passed on is there, whatever became since of where it came from.
  if ("refusal" in found) return passedOnBefore(connection, { user, room, cid }) ?? found;
  const { row, message } = found;
  const origin = row.origin ?? JSON.stringify({ ...from, user: row.user, at: row.at });
  const action = row.action ? { action: true as const } : {};
  const picture = message.picture ? { picture: message.picture } : {};
  return say({ user, room, cid, text: row.text, ...action, ...picture, origin, at }, transaction);
};

function say(saying: Saying, transaction: Transaction): Outcome<"send"> {
  const { connection, memory } = transaction;
  const { user, room, cid, text, at } = saying;
  const inside = insider(transaction, room, user);
  const refusal = "refusal" in inside ? inside.refusal : silenced(inside.counter, inside.member, at);
  // Who may say nothing any more may still ask what became of a message whose answer was lost.
  if (refusal) {
    const before = saidBefore(connection, saying);
    return before && "result" in before ? before : { refusal };
  }
  const { counter, member } = inside as Exclude<typeof inside, { refusal: unknown }>;
  const more = moreOf(saying, transaction);
  if ("refusal" in more) return saidBefore(connection, saying) ?? more;
  const seq = counter.head + 1;
  const ordinal = counter.ordinal + 1;
  const id = messageId(room, seq);
  const row = { id, version: seq, ordinal, user, cid, at, text };
  const { changes } = more.plain
    ? connection.run(insert, row)
    : connection.run(insertMore, { ...row, ...more.columns });
  if (changes === 0) return saidBefore(connection, saying) as Outcome<"send">;
  memory.unindexed.add({ id, user, text });
  const opened = counter.direct ? { opened: reopened(transaction, room) } : {};
  counter.head = seq;
  counter.ordinal = ordinal;
  counter.activeAt = at;
  memory.touch(room, counter);
  if (more.plain) {
    const message = { seq, version: seq, ordinal, user, name: member.name, cid, at, text };
    return {
      result: { seq, version: seq, ordinal, at },
      ...opened,
      change: { kind: "message", room, version: seq, message },
    };
  }
  setNamed(connection, { room, seq, before: [], after: more.named });
  const stored = readMessage(connection, { room, seq });
  if ("refusal" in stored) throw new Error("a message that was stored is not there");
  const { message } = stored;
  return {
    result: resultOf(message),
    ...opened,
    change: { kind: "message", room, version: seq, message },
  };
}

/** What a message has besides its text; a refusal if it answers one that is not there. */
function moreOf(
  { room, text, action, reply, origin, picture }: Saying,
  transaction: Transaction,
):
  | { readonly plain: true }
  | { readonly plain: false; readonly columns: More; readonly named: readonly number[] }
  | { readonly refusal: Refusal } {
  // What is passed on calls nobody: those whom it named were called where it was said.
  const named = origin === undefined ? namedIn(transaction, room, text) : [];
  if (!action && !picture && reply === undefined && origin === undefined && named.length === 0) {
    return { plain: true };
  }
  const columns: More = {
    ...nothingMore,
    action: action ? 1 : null,
    origin: origin ?? null,
    mentions: named.length === 0 ? null : JSON.stringify(named),
    picture: stored(picture),
  };
  if (reply === undefined) return { plain: false, columns, named };
  const answered = readMessage(transaction.connection, { room, seq: reply });
  if ("refusal" in answered) return answered;
  const thread = answered.row.thread ?? reply;
  const nth = (transaction.connection.get(answers, { room, thread })?.nth ?? 0) + 1;
  return { plain: false, columns: { ...columns, replyTo: reply, thread, nth }, named };
}

/** What became of the message that this author gave this cid before, if there is one. */
function saidBefore(connection: Connection, saying: Saying): Outcome<"send"> | undefined {
  const { user, room, cid } = saying;
  const first = connection.get(byCid, { user, cid });
  if (!first) return undefined;
  const seq = seqOf(first.id);
  if (first.id !== messageId(room, seq) || !isSame(first, saying)) return { refusal: refuse("conflict") };
  return resultAt(connection, room, seq);
}

function resultAt(connection: Connection, room: number, seq: number): Outcome<"send"> {
  const stored = readMessage(connection, { room, seq }, "even deleted");
  if ("refusal" in stored) throw new Error("a message that was found is not there");
  return { result: resultOf(stored.message) };
}

/** The same of what was passed on from where there is nothing to compare it with any more. */
function passedOnBefore(
  connection: Connection,
  { user, room, cid }: Pick<Saying, "user" | "room" | "cid">,
): Outcome<"send"> | undefined {
  const first = connection.get(byCid, { user, cid });
  if (!first || first.origin === null || first.id !== messageId(room, seqOf(first.id))) return undefined;
  return resultAt(connection, room, seqOf(first.id));
}

/** Of what was changed since it cannot be told any more what it said first; a picture stays until all is deleted. */
function isSame(first: NonNullable<typeof byCid.row>, { text, reply, origin, picture }: Saying): boolean {
  if (first.deleted !== null) return true;
  if (first.picture !== stored(picture)) return false;
  if (first.edited !== null) return true;
  return first.text === text && first.replyTo === (reply ?? null) && first.origin === (origin ?? null);
}

/** The same for the same picture, in whatever order its fields came. */
function stored(picture: Picture | undefined): string | null {
  if (!picture) return null;
  const { width, height, pixels } = picture;
  return JSON.stringify({ width, height, pixels });
}

function resultOf({ seq, version, ordinal, at, reply, thread, nth, mentions }: StoredRow["message"]) {
  return {
    seq,
    version,
    ordinal,
    at,
    ...(reply ? { reply } : {}),
    ...(thread === undefined ? {} : { thread }),
    ...(nth === undefined ? {} : { nth }),
    ...(mentions ? { mentions } : {}),
  };
}
