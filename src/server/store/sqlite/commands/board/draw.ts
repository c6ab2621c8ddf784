import { strokeProblem } from "../../../../../protocol/board/problem.ts";
import { refuse } from "../../../../../protocol/errors.ts";
import type { PlacedStroke } from "../../../../../protocol/index.ts";
import type { Command, Outcome } from "../../../store.ts";
import { boardOf, flattenAfter, mostStrokes, saveBoard, writtenStroke } from "../../boards.ts";
import { insider } from "../../insider.ts";
import { messageId, seqOf } from "../../schema.ts";
import { silenced } from "../../speak.ts";
import { type Connection, statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const insert = statement(
  (db, args: { id: number; version: number; user: number; sid: string; at: number; stroke: string }) =>
    db
      .insertInto("strokes")
      .values({
        id: args.id,
        version: args.version,
        user_id: args.user,
        sid: args.sid,
        at: args.at,
        undone: 0,
        stroke: args.stroke,
      })
      .onConflict(conflict => conflict.columns(["user_id", "sid"]).doNothing()),
);

const bySid = statement((db, args: { user: number; sid: string }) =>
  db
    .selectFrom("strokes")
    .select(["id", "stroke"])
    .where("user_id", "=", args.user)
    .where("sid", "=", args.sid),
);

/** Stores a stroke, or gives back the mark of the one that its author gave this sid before. */
export const draw: CommandRunner<"draw"> = (command, transaction) => {
  const { connection } = transaction;
  const { user, room, stroke, at } = command;
  const inside = insider(transaction, room, user);
  const refusal = "refusal" in inside ? inside.refusal : silenced(inside.counter, inside.member, at);
  // Who may draw nothing any more may still ask what became of a stroke whose answer was lost.
  if (refusal) {
    const before = drawnBefore(connection, command);
    return before && "result" in before ? before : { refusal };
  }
  const board = boardOf(connection, room);
  const problem = strokeProblem(stroke, board);
  if (problem) return { refusal: refuse("bad_stroke", { field: `stroke.${problem}` }) };
  const mark = board.head + 1;
  const row = { id: messageId(room, mark), version: mark, user, sid: stroke.sid, at };
  const { changes } = connection.run(insert, { ...row, stroke: writtenStroke(stroke) });
  if (changes === 0) return drawnBefore(connection, command) as Outcome<"draw">;
  board.head = mark;
  saveBoard(connection, board);
  const placed: PlacedStroke = { mark, version: mark, user, stroke };
  const beneath = Math.max(board.flat, board.cleared);
  const flatten = mark - beneath > (board.flat > board.cleared ? flattenAfter : mostStrokes);
  return {
    result: { mark, ...(flatten ? { flatten } : {}) },
    board: { kind: "board", room, event: { type: "stroke", room, stroke: placed } },
  };
};

/** What became of the stroke that this author gave this sid before, if there is one. */
function drawnBefore(
  connection: Connection,
  { user, room, stroke }: Command<"draw">,
): Outcome<"draw"> | undefined {
  const first = connection.get(bySid, { user, sid: stroke.sid });
  if (!first) return undefined;
  const mark = seqOf(first.id);
  if (first.id === messageId(room, mark) && first.stroke === writtenStroke(stroke))
    return { result: { mark } };
  return { refusal: refuse("conflict", { message: "This sid has been used for another stroke." }) };
}
