import fc from "fast-check";
import { expect, test } from "vitest";
import { type BoardState, boardPixels, noBoard } from "../../../src/client/index.ts";
import type { PlacedStroke, Stroke } from "../../../src/protocol/index.ts";
import { Painting } from "../../../src/tui/board/painting.ts";

const size = { width: 24, height: 16 };

function stroke(n: number): Stroke {
  const points = [n % 24, (n * 7) % 16, (n * 5) % 24, (n * 3) % 16];
  return {
    sid: `stroke-${n}`,
    tool: n % 3 === 0 ? "eraser" : "line",
    ink: n % 16,
    width: 1 + (n % 3),
    points,
  };
}

test("however a board came about, it looks as if it were painted at once", () => {
  const deed = fc.constantFrom("draw", "undo", "clear");
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), deeds => {
      const painting = new Painting();
      let state: BoardState = { ...noBoard, size };
      for (const [n, what] of deeds.entries()) {
        const last = state.strokes.length - 1;
        if (what === "draw") {
          const placed = { mark: n + 1, version: n + 1, user: 2, name: "bob", at: 0, stroke: stroke(n) };
          state = { ...state, strokes: [...state.strokes, placed] };
        } else if (what === "clear") state = { ...state, strokes: [] };
        else if (last >= 0)
          state = {
            ...state,
            strokes: state.strokes.with(last, { ...(state.strokes[last] as PlacedStroke), undone: true }),
          };
        expect(painting.pixels(state, [])).toEqual(boardPixels(state));
      }
    }),
  );
});

test("what still grows leaves nothing behind", () => {
  const painting = new Painting();
  const state = { ...noBoard, size };
  expect(painting.pixels(state, [stroke(1)])).not.toEqual(boardPixels(state));
  expect(painting.pixels(state, [])).toEqual(boardPixels(state));
});
