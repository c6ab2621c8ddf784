import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paintAll, Raster, type Stroke, width } from "../../../src/protocol/index.ts";
import { BoardRows, type Sign } from "../../../src/tui/board/board-rows.ts";
import { Cells } from "../../../src/tui/board/cells.ts";
import { asciiMarks, brailleDots, halfBlocks, type Marks, marksFor } from "../../../src/tui/board/marks.ts";
import { viewOf } from "../../../src/tui/board/view.ts";
import { toRow } from "../../../src/tui/screen/cells.ts";
import { diff, type Shown } from "../../../src/tui/screen/diff.ts";
import type { Depth } from "../../../src/tui/theme/depth.ts";
import { anyStroke, stroke } from "../../protocol/board/support/strokes.ts";

const size = { width: 16, height: 16 };
const corner = { x: 0, y: 0 };

/** Rows of a picture that fills its area pixel by pixel. */
function rowsOf(
  strokes: readonly Stroke[],
  marks: Marks,
  depth: Depth = "none",
  signs: readonly Sign[] = [],
) {
  const area = { width: size.width / marks.across, height: size.height / marks.down };
  return new BoardRows(marks, depth).rows(
    paintAll(size, strokes),
    viewOf(size, area, 1, corner, marks),
    signs,
  );
}

const shapes = [
  stroke("ellipse", [0, 0, 15, 12], { ink: 1 }),
  stroke("line", [0, 15, 15, 0], { ink: 2 }),
  stroke("rectangle", [12, 10, 15, 15], { ink: 4, filled: true }),
];

