import { expect, it } from "vitest";
import { TypingNotice } from "../../src/tui/typing-notice.ts";
import { FakeClock } from "../server/support/fake-clock.ts";

function typist() {
  const said: [number, boolean][] = [];
  const clock = new FakeClock();
  const notice = new TypingNotice({ typing: (room, active) => said.push([room, active]) }, clock);
  return { said, clock, notice };
}

it("that one is typing is said once, again while it lasts, and that it is over when nothing is left", () => {
  const { said, clock, notice } = typist();
  notice.written(1, "h");
  notice.written(1, "he");
  expect(said).toEqual([[1, true]]);
  clock.pass(2_000);
  notice.written(1, "hey");
  expect(said).toEqual([[1, true]]);
  clock.pass(1_000);
  notice.written(1, "heya");
  notice.written(1, "");
  notice.written(1, "");
  expect(said).toEqual([
    [1, true],
    [1, true],
    [1, false],
  ]);
});

it("three seconds after the last key one types no more, and a key after that is a new beginning", () => {
  const { said, clock, notice } = typist();
  notice.written(1, "h");
  clock.pass(2_999);
  expect(said).toEqual([[1, true]]);
  clock.pass(1);
  expect(said.at(-1)).toEqual([1, false]);
  notice.written(1, "he");
  expect(said.at(-1)).toEqual([1, true]);
});

it("who leaves in the middle of a line types no more, and no timer keeps the program from ending", () => {
  const said: [number, boolean][] = [];
  const waiting = new Set<() => void>();
  const clock = {
    now: () => 0,
    after(_: number, call: () => void) {
      waiting.add(call);
      return () => void waiting.delete(call);
    },
  };
  const notice = new TypingNotice({ typing: (room, active) => said.push([room, active]) }, clock);
  notice.written(1, "h");
  expect(waiting.size).toBe(1);
  notice.end();
  expect(waiting.size).toBe(0);
  notice.end();
  expect(said).toEqual([
    [1, true],
    [1, false],
  ]);
});

it("a command is nobody's business; what begins with two slashes is no command", () => {
  const { said, notice } = typist();
  notice.written(1, "/kick bob");
  expect(said).toEqual([]);
  notice.written(1, "//etc");
  expect(said).toEqual([[1, true]]);
});

it("after a message has gone, the next one is said to be typed at once", () => {
  const { said, notice } = typist();
  notice.written(1, "hi");
  notice.sent();
  notice.written(1, "a");
  expect(said).toEqual([
    [1, true],
    [1, true],
  ]);
});

it("who types in another room, be it a command, has stopped in the first, which is said once", () => {
  const { said, clock, notice } = typist();
  notice.written(1, "a");
  notice.written(2, "b");
  notice.written(3, "/who");
  clock.pass(10_000);
  expect(said).toEqual([
    [1, true],
    [1, false],
    [2, true],
    [2, false],
  ]);
});
