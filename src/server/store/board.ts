import type { AnswerBody, ClearedEvent, Refusal, Stroke, StrokeEvent } from "../../protocol/index.ts";

/** What a committed command changed on a board. */
export interface BoardChange {
  readonly kind: "board";
  readonly room: number;
  readonly event: StrokeEvent | ClearedEvent;
}

/** The commands about boards: each that changes what is seen takes the next mark of its board. */
export interface BoardCommands {
  /** `flatten`: so much was drawn since there was a picture of it that it is time for another. */
  draw: {
    args: { user: number; room: number; stroke: Stroke; at: number };
    result: { mark: number; flatten?: true };
  };
  undraw: {
    args: { user: number; room: number; sid: string; on: boolean; at: number };
    result: { mark: number };
  };
  /** In rooms of at most so many `members` by anybody who may draw there. */
  clearBoard: {
    args: { user: number; room: number; on: boolean; members: number; at: number };
    result: { mark: number };
  };
  /** Keeps what was painted, unless the board is another one by now. */
  keepPicture: { args: { room: number; picture: FlatBoard }; result: { kept: boolean } };
}

/** What a board looked like at a mark, to who read it when `head` was its last. */
export interface FlatBoard {
  readonly cleared: number;
  readonly mark: number;
  readonly head: number;
  readonly pixels: string;
}

export interface BoardQueries {
  /**
   * Up to so many `bytes` of strokes. Where far too many follow what was asked for, it says so instead: there should be a
   * picture first. `anyhow` there is none.
   */
  board: {
    args: { user: number; room: number; since: number; bytes: number; anyhow: boolean };
    result: AnswerBody<"board"> | "flatten" | Refusal;
  };
  /** Paints what has to be painted: that takes its time. Null if there is nothing to paint. */
  boardPicture: { args: { room: number }; result: FlatBoard | null };
  boardHistory: {
    args: { user: number; room: number; before: number; limit: number; bytes: number };
    result: AnswerBody<"boardHistory"> | Refusal;
  };
}
