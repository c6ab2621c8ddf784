import { expect, it } from "vitest";
import { copySequence, whyNoClipboard } from "../../src/tui/clipboard.ts";

it("a text goes to the terminal's clipboard, and through multiplexers to that of the terminal they are in", () => {
  const plain = "\x1b]52;c;Y2Fmw6k=\x07";
  expect(copySequence("café", {})).toBe(plain);
  expect(copySequence("café", { TMUX: "/tmp/tmux" })).toBe(
    `${plain}\x1bPtmux;\x1b\x1b]52;c;Y2Fmw6k=\x07\x1b\\`,
  );
  expect(copySequence("café", { STY: "1.pts" })).toBe(`\x1bP${plain}\x1b\\`);
});

it("where it is known that it cannot be, that is said", () => {
  expect(whyNoClipboard("x", { TERM: "xterm-256color" })).toBeUndefined();
  expect(whyNoClipboard("x", { TERM: "linux" })).toBe("This terminal has no clipboard for programs.");
  expect(whyNoClipboard("x".repeat(100_000), { TERM: "xterm" })).toMatch(/more than/);
});
