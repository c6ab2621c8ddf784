import fc from "fast-check";
import { expect, test } from "vitest";
import { printable, width } from "../../../src/protocol/index.ts";
import { cellsOf, textRows } from "../../../src/tui/text/text-rows.ts";
import { hostileText, naughtyStrings } from "../../support/hostile.ts";
import { leastTime } from "../../support/least-time.ts";
import { withoutStyle } from "../support/values.ts";
import { reader } from "./support.ts";

const rows = (text: string, cells = 24, who = reader()) => textRows(text, cells, who).map(withoutStyle);

test("quotes, lists and code have their signs, and what goes on hangs under what it belongs to", () => {
  expect(rows("> the quick brown fox jumps\n> > high")).toEqual([
    "▌ the quick brown fox",
    "▌ jumps",
    "▌ ▌ high",
  ]);
  expect(rows("- the quick brown fox jumps\n  - b\n- c")).toEqual([
    "• the quick brown fox",
    "  jumps",
    "  • b",
    "• c",
  ]);
  expect(rows("9. a\n10. the quick brown fox")).toEqual(["9. a", "10. the quick brown fox"]);
  expect(rows("```ts\nif (a)\n  b();\n```\nc")).toEqual(["│ if (a)", "│   b();", "c"]);
});

test("the same without Unicode", () => {
  const ascii = reader({}, { LANG: "C", NO_COLOR: "1" });
  expect(rows("> a\n- b\n- c\n```\nd\n```\n||e||", 24, ascii)).toEqual(["> a", "- b", "- c", "| d", "#####"]);
});

test("without colours, looks that every terminal has tell things apart", () => {
  const [row] = textRows("**a** @alice ||b||", 40, reader({}, { NO_COLOR: "1" }));
  expect(row).toBe("\x1b[1ma\x1b[0m \x1b[1;7m@alice\x1b[0m \x1b[7m▒▒▒▒▒\x1b[0m");
  const [strong] = textRows("**a** *b*", 40, reader({}, { TERM: "linux", NO_COLOR: "1" }));
  expect(strong).toBe("\x1b[1ma\x1b[0m \x1b[4mb\x1b[0m");
});

test("a link over several rows is one link to the terminal", () => {
  const all = textRows("see https://a.example/a/long/way/to/go", 16, reader());
  const links = all.flatMap(row => row.match(/\x1b\]8;id=[^\x1b]*/g) ?? []);
  expect(links).toHaveLength(3);
  expect(new Set(links).size).toBe(1);
  for (const row of all) expect(row.match(/\x1b\]8;;\x1b\\/g)?.length ?? 0).toBe(row.includes("id=") ? 1 : 0);
});

test("in a narrow pane quotes, lists and code are as typed", () => {
  expect(rows("> a\n- b\n- c", 10)).toEqual(["> a", "- b", "- c"]);
});

test("quotes in quotes in quotes end somewhere", () => {
  expect(rows(`${"> ".repeat(9)}a`, 60)).toEqual([`${"▌ ".repeat(4)}${"> ".repeat(5)}a`]);
});

const mark = fc.constantFrom(
  ...[
    "*",
    "**",
    "***",
    "_",
    "~~",
    "||",
    "`",
    "```",
    "[",
    "]",
    "](https://a.example)",
    "](",
    ")",
    "\n",
    " ",
    "> ",
    "- ",
  ],
  ...[
    "1. ",
    "#",
    "@",
    ":+1:",
    ":",
    "https://a.example/x",
    "mailto:a@b.example",
    "```ts\n",
    "\n```",
    "\\",
    "//",
    '"',
    "'",
  ],
  ...[
    "a",
    "word",
    "日本",
    "👨‍👩‍👧",
    "🇩",
    "🇪",
    "e\u0301",
    "\u0301",
    "\u200d",
    "ᄀ",
    "ᅡ",
    "क्",
    "षि",
    "x".repeat(30),
  ],
);
const markedText = fc.oneof(
  fc.array(mark, { maxLength: 25 }).map(parts => parts.join("")),
  fc.array(fc.oneof(mark, hostileText), { maxLength: 8 }).map(parts => parts.join("")),
);
const anyReader = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom({}, { NO_COLOR: "1" }, { LANG: "C" }, { TERM: "linux" }, { TERM: "xterm" }),
  )
  .map(([revealed, environment]) => reader({ revealed }, environment));
