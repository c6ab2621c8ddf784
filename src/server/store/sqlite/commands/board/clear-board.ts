import { refuse } from "../../../../../protocol/errors.ts";
import type { Clearing } from "../../../../../protocol/index.ts";
import { mayInRoom } from "../../../rights.ts";
import type { Outcome } from "../../../store.ts";
import { type BoardRow, boardOf, markDeed } from "../../boards.ts";
import { insider } from "../../insider.ts";
import { messageId } from "../../schema.ts";
import { silenced } from "../../speak.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

/** So long it can be taken back that a board was cleared. */
const regret = 60_000;

const anyStroke = statement((db, args: { from: number; to: number }) =>
  db.selectFrom("strokes").select("id").where("id", ">", args.from).where("id", "<=", args.to).limit(1),
);

const forget = statement((db, args: { room: number; before: number }) =>
  db.deleteFrom("board_pictures").where("room_id", "=", args.room).where("cleared", "<", args.before),
);

/** Takes everything off a board, or puts there again what was taken off last. An empty board is cleared already. */
export const clearBoard: CommandRunner<"clearBoard"> = ({ user, room, on, members, at }, transaction) => {
  const { connection } = transaction;
  const inside = insider(transaction, room, user);
  if ("refusal" in inside) return inside;
  const { counter, member } = inside;
  const refusal = silenced(counter, member, at);
  if (refusal) return { refusal };
  const keepsOrder = mayInRoom(member, "clearBoard");
  const board = boardOf(connection, room);
  if (on) {
    if (!keepsOrder && counter.members > members) return { refusal: refuse("not_allowed") };
    const range = { from: messageId(room, board.cleared), to: messageId(room, board.head) };
    if (!connection.get(anyStroke, range)) return { result: { mark: board.head } };
    // What was cleared before this is gone for good.
    connection.run(forget, { room, before: board.cleared });
    const { cleared, flat } = board;
    const clearing = { clearedBy: user, clearedAt: at, clearedBefore: cleared, flatBefore: flat };
    Object.assign(board, clearing, { cleared: board.head + 1, flat: 0 });
    const version = markDeed(connection, board, { user, at, did: "clear" });
    return told(board, version, { user, name: member.name, at });
  }
  if (board.clearedAt === null || at - board.clearedAt > regret) return { refusal: refuse("too_late") };
  if (board.clearedBy !== user && !keepsOrder) return { refusal: refuse("not_allowed") };
  const before = { cleared: board.clearedBefore, flat: board.flatBefore };
  Object.assign(board, before, { clearedBy: null, clearedAt: null });
  return told(board, markDeed(connection, board, { user, at, did: "unclear" }));
};

function told({ room, cleared }: BoardRow, version: number, clearing?: Clearing): Outcome<"clearBoard"> {
  const event = { type: "cleared", room, version, cleared, ...(clearing ? { clearing } : {}) } as const;
  return { result: { mark: version }, board: { kind: "board", room, event } };
}
