import { refuse } from "../../../../../protocol/errors.ts";
import { boardOf, markDeed, strokeColumns, toPlaced } from "../../boards.ts";
import { insider } from "../../insider.ts";
import { messageId, seqOf } from "../../schema.ts";
import { silenced } from "../../speak.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const bySid = statement((db, args: { user: number; sid: string }) =>
  db.selectFrom("strokes").select(strokeColumns).where("user_id", "=", args.user).where("sid", "=", args.sid),
);

const update = statement((db, args: { id: number; undone: number; version: number }) =>
  db.updateTable("strokes").set({ undone: args.undone, version: args.version }).where("id", "=", args.id),
);

/**
 * Takes a stroke back, or puts it there again. Not one that was cleared away, and not one that is in a picture: so
 * nobody who has that picture has to load it anew, however old a stroke somebody thinks of.
 */
export const undraw: CommandRunner<"undraw"> = ({ user, room, sid, on, at }, transaction) => {
  const { connection } = transaction;
  const inside = insider(transaction, room, user);
  if ("refusal" in inside) return inside;
  const refusal = silenced(inside.counter, inside.member, at);
  if (refusal) return { refusal };
  const row = connection.get(bySid, { user, sid });
  const mark = row ? seqOf(row.id) : 0;
  if (!row || row.id !== messageId(room, mark)) return { refusal: refuse("no_such_stroke") };
  const undone = on ? 0 : 1;
  if (row.undone === undone) return { result: { mark: row.version } };
  const board = boardOf(connection, room);
  if (mark <= Math.max(board.cleared, board.flat)) return { refusal: refuse("too_late") };
  const version = markDeed(connection, board, { user, at, did: on ? "redo" : "undo", of: mark });
  connection.run(update, { id: row.id, undone, version });
  const stroke = toPlaced({ ...row, undone, version });
  return {
    result: { mark: version },
    board: { kind: "board", room, event: { type: "stroke", room, stroke } },
  };
};
