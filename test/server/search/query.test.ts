import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/server/search/query.ts";
import type { Traits } from "../../../src/server/store/search.ts";

const now = Date.UTC(2026, 1, 10, 12);
const none: Traits = { phrases: [], rooms: [], authors: [], link: false };
const words = (...texts: string[]) => ({ phrases: texts.map(text => ({ text })) });
const query = (has: Partial<Traits>, lacks: Partial<Traits> = {}, dates: object = {}) => ({
  has: { ...none, ...has },
  lacks: { ...none, ...lacks },
  ...dates,
});

describe("a query is understood", () => {
  const day = (date: string) => Date.parse(date);
  const table: Record<string, object> = {
    hello: query(words("hello")),
    "  two\twords\n": query(words("two", "words")),
    '"a phrase" word': query(words("a phrase", "word")),
    "begin*": query({ phrases: [{ text: "begin", prefix: true }] }),
    "don't C++ foo_bar": query(words("don't", "C++", "foo_bar")),
    "tea -milk": query(words("tea"), words("milk")),
    'tea -"no milk"': query(words("tea"), words("no milk")),
    'tea OR "hot milk" OR cof* now': query({
      phrases: [{ text: "tea", or: [{ text: "hot milk" }, { text: "cof", prefix: true }] }, { text: "now" }],
    }),
    'tea "OR" or -OR': query(words("tea", "OR", "or"), words("OR")),
    "--force": query(words("--force")),
    '5" disk': query(words('5"', "disk")),
    "from:alice": query({ authors: ["alice"] }),
    "FROM:@alice from:me": query({ authors: ["alice", "me"] }),
    "in:#lounge In:attic": query({ rooms: ["lounge", "attic"] }),
    'in:"lounge"': query({ rooms: ["lounge"] }),
    "has:link -in:attic -from:bob": query({ link: true }, { rooms: ["attic"], authors: ["bob"] }),
    "tea -has:link": query(words("tea"), { link: true }),
    "tea before:2026-01-31": query(words("tea"), {}, { until: day("2026-01-31") }),
    "tea after:2026-01-31": query(words("tea"), {}, { from: day("2026-02-01") }),
    "tea after:7d before:1d": query(
      words("tea"),
      {},
      { from: day("2026-02-03T12:00Z"), until: day("2026-02-09T12:00Z") },
    ),
    "tea after:12h after:2w after:1y": query(words("tea"), {}, { from: day("2026-02-10T00:00Z") }),
    "http://example.org form:bob": query(words("http://example.org", "form:bob")),
    日本: query(words("日本")),
    "👍": query(words("👍")),
  };
  it.each(Object.entries(table))("%s", (text, understood) => {
    expect(parseQuery(text, now)).toEqual(understood);
  });
});

describe("what cannot be understood is named", () => {
  const nothing = "Say what to look for: a word, from:NAME, in:ROOM or has:link.";
  const table: Record<string, string> = {
    "": nothing,
    "   ": nothing,
    "-milk": nothing,
    "before:2026-01-31": nothing,
    '"open': '"open has no end: close the quotation.',
    'tea -"open end': '-"open end has no end: close the quotation.',
    "OR tea": "OR stands between two words or phrases.",
    "tea OR": "OR stands between two words or phrases.",
    "tea OR OR milk": "OR stands between two words or phrases.",
    "tea OR -milk": "-milk cannot follow OR.",
    "from:bob OR tea": "OR stands between two words or phrases.",
    "tea ->": "-> holds no letter and no digit.",
    "tea - milk": "- holds no letter and no digit.",
    "*": "* holds no letter and no digit.",
    "ab*": "ab* is too short: 3 letters before the *.",
    "aaa* bbb* -ccc*": "-ccc* is one * too many: there may be 2.",
    "from:": "from: is no name.",
    "from:!": "from:! is no name.",
    "in:a/b": "in:a/b is no room's name.",
    "has:image": "has:image is not known: there is has:link.",
    "tea before:soon": "before:soon is no date: write 2026-01-31, or 7d for seven days ago (h, d, w, y).",
    "tea after:2026-02-31":
      "after:2026-02-31 is no date: write 2026-01-31, or 7d for seven days ago (h, d, w, y).",
    "tea -after:2026-01-31": "-after:2026-01-31 cannot be left out: turn it round.",
    [`in:${"x".repeat(100)}`]: `in:${"x".repeat(57)}… is no room's name.`,
  };
  it.each(Object.entries(table))("%s", (text, message) => {
    expect(parseQuery(text, now)).toEqual({ code: "bad_query", field: "query", message });
  });
});

/** Text of any characters, also of halves of them. */
const anything = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

it("nothing that is typed is a bug", () => {
  const typed = fc.array(
    fc.constantFrom(
      "from:",
      "in:",
      "has:",
      "before:",
      "after:",
      "-",
      '"',
      "*",
      " ",
      "a",
      "é",
      "日",
      "\0",
      "\ud800",
      "99999y",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        typed.map(parts => parts.join("")),
      ),
      text => {
        parseQuery(text, now);
      },
    ),
  );
});
