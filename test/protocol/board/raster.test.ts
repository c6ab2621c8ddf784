import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paintAll, pixelOf, Raster, type Stroke } from "../../../src/protocol/index.ts";
import { anyStroke, drawn, everyTool, stroke } from "./support/strokes.ts";

const size = { width: 12, height: 8 };
const picture = (...strokes: readonly Stroke[]) => drawn(paintAll(size, strokes), size);

describe("what a stroke draws", () => {
  it("is a pencil's path from point to point, one of them alone, too", () => {
    expect(picture(stroke("pencil", [1, 1, 8, 3, 8, 6]), stroke("pencil", [11, 7], { ink: 8 }))).toEqual([
      "............",
      ".11.........",
      "...1111.....",
      ".......11...",
      "........1...",
      "........1...",
      "........1...",
      "...........9",
    ]);
  });

  it.each([
    [2, ["11", "11"]],
    [3, [".1.", "111", ".1."]],
    [4, [".11.", "1111", "1111", ".11."]],
    [5, [".111.", "11111", "11111", "11111", ".111."]],
    [6, ["..11..", ".1111.", "111111", "111111", ".1111.", "..11.."]],
  ])("has round ends as wide as it says: %i", (width, brush) => {
    const across = { width, height: width };
    const held = width >> 1;
    expect(drawn(paintAll(across, [stroke("pencil", [held, held], { width })]), across)).toEqual(brush);
  });

  it("is a line as wide as it says, whose sides are rounded the same everywhere", () => {
    expect(picture(stroke("line", [1, 1, 9, 4], { width: 3 }))).toEqual([
      ".1..........",
      "11111.......",
      ".111111.....",
      "....111111..",
      "......11111.",
      ".........1..",
      "............",
      "............",
    ]);
    expect(picture(stroke("line", [4, 6, 9, 1], { width: 4 }))).toEqual([
      ".......1111.",
      "......11111.",
      ".....11111..",
      "....11111...",
      "...11111....",
      "..11111.....",
      "..1111......",
      "...11.......",
    ]);
  });

  it("is a line, a rectangle and an ellipse between two points, in whatever order", () => {
    const shapes = [
      stroke("rectangle", [11, 7, 0, 0]),
      stroke("ellipse", [9, 1, 2, 6], { ink: 1 }),
      stroke("line", [4, 4, 7, 3], { ink: 2 }),
    ];
    expect(picture(...shapes)).toEqual([
      "111111111111",
      "1...2222...1",
      "1..2....2..1",
      "1.2...33.2.1",
      "1.2.33...2.1",
      "1..2....2..1",
      "1...2222...1",
      "111111111111",
    ]);
  });

  it("is all of the shape where it is filled", () => {
    const filled = { filled: true } as const;
    expect(
      picture(stroke("rectangle", [1, 1, 3, 5], filled), stroke("ellipse", [5, 0, 11, 7], filled)),
    ).toEqual([
      ".......111..",
      ".111..11111.",
      ".111.1111111",
      ".111.1111111",
      ".111.1111111",
      ".111.1111111",
      "......11111.",
      ".......111..",
    ]);
  });

  it("is letters of five by seven, and a box for one that there is not", () => {
    const wide = { width: 24, height: 9 };
    expect(drawn(paintAll(wide, [stroke("text", [1, 1], { text: "Hé🎉g" })]), wide)).toEqual([
      "........................",
      ".1...1.11111.11111......",
      ".1...1.1...1.1...1..1111",
      ".1...1.1...1.1...1.1...1",
      ".11111.1...1.1...1.1...1",
      ".1...1.1...1.1...1..1111",
      ".1...1.1...1.1...1.....1",
      ".1...1.11111.11111..111.",
      "........................",
    ]);
  });

  it("is letters as much larger as the brush is wide, as far as there is board", () => {
    expect(picture(stroke("text", [2, 1], { text: "L!", width: 2 }))).toEqual([
      "............",
      ...Array.from({ length: 7 }, () => "..11........"),
    ]);
    expect(picture(stroke("text", [0, 0], { text: "-i" })).slice(0, 4)).toEqual([
      "........1...",
      "............",
      ".......11...",
      "11111...1...",
    ]);
  });

  it("is all of one colour around a point, but not past a corner", () => {
    const walls = [stroke("rectangle", [1, 1, 6, 6]), stroke("line", [3, 2, 6, 5])];
    expect(picture(...walls, stroke("fill", [4, 2], { ink: 4 }), stroke("fill", [0, 0], { ink: 5 }))).toEqual(
      [
        "666666666666",
        "611111166666",
        "61.155166666",
        "61..15166666",
        "61...1166666",
        "61....166666",
        "611111166666",
        "666666666666",
      ],
    );
  });

  it("holds named colours apart from those of 24 bits", () => {
    const one = { width: 16, height: 16 };
    const first = (ink: Stroke["ink"]) => paintAll(one, [stroke("pencil", [0, 0], { ink })])[0];
    expect([first(0), first(15), first("#000000"), first("#ffffff")]).toEqual([1, 16, 0x1000000, 0x1ffffff]);
  });
});

