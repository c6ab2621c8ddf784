import fc from "fast-check";
import { type BoardSize, inks, type Stroke, type Tool } from "../../../../src/protocol/index.ts";

/** A stroke of which only what matters is said. */
export function stroke(tool: Tool, points: readonly number[], more: Partial<Stroke> = {}): Stroke {
  return { sid: "a-stroke", tool, ink: 0, width: 1, points: [...points], ...more };
}

/** The picture as text, a row a line: a dot for nothing, else the pixel's number, of 36 digits. */
export function drawn(pixels: Uint32Array, { width, height }: BoardSize): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from(pixels.subarray(y * width, (y + 1) * width), pixel =>
      pixel === 0 ? "." : pixel.toString(36),
    ).join(""),
  );
}

const ink = fc.oneof(
  fc.nat(inks.length - 1),
  fc.nat(0xffffff).map(rgb => `#${rgb.toString(16).padStart(6, "0")}`),
);
const width = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 32 }));

/** Any stroke that makes sense on a board of this size. */
export function anyStroke(size: BoardSize, tools: readonly Tool[] = everyTool): fc.Arbitrary<Stroke> {
  const place = fc.tuple(fc.nat(size.width - 1), fc.nat(size.height - 1));
  return fc.constantFrom(...tools).chain(tool => {
    const [least, most] = pointsOf(tool);
    return fc.record({
      sid: fc.constant("any-stroke"),
      tool: fc.constant(tool),
      ink,
      width,
      points: fc.array(place, { minLength: least, maxLength: most }).map(places => places.flat()),
      ...(tool === "text" && { text: fc.constantFrom("a", "Hello, board!", "größer 漢字 🎉", "|||") }),
      ...((tool === "rectangle" || tool === "ellipse") &&
        ({ filled: fc.constantFrom(undefined, true) } as unknown as { filled: fc.Arbitrary<true> })),
    }) as fc.Arbitrary<Stroke>;
  });
}

export const everyTool: readonly Tool[] = [
  ...(["pencil", "eraser", "line", "rectangle", "ellipse", "fill", "text"] as const),
];

function pointsOf(tool: Tool): [number, number] {
  if (tool === "pencil" || tool === "eraser") return [1, 12];
  return tool === "fill" || tool === "text" ? [1, 1] : [2, 2];
}
