import { type Ink, paintAll, type Stroke, type Tool } from "../src/protocol/index.ts";
import type { Picture } from "../src/tui/board/export/picture.ts";

export const sketchSize = { width: 160, height: 84 };

/** The picture that the docs show: what a team would sketch. */
export function sketch(): Picture {
  return { ...sketchSize, pixels: paintAll(sketchSize, sketchStrokes()) };
}

/** The same as it was drawn. */
export function sketchStrokes(): Stroke[] {
  return strokes.map(named);
}

type Line = readonly [Tool, Ink, readonly number[], Partial<Stroke>?];

const strokes: readonly Line[] = [
  ...box(4, 6, "alice", 6),
  ...box(4, 50, "bob", 6),
  ["rectangle", 2, [68, 20, 113, 54], { width: 2 }],
  ["text", 10, [75, 30], { text: "server" }],
  // A cylinder: of the ellipse below, the half behind is not seen.
  ["ellipse", 3, [130, 46, 156, 54]],
  ["eraser", 0, [131, 47, 155, 47], { width: 4 }],
  ["line", 3, [130, 24, 130, 50]],
  ["line", 3, [156, 24, 156, 50]],
  ["ellipse", 3, [130, 20, 156, 28]],
  ["text", 11, [135, 34], { text: "SQL" }],
  ...arrow([47, 16, 66, 28], 15),
  ...arrow([47, 60, 66, 46], 15),
  ...arrow([116, 37, 128, 37], 15),
  ["pencil", "#ff8700", [70, 74, 78, 69, 88, 74, 98, 79, 108, 74, 116, 70, 124, 73], { width: 2 }],
  ["text", "#ff8700", [72, 60], { text: "WebSocket" }],
];

function box(x: number, y: number, name: string, ink: Ink): Line[] {
  return [
    ["rectangle", ink, [x, y, x + 40, y + 20]],
    ["text", ink, [x + 5, y + 7], { text: name }],
  ];
}

/** With a head of two strokes, which are never quite equal. */
function arrow([x, y, toX, toY]: readonly [number, number, number, number], ink: Ink): Line[] {
  return [
    ["line", ink, [x, y, toX, toY]],
    ["line", ink, [toX, toY, toX - 5, toY - 3]],
    ["line", ink, [toX, toY, toX - 4, toY + 3]],
  ];
}

function named([tool, ink, points, more]: Line, at: number): Stroke {
  return { sid: `sketch-${at}`, tool, ink, width: 1, points: [...points], ...more };
}
