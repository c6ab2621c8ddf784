import { expect, test } from "vitest";
import { callsIn, nextCall } from "../../src/tui/calls.ts";
import { message, roomOf, timeline } from "./support/values.ts";

const rooms = [
  roomOf(7, "aunts", { mentions: [4, 2] }),
  roomOf(3, "bees"),
  roomOf(5, "cats", { mentions: [9] }),
  roomOf(6, "dogs", { mentions: [1], notify: "none" }),
];
const next = (room: number, seq?: number, loaded: number[] = []) => nextCall(rooms, { room, seq }, loaded, 1);
const before = (room: number, seq?: number, loaded: number[] = []) =>
  nextCall(rooms, { room, seq }, loaded, -1);

test("the next call is further down in the room, or in a room below, and around", () => {
  expect(next(7, 1)).toEqual({ room: 7, seq: 2 });
  expect(next(7, 2)).toEqual({ room: 7, seq: 4 });
  expect(next(7, 4)).toEqual({ room: 5, seq: 9 });
  expect(next(7)).toEqual({ room: 5, seq: 9 });
  expect(next(5, 9)).toEqual({ room: 7, seq: 2 });
});

test("the call before is further up, or in a room above, and around", () => {
  expect(before(5, 9)).toEqual({ room: 7, seq: 4 });
  expect(before(7, 4)).toEqual({ room: 7, seq: 2 });
  expect(before(7, 2)).toEqual({ room: 5, seq: 9 });
  expect(before(3)).toEqual({ room: 7, seq: 4 });
});

test("in the room one is in, calls that were read count as well", () => {
  expect(before(3, undefined, [10, 20])).toEqual({ room: 3, seq: 20 });
  expect(before(3, 20, [10, 20])).toEqual({ room: 3, seq: 10 });
});

test("without another call one stays", () => {
  expect(nextCall([roomOf(1, "one", { mentions: [3] })], { room: 1, seq: 3 }, [3], 1)).toBeUndefined();
  expect(nextCall([], { room: undefined }, [], -1)).toBeUndefined();
});

test("a message calls one by name or everybody, and one's own calls nobody", () => {
  const said = [
    message(1, "a", { mentions: [1] }),
    message(2, "b", { mentions: [0] }),
    message(3, "c", { mentions: [8] }),
    message(4, "d", { user: 1, mentions: [0] }),
  ];
  expect(callsIn(timeline(said), 1)).toEqual([1, 2]);
});
