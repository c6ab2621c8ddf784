import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { noPreferences } from "../../../src/client/index.ts";
import { width } from "../../../src/protocol/index.ts";
import { folded } from "../../../src/tui/rows/fold.ts";
import type { Item } from "../../../src/tui/rows/items.ts";
import { rowsOf } from "../../../src/tui/rows/layout-item.ts";
import {
  colourTheme,
  context,
  member,
  messageItem,
  morning,
  people,
  person,
  withoutStyle,
} from "../support/values.ts";

/** Somebody has another name since this morning. */
const newName = { version: 1, at: morning };
const rows = (...args: Parameters<typeof rowsOf>) => rowsOf(...args).map(withoutStyle);

/** Time, then the name to the right of its column, then the text. */
const head = ` 09:41 ${"bob".padStart(8)}  `;
const wideHead = ` 09:41 ${"bob".padStart(11)}  `;

test("time, name and text have their columns, and further lines hang under the text", () => {
  expect(rows(messageItem("the quick brown fox jumps over the lazy dog"), context(50))).toEqual([
    `${head}the quick brown fox jumps over`,
    `${" ".repeat(17)}the lazy dog`,
  ]);
});

test("a message that follows on one's own does not repeat time and name", () => {
  expect(rows(messageItem("again", {}, true), context(50))).toEqual([`${" ".repeat(17)}again`]);
});

test.each([
  ["CJK", "你好，世界"],
  ["a family joined by ZWJ", "👩‍👩‍👧‍👦!"],
  ["flags", "🇩🇪🇯🇵"],
  ["a skin tone", "👍🏽 ok"],
  ["combining marks", "cafe\u0301"],
  ["half-width kana", "ｱｲｳ"],
])("%s is left as it is", (_, text) => {
  expect(rows(messageItem(text), context(64))).toEqual([wideHead + text]);
});

test("wide text breaks where it is too wide for its column, not where it is too long", () => {
  expect(rows(messageItem("你好世界你好世界你好世界你好世"), context(40))).toEqual([
    ` 09:41 ${"bob".padStart(8)}  你好世界你好世界你好世`,
    `${" ".repeat(17)}界你好世`,
  ]);
});

test("names of every script end in the same column", () => {
  const at = (name: string) => {
    const [row = ""] = rows(messageItem("|", { name }), context(80));
    return width(row.slice(0, row.indexOf("|")));
  };
  expect(new Set(["bob", "林美玲", "a-very-long-name-that-is-cut", "Zoë"].map(at)).size).toBe(1);
});

test("no row is wider than its pane, from the narrowest to the widest", () => {
  const text = "你好 the quick 👩‍👩‍👧‍👦 brown fox https://example.org/a/very/long/way/to/go\n\tand tabs";
  for (const columns of [20, 24, 33, 40, 59, 60, 79, 97, 120, 200, 250]) {
    for (const user of [1, 2]) {
      for (const row of rows(messageItem(text, { user }), context(columns))) {
        expect(width(row), `${columns}: ${row}`).toBeLessThanOrEqual(columns);
      }
    }
    for (const item of [
      { kind: "start", key: "start" },
      { kind: "day", key: "d", at: morning },
      { kind: "new", key: "new" },
      {
        kind: "members",
        key: "c1",
        members: Array.from({ length: 9 }, (_, n) => member(n, `somebody-${n}`, n)),
      },
      {
        kind: "names",
        key: "c3",
        names: Array.from({ length: 3 }, (_, n) => ({ ...newName, from: text, to: `somebody-${n}` })),
      },
      {
        kind: "topic",
        key: "c2",
        topic: { topic: text.replace(/[\n\t]/g, " "), version: 1, user: 2, name: "bob", at: morning },
      },
      {
        kind: "waiting",
        key: "w",
        grouped: false,
        waiting: {
          cid: "c",
          room: 1,
          text,
          at: morning,
          refused: { code: "bad_text", message: "too long ".repeat(9), retryable: false },
        },
      },
    ] as const) {
      for (const row of rows(item, context(columns))) expect(width(row), row).toBeLessThanOrEqual(columns);
    }
  }
});

test("a message's ticks say how far it came, with and without colour", () => {
  const ticks = (read: number, delivered: number, theme = context(60).theme) =>
    rowsOf(
      messageItem("hi", { user: 1 }),
      context(60, { theme, people: people(person(1, "alice"), person(2, "bob", { read, delivered })) }),
    ).map(row => withoutStyle(row).trimEnd().split(/ {2,}/).at(-1));
  expect(ticks(0, 0)).toEqual(["✓"]);
  expect(ticks(0, 1)).toEqual(["✓✓"]);
  expect(ticks(1, 1)).toEqual(["✓✓ 1"]);
  expect(ticks(1, 1, colourTheme)).toEqual(["✓✓ 1"]);
});

test("in a room too large for receipts a message is stored, and that is all one is told", () => {
  const all = people(person(2, "bob", { read: 9, delivered: 9 }));
  expect(rows(messageItem("hi", { user: 1 }), context(60, { people: all, receipts: false }))[0]).toMatch(
    / ✓\s*$/,
  );
});

