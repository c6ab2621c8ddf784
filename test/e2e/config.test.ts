import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

/** What a person has written to their configuration file, and the environment where it counts. */
function configured(text: string): Record<string, string> {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "backchannel"));
  writeFileSync(join(directory, "backchannel", "config.toml"), text);
  return { XDG_CONFIG_HOME: directory, XDG_STATE_HOME: temporaryDirectory() };
}

it("a profile says where to go, as whom, and into which room", async () => {
  const server = await testServer();
  const env = configured(
    `user = "nobody"\n[profiles.work]\nserver = "${server.address}"\nuser = "alice"\nroom = "ops"\n`,
  );
  const alice = new TestTerminal([program("chat"), "join", "--profile", "work"], { env: environment(env) });
  await alice.until("This is the beginning of #ops.");
  await alice.until(/alice/);
  const told = await run("chat", ["config", "--profile", "work", "--json", "--room", "den"], { env });
  const settings = told.out
    .split("\n")
    .filter(Boolean)
    .map(line => JSON.parse(line));
  expect(settings).toContainEqual({
    name: "user",
    value: "alice",
    from: expect.stringMatching(/config\.toml:4$/),
  });
  expect(settings).toContainEqual({ name: "room", value: "den", from: "--room" });
  expect(settings).toContainEqual({ name: "times", value: "24h", from: "default" });
});

it.each([
  ['times = "25h"', /config\.toml:1: times is "24h", .* or "relative", not "25h"\.\n$/],
  ['\ntheme = "pink"', /config\.toml:2: there is no theme "pink": auto, dark, .*\.\n$/],
  [
    'profile = "wrok"\n[profiles.work]',
    /There is no profile "wrok" in .*config\.toml\. There are: work\.\n$/,
  ],
])("a mistake in the file ends the program with one sentence: %j", async (text, sentence) => {
  const { code, err } = await run("chat", ["rooms"], { env: configured(text) });
  expect(code).toBe(2);
  expect(err).toMatch(sentence);
});

it("a wrong value in the environment is told by the variable's name", async () => {
  const { code, err } = await run("chat", ["config"], { env: { BACKCHANNEL_TIMES: "noon" } });
  expect([code, err]).toEqual([2, expect.stringMatching(/^BACKCHANNEL_TIMES is "24h", .*, not "noon"\.\n$/)]);
});

it("the terminal's answer changes the theme, and a key that was bound works", async () => {
  const server = await testServer();
  const env = configured('[keys]\n"f5" = "help"\n');
  const args = [program("chat"), "join", "--server", server.address, "--user", "alice"];
  const alice = new TestTerminal(args, { env: environment(env) });
  await alice.until("This is the beginning");
  await alice.until(({ raw }) => raw.includes("\x1b]11;?"));
  expect(alice.raw).toContain("38;5;246");
  expect(alice.raw).not.toContain("38;5;241");
  alice.type("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c");
  await alice.until(({ raw }) => raw.includes("38;5;241"));
  alice.type("\x1b[15~");
  await alice.until("Writing");
  alice.type("\x1b[27u");
  await alice.until("This is the beginning");
});
