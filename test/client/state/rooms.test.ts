import { expect, it } from "vitest";
import {
  entered,
  left,
  looked,
  named,
  paged,
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

it("what names one by the server's word is unread here, too", () => {
  expect(of(named(list({ read: 3, mentions: [4] }), 1, [2, 4, 5])).mentions).toEqual([4, 5]);
  expect(named(list(), 9, [2])).toEqual(list());
});

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

it("people who come and go are counted, and whoever has another role is not", () => {
  const member: Member = { user: 9, name: "carol", state: "joined", version: 6, at: 6 };
  const rooms = peopled(list(), 1, { member, members: 3 }, 1);
  expect(of(rooms)).toMatchObject({ members: 3, head: 6 });
  expect(peopled(rooms, 1, { member, members: 3 }, 1)).toBe(rooms);
  const moderator = { ...member, role: "moderator", version: 7, since: 6 } as const;
  const told = peopled(rooms, 1, { member: moderator }, 1);
  expect(of(told)).toMatchObject({ members: 3, head: 7 });
  expect(of(told).role).toBeUndefined();
  expect(
    of(peopled(told, 1, { member: { ...member, state: "left", version: 8 }, members: 2 }, 1)).members,
  ).toBe(2);
});

it("one's own role is the room's last word on it", () => {
  const member: Member = { user: 1, name: "alice", state: "joined", role: "moderator", version: 6, at: 6 };
  const rooms = peopled(list(), 1, { member }, 1);
  expect(of(rooms).role).toBe("moderator");
  const { role: _, ...plain } = member;
  expect(of(peopled(rooms, 1, { member: { ...plain, version: 7 } }, 1)).role).toBeUndefined();
});

it("a page that is older than what was heard of its last message says nothing of it", () => {
  const naming = messageOf(6, { ordinal: 6, mentions: [1] });
  const heard = spoken(list(), 1, naming, 1);
  expect(of(heard).mentions).toEqual([6]);
  const taken = spoken(heard, 1, messageOf(6, { ordinal: 6, version: 7, text: "" }), 1);
  expect(of(taken).mentions).toEqual([]);
  expect(of(paged(taken, 1, naming, 1)).mentions).toEqual([]);
});
