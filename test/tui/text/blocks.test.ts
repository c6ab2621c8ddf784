import { expect, test } from "vitest";
import { blocksOf } from "../../../src/tui/text/blocks.ts";

/** Blocks in one line each: `kind sign text`. */
const read = (text: string) =>
  blocksOf(text).map(block => {
    if (block.kind === "item") return `item ${block.indent} ${block.sign} ${block.text}`;
    return block.kind === "code" ? `code ${block.language}: ${block.text}` : `${block.kind} ${block.text}`;
  });

test.each([
  ["just text", ["paragraph just text"]],
  ["a\n\nb", ["paragraph a\n\nb"]],
  ["> a\n> b\nc", ["quote a\nb", "paragraph c"]],
  [">", ["quote "]],
  ["> > a", ["quote > a"]],
  ["- a\n- b", ["item 0 - a", "item 0 - b"]],
  ["x:\n* a\n  * b\ny", ["paragraph x:", "item 0 * a", "item 2 * b", "paragraph y"]],
  ["1. a\n2) b", ["item 0 1. a", "item 0 2) b"]],
  ["9. a\n7. b", ["item 0 9. a", "item 0 7. b"]],
  ["```\na\n b\n```", ["code : a\n b"]],
  ["```ts\na\n```\nb", ["code ts: a", "paragraph b"]],
  ["x\n```a b\nc```", ["paragraph x", "code : a b\nc"]],
  ["````\n```\n````", ["code : ```"]],
  ["```\n> a\n- b\n```", ["code : > a\n- b"]],
])("%j", (text, expected) => expect(read(text)).toEqual(expected));

test.each([
  "- one alone",
  "1. one alone",
  "- taken\n+ given",
  "-a\n-b",
  ">:( >_< >>> print",
  "```\nnever closed",
  "`````\nclosed by fewer\n```",
  "# no heading\n---\n| a | b |",
])("%j is nothing but text", text => expect(read(text)).toEqual([`paragraph ${text}`]));
