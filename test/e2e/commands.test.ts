import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import { online, testClient } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { ServerProcess } from "./support/server-process.ts";

it("what a program prints is sent, listened to and read back by scripts", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const env = {
    XDG_STATE_HOME: temporaryDirectory(),
    BACKCHANNEL_SERVER: server.address,
    BACKCHANNEL_USER: "ci",
  };
  expect(await run("chat", ["send", "--room", "builds"], { env, input: "ok 1\nok 2\n" })).toMatchObject({
    code: 0,
    err: "",
  });
  expect(await run("chat", ["send", "--room", "builds", "all", "green"], { env })).toMatchObject({ code: 0 });
  const history = await run("chat", ["history", "--room", "builds", "--json"], { env });
  expect(history.code).toBe(0);
  const texts = history.out
    .trim()
    .split("\n")
    .map(line => JSON.parse(line).text);
  expect(texts).toEqual(["ok 1\nok 2", "all green"]);
  const plain = await run("chat", ["history", "--room", "builds"], { env });
  expect(plain.out).toMatch(/^\d\d:\d\d ci: ok 1\n {6}ok 2\n\d\d:\d\d ci: all green\n$/);
  const found = await run("chat", ["search", "GREEN", "has:image"], { env });
  expect(found).toMatchObject({ code: 1, err: "has:image is not known: there is has:link.\n" });
  expect((await run("chat", ["search", "GREEN", "--room", "builds"], { env })).out).toMatch(
    /^#builds\/\d+ \d{4}-\d\d-\d\d \d\d:\d\d ci: all green\n$/,
  );
  const json = await run("chat", ["search", "ok", "after:1d", "--json"], { env });
  expect(JSON.parse(json.out)).toMatchObject({ name: "ci", text: "ok 1\nok 2" });
  // Who only reads makes no room by a slip.
  for (const command of ["history", "tail"]) {
    expect(await run("chat", [command, "--room", "build"], { env })).toMatchObject({
      code: 1,
      err: "There is no room #build.\n",
    });
  }
  expect((await run("chat", ["rooms"], { env })).out).toBe("#builds  1 person\n#general  0 people\n");
  if (spawnSync("jq", ["--version"]).status === 0) {
    const jq = spawnSync("jq", ["-r", '.name + ": " + .text'], { input: history.out, encoding: "utf8" });
    expect(jq.stdout).toBe("ci: ok 1\nok 2\nci: all green\n");
  }
});

it("without a screen `chat join` goes line by line, and ends when all it read is acknowledged", async () => {
  const server = await testServer();
  const env = { XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_SERVER: server.address };
  const ran = await run("chat", ["join", "--user", "ann"], { env, input: "one\ntwo\n" });
  expect(ran).toMatchObject({
    code: 0,
    err: "You are in #general. Each line you write is a message; end with Ctrl+D.\n",
  });
  const history = await run("chat", ["history", "--user", "ann"], { env });
  expect(history.out).toMatch(/ann: one\n.*ann: two\n$/);
});

it("line by line, what is meant as a command is told to nobody, and two slashes say one", async () => {
  const server = await testServer();
  const env = {
    XDG_STATE_HOME: temporaryDirectory(),
    BACKCHANNEL_SERVER: server.address,
    BACKCHANNEL_USER: "ann",
  };
  const input = "/msg bob secret\n//etc/hosts\nand /this\n";
  const ran = await run("chat", ["join"], { env, input });
  expect(ran).toMatchObject({
    code: 0,
    err: expect.stringMatching(
      /^You are in .*\nNot sent: commands are for the full screen\. [^\n]* \/\/help,[^\n]*\n$/,
    ),
  });
  const history = await run("chat", ["history", "--json"], { env });
  const texts = history.out
    .trim()
    .split("\n")
    .map(line => JSON.parse(line).text);
  expect(texts).toEqual(["/etc/hosts", "and /this"]);
});

it("line by line, too, what the server refuses is told, and does not wait where nobody sees it", async () => {
  const { address } = await testServer();
  const bob = await testClient(address, "bob");
  bob.start();
  await online(bob);
  const made = await bob.create("notices");
  if (!("room" in made)) throw new Error(made.message);
  await bob.request("room", { room: made.room, readOnly: true });
  const env = { XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_SERVER: address };
  const join = ["join", "--room", "notices", "--user", "ben"];
  const refused = await run("chat", join, { env, input: "one\n" });
  expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/\nNot sent: [^\n]+\n$/) });
  expect(await run("chat", join, { env, input: "" })).toMatchObject({ code: 0 });
});