const rows = (pixels: Uint32Array, width: number) =>
  Array.from({ length: pixels.length / width }, (_, y) => [...pixels.subarray(y * width, (y + 1) * width)]);

describe("the pixels of any strokes", () => {
  const board = { width: 40, height: 30 };

  it("are none after a line, or a path, and the eraser along it, forth or back", () => {
    const lines = anyStroke(board, ["pencil", "line"]);
    fc.assert(
      fc.property(lines, fc.boolean(), (line, back) => {
        const { points } = line;
        const places = Array.from({ length: points.length / 2 }, (_, at) => points.slice(2 * at, 2 * at + 2));
        const along = stroke("eraser", (back ? places.reverse() : places).flat(), { width: line.width });
        expect(paintAll(board, [line]).some(pixel => pixel !== 0)).toBe(true);
        expect(paintAll(board, [line, along]).some(pixel => pixel !== 0)).toBe(false);
      }),
    );
  });

  it("of a wide line are those that are no further from it than half its width, give or take one", () => {
    const wide = fc.tuple(anyStroke(board, ["line"]), fc.integer({ min: 2, max: 32 }));
    fc.assert(
      fc.property(wide, ([line, width]) => {
        const pixels = paintAll(board, [{ ...line, width }]);
        // A brush of an even width is held half a pixel before its middle.
        const middle = width % 2 === 0 ? -0.5 : 0;
        const ends = line.points.map(part => part + middle);
        for (const [at, pixel] of pixels.entries()) {
          const away = distance(at % board.width, Math.trunc(at / board.width), ends);
          if (pixel === 0) expect(away).toBeGreaterThan(width / 2 - 1);
          else expect(away).toBeLessThan(width / 2 + 1);
        }
      }),
    );
  });

  it("of a wide line are, at its ends, those of the brush", () => {
    fc.assert(
      fc.property(anyStroke(board, ["line"]), line => {
        const pixels = paintAll(board, [line]);
        for (const points of [line.points.slice(0, 2), line.points.slice(2)]) {
          const held = paintAll(board, [{ ...line, tool: "pencil", points }]);
          expect([...held.entries()].filter(([at, pixel]) => pixel !== 0 && pixels[at] === 0)).toEqual([]);
        }
      }),
    );
  });

  it("are where they would be on a larger board: what is outside is left out, and comes in nowhere else", () => {
    const margin = 64;
    const larger = { width: board.width + 2 * margin, height: board.height + 2 * margin };
    const tools = everyTool.filter(tool => tool !== "fill");
    fc.assert(
      fc.property(fc.array(anyStroke(board, tools), { maxLength: 4 }), strokes => {
        const moved = strokes.map(each => ({ ...each, points: each.points.map(part => part + margin) }));
        const whole = rows(paintAll(larger, moved), larger.width).slice(margin, -margin);
        expect(rows(paintAll(board, strokes), board.width)).toEqual(
          whole.map(row => row.slice(margin, -margin)),
        );
      }),
    );
  });

  it("are some of the stroke's and those before, on the board, wherever its points are", () => {
    const far = fc.array(fc.nat(1_023), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(anyStroke(board), far, (each, points) => {
        const raster = new Raster(board);
        raster.paint({ ...each, points });
        const colours = new Set([0, pixelOf(each.ink)]);
        expect(raster.pixels.length).toBe(board.width * board.height);
        expect([...raster.pixels].every(pixel => colours.has(pixel))).toBe(true);
      }),
    );
  });

  it("of a fill are those that a walk from neighbour to neighbour reaches", () => {
    const strokes = fc.array(anyStroke(board), { maxLength: 6 });
    fc.assert(
      fc.property(strokes, anyStroke(board, ["fill"]), (before, fill) => {
        const pixels = paintAll(board, before);
        const [x, y] = fill.points as [number, number];
        const from = y * board.width + x;
        const reached = new Set([from]);
        for (const at of reached) {
          const column = at % board.width;
          const next = [at - board.width, at + board.width];
          if (column > 0) next.push(at - 1);
          if (column < board.width - 1) next.push(at + 1);
          for (const each of next) if (pixels[each] === pixels[from]) reached.add(each);
        }
        const filled = paintAll(board, [...before, fill]);
        const [colour] = paintAll(board, [stroke("pencil", [0, 0], { ink: fill.ink })]);
        expect([...filled]).toEqual([...pixels].map((pixel, at) => (reached.has(at) ? colour : pixel)));
      }),
    );
  });

  it("are the same on top of a picture as after the strokes that made it", () => {
    const strokes = fc.array(anyStroke(board), { maxLength: 6 });
    fc.assert(
      fc.property(strokes, strokes, (before, after) => {
        const raster = new Raster(board, paintAll(board, before));
        for (const each of after) raster.paint(each);
        expect(raster.pixels).toEqual(paintAll(board, [...before, ...after]));
      }),
    );
  });
});

