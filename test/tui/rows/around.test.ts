import fc from "fast-check";
import { expect, test } from "vitest";
import { type Message, width } from "../../../src/protocol/index.ts";
import type { RowContext } from "../../../src/tui/rows/context.ts";
import { LaidOut } from "../../../src/tui/rows/laid-out.ts";
import { rowsOf } from "../../../src/tui/rows/layout-item.ts";
import { toRow } from "../../../src/tui/screen/cells.ts";
import { hostileText } from "../../support/hostile.ts";
import { asciiTheme, context, day, messageItem, morning, withoutStyle } from "../support/values.ts";

const rows = (text: string, more: Partial<Message>, columns = 50, of: Partial<RowContext> = {}) =>
  rowsOf(messageItem(text, more), context(columns, of)).map(row => withoutStyle(row).trimEnd());

const minute = 60_000;
const head = ` 09:41 ${"bob".padStart(8)} `;
const blank = " ".repeat(16);
const quote = { seq: 7, version: 7, user: 3, name: "carol", text: "shall we have tea?\nor coffee" };

test("what it answers stands above a message, on one line", () => {
  expect(rows("tea", { reply: quote })).toEqual([`${head}┌ carol: shall we have tea? or c…`, `${blank} tea`]);
  expect(rows("tea", { reply: quote }, 50, { theme: asciiTheme })[0]).toBe(
    `${head}, carol: shall we have tea? or...`,
  );
  expect(rows("tea", { reply: { ...quote, text: "he ||dies|| there" } }, 70)[0]).toMatch(
    /┌ carol: he ▒▒▒ there$/,
  );
  expect(rows("tea", { reply: { ...quote, text: "" } }, 70)[0]).toMatch(/┌ carol: this message was deleted$/);
});

test("of who is ignored nothing is quoted, from then on and until then", () => {
  const item = messageItem("tea", { reply: quote });
  const laidOut = new LaidOut();
  const shown = (ignored: number) =>
    withoutStyle(laidOut.rows(item, context(70, { isIgnored: user => user === ignored }))[0] ?? "");
  expect(shown(2)).toMatch(/┌ carol: shall we have tea\? or coffee$/);
  expect(shown(3)).toMatch(/┌ a message of an ignored person$/);
  expect(shown(2)).toMatch(/┌ carol: shall we have tea\? or coffee$/);
});

test("a message that waits shows what it answers as far as that is known", () => {
  const waiting = { cid: "c", room: 1, text: "tea", at: morning, reply: 7 };
  const item = { kind: "waiting", key: "w", grouped: false, waiting } as const;
  const shown = (of: Partial<RowContext>) => rowsOf(item, context(50, of)).map(withoutStyle);
  expect(shown({ quote: seq => (seq === 7 ? quote : undefined) })[0]).toMatch(/alice ┌ carol: shall/);
  expect(shown({})[0]).toMatch(/alice {2}tea/);
});

test("an action has its sign before the name", () => {
  expect(rows("waves", { action: true })).toEqual([" 09:41    * bob  waves"]);
});

test("what became of a message stands behind it, or below where there is no room", () => {
  const edited = morning + 3 * minute;
  const pinned = { user: 2, name: "bob", at: morning };
  expect(rows("hi", { edited })).toEqual([`${head} hi (edited 09:44)`]);
  expect(rows("hi", { edited, pinned })).toEqual([`${head} hi (edited 09:44, pinned)`]);
  expect(rows("hi", { edited: morning + day })[0]).toMatch(/hi \(edited .*\d 09:41\)$/);
  expect(rows("twenty-five letters are it", { pinned, user: 1, name: "bob" }, 50)).toEqual([
    `${head} twenty-five letters are`,
    `${blank} it (pinned)${" ".repeat(15)}✓`,
  ]);
  expect(rows("x".repeat(32), { pinned })).toEqual([`${head} ${"x".repeat(32)}`, `${blank} (pinned)`]);
});

test("a deleted message keeps its place, and says who took it if that was somebody else", () => {
  const deleted = { user: 2, name: "bob", at: morning };
  const rest = { reply: quote, edited: morning, pinned: deleted, reactions: [] };
  expect(rows("", { deleted, ...rest })).toEqual([`${head} This message was deleted.`]);
  expect(rows("", { deleted: { user: 3, name: "carol", at: morning } }, 70)[0]).toMatch(
    / This message was deleted by carol\.$/,
  );
});

test("a message that was passed on says from whom and when", () => {
  const origin = { room: 9, seq: 1, user: 3, name: "carol", at: morning - 5 * minute };
  expect(rows("tea", { origin })).toEqual([`${head}┌ forwarded from carol, 09:36`, `${blank} tea`]);
});

test("reactions are counted, one's own in brackets, in as many rows as they need", () => {
  const reactions = [
    { emoji: "👍", count: 2, users: [2, 3] },
    { emoji: "🎉", count: 12, users: [1, 2] },
    { emoji: "👀", count: 1, users: [3] },
  ];
  expect(rows("tea", { reactions })).toEqual([`${head} tea`, `${blank}└ 👍 2  [🎉 12]  👀 1`]);
  expect(rows("tea", { reactions }, 30).slice(1)).toEqual([
    `${" ".repeat(12)}└ 👍 2  [🎉 12]`,
    `${" ".repeat(12)}└ 👀 1`,
  ]);
});

test("a thread's first message says how many answer it", () => {
  expect(rows("tea", { replies: { count: 3, last: 9 } })).toEqual([`${head} tea`, `${blank}└ 3 replies`]);
  expect(rows("tea", { replies: { count: 1, last: 9 } })[1]).toBe(`${blank}└ 1 reply`);
});

test("a message that names one, or everybody, is marked in each of its rows, without colour too", () => {
  for (const mentions of [[1], [3, 1], [0]]) {
    const shown = rows("@alice, the quick brown fox jumps over the lazy dog", { mentions });
    expect(shown.length).toBe(2);
    for (const row of shown) expect(row).toMatch(/^▌/);
  }
  expect(rows("we have Tea", {}, 50, { keywords: ["tea"] })[0]).toMatch(/^▌/);
  expect(rows("@carol", { mentions: [3] })[0]).toMatch(/^ 09/);
  expect(rows("@all", { mentions: [0], user: 1 })[0]).toMatch(/^ 09/);
});

test("nothing that is quoted, put to it, or called so leaves its row or its column, at any width", () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.constantFrom(20, 34, 50, 120), (text, name, columns) => {
      const all = {
        name,
        reply: { seq: 1, version: 1, user: 3, name, text },
        origin: { room: 1, seq: 1, user: 3, name, at: morning - 400 * day },
        reactions: [
          { emoji: text, count: 1, users: [1] },
          { emoji: name, count: 99_999, users: [] },
        ],
        replies: { count: 99_999, last: 3 },
        mentions: [1],
        edited: morning,
        pinned: { user: 2, name, at: morning },
      };
      const deleted = { user: 3, name, at: morning };
      for (const item of [messageItem(text, all), messageItem("", { ...all, deleted })]) {
        for (const row of rowsOf(item, context(columns))) {
          expect(width(withoutStyle(row))).toBeLessThanOrEqual(columns);
          expect(withoutStyle(row)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
          const { characters } = toRow(row, columns);
          expect(characters.slice(0, 8).join("")).toMatch(/^[▌ ](?:09:41 |\s{6})/);
        }
      }
    }),
    { numRuns: 300 },
  );
});