describe("a picture in a terminal", () => {
  it("is half blocks, two pixels a cell", () => {
    expect(rowsOf(shapes, halfBlocks)).toEqual([
      "   ▄▄▀▀▀▀▀▀▄▄ ▄▀",
      " ▄▀         ▄▀▄ ",
      "█         ▄▀   █",
      "█       ▄▀     █",
      "▀▄    ▄▀      ▄▀",
      "  ▀▄▄▀     ▄████",
      "  ▄▀ ▀▀▀▀▀▀ ████",
      "▄▀          ████",
    ]);
  });

  it("is braille where lines are fine, eight pixels a cell", () => {
    expect(rowsOf(shapes, brailleDots)).toEqual(["⢀⠔⠊⠉⠉⠑⡢⡊", "⡇   ⡠⠊ ⢸", "⠑⢄⡠⠊ ⢀⣤⣮", "⡠⠊⠈⠉⠉⠁⣿⣿"]);
  });

  it("is ASCII where there is nothing else", () => {
    expect(rowsOf(shapes, asciiMarks)).toEqual([
      "   ..''''''.. .'",
      " .'         .'. ",
      "#         .'   #",
      "#       .'     #",
      "'.    .'      .'",
      "  '..'     .####",
      "  .' '''''' ####",
      ".'          ####",
    ]);
    expect(marksFor({ unicode: false }, true)).toBe(asciiMarks);
    expect(marksFor({ unicode: true }, true)).toBe(brailleDots);
    expect(marksFor({ unicode: true }, false)).toBe(halfBlocks);
  });

  it.each([
    ["truecolor", ["38;2;1;2;3", "38;5;196", "31", "90"]],
    ["256", ["38;5;16", "38;5;196", "31", "90"]],
    ["16", ["30", "91", "31", "90"]],
    ["none", ["", "", "", ""]],
  ] as const)("has its colours as near as there are: %s", (depth, codes) => {
    const inks = ["#010203", "#ff0000", 1, 8] as const;
    const strokes = inks.map((ink, y) => stroke("line", [0, 4 * y, 15, 4 * y + 1], { ink, width: 4 }));
    const rows = rowsOf(strokes, halfBlocks, depth);
    const full = "█".repeat(8);
    for (const [y, code] of codes.entries()) {
      expect(rows[2 * y]).toContain(code === "" ? full : `\x1b[${code}m█`);
    }
  });

  it("has two colours in a cell of half blocks, the lower one behind", () => {
    const two = [stroke("line", [0, 0, 15, 0], { ink: 1 }), stroke("line", [0, 1, 15, 1], { ink: 12 })];
    expect(rowsOf(two, halfBlocks, "16")[0]).toBe(`\x1b[31;104m${"▀".repeat(16)}\x1b[0m`);
  });

  it("has an edge where there is room beside it", () => {
    const wide = { width: 22, height: 10 };
    const rows = new BoardRows(halfBlocks, "none").rows(
      paintAll(size, [stroke("pencil", [0, 0])]),
      viewOf(size, wide, 1, corner, halfBlocks),
    );
    const line = "─".repeat(16);
    expect(rows.map(row => row.replaceAll(/\x1b\[\d*m/g, ""))).toEqual([
      `  ┌${line}┐  `,
      `  │▀${" ".repeat(15)}│  `,
      ...Array.from({ length: 7 }, () => `  │${" ".repeat(16)}│  `),
      `  └${line}┘  `,
    ]);
    expect(rows[0]).toBe(`  \x1b[2m┌${line}┐\x1b[0m  `);
  });

  it("shows a line that is thinner than a dot, on nothing and on what was filled", () => {
    const large = { width: 320, height: 200 };
    const view = viewOf(large, { width: 40, height: 13 }, 1, corner, halfBlocks);
    const line = stroke("line", [0, 3, 319, 190], { ink: 2 });
    const ground = stroke("fill", [0, 0], { ink: 4 });
    for (const strokes of [[line], [ground, line]]) {
      const cells = new Cells(halfBlocks, false);
      cells.show(paintAll(large, strokes), view);
      const seen = new Set<number>();
      for (const [at, ink] of cells.inks.entries()) {
        if (ink === 3 || cells.papers[at] === 3) seen.add(at % view.width);
      }
      expect(seen.size).toBe(40);
    }
  });

  it("has signs before it, whole or not at all, and as before where they have gone", () => {
    const rows = new BoardRows(halfBlocks, "none");
    const pixels = paintAll(size, [stroke("rectangle", [0, 0, 15, 15], { filled: true })]);
    const view = viewOf(size, { width: 16, height: 8 }, 1, corner, halfBlocks);
    const full = "█".repeat(16);
    const signs = [
      { x: 14, y: 1, text: "+alice", look: "7" },
      { x: 2, y: 1, text: "+漢", look: "7" },
      { x: 3, y: 1, text: "hidden", look: "7" },
      { x: 16, y: 2, text: "outside", look: "7" },
    ];
    const signed = rows.rows(pixels, view, signs);
    expect(signed.slice(0, 3)).toEqual([full, "██\x1b[7m+漢\x1b[0m█████████\x1b[7m+a\x1b[0m", full]);
    expect(rows.rows(pixels, view)).toEqual(Array.from({ length: 8 }, () => full));
  });
});

describe("rows of any picture", () => {
  const board = { width: 60, height: 40 };
  const views = fc.record({
    width: fc.integer({ min: 1, max: 70 }),
    height: fc.integer({ min: 1, max: 30 }),
    zoom: fc.constantFrom(1, 1, 2, 5),
    x: fc.nat(59),
    y: fc.nat(39),
    marks: fc.constantFrom(halfBlocks, brailleDots, asciiMarks),
    depth: fc.constantFrom("none" as const, "16" as const, "256" as const, "truecolor" as const),
  });

  it("are exactly as many, and as wide, as the area has", () => {
    fc.assert(
      fc.property(
        fc.array(anyStroke(board), { maxLength: 8 }),
        views,
        (strokes, { marks, depth, zoom, ...area }) => {
          const view = viewOf(board, area, zoom, area, marks);
          const sign = { x: area.x, y: area.y, text: "+wide 漢字", look: "7" };
          const rows = new BoardRows(marks, depth).rows(paintAll(board, strokes), view, [sign]);
          expect(rows.length).toBe(area.height);
          for (const row of rows) {
            expect(width(row.replaceAll(/\x1b\[[\d;]*m/g, ""))).toBe(area.width);
            expect(toRow(row, area.width).characters.some(character => character === "\ufffd")).toBe(false);
          }
        },
      ),
    );
  });

  it("are the same when drawn stroke by stroke as when drawn at once, and only those touched are made anew", () => {
    fc.assert(
      fc.property(
        fc.array(anyStroke(board), { minLength: 1, maxLength: 8 }),
        views,
        (strokes, { marks, depth, zoom, ...area }) => {
          const view = viewOf(board, area, zoom, area, marks);
          const raster = new Raster(board);
          const rows = new BoardRows(marks, depth);
          const cells = new Cells(marks, depth === "none");
          let before = rows.rows(raster.pixels, view);
          cells.show(raster.pixels, view);
          for (const each of strokes) {
            raster.paint(each);
            const after = rows.rows(raster.pixels, view);
            expect(after).toEqual(new BoardRows(marks, depth).rows(raster.pixels, view));
            const touched = cells.show(raster.pixels, view);
            for (const [y, row] of after.entries()) if (row !== before[y]) expect(touched).toContain(y);
            before = after;
          }
          expect(cells.show(raster.pixels, view).size).toBe(0);
        },
      ),
    );
  });
});

it("a drag over a screen of 200 by 60 is never more than some hundred bytes a frame", () => {
  const large = { width: 320, height: 200 };
  const raster = new Raster(large);
  for (let at = 0; at < 200; at++) {
    const points = [(at * 37) % 320, (at * 71) % 200, (at * 113) % 320, (at * 59) % 200];
    raster.paint(stroke("ellipse", points, { ink: at % 2 === 0 ? at % 16 : "#a1b2c3", width: 1 + (at % 3) }));
  }
  const view = viewOf(large, { width: 200, height: 60 }, 1, corner, halfBlocks);
  const rows = new BoardRows(halfBlocks, "truecolor");
  const lines = () => rows.rows(raster.pixels, view).map(row => toRow(row, 200));
  let shown: Shown = { rows: lines(), cursor: { x: 0, y: 0 }, style: undefined };
  const bytes: number[] = [];
  for (let at = 0; at < 100; at++) {
    const from = [20 + 2 * at, 100 + ((at * at) % 60)];
    const to = [22 + 2 * at, 100 + (((at + 1) * (at + 1)) % 60)];
    raster.paint(stroke("pencil", [...from, ...to], { ink: "#123456", width: 3 }));
    const drawn = diff(shown, lines(), { x: 0, y: 0 });
    bytes.push(Buffer.byteLength(drawn.bytes));
    shown = drawn.after;
  }
  expect(Math.min(...bytes)).toBeGreaterThan(0);
  expect(Math.max(...bytes)).toBeLessThan(600);
});
