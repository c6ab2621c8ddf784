import stringWidth from "string-width";
import { expect, it } from "vitest";
import { LateSegmenter } from "../../scripts/bundle/late-segmenter.ts";
import ourWidth from "../../scripts/bundle/string-width.ts";

const texts = [
  "",
  "plain",
  "\x1b[31m│ red\x1b[0m",
  "│ ┌─┐ ✓✓ Привет",
  "日本語 é e\u0301",
  "👨‍👩‍👧‍👦 🇩🇪 ❤️",
  "\r\n",
  "\x1b[31mred │\x1b[0m 漢字",
];

// What the bundle puts in the place of other people's code has to be as good as that.
it.each(texts)("the late segmenter cuts %j as the real one does", text => {
  const cut = (segmenter: Pick<LateSegmenter, "segment">) =>
    Array.from(segmenter.segment(text), ({ segment, index }) => [segment, index]);
  expect(cut(new LateSegmenter())).toEqual(cut(new Intl.Segmenter()));
});

it.each(texts)("the late segmenter finds what is at each place of %j as the real one does", text => {
  const found = (segmenter: Pick<LateSegmenter, "segment">) =>
    Array.from({ length: text.length + 1 }, (_, at) => segmenter.segment(text).containing(at));
  expect(found(new LateSegmenter())).toEqual(found(new Intl.Segmenter()));
});

it.each(texts)("Ink's width of %j is string-width's", text => {
  expect(ourWidth(text)).toBe(stringWidth(text));
});
