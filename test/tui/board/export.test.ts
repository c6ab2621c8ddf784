import fc from "fast-check";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { inkOf, paintAll } from "../../../src/protocol/index.ts";
import { exporterFor, formatNames } from "../../../src/tui/board/export/formats.ts";
import { type Picture, rgbOfPixel } from "../../../src/tui/board/export/picture.ts";
import { pngOf } from "../../../src/tui/board/export/png.ts";
import { svgOf } from "../../../src/tui/board/export/svg.ts";
import { ansOf, txtOf } from "../../../src/tui/board/export/text.ts";
import { palette } from "../../../src/tui/board/palette.ts";
import { exact256, rgbOf } from "../../../src/tui/theme/colour.ts";
import { anyStroke, stroke } from "../../protocol/board/support/strokes.ts";
import { newTerminal, write } from "../screen/support/model.ts";

const size = { width: 33, height: 17 };
const anyPicture = fc
  .array(anyStroke(size), { maxLength: 8 })
  .map((strokes): Picture => ({ ...size, pixels: paintAll(size, strokes) }));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe("an exported picture", () => {
  it("is, as PNG, each pixel in its colour, which is xterm's for a named one", async () => {
    await fc.assert(
      fc.asyncProperty(anyPicture, async picture => {
        const { width, height, channels, data } = decode(await pngOf(picture));
        expect([width, height, channels]).toEqual([33, 17, 3]);
        expect([...data]).toEqual([...picture.pixels].flatMap(pixel => [...rgbOfPixel(pixel)]));
      }),
      { numRuns: 30 },
    );
    expect([0, 1, 10, 16, 0x1010203].map(rgbOfPixel)).toEqual([
      [38, 38, 38],
      [0, 0, 0],
      [255, 0, 0],
      [255, 255, 255],
      [1, 2, 3],
    ]);
    expect(palette.length).toBe(16);
  });

  it("is, as SVG, rectangles that never lie on each other and make the same pixels", () => {
    fc.assert(
      fc.property(anyPicture, picture => {
        const svg = textOf(svgOf(picture));
        const painted = new Array<string | undefined>(picture.pixels.length).fill(undefined);
        for (const [, fill, path] of svg.matchAll(/<path fill="(#[0-9a-f]{6})" d="([^"]+)"\/>/g)) {
          for (const [, ...numbers] of (path as string).matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\3z/g)) {
            const [x, y, width, height] = numbers.map(Number) as [number, number, number, number];
            for (let at = 0; at < width * height; at++) {
              const place = (y + Math.trunc(at / width)) * size.width + x + (at % width);
              expect(painted[place]).toBeUndefined();
              painted[place] = fill;
            }
          }
        }
        const hex = (pixel: number) =>
          `#${rgbOfPixel(pixel)
            .map(part => part.toString(16).padStart(2, "0"))
            .join("")}`;
        expect(painted).toEqual([...picture.pixels].map(pixel => (pixel === 0 ? undefined : hex(pixel))));
      }),
    );
  });

  it("is, as ANSI, in a terminal each pixel in its colour", async () => {
    await fc.assert(
      fc.asyncProperty(anyPicture, async picture => {
        const terminal = newTerminal(size.width, 10);
        await write(terminal, textOf(ansOf(picture)).replaceAll("\n", "\r\n"));
        const shown = [...picture.pixels].map((_, at) => {
          const y = Math.trunc(at / size.width);
          const cell = terminal.buffer.active.getLine(y >> 1)?.getCell(at % size.width);
          const character = cell?.getChars() ?? "";
          const front = cell?.isFgDefault() ? undefined : cell?.getFgColor();
          const back = cell?.isBgDefault() ? undefined : cell?.getBgColor();
          if (character === "█") return front;
          return character === (y % 2 === 0 ? "▀" : "▄") ? front : back;
        });
        expect(shown).toEqual([...picture.pixels].map(pixel => colourInTerminal(pixel)));
      }),
      { numRuns: 30 },
    );
  });

  it("is, as text, a dot of braille for each pixel, without blanks at the end", () => {
    const picture = { ...size, pixels: paintAll(size, [stroke("rectangle", [2, 0, 9, 7])]) };
    expect(textOf(txtOf(picture))).toBe(" ⡏⠉⠉⢹\n ⣇⣀⣀⣸\n");
    expect(textOf(txtOf({ ...size, pixels: new Uint32Array(size.width * size.height) }))).toBe("\n");
  });

  it("is of the kind that the file's name ends in", () => {
    expect(formatNames).toEqual([".png", ".svg", ".txt", ".ans"]);
    expect(exporterFor("a/board.PNG")).toBe(pngOf);
    expect(exporterFor("board.png.svg")).toBe(svgOf);
    expect(["board", "board.gif", "png", ".png"].map(exporterFor)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

/** As the terminal's numbers: of the 256, or 24 bits. */
function colourInTerminal(pixel: number): number | undefined {
  if (pixel === 0) return undefined;
  const ink = inkOf(pixel);
  return typeof ink === "number" ? ink : (exact256(rgbOf(ink)) ?? Number.parseInt(ink.slice(1), 16));
}