const ours = /\x1b\[[\d;]+m|\x1b\]8;(?:id=[\w.]+;(?:https?|wss?|mailto):[\x21-\x7e]+|;)\x1b\\/g;

function expectHarmless(text: string, cells: number, who: ReturnType<typeof reader>): void {
  for (const row of textRows(text, cells, who)) {
    const shown = row.replace(ours, "");
    expect(shown).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    expect(width(shown)).toBeLessThanOrEqual(cells);
    expect(cellsOf(row)).toBe(width(shown));
    // Nothing goes on into what is shown behind it.
    expect(row.match(/\x1b\[(?!0m)/g)?.length ?? 0).toBe(row.match(/\x1b\[0m/g)?.length ?? 0);
    expect(row.match(/\x1b\]8;id/g)?.length ?? 0).toBe(row.match(/\x1b\]8;;/g)?.length ?? 0);
  }
}

test("whatever is typed, rows are no wider than they may be and have no sequences but ours, and each of those ends", () => {
  fc.assert(fc.property(markedText, fc.integer({ min: 2, max: 60 }), anyReader, expectHarmless), {
    numRuns: 1_000,
  });
});

test("so with the strings that are known to break programs", () => {
  for (const text of naughtyStrings) expectHarmless(text, 40, reader());
});

test("what is seen is what was typed, but for marks, and in its order", () => {
  fc.assert(
    fc.property(markedText, text => {
      // The name of an emoji is shown as it: `:a:` has no letter to be seen.
      fc.pre(!/:[\w+-]+:/.test(text));
      const typed = letters(printable(text));
      const seen = letters(rows(text, 200, reader({ revealed: true })).join("\n"));
      expect(isWithin(seen, typed), JSON.stringify({ seen, typed })).toBe(true);
    }),
    { numRuns: 600 },
  );
});

/** All that is no mark, space, or sign of ours; without the host that is told of a disguised address. */
function letters(text: string): string {
  return text.replace(/\([\w.-]*xn--[\w.-]*\)|:\+1:|👍/g, "").replace(/[\s*_~|`[\]()>▌│•:/+.#\\◌-]/g, "");
}

function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const one of part) {
    at = whole.indexOf(one, at) + one.length;
    if (at < one.length) return false;
  }
  return true;
}

test("to reveal changes no row's place", () => {
  fc.assert(
    fc.property(markedText, fc.integer({ min: 2, max: 60 }), (text, cells) => {
      const hidden = textRows(text, cells, reader()).map(cellsOf);
      expect(textRows(text, cells, reader({ revealed: true })).map(cellsOf)).toEqual(hidden);
    }),
    { numRuns: 600 },
  );
});

const floods = [
  ...[
    "*",
    "**a",
    "*a ",
    "a* ",
    "_a ",
    "[",
    "[a](",
    "](",
    "](https://a.example",
    "[a](https://a.example) ",
    "]",
    "||a ",
    "~~a",
  ],
  ...[
    "`",
    "`a``b",
    "> ",
    ">\n",
    "- \n",
    "- a\n",
    "```\n",
    "```a\n",
    "``` ",
    "``````````x",
    "1. a\n",
    "#a",
    "@a ",
    ":a:",
    ":a",
  ],
  ...[
    "https://",
    "https://a.example/(",
    "https://a.example))))) ",
    "mailto:a",
    "](ab:()",
    "](http:(",
    "a.",
    "\\*",
    "||a\n",
    "*_~~||",
  ],
  ...["[*", "[||`", '"*" ', "'", '"', "/*", "<!--", "( o.o )", "日**", "e\u0301`"],
];

test("nesting without an end is no deeper than there are looks", () => {
  const text = `${"**a ".repeat(1_000)}${" a**".repeat(1_000)}`;
  expect(textRows(text, 100, reader()).join("").length).toBeLessThan(text.length * 4);
});

test.each(floods)("16 KB of %j take no more than their length", flood => {
  const fill = (length: number) => flood.repeat(Math.ceil(length / flood.length)).slice(0, length);
  const code = (text: string) => `\`\`\`ts\n${text}\n\`\`\``;
  for (const text of [fill(16_000), code(fill(16_000)), `x${fill(16_000)}x`]) {
    // By the ratio, and generously: four times the text in 20 times the time is not quadratic yet, nor is any half second.
    const lay = (text: string) => () => textRows(text, 100, reader());
    const most = Math.max(500, 20 * leastTime(10, lay(text.slice(0, text.length / 4))));
    expect(leastTime(most, lay(text))).toBeLessThan(most);
  }
});
