import { expect, test } from "vitest";
import { plainLine } from "../../src/cli/plain-line.ts";

const at = new Date(2026, 2, 11, 9, 41).getTime();

test("what scripts and plain terminals get is the text as it was typed, made harmless", () => {
  const text = "**a** :+1: ||b|| [c](https://d.example)\n> e\n- f\n```\ng\n```\x1b[1m";
  expect(plainLine({ at, name: "bob", text })).toBe(
    [
      "09:41 bob: **a** :+1: ||b|| [c](https://d.example)",
      ...["> e", "- f", "```", "g", "```␛[1m"].map(line => `      ${line}`),
      "",
    ].join("\n"),
  );
});
