import { sql } from "kysely";
import { boardOf, saveBoard } from "../../boards.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const changedSince = statement((db, args: { room: number; since: number; mark: number }) =>
  db
    .selectFrom("strokes")
    .select("id")
    .where(sql<number>`id >> 32`, "=", args.room)
    .where("version", ">", args.since)
    .where(sql<boolean>`version > (id & 4294967295)`)
    .where(sql<number>`id & 4294967295`, "<=", args.mark)
    .limit(1),
);

const keep = statement((db, args: { room: number; cleared: number; mark: number; pixels: string }) =>
  db
    .insertInto("board_pictures")
    .values({ room_id: args.room, cleared: args.cleared, mark: args.mark, pixels: args.pixels })
    .onConflict(conflict =>
      conflict.columns(["room_id", "cleared"]).doUpdateSet({ mark: args.mark, pixels: args.pixels }),
    ),
);

/** From now on this is what the board looked like at that mark: nothing up to there is taken back any more. */
export const keepPicture: CommandRunner<"keepPicture"> = ({ room, picture }, { connection, memory }) => {
  const { cleared, mark, head, pixels } = picture;
  const board = boardOf(connection, room);
  const isStale =
    !memory.counters(room) ||
    board.cleared !== cleared ||
    board.flat >= mark ||
    connection.get(changedSince, { room, since: head, mark }) !== undefined;
  if (isStale) return { result: { kept: false } };
  connection.run(keep, { room, cleared, mark, pixels });
  board.flat = mark;
  saveBoard(connection, board);
  return { result: { kept: true } };
};
