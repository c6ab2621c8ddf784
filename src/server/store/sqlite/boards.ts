import { boardLimits } from "../../../protocol/board/limits.ts";
import type { BoardDeed, BoardSize, PlacedStroke, Stroke } from "../../../protocol/index.ts";
import { messageId, seqOf } from "./schema.ts";
import { type Connection, statement } from "./statement.ts";

/** Of so many changes the strokes are sent as they are; with more there is a picture of what is beneath. */
export const mostStrokes = 2_000;
/** So many last marks are never in a picture, so that their strokes can be taken back. */
export const wet = 300;
/** A picture is painted anew when so many marks came after it. */
export const flattenAfter = 2 * wet;

/** A room's board, as it is kept. */
export interface BoardRow extends BoardSize {
  readonly room: number;
  head: number;
  cleared: number;
  flat: number;
  clearedBy: number | null;
  clearedAt: number | null;
  clearedBefore: number;
  flatBefore: number;
}

const select = statement((db, args: { room: number }) =>
  db
    .selectFrom("boards")
    .select(["room_id as room", "width", "height", "head", "cleared", "flat"])
    .select(["cleared_by as clearedBy", "cleared_at as clearedAt"])
    .select(["cleared_before as clearedBefore", "flat_before as flatBefore"])
    .where("room_id", "=", args.room),
);

const upsert = statement((db, args: BoardRow) => {
  const changing = {
    head: args.head,
    cleared: args.cleared,
    flat: args.flat,
    cleared_by: args.clearedBy,
    cleared_at: args.clearedAt,
    cleared_before: args.clearedBefore,
    flat_before: args.flatBefore,
  };
  return db
    .insertInto("boards")
    .values({ room_id: args.room, width: args.width, height: args.height, ...changing })
    .onConflict(conflict => conflict.column("room_id").doUpdateSet(changing));
});

const insertDeed = statement(
  (db, args: { id: number; user: number; at: number; did: Exclude<BoardDeed, "draw">; of: number | null }) =>
    db
      .insertInto("board_deeds")
      .values({ id: args.id, user_id: args.user, at: args.at, did: args.did, of_mark: args.of }),
);

/** A board that nobody has drawn on. */
export function newBoard(room: number): BoardRow {
  const { width, height } = boardLimits;
  const nothing = { head: 0, cleared: 0, flat: 0, clearedBefore: 0, flatBefore: 0 };
  return { room, width, height, ...nothing, clearedBy: null, clearedAt: null };
}

/** The board of a room that there is. */
export function boardOf(connection: Connection, room: number): BoardRow {
  return connection.get(select, { room }) ?? newBoard(room);
}

export function saveBoard(connection: Connection, board: BoardRow): void {
  connection.run(upsert, board);
}

/** Something was done to a board that is no new stroke: it takes the next mark, which is given back. */
export function markDeed(
  connection: Connection,
  board: BoardRow,
  deed: { user: number; at: number; did: Exclude<BoardDeed, "draw">; of?: number },
): number {
  board.head += 1;
  saveBoard(connection, board);
  const { of = null, ...rest } = deed;
  connection.run(insertDeed, { id: messageId(board.room, board.head), ...rest, of });
  return board.head;
}

export const strokeColumns = [
  "strokes.id",
  "strokes.version",
  "strokes.user_id as user",
  "strokes.sid",
  "strokes.undone",
  "strokes.stroke",
] as const;

export interface StrokeRow {
  readonly id: number;
  readonly version: number;
  readonly user: number;
  readonly sid: string;
  readonly undone: number;
  readonly stroke: string;
}

/** A stroke as it is written down: in one order, so that the same one is the same text. */
export function writtenStroke({ tool, ink, width, points, filled, text }: Stroke): string {
  return JSON.stringify({ tool, ink, width, points, filled, text });
}

export function toStroke({ sid, stroke }: Pick<StrokeRow, "sid" | "stroke">): Stroke {
  return { sid, ...(JSON.parse(stroke) as Omit<Stroke, "sid">) };
}

export function toPlaced(row: StrokeRow): PlacedStroke {
  const { id, version, user, undone } = row;
  return { mark: seqOf(id), version, user, stroke: toStroke(row), ...(undone ? { undone: true } : {}) };
}

/** How many of these rows, the first at least, are so many bytes. */
export function fittingRows(rows: readonly { readonly stroke: string | null }[], bytes: number): number {
  let left = bytes;
  for (const [place, { stroke }] of rows.entries()) {
    // What is around it is some 150 bytes.
    left -= (stroke?.length ?? 0) + 150;
    if (left < 0 && place > 0) return place;
  }
  return rows.length;
}
