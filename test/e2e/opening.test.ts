import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

const alternate = "\x1b[?1049h";
const nobodyThere = "ws://127.0.0.1:1";
const connecting = /connecting(…|\.\.\.)/;

/** One that takes calls and says nothing: a program that waits for it is not gone before what it showed was looked at. */
async function silentServer(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The state of somebody who was here before. */
function knownState(): string {
  const state = temporaryDirectory();
  mkdirSync(join(state, "backchannel"));
  return state;
}

function chat(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const all = environment({ XDG_STATE_HOME: knownState(), BACKCHANNEL_SERVER: nobodyThere, ...env });
  return new TestTerminal([program("chat"), ...words], { env: all });
}

/** The same from a shell, which then says how the program ended and whether it shows what is typed. */
function chatInShell(words: readonly string[]) {
  const script =
    '"$@"; echo "ended with $?"; stty -a | grep -qw -e -echo && echo "no echo" || echo "all is well"';
  const args = ["-c", script, "sh", process.execPath, program("chat"), ...words];
  const run = `require("node:child_process").spawnSync("sh", ${JSON.stringify(args)}, { stdio: "inherit" })`;
  const env = environment({ XDG_STATE_HOME: knownState(), BACKCHANNEL_SERVER: nobodyThere });
  return new TestTerminal(["-e", run], { env });
}

it("who was here before sees the panes first, and then the full screen in their place", async () => {
  const server = await testServer();
  const alice = chat(["join", "--server", server.address, "--room", "tea", "--user", "alice"]);
  await alice.changed();
  expect(alice.alternate).toBe(true);
  expect(alice.text()).toMatch(connecting);
  expect(alice.lines()[0]).toBe(" #tea ");
  await alice.until("This is the beginning of #tea.");
  // Taken over, not left and entered again.
  expect(alice.raw.split(alternate)).toHaveLength(2);
  expect(alice.raw).not.toContain("\x1b[?1049l");
  alice.type("\x11");
  expect(await alice.exited).toBe(0);
  expect(alice.alternate).toBe(false);
});

it("what is typed before the full screen is there is in the line that is written", async () => {
  const server = await testServer();
  const alice = chat(["join", "--server", server.address, "--room", "general", "--user", "alice"]);
  await alice.until(connecting);
  alice.type("early words");
  await alice.until("This is the beginning of #general.");
  await alice.until(/^› early words$/m);
  // Nothing of it was shown where the cursor happened to be.
  expect(alice.text().split("early words")).toHaveLength(2);
});

it.each([
  ["a usage error", ["join", "--nonsense"], 2, "Unknown argument: nonsense"],
  ["a server that is not there", ["join", "--user", "alice"], 69, `No server answers at ${nobodyThere}.`],
])("%s is read on a terminal that is as it was", async (_, words, code, sentence) => {
  const terminal = chatInShell(words);
  await terminal.until(/all is well|no echo/);
  expect(terminal.raw).toMatch(connecting);
  expect(terminal.alternate).toBe(false);
  expect(terminal.text()).toContain(sentence);
  expect(terminal.text()).toContain(`ended with ${code}`);
  expect(terminal.text()).toContain("all is well");
});

it("Ctrl+C while the program is loaded ends it, and the terminal is as it was", async () => {
  const terminal = chatInShell(["join", "--user", "alice", "--server", await silentServer()]);
  await terminal.until(connecting);
  terminal.type("\x03");
  await terminal.until(/all is well|no echo/);
  expect(terminal.alternate).toBe(false);
  expect(terminal.lines().filter(line => line !== "")).toEqual([
    "Interrupted.",
    "ended with 130",
    "all is well",
  ]);
});

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])("%s while the program is loaded ends it, and the terminal is as it was", async (signal, code) => {
  const terminal = chat(["join", "--user", "alice", "--server", await silentServer()]);
  await terminal.until(connecting);
  terminal.kill(signal);
  expect(await terminal.exited).toBe(code);
  expect(terminal.alternate).toBe(false);
});

it("an error that nobody caught is read on a terminal that is as it was", async () => {
  const fail = `const { stdout } = process; const { write } = stdout;
    stdout.write = (...all) => { setImmediate(() => { throw Error("a bug"); }); return write.apply(stdout, all); };`;
  const terminal = chat(["join", "--user", "alice"], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fail)}`,
  });
  expect(await terminal.exited).toBe(1);
  expect(terminal.raw).toMatch(connecting);
  expect(terminal.alternate).toBe(false);
  expect(terminal.text()).toContain("a bug");
});

it.each<[string, string[], NodeJS.ProcessEnv]>([
  ["help is asked for", ["join", "--help"], {}],
  ["the command is another one", ["rooms"], {}],
  ["the terminal is a plain one", ["join"], { TERM: "dumb" }],
  ["a screen reader reads", ["join"], { INK_SCREEN_READER: "true" }],
  ["its person was never here", ["join"], { XDG_STATE_HOME: "/dev/null" }],
])("nothing is drawn where %s", async (_, words, env) => {
  const terminal = chat(words, env);
  await terminal.exited;
  expect(terminal.raw).not.toContain(alternate);
  expect(terminal.raw).not.toBe("");
});

it("where the locale has no UTF-8 what is drawn is ASCII", async () => {
  const terminal = chat(["join", "--user", "alice"], { LANG: "C" });
  await terminal.until("connecting...");
  expect(terminal.raw).toMatch(/^[\0-\x7f]*$/);
});
