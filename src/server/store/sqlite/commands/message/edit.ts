import { refuse } from "../../../../../protocol/errors.ts";
import { namedIn, setNamed } from "../../mentions.ts";
import { messageId } from "../../schema.ts";
import { changeEntry } from "../../search/entry.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { changeable, changed } from "./change.ts";

/** So many earlier texts of a message are kept, where they are. */
export const earlierTexts = 50;

const update = statement((db, args: { id: number; text: string; mentions: string | null; at: number }) =>
  db
    .updateTable("messages")
    .set({ text: args.text, mentions: args.mentions, edited_at: args.at })
    .where("id", "=", args.id),
);

const keepEarlier = statement((db, args: { id: number; text: string; at: number }) =>
  db.insertInto("earlier_texts").values({ message_id: args.id, text: args.text, at: args.at }),
);

/** The others of a message are not kept: who edits it all day would fill the disk. */
const dropOldest = statement((db, args: { id: number }) =>
  db
    .deleteFrom("earlier_texts")
    .where("message_id", "=", args.id)
    .where("id", "<=", eb =>
      eb
        .selectFrom("earlier_texts as kept")
        .select("kept.id")
        .where("kept.message_id", "=", args.id)
        .orderBy("kept.id", "desc")
        .limit(1)
        .offset(earlierTexts),
    ),
);

/** Replaces the text of a message of one's own. The text it has already is no change. */
export const edit: CommandRunner<"edit"> = ({ user, room, seq, text, keep, at }, transaction) => {
  const { connection } = transaction;
  const found = changeable(transaction, { user, room, seq, at });
  if ("refusal" in found) return found;
  const { row, message } = found;
  // What was passed on are another's words.
  if (row.user !== user || row.origin !== null) return { refusal: refuse("not_yours") };
  if (row.text === text) return { result: { version: row.version } };
  const id = messageId(room, seq);
  if (keep) {
    connection.run(keepEarlier, { id, text: row.text, at: row.edited ?? row.at });
    connection.run(dropOldest, { id });
  }
  const named = namedIn(transaction, room, text);
  connection.run(update, { id, text, mentions: named.length === 0 ? null : JSON.stringify(named), at });
  transaction.memory.unindexed.index();
  changeEntry(connection, { id, user, text: row.text }, text);
  setNamed(connection, { room, seq, before: message.mentions ?? [], after: named });
  return changed(transaction, { room, seq, counter: found.counter });
};
