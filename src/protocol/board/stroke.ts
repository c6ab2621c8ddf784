import type { Static } from "typebox";
import * as Type from "typebox";
import { Cid } from "../schema.ts";
import { boardLimits } from "./limits.ts";

/** Sixteen named colours, which every terminal has; whatever it makes of them is the terminal's. */
export const inks = [
  ...(["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const),
  ...(["grey", "brightRed", "brightGreen", "brightYellow"] as const),
  ...(["brightBlue", "brightMagenta", "brightCyan", "brightWhite"] as const),
] as const;

/** One of the named colours by its number, or a colour of 24 bits. */
export const Ink = Type.Union([
  Type.Integer({ minimum: 0, maximum: inks.length - 1 }),
  Type.String({ pattern: "^#[0-9a-f]{6}$" }),
]);

/** How a stroke is made of its points: how many of them it has is the tool's. */
export const Tool = Type.Union([
  /** From point to point. */
  Type.Literal("pencil"),
  /** The same, leaving nothing. */
  Type.Literal("eraser"),
  /** Between two points. */
  Type.Literal("line"),
  /** Between two corners; an ellipse is the one that touches all four sides. */
  Type.Literal("rectangle"),
  Type.Literal("ellipse"),
  /** All that is of one colour around a point. */
  Type.Literal("fill"),
  /** Begins at a point, which is the corner above its left. */
  Type.Literal("text"),
]);

/**
 * One stroke on a board. Its author names it by `sid`, unique with them for ever. `points` are pixels, x and y in turns,
 * from the corner above left: each inside the board.
 */
export const Stroke = Type.Object(
  {
    sid: Cid,
    tool: Tool,
    ink: Ink,
    /** Pixels across a path or an outline. */
    width: Type.Integer({ minimum: 1, maximum: boardLimits.strokeWidth }),
    points: Type.Array(Type.Integer({ minimum: 0, maximum: boardLimits.mostSide - 1 }), {
      minItems: 2,
      maxItems: boardLimits.points * 2,
    }),
    /** A rectangle or an ellipse that is all of its colour. */
    filled: Type.Optional(Type.Literal(true)),
    /** Of the tool `text`, and of no other. */
    text: Type.Optional(Type.String({ minLength: 1, maxLength: boardLimits.text })),
  },
  { additionalProperties: false },
);

export type Ink = Static<typeof Ink>;
export type Tool = Static<typeof Tool>;
export type Stroke = Static<typeof Stroke>;

/** A board's size in pixels. */
export interface BoardSize {
  readonly width: number;
  readonly height: number;
}