test("what waits and what was refused can be told apart, and why is said", () => {
  const waiting = { cid: "aaaaaaaa", room: 1, text: "hi", at: morning };
  const refused = { code: "bad_text", message: "This text cannot be stored.", retryable: false };
  const at = (one: object) =>
    rows({ kind: "waiting", key: "w", grouped: false, waiting: { ...waiting, ...one } }, context(90));
  expect(at({})[0]).toMatch(/ ◌\s*$/);
  expect(at({ refused })[0]).toMatch(/ ✗\s*$/);
  expect(at({ refused })[1]).toContain("not sent: This text cannot be stored.");
});

test("who is called otherwise now is told with both names, and of very many at a time how many they are", () => {
  const told = (count: number, more: object = {}) => {
    const names = Array.from({ length: count }, (_, n) => ({
      ...newName,
      from: `a${n}`,
      to: `b${n}`,
      ...more,
    }));
    const shown = rows({ kind: "names", key: "c", names }, context(80));
    return shown.map(row => row.slice(7).replace(/^[ •]+/, ""));
  };
  expect(told(1)).toEqual(["a0 is now called b0"]);
  expect(told(1, { shown: true })).toEqual(["a0 is now shown as b0"]);
  expect(told(4)).toEqual([0, 1, 2, 3].map(n => `a${n} is now called b${n}`));
  expect(told(5)).toEqual(["5 people are called otherwise now"]);
  expect(told(1, { from: "\x1b[2Jalice", to: "x\n09:41" })).toEqual(["␛[2Jalice is now called x 09:41"]);
});

test("who comes, goes or changes the room is called as over their messages", () => {
  const known = people(person(2, "bob", { profile: { display: "Bob B." } }));
  const shown = (item: Item) => rows(item, context(80, { people: known }))[0];
  const members = [member(2, "bob", 1), member(3, "carol", 2)];
  expect(shown({ kind: "members", key: "c", members })).toContain("Bob B. and carol joined");
  const bob = { user: 2, name: "bob", version: 1, at: morning };
  expect(shown({ kind: "topic", key: "c", topic: { ...bob, topic: "tea" } })).toContain(
    "Bob B. set the topic",
  );
  const settings = { ...bob, settings: { name: "lounge" } };
  expect(shown({ kind: "settings", key: "c", settings })).toContain("Bob B. changed the room");
});

test("of many who joined, as many are named as there is room for", () => {
  const joined = (count: number, columns: number) => {
    const members = Array.from({ length: count }, (_, n) => member(n, `person${n}`, n));
    return rows({ kind: "members", key: "c", members }, context(columns))[0]
      ?.slice(17)
      .replace(/^[ →]+/, "");
  };
  expect(joined(1, 80)).toBe("person0 joined");
  expect(joined(3, 80)).toBe("person0, person1 and person2 joined");
  expect(joined(30, 80)).toBe("person0, person1, person2, person3 and 26 more joined");
  expect(joined(30, 50)).toBe("person0 and 29 more joined");
});

const hostile = [
  "\x1b[2J\x1b[H you are gone",
  "\x1b]0;title\x07\x1b]52;c;cm0gLXJm\x07",
  "\x9b31m c1",
  "\u202Eesrever\u2066",
  "a\r\n09:41 alice: forged",
  `z${"\u0300".repeat(500)}`,
  "\u200b\u200b\u2060\ufeff",
  "\u2028para\u2029",
];

test("nothing that is said or called so can leave its row or its message", () => {
  for (const text of hostile) expectHarmless(text);
});

const naughty = new URL("../../../../shared/data/naughty-strings.json", import.meta.url);
test.skipIf(!existsSync(naughty))(
  "the same for every naughty string (skipped where the list is absent)",
  () => {
    for (const text of JSON.parse(readFileSync(naughty, "utf8")) as string[]) expectHarmless(text);
  },
);

function expectHarmless(text: string): void {
  for (const item of [
    messageItem(text),
    messageItem("hi", { name: text }),
    messageItem(text, { name: text, user: 1 }),
  ]) {
    for (const row of rowsOf(item, context(60, { theme: colourTheme }))) {
      const shown = withoutStyle(row);
      expect(shown).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      expect(width(shown)).toBeLessThanOrEqual(60);
    }
  }
  // Further lines are set in, so that none can pose as the beginning of a message.
  for (const row of rowsOf(messageItem(text), context(60)).slice(1))
    expect(withoutStyle(row)).toMatch(/^ {17}/);
}

test("a run of coming and going is counted", () => {
  const members = [1, 2, 3].map(n => member(n, `person${n}`, n, n === 2 ? { state: "left" } : {}));
  expect(rows({ kind: "members", key: "c", members }, context(80))[0]).toContain("2 people joined, 1 left");
});

test("what is said by who is ignored is one line a run", () => {
  const said = [2, 3, 3, 2, 3].map((user, seq) => messageItem("loud", { user, seq }));
  const items = folded(said, { ...noPreferences, ignored: [{ user: 3, name: "carol" }] });
  expect(items.map(({ kind }) => kind)).toEqual(["message", "ignored", "message", "ignored"]);
  expect(rows(items[1] as Item, context(80)).join("")).toContain("2 messages of an ignored person");
});