it.each<[string, string[], number, RegExp]>([
  [
    "no server",
    ["rooms", "--server", "ws://127.0.0.1:1"],
    69,
    /^No server answers at ws:\/\/127\.0\.0\.1:1\. Start one with: chat-server start\n$/,
  ],
  [
    "a wrong address",
    ["rooms", "--server", "http://x"],
    2,
    /^"http:\/\/x" is not a server's address\. One looks like this: ws:/,
  ],
  ["a password in the address", ["rooms", "--server", "ws://a:b@x"], 2, /holds no name and no password/],
  ["a bad name", ["rooms", "--user", "a b"], 2, /^"a b" is not a name\./],
  ["a bad room name", ["join", "--room", "a b"], 2, /^"a b" is not a room's name\./],
  ["an unknown flag", ["rooms", "--nope"], 2, /^Unknown argument: nope\. See: chat rooms --help\n$/],
  ["a word that is missing", ["search"], 2, /^<query\.\.> is missing\. See: chat search --help\n$/],
  ["the second of two", ["react", "#ci/1"], 2, /^<emoji> is missing\. See: chat react --help\n$/],
  ["one of a command's command", ["admin", "ban"], 2, /^<who> is missing\. See: chat admin ban --help\n$/],
])("%s is one sentence and an exit code", async (_, args, code, sentence) => {
  const ran = await run("chat", args, { env: { XDG_STATE_HOME: temporaryDirectory() } });
  expect(ran.err).toMatch(sentence);
  expect(ran).toMatchObject({ code, out: "" });
});

it.each([
  ["send", "--room", "ci", "--to", "bob", "hi"],
  ["send", "--reply", "#ci/1", "--to", "bob", "hi"],
  ["history", "--room", "ci", "--to", "bob"],
  ["forward", "#ci/1", "ci", "--to", "bob"],
  ["join", "ws://127.0.0.1:1/#ci", "--room", "news"],
])("who says two places is asked which: %s", async (...args) => {
  const ran = await run("chat", args, { env: { XDG_STATE_HOME: temporaryDirectory() } });
  expect(ran).toMatchObject({ code: 2, out: "" });
  expect(ran.err).toMatch(
    /^(Say either --\w+ or --\w+, not both\. See: chat \w+ --help|The address says where to\..*)\n$/,
  );
});

it("where nothing can be kept for somebody, they are told where that was to be, and what to do", async () => {
  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  const directory = join(file, "backchannel");
  for (const args of [["rooms"], ["send", "hi"], ["history"]]) {
    expect(await run("chat", args, { env: { XDG_STATE_HOME: file } })).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(
        new RegExp(`^chat cannot use ${directory} \\(ENOTDIR: .*\\), .* with XDG_STATE_HOME\\.\n$`),
      ),
    });
  }
});

it("a name that is taken is said so, with what to do, and exit code 77", async () => {
  const server = await testServer();
  const args = ["rooms", "--server", server.address, "--user", "alice"];
  expect((await run("chat", args, { env: { XDG_STATE_HOME: temporaryDirectory() } })).code).toBe(0);
  const thief = await run("chat", args, { env: { XDG_STATE_HOME: temporaryDirectory() } });
  expect(thief).toMatchObject({ code: 77, out: "" });
  expect(thief.err).toMatch(
    /^The name alice is somebody's on this server\..*chat login --user alice .*--user\.\n$/,
  );
});

it("a server that cannot start says why in one sentence, and changes nothing", async () => {
  const data = temporaryDirectory();
  const server = await ServerProcess.start(data);
  const start = (args: string[]) =>
    run("chat-server", ["start", "--port", "0", "--log-level", "silent", ...args]);
  expect(await start(["--data", data])).toMatchObject({
    code: 75,
    out: "",
    err: `The data directory ${data} belongs to a running server (process ${server.process.pid}). Stop that one, or choose another directory with --data.\n`,
  });

  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise(resolve => taken.once("listening", resolve));
  const { port } = taken.address() as { port: number };
  const portTaken = await run("chat-server", [
    "start",
    "--port",
    String(port),
    "--data",
    temporaryDirectory(),
  ]);
  taken.close();
  expect(portTaken.err).toContain(`Port ${port} on 127.0.0.1 is taken.`);
  expect(portTaken.code).toBe(1);

  const corrupt = temporaryDirectory();
  writeFileSync(join(corrupt, "backchannel.db"), "this is no database, whatever its name says".repeat(100));
  const damaged = await start(["--data", corrupt]);
  expect(damaged.err).toBe(
    `The history in ${join(corrupt, "backchannel.db")} is damaged. Put a backup in its place, or move it away to start with an empty one; it was not changed.\n`,
  );

  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  expect((await start(["--data", join(file, "below")])).err).toContain("cannot write to");

  const unknown = await start([
    "--data",
    temporaryDirectory(),
    "--limit",
    "roomsPerUser=5",
    "--limit",
    "sends=5",
  ]);
  expect(unknown).toMatchObject({ code: 2, out: "" });
  expect(unknown.err).toMatch(
    /^"sends=5" is not a limit: write NAME=VALUE with one of sendsPerSecond, .*\.\n$/,
  );
  const wrong = await run("chat-server", ["start", "--port", "0", "--data", temporaryDirectory()], {
    env: { BACKCHANNEL_LIMIT: "roomsPerUser=5,sendBurst=0" },
  });
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.err).toMatch(/^sendBurst is a whole number from 1 to 1000000, not "0"\.\n$/);

  const open = await start(["--host", "0.0.0.0", "--data", temporaryDirectory()]);
  expect(open).toMatchObject({ code: 2 });
  expect(open.err).toContain("--insecure");
});

