import { expect, it } from "vitest";
import type { Reach } from "../../../src/tui/commands/command.ts";
import { deleteLast } from "../../../src/tui/commands/delete.ts";
import { edit } from "../../../src/tui/commands/edit.ts";
import { forward } from "../../../src/tui/commands/forward.ts";
import { goTo, timeOf } from "../../../src/tui/commands/goto.ts";
import { join } from "../../../src/tui/commands/join.ts";
import { me } from "../../../src/tui/commands/me.ts";
import { mentions } from "../../../src/tui/commands/mentions.ts";
import { pin } from "../../../src/tui/commands/pin.ts";
import { pins } from "../../../src/tui/commands/pins.ts";
import { react } from "../../../src/tui/commands/react.ts";
import { reply } from "../../../src/tui/commands/reply.ts";
import { search } from "../../../src/tui/commands/search.ts";
import { thread } from "../../../src/tui/commands/thread.ts";
import { message, morning, roomOf, timeline } from "../support/values.ts";

const gone = { user: 2, name: "bob", at: morning };
const said = [
  message(4, "mine", { user: 1 }),
  message(5, "theirs", { reactions: [{ emoji: "👀", count: 1, users: [1] }] }),
  message(6, "", { deleted: gone }),
];

/** alice in #ops, and what she makes others do. */
function reach(ignored: readonly { user: number; name: string }[] = []) {
  const done: unknown[][] = [];
  const does =
    (what: string) =>
    (...args: unknown[]) =>
      void done.push([what, ...args]);
  const ops = roomOf(1, "ops", { read: 4 });
  const client = {
    address: "ws://h:1",
    me: { get: () => ({ user: 1, name: "alice" }) },
    rooms: {
      get: () => new Map([ops, roomOf(2, "lounge"), roomOf(3, "love")].map(room => [room.room, room])),
    },
    waiting: { get: () => [] },
    preferences: { get: () => ({ ignored }) },
    room: () => ({ timeline: { get: () => timeline(said) } }),
    request: async (type: string, body: object) => {
      done.push([type, body]);
      return { version: 1 };
    },
    forward: async (from: object, room: number) => {
      done.push(["forward", from, room]);
      return {};
    },
    join: async (name: string) => {
      done.push(["join", name]);
      return ops;
    },
  };
  const acts = ["say", "replyTo", "goTo", "goToNext", "goToTime", "open", "show"].map(name => [
    name,
    does(name),
  ]);
  const act = (deed: string, found: { message: { seq: number } }) =>
    done.push([deed, found.message.seq]) && undefined;
  const at = { client, room: ops, now: () => morning, act, ...Object.fromEntries(acts) };
  return { done, reach: at as unknown as Reach };
}

it.each([
  [me, "waves", ["say", "waves", { action: true }]],
  [reply, "", ["replyTo", said[1]]],
  [reply, "2", ["replyTo", said[0]]],
  [reply, "2 yes", ["say", "yes", { reply: 4 }]],
  [reply, "2nd thought", ["say", "2nd thought", { reply: 5 }]],
  [edit, "better", ["edit", { room: 1, seq: 4, text: "better" }]],
  [edit, "", ["edit", 4]],
  [deleteLast, "", ["delete", { room: 1, seq: 4 }]],
  [react, "🎉", ["react", { room: 1, seq: 5, emoji: "🎉", on: true }]],
  [react, ":eyes:", ["react", { room: 1, seq: 5, emoji: "👀", on: false }]],
  [pin, "", ["pin", 5]],
  [thread, "", ["thread", 5]],
  [forward, "#LOUNGE", ["forward", { room: 1, seq: 5 }, 2]],
  [forward, "lou", ["forward", { room: 1, seq: 5 }, 2]],
  [goTo, "#lounge/9", ["goTo", { room: 2, seq: 9 }]],
  [goTo, "ws://h:1/#lounge", ["show", 2]],
  [goTo, "unread", ["goToNext", { room: 1, seq: 5 }]],
  [goTo, "start", ["goToTime", 1, 0]],
] as const)("$name does what it says: %#", async (command, argument, wanted) => {
  const { done, reach: at } = reach();
  const outcome = await command.run(argument, at);
  expect(outcome?.error ?? false).toBe(false);
  expect(done).toEqual([wanted]);
});

it("the last message is the last that is seen: not that of who is ignored", async () => {
  const { done, reach: at } = reach([{ user: 2, name: "bob" }]);
  await react.run("🎉", at);
  await reply.run("", at);
  expect(done).toEqual([
    ["react", { room: 1, seq: 4, emoji: "🎉", on: true }],
    ["replyTo", said[0]],
  ]);
});

it("an address on this server is joined, and one on another is not", async () => {
  const { done, reach: at } = reach();
  await join.run("ws://h:1/#ops/5", at);
  await join.run("#ops", at);
  expect(done).toEqual([
    ["join", "ops"],
    ["goTo", { room: 1, seq: 5 }],
    ["join", "ops"],
    ["show", 1],
  ]);
  expect(await join.run("ws://other:1/#ops/5", at)).toEqual({
    text: "This is on another server: chat join ws://other:1/#ops/5",
    error: true,
  });
});

it.each([
  [me, ""],
  [reply, "0"],
  [reply, "9"],
  [react, ""],
  [react, "nothing"],
  [forward, ""],
  [forward, "lo"],
  [forward, "nowhere"],
  [search, ""],
  [goTo, "someday"],
  [goTo, "#nowhere/1"],
  [goTo, "wss://other.example/#lounge/9"],
] as const)("$name with a slip does nothing and says how: %#", async (command, argument) => {
  const { done, reach: at } = reach();
  expect(await command.run(argument, at)).toMatchObject({ error: true });
  expect(done).toEqual([]);
});

it("lists open under a title", () => {
  const { done, reach: at } = reach();
  pins.run("", at);
  mentions.run("", at);
  search.run("tea from:bob", at);
  expect(done.map(([what, title]) => [what, title])).toEqual([
    ["open", "Pinned in #ops"],
    ["open", "Messages that name you"],
    ["open", "Search: tea from:bob"],
  ]);
});

it("a date is where one is, and a day that is not there is none", () => {
  const at = (...date: [number, number, number, number?, number?]) => new Date(...date).getTime();
  expect(timeOf("2026-03-11", morning)).toBe(at(2026, 2, 11));
  expect(timeOf("2025-12-01 09:05", morning)).toBe(at(2025, 11, 1, 9, 5));
  expect(timeOf("today", morning)).toBe(at(2026, 2, 11));
  expect(timeOf("yesterday", morning)).toBe(at(2026, 2, 10));
  expect(timeOf("start", morning)).toBe(0);
  expect(timeOf("2026-02-30", morning)).toBeUndefined();
  expect(timeOf("tea", morning)).toBeUndefined();
});
