import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { awkwardStrings } from "./awkward.ts";

/** What a terminal would act on: of each kind some, and some without the end that they should have. */
const sequences = [
  "\x1b[2J \x1b[3J \x1b[H \x1b[1;1H \x1b[31;7m \x1b[8m \x1b[5;9r \x1b[20T \x1b[4h \x1b[6n \x1b[c \x1b[ \x1b",
  "\x1b[?1049l \x1b[?25l \x1b[?1000h \x1b[?7h \x1bc \x1b7 \x1b8 \x1b(0 \x1bM \x1bD \x1b= \x1b#8",
  "\x1b]0;owned\x07 \x1b]2;owned\x1b\\ \x1b]0;unended \x1b]52;c;b3duZWQ=\x07 \x1b]4;1;#000000\x07",
  "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\ \x1b]1337;File=:AAAA\x07 \x1b]777;notify;a;b\x07",
  "\x1bP+q544e\x1b\\ \x1bPunended \x1b_Ga=T;AAAA\x1b\\ \x1b_unended \x1b^pm\x1b\\ \x1bXsos\x1b\\",
  "\x9b2J \x9d0;owned\x9c \x9d52;c;b3duZWQ=\x07 \x90q\x9c \x9fA\x9c \x98\x9e \x9b \x85 \x84 \x8d",
  "\x00 \x05 \x07 \b\b\b \r \v \f \x0e \x0f \x18 \x1a \x7f",
].flatMap(line => line.split(" "));

/** What hides, turns around, piles up, or takes more or fewer cells than it seems. */
const oddities = [
  "\u202e \u202d \u202a \u202c \u2066 \u2067 \u2068 \u2069 \u200e \u200f \u061c \u2028 \u2029 \u3000 \u00a0 \u2800",
  "\u200b \u200c \u200d \u2060 \ufeff \u00ad \u034f \u180e \u3164 \uffa0 \u115f \ufe0e \ufe0f \u{e0100} \u{e0001}",
  "\u{e0041}\u{e007f} \ud800 \udfff \udc9b \ue000 \u{f0000} \u{10ffff} \ufffe \uffff \ufdd0 \u0378 \ufff9a\ufffab\ufffb",
  "\u0301 \u20dd \u0488 \u0903 \u0e33 \u0e30 \u0600 \u06dd \u{110bd} \u0d4e \u{111c2} \uff9e \uff76\uff9e \uff71 \ufffc",
  "🏽 👩\u200d👩\u200d👧 🇩 🇩🇪🇯 1\ufe0f\u20e3 ❤ ✓✓ ─│┌ é אבג مرحبا 日本 한 ｆ ﷽ 𒐫 ⸻ \t \n \r\n",
].flatMap(line => line.split(" "));
const piles = [
  "\u0301",
  "\u1100",
  "\u1161\u11a8",
  "\uff9f",
  "🏽",
  "👨\u200d",
  "क्",
  "가",
  "\ufe0f",
  "\u200d",
].map(one => `a${one.repeat(70)}`);

/** What stands on the letter before, and has none here. */
const loose = ["\u0301", "\u20dd\uff9e", "\uff9f", "\u1161\u11a8\u1161", "\u0e33", "🏽", "\u0903", "\u11a8"];

/** What would look like the beginning of somebody's message, if it stood where one begins. */
const forgeries = [
  "\n 09:45         bob  forged",
  "\r09:45 bob: forged",
  "\u202809:45 bob: forged",
  `${" ".repeat(60)} 09:45         bob  forged`,
  "\n── Today ──",
  "\n → bob joined",
];

const word = fc.constantFrom(
  "a",
  "word",
  "the end",
  " ",
  "  ",
  "x".repeat(30),
  "x".repeat(74),
  "0;1m",
  "bob",
);

/** Text as somebody writes it who wants to harm those who read it. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...sequences) },
      { weight: 4, arbitrary: fc.constantFrom(...oddities) },
      { weight: 1, arbitrary: fc.constantFrom(...piles) },
      { weight: 1, arbitrary: fc.constantFrom(...loose).map(one => `\n${one}`) },
      { weight: 1, arbitrary: fc.constantFrom(...forgeries) },
      { weight: 2, arbitrary: word },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)) },
    ),
    { maxLength: 9 },
  )
  .map(parts => parts.join(""));

/**
 * What nobody else's text may bring to a terminal: controls but newlines, what turns text around, what is not seen but
 * joiners and selectors, what is no character or half of one, piles of marks.
 */
export const harmful =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffc]|(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cf}\p{Default_Ignorable_Code_Point}]|\p{Cs}|\p{Noncharacter_Code_Point}|\p{M}{5}/u;

const naughty = new URL("../../../shared/data/naughty-strings.json", import.meta.url);

/** Strings that are known to break programs: our own, and those of the list where it is at hand. */
export const naughtyStrings: readonly string[] = [
  ...awkwardStrings,
  ...(existsSync(naughty) ? (JSON.parse(readFileSync(naughty, "utf8")) as string[]) : []),
];