it("what is no port is a wrong command line, whatever else is wrong", async () => {
  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  const start = ["start", "--data", file];
  const refused = (port: string) => ({
    code: 2,
    out: "",
    err: `A port (--port, BACKCHANNEL_PORT) is a whole number from 0 to 65535, not ${JSON.stringify(port)}.\n`,
  });
  for (const port of ["", "99999", "0x10"]) {
    expect(await run("chat-server", [...start, `--port=${port}`])).toEqual(refused(port));
  }
  expect(await run("chat-server", start, { env: { BACKCHANNEL_PORT: "abc" } })).toEqual(refused("abc"));
  const given = await run("chat-server", [...start, "--port", "0"], { env: { BACKCHANNEL_PORT: "abc" } });
  expect(given).toMatchObject({ code: 1, err: expect.stringContaining("cannot write to") });
});

it("SIGTERM drains the server: it ends with 0, and its directory is free again", async () => {
  const data = temporaryDirectory();
  const first = await ServerProcess.start(data);
  expect(await first.stop("SIGTERM")).toBe(0);
  const second = await ServerProcess.start(data);
  expect(await second.stop("SIGINT")).toBe(0);
});

it("one writes to somebody and reads it back from a script", async () => {
  const server = await testServer();
  const env = { XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_SERVER: server.address };
  const chat = (user: string, ...args: string[]) =>
    run("chat", args, { env: { ...env, BACKCHANNEL_USER: user } });
  for (const user of ["bob", "carol"]) expect(await chat(user, "send", "hi")).toMatchObject({ code: 0 });
  expect(await chat("alice", "send", "--to", "bob", "hello", "bob")).toMatchObject({ code: 0, err: "" });
  await chat("bob", "send", "--to", "@alice", "hello alice");
  const read = await chat("alice", "history", "--to", "bob");
  expect(read.out).toMatch(/^\d\d:\d\d alice: hello bob\n\d\d:\d\d bob: hello alice\n$/);
  expect((await chat("carol", "history", "--to", "alice,bob")).out).toBe("");
  const { err } = await run("chat", ["join", "--to", "carol,bob", "--user", "alice"], {
    env,
    input: "all of us\n",
  });
  expect(err).toBe("You are in @bob, @carol. Each line you write is a message; end with Ctrl+D.\n");
  expect((await chat("carol", "history", "--to", "alice,bob")).out).toMatch(/alice: all of us\n$/);
  expect(await chat("carol", "send", "--to", "nobody-at-all", "hm")).toMatchObject({ code: 1 });
  expect((await chat("carol", "rooms")).out).toBe("#general  2 people\n");
});

it("one says from a script how one is shown", async () => {
  const server = await testServer();
  const env = { XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_SERVER: server.address };
  const chat = (user: string, ...args: string[]) =>
    run("chat", args, { env: { ...env, BACKCHANNEL_USER: user } });
  const said = await chat("alice", "profile", "--display", "Alice L.", "--colour", "red", "--status", "busy");
  expect(said).toMatchObject({ code: 0, out: "name: alice\ndisplay: Alice L.\ncolour: red\nstatus: busy\n" });
  await chat("alice", "profile", "--colour", "none", "--status", "");
  expect(JSON.parse((await chat("alice", "profile", "--json")).out)).toEqual({
    name: "alice",
    display: "Alice L.",
  });
  expect(await chat("bob", "profile", "--display", "Alice")).toMatchObject({ code: 77 });
});