describe("an ellipse of any size", () => {
  const sides = Array.from({ length: 24 }, (_, side) => side);
  const sizes = sides.flatMap(width => sides.map(height => ({ width, height })));

  it("touches all four sides, is the same in a mirror, closed, and never a pixel beside the true one", () => {
    for (const { width, height } of sizes) {
      const board = { width: width + 1, height: height + 1 };
      const shape = drawn(paintAll(board, [stroke("ellipse", [0, 0, width, height])]), board);
      const what = `${width}x${height}`;
      expect(shape[0], what).toContain("1");
      expect(
        shape.some(row => row.startsWith("1")),
        what,
      ).toBe(true);
      expect([...shape].reverse(), what).toEqual(shape);
      expect(
        shape.map(row => [...row].reverse().join("")),
        what,
      ).toEqual(shape);
      for (const [y, row] of shape.entries()) {
        for (const [x, pixel] of [...row].entries()) {
          if (pixel === "1") expect(beside(x, y, width, height), `${what}: ${x},${y}`).toBeLessThanOrEqual(1);
        }
      }
      const filled = paintAll(board, [stroke("ellipse", [0, 0, width, height], { filled: true })]);
      const outside = paintAll({ width: board.width + 2, height: board.height + 2 }, [
        stroke("ellipse", [1, 1, width + 1, height + 1]),
        stroke("fill", [0, 0], { ink: 1 }),
      ]);
      const holes = outside.filter(pixel => pixel !== 2).length;
      expect(filled.filter(pixel => pixel === 1).length, what).toBe(holes);
    }
  });
});

/** How many pixels the true ellipse is away, along the row or the column, whichever is less. */
function beside(x: number, y: number, width: number, height: number): number {
  const a = width / 2;
  const b = height / 2;
  const dx = Math.abs(x - a);
  const dy = Math.abs(y - b);
  const trueX = b === 0 ? dx : a * Math.sqrt(Math.max(0, 1 - (dy / b) ** 2));
  const trueY = a === 0 ? dy : b * Math.sqrt(Math.max(0, 1 - (dx / a) ** 2));
  return Math.min(Math.abs(dx - trueX), Math.abs(dy - trueY));
}

/** How far a place is from a line between two. */
function distance(x: number, y: number, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[]): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(x - x1 - part * (x2 - x1), y - y1 - part * (y2 - y1));
}
