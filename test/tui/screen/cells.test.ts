import { expect, it } from "vitest";
import { toRow } from "../../../src/tui/screen/cells.ts";
import { linkOf, plain, transition } from "../../../src/tui/screen/style.ts";

const shown = (line: string, columns: number) => toRow(line, columns).characters;

it("a row has exactly as many cells as it is wide, and a wide character none of the others' cells", () => {
  expect(shown("a日b", 5)).toEqual(["a", "日", "", "b", " "]);
  expect(shown("ab日", 3)).toEqual(["a", "b", " "]);
  expect(shown("日本\x1b[1mx", 3)).toEqual(["日", "", " "]);
  expect(shown("ᄀᄀ각x", 7)).toEqual(["ᄀᄀ각", "", "", "", "", "", "x"]);
});

it("what would stand in the cell before it is not there, and keeps its own", () => {
  expect(shown("\x1b[m\u0301a", 2)).toEqual(["a", " "]);
  expect(shown("\x1b[mᅡᆨa", 4)).toEqual(["\ufffd", "\ufffd", "a", " "]);
});

it("equal looks are one style, however they were said", () => {
  const one = toRow("\x1b[1m\x1b[31mx", 1).styles[0];
  expect(toRow("\x1b[31;1mx", 1).styles[0]).toBe(one);
  expect(toRow("\x1b[1;4;31;24mx", 1).styles[0]).toBe(one);
  expect(toRow("\x1b[1;31m\x1b[0mx", 1).styles[0]).toBe(plain);
});

it("a blank is plain, unless its look is seen on blanks", () => {
  expect(toRow("\x1b[1;31m ", 1).styles[0]).toBe(plain);
  for (const sgr of ["7", "4", "9", "44"]) expect(toRow(`\x1b[${sgr}m `, 1).styles[0]).not.toBe(plain);
});

it("a link is part of the look, and other sequences are not there", () => {
  const row = toRow("\x1b]8;;https://a.example\x1b\\a\x1b]8;;\x1b\\b\x1b[2Jc\x1b]0;title\x07d", 4);
  expect(row.characters).toEqual(["a", "b", "c", "d"]);
  expect(row.styles.map(style => style === plain)).toEqual([false, true, true, true]);
  const link = row.styles[0] as number;
  expect(transition(plain, link)).toBe("\x1b]8;;https://a.example\x1b\\");
  expect(transition(link, plain)).toBe("\x1b]8;;\x1b\\");
});

it.each(["", "id=7"])("a link with the parameters %j to what ends with a semicolon is one", parameters => {
  const link = `\x1b]8;${parameters};https://a.example/x;\x1b\\`;
  const [on = plain, off] = toRow(`${link}a\x1b]8;${parameters};\x1b\\b`, 2).styles;
  expect(linkOf(on)).toBe("https://a.example/x;");
  expect(transition(plain, on)).toBe(link);
  expect(off).toBe(plain);
});

it.each([
  ["", "31", "\x1b[31m"],
  ["31", "", "\x1b[m"],
  ["1;31", "1;32", "\x1b[32m"],
  ["1;31", "31", "\x1b[22m"],
  ["1;2", "2", "\x1b[;2m"],
  ["1;2;31", "2;31", "\x1b[22;2m"],
  ["1;48;5;20", "48;5;20", "\x1b[22m"],
  ["31", "31", ""],
])("from %j to %j takes %j", (from, to, bytes) => {
  const style = (sgr: string) => toRow(`\x1b[${sgr}mx`, 1).styles[0] as number;
  expect(transition(style(from), style(to))).toBe(bytes);
});
