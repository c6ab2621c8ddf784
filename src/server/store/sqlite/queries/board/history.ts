import { sql } from "kysely";
import { refuse } from "../../../../../protocol/errors.ts";
import { mayInRoom } from "../../../rights.ts";
import { fittingRows, toStroke } from "../../boards.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { messageId, seqOf } from "../../schema.ts";
import { statement } from "../../statement.ts";
import { readableRoom } from "../room-row.ts";

const drawn = statement((db, args: { from: number; to: number; limit: number }) =>
  db
    .selectFrom("strokes")
    .innerJoin("users", "users.id", "strokes.user_id")
    .select(["strokes.id", "strokes.at", "users.id as user", "users.name", "strokes.sid", "strokes.stroke"])
    .select([sql<"draw">`'draw'`.as("did"), sql<number | null>`null`.as("of")])
    .where("strokes.id", ">", args.from)
    .where("strokes.id", "<", args.to)
    .orderBy("strokes.id", "desc")
    .limit(args.limit),
);

const done = statement((db, args: { from: number; to: number; limit: number }) =>
  db
    .selectFrom("board_deeds as deeds")
    .innerJoin("users", "users.id", "deeds.user_id")
    .leftJoin(
      "strokes",
      "strokes.id",
      sql<number>`deeds.id - (deeds.id & 4294967295) + deeds.of_mark` as never,
    )
    .select(["deeds.id", "deeds.at", "users.id as user", "users.name", "strokes.sid", "strokes.stroke"])
    .select(["deeds.did", "deeds.of_mark as of"])
    .where("deeds.id", ">", args.from)
    .where("deeds.id", "<", args.to)
    .orderBy("deeds.id", "desc")
    .limit(args.limit),
);

/** Every change of a board, the newest first, for who keeps order in its room. */
export const boardHistory: QueryRunner<"boardHistory"> = (
  connection,
  { user, room, before, limit, bytes },
) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  if (!mayInRoom(found.member, "readBoardHistory")) return refuse("not_allowed");
  const range = { from: messageId(room, 0), to: messageId(room, before), limit: limit + 1 };
  const rows = [...connection.all(drawn, range), ...connection.all(done, range)].sort(
    (one, other) => other.id - one.id,
  );
  const length = Math.min(fittingRows(rows, bytes), limit);
  return {
    entries: rows.slice(0, length).map(({ id, at, user: by, name, did, of, sid, stroke }) => ({
      mark: seqOf(id),
      at,
      user: by,
      name,
      did,
      ...(of === null ? {} : { of }),
      ...(sid === null || stroke === null ? {} : { stroke: toStroke({ sid, stroke }) }),
    })),
    more: length < rows.length,
  };
};
