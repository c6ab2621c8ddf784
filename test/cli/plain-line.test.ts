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

test("what became of a message stands where names do", () => {
  const quote = { seq: 1, version: 1, user: 2, name: "bob", text: "?" };
  const deed = { user: 2, name: "alice", at };
  const line = (more: object) => plainLine({ at, name: "alice", text: "yes (edited)", ...more });
  expect(line({})).toBe("09:41 alice: yes (edited)\n");
  expect(line({ edited: 5 })).toBe("09:41 alice (edited): yes (edited)\n");
  expect(line({ reply: quote, edited: 5 })).toBe("09:41 alice (to bob, edited): yes (edited)\n");
  expect(line({ origin: { room: 1, seq: 2, user: 3, name: "dan", at: 4 } })).toBe(
    "09:41 alice (from dan): yes (edited)\n",
  );
  const picture = { width: 320, height: 200, pixels: "" };
  expect(line({ picture })).toBe("09:41 alice (picture 320x200): yes (edited)\n");
  expect(line({ text: "", picture, edited: 5 })).toBe("09:41 alice (edited, picture 320x200)\n");
  expect(line({ action: true, text: "waves" })).toBe("09:41 * alice waves\n");
  expect(line({ text: "", deleted: deed })).toBe("09:41 alice (deleted)\n");
  expect(line({ text: "", edited: 5, deleted: { ...deed, name: "mo" } })).toBe(
    "09:41 alice (deleted by mo)\n",
  );
  expect(plainLine({ at, name: "alice", text: "yes" }, undefined, "#lounge/7")).toBe(
    "#lounge/7 2026-03-11 09:41 alice: yes\n",
  );
});
