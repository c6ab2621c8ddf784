import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiMarks, brailleDots, halfBlocks } from "../../../src/tui/board/marks.ts";
import { cellAt, nearestPixel, pixelAt, viewOf } from "../../../src/tui/board/view.ts";

const usual = { width: 320, height: 200 };
const middle = { x: 160, y: 100 };

const anyView = fc
  .record({
    size: fc.record({
      width: fc.integer({ min: 16, max: 1_024 }),
      height: fc.integer({ min: 16, max: 1_024 }),
    }),
    area: fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 100 }) }),
    zoom: fc.constantFrom(1, 2, 3, 4, 8, 16),
    pan: fc.record({ x: fc.nat(1_023), y: fc.nat(1_023) }),
    dots: fc.constantFrom(halfBlocks, brailleDots, asciiMarks),
  })
  .map(({ size, area, zoom, pan, dots }) => ({ zoom, view: viewOf(size, area, zoom, pan, dots) }));

describe("where a board's pixels are", () => {
  it("is in the middle of what is there, as large as may be", () => {
    const view = viewOf(usual, { width: 200, height: 52 }, 1, middle, halfBlocks);
    expect(view.scale).toBeCloseTo(200 / 104);
    // 320 pixels are 166.4 cells: 17 are left before them, and 16 behind.
    expect([view.left, view.top]).toEqual([-17, 0]);
    expect(pixelAt(view, { x: 17, y: 0 })).toEqual({ x: 0, y: 1 });
    expect(pixelAt(view, { x: 16, y: 0 })).toBeUndefined();
    expect(cellAt(view, { x: 319, y: 199 })).toEqual({ x: 183, y: 51 });
  });

  it("is larger in whole dots where there is more room than pixels", () => {
    const view = viewOf({ width: 16, height: 16 }, { width: 50, height: 20 }, 1, { x: 0, y: 0 }, halfBlocks);
    expect(view.scale).toBe(1 / 2);
    expect([view.left, view.top]).toEqual([-9, -2]);
  });

  it("is around the pixel that is panned to, not past the board's edges", () => {
    const at = (x: number, y: number) => {
      const { left, top, scale } = viewOf(usual, { width: 80, height: 25 }, 4, { x, y }, halfBlocks);
      return [left, top, scale];
    };
    expect(at(160, 100)).toEqual([120, 38, 1]);
    expect(at(0, 0)).toEqual([0, 0, 1]);
    expect(at(1_000, 1_000)).toEqual([240, 75, 1]);
  });

  it("is all of the board at a zoom of one", () => {
    fc.assert(
      fc.property(anyView, ({ zoom, view }) => {
        fc.pre(zoom === 1);
        const { width, height } = view.size;
        for (const x of [0, width - 1])
          for (const y of [0, height - 1]) expect(cellAt(view, { x, y })).toBeDefined();
      }),
    );
  });

  it("is found from cells, and cells from it: there and back is the same, whatever is the larger", () => {
    fc.assert(
      fc.property(anyView, fc.nat(299), fc.nat(99), ({ view }, x, y) => {
        const cell = { x: x % view.width, y: y % view.height };
        const pixel = pixelAt(view, cell);
        if (!pixel) return;
        expect(pixel).toEqual(nearestPixel(view, cell));
        const back = cellAt(view, pixel);
        const across = view.scale * view.dots.across;
        const down = view.scale * view.dots.down;
        if (across >= 2) expect(back?.x).toBe(cell.x);
        if (down >= 2) expect(back?.y).toBe(cell.y);
        if (back) expect(pixelAt(view, back)).toEqual(pixel);
      }),
    );
  });

  it("is on the board for every cell, if the nearest is asked for", () => {
    fc.assert(
      fc.property(
        anyView,
        fc.integer({ min: -50, max: 400 }),
        fc.integer({ min: -50, max: 200 }),
        ({ view }, x, y) => {
          const pixel = nearestPixel(view, { x, y });
          expect(pixel.x).toBeGreaterThanOrEqual(0);
          expect(pixel.y).toBeGreaterThanOrEqual(0);
          expect(pixel.x).toBeLessThan(view.size.width);
          expect(pixel.y).toBeLessThan(view.size.height);
        },
      ),
    );
  });
});
