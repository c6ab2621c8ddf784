import { expect, it } from "vitest";
import {
  type BoardState,
  caughtUp,
  cleared,
  did,
  drawn,
  gone,
  grew,
  growingLasts,
  lapsed,
  lastOwn,
  noBoard,
  pointed,
  shownStrokes,
  stored,
} from "../../../src/client/state/board.ts";
import {
  type Answer,
  type DrawingEvent,
  type PlacedStroke,
  packPicture,
} from "../../../src/protocol/index.ts";

const size = { width: 16, height: 16 };
const me = 1;
const stroke = (sid: string) => ({ sid, tool: "pencil" as const, ink: 1, width: 1, points: [1, 1] });
const placed = (mark: number, more: Partial<PlacedStroke> = {}): PlacedStroke => {
  return { mark, version: mark, user: me, stroke: stroke(`stroke-${mark}`), ...more };
};
const page = (more: Partial<Answer<"board">>): Answer<"board"> => {
  const head = more.head ?? 9;
  const plain = { epoch: "e", ...size, head, upTo: head, more: false, cleared: 0, strokes: [] };
  return { type: "ok", re: 1, ...plain, ...more };
};
const marksOf = ({ strokes }: BoardState) => strokes.map(({ mark }) => mark);
const sidsOf = (state: BoardState) => shownStrokes(state).map(({ sid }) => sid);
const mine = { ...noBoard, me };

it("what is in the picture is not painted once more, and what is cleared away takes the picture along", () => {
  const picture = { mark: 5, pixels: packPicture(new Uint32Array(256).fill(3)) };
  const begun = caughtUp(mine, page({ picture, strokes: [placed(6)] }));
  expect(begun.base?.pixels).toEqual(new Uint32Array(256).fill(3));
  const later = caughtUp(begun, page({ head: 11, strokes: [placed(4, { version: 10 }), placed(7)] }));
  expect(marksOf(later)).toEqual([6, 7]);
  expect(marksOf(drawn(later, placed(5, { version: 12 })))).toEqual([6, 7]);
  const empty = cleared(later, { type: "cleared", room: 1, version: 12, cleared: 12 });
  expect(empty).toMatchObject({ mark: 12, strokes: [] });
  expect(empty).not.toHaveProperty("base");
  expect(caughtUp(later, page({ head: 12, cleared: 12 }))).not.toHaveProperty("base");
});

it("strokes are in the order of their marks, and of one the later version counts, in whatever order they come", () => {
  const one = caughtUp(mine, page({ strokes: [placed(3), placed(1, { version: 8, undone: true })] }));
  const two = caughtUp(one, page({ strokes: [placed(1), placed(2)] }));
  expect(marksOf(two)).toEqual([1, 2, 3]);
  expect(sidsOf(two)).toEqual(["stroke-2", "stroke-3"]);
});

it("what one did is shown at once above all that is stored, until it is stored and its mark is reached", () => {
  const before = caughtUp(mine, page({ strokes: [placed(1), placed(2, { user: 2 })] }));
  const draw = { do: "draw", stroke: stroke("new-stroke") } as const;
  const undo = { do: "undraw", sid: "stroke-1", on: false } as const;
  const after = did(did(before, draw), undo);
  expect(sidsOf(after)).toEqual(["stroke-2", "new-stroke"]);
  expect(lastOwn(after)?.sid).toBe("new-stroke");
  expect(sidsOf(did(after, { do: "undraw", sid: "new-stroke", on: false }))).toEqual(["stroke-2"]);
  // Another's of the same name is not one's own.
  expect(sidsOf(did(before, { do: "undraw", sid: "stroke-2", on: false }))).toContain("stroke-2");
  const answered = stored(after, draw, 10);
  expect(answered.unstored.length).toBe(2);
  expect(drawn(answered, placed(10, { stroke: draw.stroke })).unstored).toEqual([undo]);
  expect(stored(after, draw, 9).unstored).toEqual([undo]);
});

const path: DrawingEvent = {
  ...{ type: "drawing", room: 1, user: 2, name: "bob", sid: "growing-1", tool: "pencil", ink: 1, width: 1 },
  ...{ from: 0, points: [1, 1, 2, 2] },
};

it("a growing stroke takes new points where they begin, lapses, and ends with its stroke or with its person", () => {
  const pointsOf = ({ growing }: BoardState) => growing.map(one => one.stroke.points);
  const at = 1_000;
  const begun = grew(pointed(mine, { type: "pointer", room: 1, user: 2, name: "bob", x: 1, y: 1 }), path, at);
  expect(begun.pointers).toEqual([]);
  expect(pointsOf(grew(begun, { ...path, from: 2, points: [3, 3] }, at))).toEqual([[1, 1, 2, 2, 3, 3]]);
  expect(pointsOf(grew(begun, { ...path, from: 1, points: [5, 5] }, at))).toEqual([[1, 1, 5, 5]]);
  expect(pointsOf(grew(begun, { ...path, sid: "growing-2", from: 7, points: [6, 6] }, at))).toEqual([[6, 6]]);
  expect(pointsOf(grew(begun, { ...path, points: [] }, at))).toEqual([]);
  expect(pointsOf(lapsed(begun, at + growingLasts - 1)).length).toBe(1);
  expect(pointsOf(lapsed(begun, at + growingLasts))).toEqual([]);
  const done = placed(1, { user: 2, stroke: stroke("growing-1") });
  expect(pointsOf(drawn(begun, done))).toEqual([]);
  expect(pointsOf(drawn(begun, { ...done, user: 3 })).length).toBe(1);
  expect([pointsOf(gone(begun, 2)), pointsOf(gone(begun, 3)).length]).toEqual([[], 1]);
});

it("a path of any length that a server tells takes no more room than a stroke may", () => {
  let state: BoardState = mine;
  for (let n = 0; n < 20; n++) state = grew(state, { ...path, from: n * 100, points: Array(200).fill(1) }, 0);
  expect(state.growing[0]?.stroke.points.length).toBe(2_000);
});
