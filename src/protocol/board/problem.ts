import { printableLine } from "../text.ts";
import { pathEnd } from "./path.ts";
import type { BoardSize, Stroke, Tool } from "./stroke.ts";

/** How many points a tool has, at least and at most. */
const points: Readonly<Record<Tool, readonly [number, number]>> = {
  pencil: [1, Number.POSITIVE_INFINITY],
  eraser: [1, Number.POSITIVE_INFINITY],
  line: [2, 2],
  rectangle: [2, 2],
  ellipse: [2, 2],
  fill: [1, 1],
  text: [1, 1],
};

/** Which field of a stroke, of the right shape, makes no sense on a board of this size; undefined if all do. */
export function strokeProblem(stroke: Stroke, size: BoardSize): keyof Stroke | undefined {
  const [least, most] = points[stroke.tool];
  const count = stroke.points.length / 2;
  if (!Number.isInteger(count) || count < least || count > most) return "points";
  for (let at = 0; at < stroke.points.length; at += 2) {
    if (!((stroke.points[at] as number) < size.width && (stroke.points[at + 1] as number) < size.height)) {
      return "points";
    }
  }
  if (pathEnd(stroke.points) < stroke.points.length) return "points";
  if (stroke.filled && stroke.tool !== "rectangle" && stroke.tool !== "ellipse") return "filled";
  if (stroke.tool !== "text") return stroke.text === undefined ? undefined : "text";
  return isLetters(stroke.text) ? undefined : "text";
}

/** Something to be seen, on one line, nothing of it hidden. */
function isLetters(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "" && printableLine(text) === text;
}
