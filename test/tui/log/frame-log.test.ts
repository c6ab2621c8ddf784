import fc from "fast-check";
import { expect, test } from "vitest";
import type { SeenFrame } from "../../../src/client/index.ts";
import { width } from "../../../src/protocol/index.ts";
import { FrameLog, type Logged } from "../../../src/tui/log/frame-log.ts";
import { frameRow, unfoldedRows } from "../../../src/tui/log/frame-rows.ts";
import { filterOf, shownFrames } from "../../../src/tui/log/shown.ts";
import { harmful, hostileText } from "../../support/hostile.ts";
import { asciiTheme, colourTheme, morning, plainTheme, withoutStyle } from "../support/values.ts";

/** A log, and what says frames to it once it has begun. */
function logOf() {
  const listeners: ((frame: SeenFrame) => void)[] = [];
  const on = (listener: (frame: SeenFrame) => void) => {
    listeners.push(listener);
    return () => {};
  };
  const log = new FrameLog({ frames: { on } });
  const say = (type: string, more: object = {}, way: SeenFrame["way"] = "in") => {
    const value = { type, ...more };
    const bytes = JSON.stringify(value).length;
    for (const listener of listeners) listener({ way, at: morning, type, bytes, value });
  };
  return { log, say, listeners };
}

function logged(value: object): Logged {
  const { log, say } = logOf();
  log.begin();
  say("", value);
  return log.state.get()[0] as Logged;
}

const pane = { filter: "", chosen: undefined, paused: undefined, unfolded: undefined };

test("nobody listens before somebody looks, and then one does, however often they look", () => {
  const { log, listeners } = logOf();
  expect(listeners).toHaveLength(0);
  log.begin();
  log.begin();
  expect(listeners).toHaveLength(1);
});

test("the latest two thousand are kept, and fewer where they are large", () => {
  const { log, say } = logOf();
  log.begin();
  for (let count = 0; count < 2_005; count++) say("ping");
  const numbers = log.state.get().map(({ number }) => number);
  expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([2_000, 6, 2_005]);
  for (let count = 0; count < 9; count++) say("history", { text: "x".repeat(2 ** 20) });
  const sizes = log.state.get().map(({ json }) => json.length);
  expect(sizes.reduce((all, one) => all + one)).toBeLessThanOrEqual(8 * 2 ** 20);
  expect(sizes).toHaveLength(7);
  say("history", { text: "x".repeat(9 * 2 ** 20) });
  expect(log.state.get()).toHaveLength(1);
});

test("words ask for frames that hold all of them, in any case, and those with a dash for frames that do not", () => {
  const ping = { type: "ping", json: '{"type":"ping"}' };
  const send = { type: "send", json: '{"type":"send","text":"a (Ping)?"}' };
  const shown = (filter: string) => [ping, send].filter(filterOf(filter)).map(({ type }) => type);
  expect(shown("")).toEqual(["ping", "send"]);
  expect(shown("PING")).toEqual(["ping", "send"]);
  expect(shown("(ping)? send")).toEqual(["send"]);
  expect(shown('-"text')).toEqual(["ping"]);
  expect(shown("- ping -send")).toEqual(["ping"]);
});

test("while one pauses nothing moves, what comes is counted, and all of it is there afterwards", () => {
  const { log, say } = logOf();
  log.begin();
  say("one");
  say("two");
  const paused = { ...pane, log, paused: 2 };
  say("three");
  say("four");
  const still = shownFrames({ log: paused, question: undefined });
  expect([still.frames.map(({ type }) => type), still.at, still.later]).toEqual([["one", "two"], 1, 2]);
  const on = shownFrames({ log: { ...pane, log }, question: undefined });
  expect([on.frames.length, on.at, on.later]).toEqual([4, 3, 0]);
});

test("the chosen frame stays chosen whatever comes, and where a filter hides it, the one before is", () => {
  const { log, say } = logOf();
  log.begin();
  for (const type of ["send", "ping", "send", "ping"]) say(type);
  const at = (chosen: number, filter: string) =>
    shownFrames({ log: { ...pane, log, chosen, filter }, question: undefined });
  expect(at(2, "").at).toBe(1);
  const filtered = at(2, "send");
  expect(filtered.frames[filtered.at]?.number).toBe(1);
  expect(at(1, "ping").at).toBe(0);
  expect(at(1, "nothing").at).toBe(-1);
});

test("a row says when, which way, what and how much; without Unicode the arrow is ASCII", () => {
  const { log, say } = logOf();
  log.begin();
  say("send", { id: 3 }, "out");
  say("ok", { re: 3 });
  const rows = (theme: typeof plainTheme) =>
    log.state.get().map(frame => withoutStyle(frameRow(frame, false, theme, 60)));
  expect(rows(plainTheme)).toEqual([
    ' 09:41:00.000 → send             22  {"type":"send","id":3}',
    ' 09:41:00.000 ← ok               20  {"type":"ok","re":3}',
  ]);
  expect(rows(asciiTheme)[0]).toMatch(/^ 09:41:00\.000 -> send /);
  expect(rows(asciiTheme)[1]).toMatch(/^ 09:41:00\.000 <- ok /);
});

test("unfolded, each thing has its line", () => {
  expect(unfoldedRows(logged({ a: { b: "c" } }), 40).map(row => row.trim())).toEqual([
    ...["{", '"type": "",', '"a": {', '"b": "c"', "}", "}"],
  ]);
});

test("whatever a frame holds, its rows are harmless and no wider than there is room for", () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.integer({ min: 20, max: 80 }), (text, name, cells) => {
      const frame = { ...logged({ text, [name]: text }), type: text };
      const row = withoutStyle(frameRow(frame, true, colourTheme, cells));
      for (const each of [row, ...unfoldedRows(frame, cells)]) {
        expect(each).not.toMatch(harmful);
        expect(each).not.toMatch(/\n/);
        expect(width(each)).toBeLessThanOrEqual(cells);
      }
    }),
    { numRuns: 500 },
  );
});
