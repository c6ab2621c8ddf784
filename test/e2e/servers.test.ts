import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { inGeneral, testClient } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

/** alice in #general of one server, with profiles of that, of another where she is al, and of one that does not answer. */
async function alice(extra: NodeJS.ProcessEnv = {}) {
  const [home, work] = [await testServer(), await testServer()];
  const config = temporaryDirectory();
  mkdirSync(join(config, "backchannel"));
  writeFileSync(
    join(config, "backchannel", "config.toml"),
    `profile = "home"
[profiles.home]
server = "${home.address}"
user = "alice"
[profiles.work]
server = "${work.address}"
user = "al"
room = "ops"
[profiles.void]
server = "ws://127.0.0.1:1"
user = "alice"
`,
  );
  const env = environment({ XDG_CONFIG_HOME: config, XDG_STATE_HOME: temporaryDirectory(), ...extra });
  const terminal = new TestTerminal([program("chat"), "join"], { env, columns: 120 });
  await terminal.until("This is the beginning of #general.");
  return { terminal, home, work };
}

/** Entering and leaving the screen of one's own, in their order. */
function screens(raw: string): string[] {
  return [...raw.matchAll(/\x1b\[\?1049([hl])/g)].map(([, way]) => way as string);
}

it("one goes to another server and back in the same screen, and what was being written is there again", async () => {
  const { terminal, work } = await alice();
  terminal.type("/server work\r");
  await terminal.until("This is the beginning of #ops.");
  await terminal.until("You made #ops.");
  terminal.type("hello work\r");
  await terminal.until(/al {2}hello work/);
  terminal.type("half a line");
  await terminal.until("› half a line");
  terminal.type("\x1bkhome\r");
  await terminal.until("This is the beginning of #general.");
  expect(terminal.screen.buffer.active.type).toBe("alternate");
  terminal.type("/server -\r");
  await terminal.until("› half a line");
  await terminal.until(`You are on ${work.address} as al.`);
  await terminal.until(/al {2}hello work/);
  expect(screens(terminal.raw)).toEqual(["h"]);
  terminal.type("\x11");
  expect(await terminal.exited).toBe(0);
  expect(screens(terminal.raw)).toEqual(["h", "l"]);
});

it("a server that does not answer is a sentence; one is where one was, and goes on there", async () => {
  const { terminal, home } = await alice();
  terminal.type("/server void\r");
  await terminal.until("No server answers at ws://127.0.0.1:1");
  terminal.type("\x15still here\r");
  await terminal.until(/alice {2}still here .*✓/);
  expect(terminal.text()).toContain("#general");
  await home.drain("test");
  await terminal.until("Alt+R");
  terminal.type("kept\r");
  await terminal.until("1 waiting");
  terminal.type("/server work\r");
  await terminal.until("This is the beginning of #ops.");
  terminal.type("\x11");
  expect(await terminal.exited).toBe(0);
});

it("who asks for two servers in one breath goes to the first, and the program ends when its person quits", async () => {
  const { terminal } = await alice();
  terminal.type("/server work\r/server work\r");
  await terminal.until("This is the beginning of #ops.");
  terminal.type("\x11");
  expect(await terminal.exited).toBe(0);
});

it("a server that answers while one writes in an editor is gone to after that, and what was written is in its room", async () => {
  const EDITOR = `sh -c 'printf "edit: "; read -r words; printf "%s" "$words" > "$0"'`;
  const { terminal, work } = await alice({ EDITOR });
  const bob = await testClient(work.address, "bob");
  await inGeneral(bob);
  terminal.type("/server work\r\x18\x05");
  await terminal.until("edit:");
  await vi.waitFor(async () => expect(await bob.direct(["al"])).toHaveProperty("room"), { timeout: 10_000 });
  expect(terminal.alternate).toBe(false);
  terminal.type("from there\r");
  await terminal.until("This is the beginning of #ops.");
  terminal.type("/server -\r");
  await terminal.until("› from there");
});
