import { type BoardSize, type Ink, inks, pathEnd, type Stroke, type Tool } from "../protocol/index.ts";
import type { Spot } from "./board/view.ts";

/** A room's board in the place of its conversation: what one has in one's hand, and what of the board one sees. */
export interface Drawing {
  readonly tool: Tool;
  readonly ink: Ink;
  readonly width: number;
  readonly filled: boolean;
  /** Fine lines of one colour a cell, or two colours a cell. */
  readonly fine: boolean;
  readonly zoom: number;
  /** The pixel in the middle of what is seen. */
  readonly pan: Spot;
  /** The pixel that one points at; undefined: the middle of the board. */
  readonly at: Spot | undefined;
  /** What is being drawn, until the pen is up. */
  readonly stroke: Stroke | undefined;
}

export const newDrawing: Drawing = {
  tool: "pencil",
  ink: 15,
  width: 1,
  filled: false,
  fine: false,
  zoom: 1,
  pan: { x: 0, y: 0 },
  at: undefined,
  stroke: undefined,
};

const mostZoom = 32;

/** Where one points, which is in the middle until one has pointed. */
export function spotOf({ at }: Drawing, { width, height }: BoardSize): Spot {
  const { x, y } = at ?? { x: width >> 1, y: height >> 1 };
  return { x: Math.min(x, width - 1), y: Math.min(y, height - 1) };
}

/** One points elsewhere; what is being drawn goes there, too. */
export function pointedAt(drawing: Drawing, spot: Spot): Drawing {
  const { stroke } = drawing;
  return { ...drawing, at: spot, ...(stroke ? { stroke: grown(stroke, spot) } : {}) };
}

/** A path goes on; what has two points has another second one. */
function grown(stroke: Stroke, { x, y }: Spot): Stroke {
  const { tool, points } = stroke;
  if (!isPath(tool)) return { ...stroke, points: [...points.slice(0, 2), x, y] };
  if (isAt(points, x, y) || isFull(stroke, { x, y })) return stroke;
  return { ...stroke, points: [...points, x, y] };
}

/** Whether a path is as long as one may be before it gets there. */
export function isFull({ tool, points }: Stroke, { x, y }: Spot): boolean {
  if (!isPath(tool) || isAt(points, x, y)) return false;
  const further = [...points, x, y];
  return pathEnd(further) < further.length;
}

function isAt(points: readonly number[], x: number, y: number): boolean {
  return points.at(-2) === x && points.at(-1) === y;
}

function isPath(tool: Tool): boolean {
  return tool === "pencil" || tool === "eraser";
}

/** How a stroke begins that is drawn with what is in one's hand. A fill and a text are whole with that. */
export function sketchAt({ tool, ink, width, filled }: Drawing, { x, y }: Spot): Omit<Stroke, "sid"> {
  const isOpen = tool === "rectangle" || tool === "ellipse";
  const points = isPath(tool) || tool === "fill" || tool === "text" ? [x, y] : [x, y, x, y];
  return { tool, ink, width, points, ...(filled && isOpen ? { filled } : {}) };
}

/** Nearer or further, with what one points at in the middle. */
export function zoomed(drawing: Drawing, by: 1 | -1, size: BoardSize): Drawing {
  const zoom = Math.max(1, Math.min(mostZoom, by > 0 ? drawing.zoom * 2 : drawing.zoom / 2));
  return { ...drawing, zoom, pan: spotOf(drawing, size) };
}

/** What is in one's hand, in words. */
export function handOf({ tool, ink, width, filled, zoom, stroke }: Drawing): string {
  const colour = typeof ink === "number" ? inks[ink]?.replace("bright", "bright ").toLowerCase() : ink;
  const how = tool === "eraser" ? "" : ` ${colour}`;
  const size = tool === "fill" ? "" : ` ${width}`;
  const full = filled && (tool === "rectangle" || tool === "ellipse") ? " filled" : "";
  const near = zoom > 1 ? `, ${zoom}x` : "";
  return `${tool}${how}${size}${full}${near}${stroke ? ", pen down" : ""}`;
}
