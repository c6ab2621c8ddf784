import type { Static } from "typebox";
import * as Type from "typebox";
import { boardLimits } from "../board/limits.ts";
import { Ink, Stroke, Tool } from "../board/stroke.ts";
import {
  answer,
  Cid,
  Count,
  event,
  Id,
  PageSize,
  RoomId,
  request,
  signal,
  Timestamp,
  UserId,
} from "../schema.ts";

/** The size of a board, given when its room is made. */
const Side = Type.Integer({ minimum: boardLimits.leastSide, maximum: boardLimits.mostSide });
export const NewBoard = Type.Object({ width: Side, height: Side }, { additionalProperties: false });

/** A stroke as the server tells it: a newer one may say more. */
const Told = Type.Object(Stroke.properties);

/**
 * A stroke in its place on a board: `mark` is the number it was born with and the order in which it is painted, `version`
 * that of its last change.
 */
export const PlacedStroke = Type.Object({
  mark: Id,
  version: Id,
  user: UserId,
  stroke: Told,
  /** Taken back by its author. */
  undone: Type.Optional(Type.Literal(true)),
});

/** Who cleared a board last, and when: for a minute that can be taken back. */
export const Clearing = Type.Object({ user: UserId, name: Type.String(), at: Timestamp });

/**
 * What changed on a room's board since a mark, or all of it. Of a board with many strokes an answer may begin with a
 * `picture`: then that is all there was up to its mark, and what one knew before is of no use.
 */
export const Board = request("board", { room: RoomId, since: Type.Optional(Count) });
export const BoardPage = answer({
  epoch: Type.String(),
  width: Side,
  height: Side,
  /** The mark of the board's last change, and up to which one this page is complete. */
  head: Count,
  upTo: Count,
  more: Type.Boolean(),
  /** Strokes up to this mark do not count. */
  cleared: Count,
  clearing: Type.Optional(Clearing),
  /** Made by `packPicture`. */
  picture: Type.Optional(Type.Object({ mark: Count, pixels: Type.String() })),
  strokes: Type.Array(PlacedStroke),
});

export const Draw = request("draw", { room: RoomId, stroke: Stroke });
/** Takes a stroke of one's own back, or puts it there again. */
export const Undraw = request("undraw", { room: RoomId, sid: Cid, on: Type.Boolean() });
/** Takes everything off a board; with `on` false the last time that was done is taken back. */
export const ClearBoard = request("clearBoard", { room: RoomId, on: Type.Boolean() });
/** The answer to what changes a board: the mark that the change took (of a stroke drawn before, its own). */
export const Marked = answer({ mark: Count });

/** Every change of a board, the newest first, also of what is not to be seen any more. */
export const BoardHistory = request("boardHistory", {
  room: RoomId,
  before: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
export const BoardDeed = Type.Union([
  Type.Literal("draw"),
  Type.Literal("undo"),
  Type.Literal("redo"),
  Type.Literal("clear"),
  Type.Literal("unclear"),
]);
export const BoardHistoryPage = answer({
  entries: Type.Array(
    Type.Object({
      mark: Id,
      at: Timestamp,
      user: UserId,
      name: Type.String(),
      did: BoardDeed,
      /** The stroke that was drawn, undone or redone, by its own mark. */
      of: Type.Optional(Id),
      stroke: Type.Optional(Told),
    }),
  ),
  more: Type.Boolean(),
});

/** This connection has a room's board before it from now on, and is told what happens there, or has it no more. */
export const BoardOpen = signal("boardOpen", { room: RoomId, on: Type.Boolean() });

/** Points along a path in one update. */
export const mostNewPoints = 200;
/** A stroke that is not finished. `points` are its points from number `from` on, in place of what was told of those. */
const growing = {
  sid: Cid,
  tool: Tool,
  ink: Ink,
  width: Type.Integer({ minimum: 1, maximum: boardLimits.strokeWidth }),
  filled: Type.Optional(Type.Literal(true)),
  from: Type.Integer({ minimum: 0, maximum: boardLimits.points }),
  points: Type.Array(Type.Integer({ minimum: 0, maximum: boardLimits.mostSide - 1 }), {
    maxItems: mostNewPoints * 2,
  }),
};
/** Without any points, from 0 on, it is given up. */
export const Drawing = signal("drawing", { room: RoomId, ...growing });
export const DrawingEvent = event("drawing", {
  room: RoomId,
  user: UserId,
  name: Type.String(),
  ...growing,
});

const place = {
  x: Type.Integer({ minimum: 0, maximum: boardLimits.mostSide - 1 }),
  y: Type.Integer({ minimum: 0, maximum: boardLimits.mostSide - 1 }),
};
export const Pointer = signal("pointer", { room: RoomId, ...place });
export const PointerEvent = event("pointer", { room: RoomId, user: UserId, name: Type.String(), ...place });
/** Somebody whose pointer or unfinished stroke was told is not at the board any more. */
export const BoardLeft = event("boardLeft", { room: RoomId, user: UserId });

/** A stroke is new, undone, or there again. */
export const StrokeEvent = event("stroke", { room: RoomId, stroke: PlacedStroke });
/** A board was cleared, or that was taken back: then `cleared` is lower than before, and it is to be loaded afresh. */
export const ClearedEvent = event("cleared", {
  room: RoomId,
  version: Id,
  cleared: Count,
  clearing: Type.Optional(Clearing),
});

export type PlacedStroke = Static<typeof PlacedStroke>;
export type Clearing = Static<typeof Clearing>;
export type BoardDeed = Static<typeof BoardDeed>;
export type BoardPage = Static<typeof BoardPage>;
export type Drawing = Static<typeof Drawing>;
export type Pointer = Static<typeof Pointer>;
export type StrokeEvent = Static<typeof StrokeEvent>;
export type ClearedEvent = Static<typeof ClearedEvent>;
export type DrawingEvent = Static<typeof DrawingEvent>;
export type PointerEvent = Static<typeof PointerEvent>;
