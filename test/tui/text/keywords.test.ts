import { expect, test } from "vitest";
import { keywordPattern } from "../../../src/client/index.ts";
import { spansOf } from "../../../src/tui/text/spans.ts";
import { leastTime } from "../../support/least-time.ts";
import { reader } from "./support.ts";

const keywords = keywordPattern(["tea", "tea time", "c++", "f(x)", "배포", "茶", "été"]);
const marked = (text: string) =>
  spansOf(text, { ...reader(), keywords })
    .filter(({ roles }) => roles.includes("toMe"))
    .map(({ text }) => text);

test.each<[string, string[]]>([
  ["tea, Tea and TEA!", ["tea", "Tea", "TEA"]],
  ["steam, teapot, tea_pot, #tea", []],
  ["it is tea time", ["tea time"]],
  ["c++ and f(x), not cc or fx", ["c++", "f(x)"]],
  ["오늘 배포가 있다", ["배포"]],
  ["我喝茶了", ["茶"]],
  ["cet été, pas étés", ["été"]],
  ["**tea** and [tea](https://tea.example)", ["tea", "tea"]],
  ["`tea` https://tea.example/tea @tea", []],
  ["||tea||", []],
])("in %j %j stands out", (text, words) => expect(marked(text)).toEqual(words));

test("without keywords nothing does", () => {
  expect(keywordPattern([])).toBeUndefined();
  expect(spansOf("tea", reader())).toEqual([{ text: "tea", roles: [] }]);
});

test("many words in a long text take no longer than the text", () => {
  const many = keywordPattern(Array.from({ length: 50 }, (_, n) => `${"a".repeat(60)}${n}`));
  const mark = () => spansOf("a".repeat(16_000), { ...reader(), keywords: many });
  expect(leastTime(1_000, mark)).toBeLessThan(1_000);
});
