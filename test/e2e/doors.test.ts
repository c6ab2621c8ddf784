import { expect, it } from "vitest";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { ServerProcess } from "./support/server-process.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

function join(server: { readonly address: string }, user: string, room: string): TestTerminal {
  const env = environment({ XDG_STATE_HOME: temporaryDirectory() });
  const args = [program("chat"), "join", "--server", server.address, "--user", user, "--room", room];
  return new TestTerminal(args, { env });
}

it("in two terminals: a room is made private, somebody is put out, told why, and comes back by invitation only", async () => {
  const server = await testServer();
  const alice = join(server, "alice", "den");
  await alice.until("You made #den.");
  const bob = join(server, "bob", "den");
  await bob.until("2 of 2 here");
  await alice.until("● @alice");
  await bob.until("● @alice");

  alice.type("/room private on\r");
  await bob.until("alice changed the room: #den, private");
  await bob.until("(private)");

  alice.type("/kick bob time for bed\r");
  await alice.until("bob is out.");
  await bob.until("alice took you out of #den: time for bed");
  bob.type("/join den\r");
  // There is a room of this name already: that much cannot be hidden from who wants to make one.
  await bob.until("This room name is taken.");

  alice.type("/invite bob\r");
  await bob.until("alice asks you into #den: /join den");
  bob.type("\x15/join den\r");
  await bob.until("2 of 2 here");
});

it("the owner makes an admin, who bans; the banned one is out and stays out, and all of it can be read", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const as = (user: string) => {
    const env = {
      XDG_STATE_HOME: temporaryDirectory(),
      BACKCHANNEL_SERVER: server.address,
      BACKCHANNEL_USER: user,
    };
    return (args: string[], input = "") => run("chat", args, { env, input });
  };
  const [olga, adam] = [as("olga"), as("adam")];
  await adam(["send", "hello"]);
  expect(await olga(["own"], `${await server.ownerCode}\n`)).toMatchObject({
    code: 0,
    out: "You own this server.\n",
  });
  expect(await adam(["admin", "ban", "eve"])).toMatchObject({ code: 77 });
  expect(await olga(["admin", "role", "adam", "admin"])).toMatchObject({ code: 0, err: "" });

  const eve = join(server, "eve", "general");
  await eve.until("here");
  expect(await adam(["admin", "ban", "eve", "--days", "1", "--reason", "spam"])).toMatchObject({ code: 0 });
  expect(await eve.exited).toBe(77);
  expect(eve.raw).toContain("You are banned from this server until");
  expect((await adam(["admin", "bans"])).out).toMatch(/eve {2}until .* {2}by adam: spam\n$/);
  const audit = await olga(["admin", "audit"]);
  expect(audit.out.split("\n").map(line => line.split("  ")[2])).toEqual(
    expect.arrayContaining(["own", "setRole"]),
  );
  expect(await adam(["admin", "unban", "eve"])).toMatchObject({ code: 0 });
  expect((await adam(["admin", "bans"])).out).toBe("");
});

it("what was reported is listed by its number, and goes when it is settled", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const env = {
    XDG_STATE_HOME: temporaryDirectory(),
    BACKCHANNEL_SERVER: server.address,
    BACKCHANNEL_USER: "olga",
  };
  const olga = (args: string[], input = "") => run("chat", args, { env, input });
  await olga(["own"], `${await server.ownerCode}\n`);
  const alice = join(server, "alice", "general");
  await alice.until("here");
  await olga(["send", "hello"]);
  await alice.until("hello");
  alice.type("/report olga why not\r");
  await alice.until("It is reported.");
  expect((await olga(["admin", "reports"])).out).toMatch(
    /^1 {2}.* {2}alice reports olga in #general \(why not\): hello\n$/,
  );
  expect(await olga(["admin", "settle", "1"])).toMatchObject({ code: 0, err: "" });
  expect((await olga(["admin", "reports"])).out).toBe("");
  expect(await olga(["admin", "settle", "1"])).toMatchObject({
    code: 1,
    err: "There is no such report, or somebody has settled it.\n",
  });
});

it("a terminal without UTF-8 gets ASCII only, on the screen and from commands: to some, other bytes are controls", async () => {
  const server = await testServer();
  const env = { XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_SERVER: server.address };
  // The second byte of the first letter is that of CSI.
  const text = "\u011b2J caf\u00e9 \u6f22\u5b57";
  await run("chat", ["send", "--user", "bob", text], { env });
  const plain = { ...env, BACKCHANNEL_USER: "carol", LANG: "C", LC_ALL: "C" };
  const screen = new TestTerminal([program("chat"), "join"], { env: environment(plain) });
  await screen.until("?2J caf? ????");
  screen.type("\x11");
  const history = new TestTerminal([program("chat"), "history"], { env: environment(plain) });
  await history.exited;
  expect(history.raw).toContain("bob: ?2J caf? ????");
  for (const { raw } of [screen, history]) expect(raw).toMatch(/^[\0-\x7f]*$/);
  expect((await run("chat", ["history"], { env: plain })).out).toContain(text);
});
