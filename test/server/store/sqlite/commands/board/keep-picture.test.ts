import { beforeAll, expect, it } from "vitest";
import { paintAll, type Stroke, unpackPicture } from "../../../../../../src/protocol/index.ts";
import type { FlatBoard } from "../../../../../../src/server/store/board.ts";
import { flattenAfter, mostStrokes, wet } from "../../../../../../src/server/store/sqlite/boards.ts";
import { at, granted, TestStore } from "../../../support/test-store.ts";

const size = { width: 320, height: 200 };
let drawn: Buffer;
const [user, room] = [1, 1];

const stroke = (n: number): Stroke => {
  const points = [n % 320, n % 200, (n * 7) % 320, (n * 3) % 200];
  return { sid: `stroke-${n}`, tool: "line", ink: n % 16, width: 2, points };
};
const draw = (n: number) => ({ type: "draw", user, room, stroke: stroke(n), at }) as const;
const strokes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

beforeAll(async () => {
  const store = await TestStore.open();
  expect([store.person("alice"), store.room("lounge", 1)]).toEqual([user, room]);
  store.batch(...strokes(1, mostStrokes).map(draw));
  drawn = store.connection.database.serialize();
});

/** A store in which as many strokes were drawn as are told without a picture. */
const full = () => TestStore.open(drawn);
const page = (store: TestStore, since = 0, anyhow = false) =>
  store.read("board", { user, room, since, bytes: 10_000_000, anyhow });
const painted = (store: TestStore) => store.read("boardPicture", { room }) as FlatBoard;
const undraw = (store: TestStore, n: number, on = false) =>
  store.run("undraw", { user, room, sid: `stroke-${n}`, on });

it("with the first stroke too many it is time for a picture: of all but the last ones, and kept once", async () => {
  const store = await full();
  expect(page(store)).toMatchObject({ head: mostStrokes });
  const [outcome] = store.batch(draw(mostStrokes + 1));
  expect(outcome).toMatchObject({ result: { mark: mostStrokes + 1, flatten: true } });
  expect(page(store)).toBe("flatten");
  expect(granted(page(store, 0, true) as object)).toMatchObject({ strokes: { length: 1_000 }, more: true });
  const picture = painted(store);
  const mark = mostStrokes + 1 - wet;
  expect(picture).toMatchObject({ mark, head: mostStrokes + 1, cleared: 0 });
  expect(unpackPicture(picture.pixels, size)).toEqual(paintAll(size, strokes(1, mark).map(stroke)));
  expect(store.do("keepPicture", { room, picture })).toEqual({ kept: true });
  expect(store.do("keepPicture", { room, picture })).toEqual({ kept: false });
  expect(page(store)).toMatchObject({ picture: { mark }, strokes: { length: wet }, more: false });
  // Who knows more than it holds needs no picture.
  expect(page(store, mark)).not.toHaveProperty("picture");
  expect(painted(store)).toBeNull();
});

it("the next picture is painted on the last one, when there are enough strokes after it", async () => {
  const store = await full();
  store.do("keepPicture", { room, picture: painted(store) });
  const flat = mostStrokes - wet;
  const outcomes = store.batch(...strokes(mostStrokes + 1, flat + flattenAfter + 1).map(draw));
  const due = outcomes.map(outcome => "result" in outcome && "flatten" in outcome.result);
  expect(due.indexOf(true)).toBe(outcomes.length - 1);
  const picture = painted(store);
  expect(picture.mark).toBe(flat + flattenAfter + 1 - wet);
  expect(unpackPicture(picture.pixels, size)).toEqual(paintAll(size, strokes(1, picture.mark).map(stroke)));
});

it("a picture of what was changed while it was painted is not kept", async () => {
  const store = await full();
  const picture = painted(store);
  // Beneath it, and back: it is another version all the same.
  undraw(store, 5);
  expect(store.do("keepPicture", { room, picture })).toEqual({ kept: false });
  const without = painted(store);
  const left = strokes(1, without.mark).filter(n => n !== 5);
  expect(unpackPicture(without.pixels, size)).toEqual(paintAll(size, left.map(stroke)));
  // Above it, it is the same picture.
  undraw(store, mostStrokes);
  expect(store.do("keepPicture", { room, picture: without })).toEqual({ kept: true });
});

it("what is in a picture is dry, what is above it is not", async () => {
  const store = await full();
  undraw(store, 7);
  const picture = painted(store);
  store.do("keepPicture", { room, picture });
  for (const n of [1, picture.mark])
    expect(undraw(store, n)).toMatchObject({ refusal: { code: "too_late" } });
  expect(undraw(store, 7, true)).toMatchObject({ refusal: { code: "too_late" } });
  expect(undraw(store, picture.mark + 1)).toMatchObject({ result: { mark: mostStrokes + 2 } });
});

it("a picture of a board that was cleared since is not kept; the one there was is there again with what it shows", async () => {
  const store = await full();
  const picture = painted(store);
  const clear = (on: boolean) => store.do("clearBoard", { user, room, on, members: 64 });
  clear(true);
  expect(store.do("keepPicture", { room, picture })).toEqual({ kept: false });
  expect(painted(store)).toBeNull();
  clear(false);
  store.do("keepPicture", { room, picture: painted(store) });
  const before = page(store) as object;
  expect(before).toHaveProperty("picture");
  clear(true);
  expect(page(store)).toMatchObject({ strokes: [] });
  expect(page(store)).not.toHaveProperty("picture");
  clear(false);
  expect(page(store)).toEqual({ ...before, head: mostStrokes + 4, upTo: mostStrokes + 4 });
});

it("of a room that was deleted no picture is kept", async () => {
  const store = await full();
  const picture = painted(store);
  store.do("deleteRoom", { user, room, name: "lounge" });
  expect(store.do("keepPicture", { room, picture })).toEqual({ kept: false });
  for (const table of ["boards", "strokes", "board_deeds", "board_pictures"]) {
    expect(store.connection.database.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0);
  }
});
