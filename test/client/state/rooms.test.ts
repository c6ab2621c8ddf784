import { expect, it } from "vitest";
import {
  entered,
  left,
  looked,
  peopled,
  type RoomState,
  readTo,
  risen,
  spoken,
  unread,
  welcomed,
} from "../../../src/client/state/rooms.ts";
import type { Member } from "../../../src/protocol/index.ts";
import { messageOf, roomOf } from "../support/scripted-server.ts";

const me = 1;
const list = (more: Partial<RoomState> = {}) =>
  entered(new Map(), { ...roomOf(1, { head: 5, ordinal: 5 }), ...more });
const of = (rooms: ReturnType<typeof list>) => rooms.get(1) as RoomState;

it("a message counts as unread until it is read; one's own is read by being written", () => {
  const rooms = spoken(list({ readOrdinal: 5, read: 5 }), 1, messageOf(6), me);
  expect(unread(of(rooms))).toBe(1);
  expect(unread(of(readTo(rooms, 1, { read: 6, delivered: 6, readOrdinal: 6 })))).toBe(0);
  const own = spoken(rooms, 1, messageOf(7, { user: me }), me);
  expect(of(own)).toMatchObject({ read: 7, delivered: 7, readOrdinal: 7, head: 7, activeAt: 7 });
});

it("no message counts twice, and a changed one is no new one", () => {
  const rooms = list();
  expect(spoken(rooms, 1, messageOf(5), me)).toBe(rooms);
  expect(of(spoken(rooms, 1, messageOf(3, { version: 6 }), me))).toMatchObject({ ordinal: 5, head: 6 });
});

it("cursors and numbers only go forward, and nothing happens in rooms one is not in", () => {
  const rooms = list({ read: 4, readOrdinal: 4, delivered: 4 });
  expect(readTo(rooms, 1, { read: 2, delivered: 3 })).toBe(rooms);
  expect(risen(rooms, 1, 4)).toBe(rooms);
  expect(spoken(rooms, 2, messageOf(9), me)).toBe(rooms);
  expect(risen(rooms, 2, 9)).toBe(rooms);
  expect(readTo(rooms, 2, { read: 9, delivered: 9 })).toBe(rooms);
  expect(left(rooms, 2)).toBe(rooms);
  expect(left(rooms, 1).size).toBe(0);
});

it("the mark of the new messages is where one had read to when one looked, and stays", () => {
  const rooms = looked(list({ read: 2, readOrdinal: 2 }), 1);
  expect(of(rooms).newFrom).toBe(2);
  const read = readTo(rooms, 1, { read: 5, delivered: 5, readOrdinal: 5 });
  expect(of(looked(read, 1)).newFrom).toBe(2);
  expect(of(looked(list({ readOrdinal: 5 }), 1)).newFrom).toBeUndefined();
});

it("after a welcome the server's word counts, and the mark stays while the history is the same", () => {
  const rooms = looked(list({ read: 2, readOrdinal: 2 }), 1);
  expect(of(welcomed(rooms, [roomOf(1, { head: 9 })]))).toMatchObject({ head: 9, newFrom: 2 });
  expect(of(welcomed(rooms, [roomOf(1, { epoch: "e2" })])).newFrom).toBeUndefined();
  expect(welcomed(rooms, []).size).toBe(0);
});

it("people who come and go are counted once", () => {
  const member: Member = { user: 9, name: "carol", state: "joined", version: 6, at: 6 };
  const rooms = peopled(list(), 1, member);
  expect(of(rooms)).toMatchObject({ members: 3, head: 6 });
  expect(peopled(rooms, 1, member)).toBe(rooms);
  expect(of(peopled(rooms, 1, { ...member, state: "left", version: 7 })).members).toBe(2);
});
