import { packPicture, unpackPicture } from "../../../../../protocol/board/picture.ts";
import { Raster } from "../../../../../protocol/board/raster.ts";
import { boardOf, toStroke, wet } from "../../boards.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { messageId } from "../../schema.ts";
import { statement } from "../../statement.ts";

/** Bounds the memory that a board of any age takes. */
const rowsAtOnce = 1_000;

const kept = statement((db, args: { room: number; cleared: number }) =>
  db
    .selectFrom("board_pictures")
    .select(["mark", "pixels"])
    .where("room_id", "=", args.room)
    .where("cleared", "=", args.cleared),
);

const strokes = statement((db, args: { above: number; to: number; limit: number }) =>
  db
    .selectFrom("strokes")
    .select(["id", "sid", "stroke"])
    .where("id", ">", args.above)
    .where("id", "<=", args.to)
    .where("undone", "=", 0)
    .orderBy("id")
    .limit(args.limit),
);

/** What a board looks like, but for its last strokes: the picture that is kept with what was drawn since on top of it. */
export const boardPicture: QueryRunner<"boardPicture"> = (connection, { room }) => {
  const { cleared, head, ...size } = boardOf(connection, room);
  const mark = head - wet;
  const beneath = connection.get(kept, { room, cleared });
  const from = beneath?.mark ?? cleared;
  if (mark <= from) return null;
  const raster = new Raster(size, beneath && unpackPicture(beneath.pixels, size));
  let above = messageId(room, from);
  for (;;) {
    const rows = connection.all(strokes, { above, to: messageId(room, mark), limit: rowsAtOnce });
    for (const row of rows) raster.paint(toStroke(row));
    const last = rows.at(-1);
    if (!last) break;
    above = last.id;
  }
  return { cleared, mark, head, pixels: packPicture(raster.pixels) };
};
