import { expect, it } from "vitest";
import { lineOf, parseConfig } from "../../../src/cli/config/parse.ts";

it.each([
  ['user = "alice"\ntimes = "25h"', 2, 'times is "24h", "12h", "locale" or "relative", not "25h".'],
  ["# mine\n\nuser = 5", 3, "user is a text in quotes, not 5."],
  ['\n[profiles.work]\nserver = "ws://x"\nsevrer = "y"', 4, "there is no setting profiles.work.sevrer."],
  ['profiles.work = { room = "ops", user = 1 }', 1, "profiles.work.user is a text in quotes, not 1."],
  [
    '[themes.mine]\nbase = "gruvbox"\nred = "red"',
    3,
    'themes.mine.red is a colour like "#87afff", not "red".',
  ],
  [
    '[themes.mine]\nbase = "grvbox"',
    2,
    /^themes\.mine\.base is "dark", "light", .* or "monochrome", not "grvbox"\.$/,
  ],
  ['[themes.mine]\nnames = ["#ffffff", 3]', 2, 'themes.mine.names.1 is a colour like "#87afff", not 3.'],
  ['quiet-hours = "22-7"', 1, 'quiet-hours is hours like "22:00-07:00", or "" for none, not "22-7".'],
  ['bell = "yes"', 1, 'bell is true or false, not "yes".'],
  ["[profiles]\nwork = 3", 2, "profiles.work is a table, not 3."],
  ['[profiles."a/b"]\nuser = 1', 2, "profiles.a/b.user is a text in quotes, not 1."],
  ['user = """\nalice\n"""\nroom = [\n  1,\n]', 4, "room is a text in quotes, not [1]."],
  ['[keys]\n"ctrl+n" = "next-rom"', 2, /^nothing is called "next-rom"\. There are send, .* and none\.$/],
  ['[keys]\n"F7" = "none"\n"ctlr+n" = "send"', 3, 'there is no key "ctlr+n".'],
  ['[keys]\nx = "fly"', 2, /nothing is called "fly"/],
  [
    '[keys]\nx = "send"',
    2,
    "x is something to write: it can only be for a message that is chosen, for frames or for boards.",
  ],
  ['user = "alice"\nroom = ops', 2, /^this is no TOML: /],
  ['user = "a"\nuser = "b"', 2, /^this is no TOML: /],
])("%j is told with its line and key", (text, line, problem) => {
  const read = parseConfig(text);
  expect(read).toEqual({
    line,
    problem: typeof problem === "string" ? problem : expect.stringMatching(problem),
  });
});

it("a setting that does not exist is told with those that do", () => {
  expect(parseConfig('color = "red"')).toEqual({
    line: 1,
    problem: expect.stringMatching(
      /^there is no setting color\. There are profile, server, .* and profiles\.$/,
    ),
  });
});

it("the line of a key is found however it is written", () => {
  const text = 'a.b = 1\n"c d".e = 2\n[t]\nx = [\n 1,\n]\n[t.u]\ny = 3\n';
  expect(lineOf(text, ["a", "b"])).toBe(1);
  expect(lineOf(text, ["c d", "e"])).toBe(2);
  expect(lineOf(text, ["t", "x"])).toBe(4);
  expect(lineOf(text, ["t", "u", "y"])).toBe(8);
});
