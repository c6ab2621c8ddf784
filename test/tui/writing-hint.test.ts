import { expect, test } from "vitest";
import { limits } from "../../src/protocol/index.ts";
import { withDraft } from "../../src/tui/desk.ts";
import { insert } from "../../src/tui/keys/edit.ts";
import { initialView, switchTo } from "../../src/tui/view.ts";
import { writingHint } from "../../src/tui/writing-hint.ts";
import { keymap } from "./support/values.ts";

const hint = (text: string) =>
  writingHint(
    withDraft(switchTo(initialView, 1), draft => insert(draft, text)),
    keymap.label,
  );

test("of a command it is told how it is used", () => {
  expect(hint("/kick bo")).toBe("/kick NAME [WHY]  take somebody out of this room");
  expect(hint("/unb")).toBe("/unban  /unblock");
  expect(hint("/no-such thing")).toBe("");
  expect(hint("//kick")).toBe("");
});

test("in the first run three keys are told while nothing is written", () => {
  const first = { ...switchTo(initialView, 1), learning: true };
  expect(writingHint(first, keymap.label)).toBe("Alt+K: go anywhere  Ctrl+S: choose a message  F1: all keys");
  expect(
    writingHint(
      withDraft(first, draft => insert(draft, "a")),
      keymap.label,
    ),
  ).toBe("");
  expect(hint("")).toBe("");
});

test("near the limit it is told how much more there may be", () => {
  expect(hint("a".repeat(limits.textBytes - 501))).toBe("");
  expect(hint("a".repeat(limits.textBytes - 500))).toBe("500 bytes left");
  expect(hint("é".repeat(limits.textBytes / 2))).toBe("0 bytes left");
});
