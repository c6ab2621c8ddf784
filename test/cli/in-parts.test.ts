import { expect, it } from "vitest";
import { inParts } from "../../src/cli/in-parts.ts";
import { limits, utf8Length } from "../../src/protocol/index.ts";

const most = limits.textBytes;

it("what fits into one message is one, without line breaks at its end", () => {
  expect(inParts("one\n\ntwo\n\n")).toEqual(["one\n\ntwo"]);
  expect(inParts("x".repeat(most))).toEqual(["x".repeat(most)]);
  expect(inParts("\n \n")).toEqual([]);
});

it("a long text is cut between lines, and what a message may hold is used", () => {
  const line = `${"x".repeat(999)}\n`;
  const parts = inParts(line.repeat(20));
  expect(parts).toEqual([line.repeat(16).trimEnd(), line.repeat(4).trimEnd()]);
});

it("a line that is too long begins a message, and no character of it is cut in two", () => {
  const line = `a${"\u{1f600}".repeat(10_000)}`;
  const parts = inParts(`before\n${line}\nbehind`);
  expect(parts[0]).toBe("before");
  expect(parts.slice(1).join("")).toBe(`${line}\nbehind`);
  expect(parts.every(part => part.isWellFormed() && utf8Length(part) <= most)).toBe(true);
  expect(parts).toHaveLength(5);
});

it.each([
  ["of its lines", "x\n".repeat(300_000)],
  ["of the parts of a line", "x".repeat(4_000_000)],
  ["of the line breaks in a part", `x${"\n".repeat(16_000)}x`.repeat(60)],
])(
  "a text as long as a file takes no longer for each %s: more than the patience of a test otherwise",
  (_, text) => {
    const said = inParts(text).join("").replaceAll("\n", "");
    expect(said === text.replaceAll("\n", "")).toBe(true);
  },
);
