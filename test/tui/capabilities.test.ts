import { expect, test } from "vitest";
import { capabilitiesOf } from "../../src/tui/capabilities.ts";

const can = (environment: NodeJS.ProcessEnv) => capabilitiesOf({ LANG: "en_US.UTF-8", ...environment });

test.each([
  ["xterm-256color", {}, true],
  ["xterm-kitty", {}, true],
  ["tmux-256color", { TMUX: "/tmp/tmux" }, true],
  ["screen-256color", { TMUX: "/tmp/tmux" }, true],
  ["screen", {}, false],
  ["linux", {}, false],
  ["dumb", {}, false],
  ["vt220", {}, false],
  ["xterm-256color", { VTE_VERSION: "4803" }, false],
  ["xterm-256color", { VTE_VERSION: "7600" }, true],
  ["xterm-256color", { FORCE_HYPERLINK: "0" }, false],
  ["linux", { FORCE_HYPERLINK: "1" }, true],
])("links in %s %j: %s", (TERM, more, expected) => expect(can({ TERM, ...more }).links).toBe(expected));

test("a console has neither emoji nor lines through; without UTF-8 nobody has emoji", () => {
  expect(can({ TERM: "linux" })).toMatchObject({ emoji: false, italic: false, strike: false, unicode: true });
  expect(can({ TERM: "xterm" })).toMatchObject({ emoji: true, italic: true, strike: true });
  expect(can({ TERM: "xterm", LANG: "C" })).toMatchObject({ emoji: false, unicode: false });
});
