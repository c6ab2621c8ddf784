import { sql } from "kysely";
import { boardOf, fittingRows, mostStrokes, strokeColumns, toPlaced } from "../../boards.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { messageId } from "../../schema.ts";
import { type Connection, statement } from "../../statement.ts";
import { readableRoom } from "../room-row.ts";

/** Rows in one page, if they are small. */
const mostRows = 1_000;

const born = statement((db, args: { from: number; to: number; limit: number }) =>
  db
    .selectFrom("strokes")
    .select(strokeColumns)
    .where("id", ">", args.from)
    .where("id", "<=", args.to)
    .whereRef("version", "=", sql<number>`id & 4294967295`)
    .orderBy("id", "asc")
    .limit(args.limit),
);

const changed = statement((db, args: { room: number; since: number; cleared: number; limit: number }) =>
  db
    .selectFrom("strokes")
    .select(strokeColumns)
    .where(sql<number>`id >> 32`, "=", args.room)
    .where("version", ">", args.since)
    .where(sql<boolean>`version > (id & 4294967295)`)
    .where(sql<number>`id & 4294967295`, ">", args.cleared)
    .orderBy("version", "asc")
    .limit(args.limit),
);

const kept = statement((db, args: { room: number; cleared: number }) =>
  db
    .selectFrom("board_pictures")
    .select(["mark", "pixels"])
    .where("room_id", "=", args.room)
    .where("cleared", "=", args.cleared),
);

const nameOf = statement((db, args: { user: number }) =>
  db.selectFrom("users").select("name").where("id", "=", args.user),
);

/**
 * What changed on a board since a mark, by rising version, of what is not cleared away. Who knows less than there is a
 * picture of begins with that.
 */
export const board: QueryRunner<"board"> = (connection, { user, room, since, bytes, anyhow }) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  const row = boardOf(connection, room);
  const { width, height, head, cleared, flat } = row;
  const picture = since < flat ? connection.get(kept, { room, cleared }) : undefined;
  const from = picture ? picture.mark : since;
  const beneath = Math.max(from, cleared);
  if (!anyhow && head - beneath > mostStrokes) return "flatten";

  const limit = mostRows + 1;
  const range = { from: messageId(room, beneath), to: messageId(room, Infinity), limit };
  // What is in the picture is as it was when that was made, whenever that came about.
  const visible = picture ? picture.mark : cleared;
  const rows = [
    ...connection.all(born, range),
    ...connection.all(changed, { room, since: from, cleared: visible, limit }),
  ].sort((one, other) => one.version - other.version);
  const length = Math.min(fittingRows(rows, bytes - (picture?.pixels.length ?? 0)), mostRows);
  const more = length < rows.length;
  const clearing = clearingOf(connection, row);
  return {
    epoch: found.row.epoch,
    width,
    height,
    head,
    upTo: more ? (rows[length - 1]?.version ?? since) : head,
    more,
    cleared,
    ...(clearing ? { clearing } : {}),
    ...(picture ? { picture } : {}),
    strokes: rows.slice(0, length).map(toPlaced),
  };
};

function clearingOf(
  connection: Connection,
  { clearedBy: user, clearedAt: at }: { clearedBy: number | null; clearedAt: number | null },
) {
  if (user === null || at === null) return undefined;
  return { user, name: connection.get(nameOf, { user })?.name ?? "", at };
}
