import { expect, test } from "vitest";
import { Composer, composerLayout, firstShown } from "../../../src/tui/panes/composer.tsx";
import { rowsOf } from "../../../src/tui/panes/pane.tsx";
import { asciiTheme, colourTheme, plainTheme, withoutStyle } from "../support/values.ts";

const at = (text: string, cursor: number, width = 12) => composerLayout({ text, cursor }, width);

test("the cursor is behind the prompt, and goes with the text", () => {
  expect(at("", 0).cursor).toEqual({ x: 2, y: 0 });
  expect(at("hello", 5).cursor).toEqual({ x: 7, y: 0 });
  expect(at("a\nbc", 3).cursor).toEqual({ x: 3, y: 1 });
});

test("wide characters move it by what they take on the screen", () => {
  expect(at("你好", 1).cursor.x).toBe(4);
  expect(at("👩‍👩‍👧‍👦x", 11).cursor.x).toBe(4);
});

test("a long line goes on in the next row, and the cursor with it", () => {
  const { rows, cursor } = at("0123456789", 10);
  expect(rows).toEqual(["012345678", "9"]);
  expect(cursor).toEqual({ x: 3, y: 1 });
});

test("pasted lines stay lines", () => {
  expect(at("one\ntwo\n\nfour", 0, 40).rows).toEqual(["one", "two", "", "four"]);
  expect(at("one\u2028two\r\nthree\rfour", 0, 40).rows).toEqual(["one", "two", "three", "four"]);
});

test("the row of the cursor is in sight, however much is written", () => {
  const text = Array.from({ length: 30 }, (_, line) => `line ${line}`).join("\n");
  const end = composerLayout({ text, cursor: text.length }, 40);
  const middle = composerLayout({ text, cursor: text.indexOf("line 10") }, 40);
  for (const layout of [end, middle]) {
    const first = firstShown(layout, 5);
    expect(layout.cursor.y).toBeGreaterThanOrEqual(first);
    expect(layout.cursor.y).toBeLessThan(first + 5);
  }
});

test("the prompt stands before the first row only", () => {
  const layout = composerLayout({ text: "one\ntwo", cursor: 0 }, 40);
  const drawn = rowsOf(<Composer layout={layout} normal={false} theme={plainTheme} width={40} height={2} />);
  expect(drawn.map(withoutStyle)).toEqual(["› one", "  two"]);
});

test("the prompt tells vi's normal mode by its shape, also without Unicode", () => {
  const layout = composerLayout({ text: "one", cursor: 0 }, 40);
  const shown = (theme: typeof plainTheme, normal: boolean) => {
    const drawn = rowsOf(<Composer layout={layout} normal={normal} theme={theme} width={40} height={1} />);
    return withoutStyle(drawn.join("\n"));
  };
  expect([shown(plainTheme, true), shown(plainTheme, false)]).toEqual(["‹ one", "› one"]);
  expect([shown(asciiTheme, true), shown(asciiTheme, false)]).toEqual(["< one", "> one"]);
});

const selecting = (text: string, from: number, cursor: number, lines = false) =>
  ({ text, cursor, doing: { what: "selecting", from, lines } }) as const;

/** The rows of the composer, what is inverse in brackets. */
function inverse(draft: ReturnType<typeof selecting>, theme = plainTheme, width = 12): string[] {
  const layout = composerLayout(draft, width);
  const height = layout.rows.length;
  const drawn = rowsOf(
    <Composer layout={layout} normal={true} theme={theme} width={width} height={height} />,
  );
  return drawn.map(row => withoutStyle(row.replace(/\x1b\[7m(.*?)\x1b\[(?:0|27)?m/g, "[$1]")));
}

test.each([
  ["without colours", plainTheme],
  ["with colours", colourTheme],
  ["without Unicode", asciiTheme],
])("what is selected as in vi is inverse, %s", (_, theme) => {
  expect(inverse(selecting("one two", 2, 4), theme).map(row => row.slice(2))).toEqual(["on[e t]wo"]);
});

test("what is selected goes on over rows and lines, wide characters and line breaks with it", () => {
  expect(inverse(selecting("0123456789abc", 7, 10))).toEqual(["‹ 0123456[78]", "  [9a]bc"]);
  expect(inverse(selecting("ab\n\ncd", 1, 4))).toEqual(["‹ a[b ]", "  [ ]", "  [c]d"]);
  expect(inverse(selecting("ab\n\ncd", 3, 1, true))).toEqual(["‹ [ab ]", "  [ ]", "  cd"]);
  expect(inverse(selecting("a你👩‍👩‍👧‍👦b", 2, 1))).toEqual(["‹ a[你👩‍👩‍👧‍👦]b"]);
});

test("what is hostile in what is selected is harmless", () => {
  expect(inverse(selecting("a\x1b[2Jb", 0, 5), plainTheme, 20)).toEqual(["‹ [a␛[2Jb]"]);
});
