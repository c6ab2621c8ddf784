import { expect, it } from "vitest";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { portToComeBackTo } from "../support/port.ts";
import { ServerProcess } from "./support/server-process.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

/** What is seen of a new room as soon as it can be written into. */
const beginning = "This is the beginning of #general.";

function join(
  server: ServerProcess,
  user: string,
  options: { columns?: number; rows?: number; state?: string } = {},
) {
  const { state = temporaryDirectory(), ...size } = options;
  const args = [program("chat"), "join", "--server", server.address, "--room", "general", "--user", user];
  return new TestTerminal(args, { env: environment({ XDG_STATE_HOME: state }), ...size });
}

it("two people talk, see each other typing, and see ticks turn", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const alice = join(server, "alice");
  const bob = join(server, "bob");
  await Promise.all([alice.until(beginning), bob.until(beginning)]);
  await alice.until(/bob.* joined/);

  alice.type("hello bob\r");
  await bob.until(/alice {2}hello bob/);
  await alice.until(/hello bob .*✓✓ 1/);

  bob.type("let me think");
  await alice.until("bob is typing…");
  bob.type("\r");
  await alice.until(/bob {2}let me think/);
  await alice.until(terminal => !terminal.text().includes("is typing"));
});

it("a server that is killed and started again under them loses nothing, and doubles nothing", async () => {
  const data = temporaryDirectory();
  const first = await ServerProcess.start(data, await portToComeBackTo());
  const alice = join(first, "alice");
  const bob = join(first, "bob");
  await Promise.all([alice.until(beginning), bob.until(beginning)]);
  alice.type("before\r");
  await bob.until(/alice {2}before/);

  await first.stop("SIGKILL");
  await Promise.all([alice.until("Alt+R"), bob.until("Alt+R")]);
  alice.type("in between\r");
  await alice.until(/in between .*◌/);
  await alice.until("1 waiting");

  await ServerProcess.start(data, first.port);
  alice.type("\x1br");
  bob.type("\x1br");
  await Promise.all([alice.until(/online ─$/m), bob.until(/online ─$/m)]);
  await bob.until("in between");
  await alice.until(/in between .*✓✓ 1/);
  bob.type("after\r");
  await Promise.all([alice.until(/bob {2}after/), bob.until(/bob {2}after/)]);
  for (const text of ["before", "in between", "after"]) {
    expect(bob.text().split(text)).toHaveLength(2);
    expect(alice.text().split(text)).toHaveLength(2);
  }
});

it("what is written while the server is away is sent once, even if one has quit in between", async () => {
  const data = temporaryDirectory();
  const state = temporaryDirectory();
  const first = await ServerProcess.start(data, await portToComeBackTo());
  const alice = join(first, "alice", { state });
  await alice.until(beginning);
  alice.type("one\r");
  await alice.until(/one .*✓/);
  await first.stop();
  await alice.until("Alt+R");
  alice.type("two\r");
  await alice.until(/two .*◌/);
  alice.type("\x11");
  expect(await alice.exited).toBe(0);
  expect(alice.raw).toContain("1 message is waiting and will be sent next time.");

  const offline = join(first, "alice", { state });
  await offline.until(/two .*◌/);
  await ServerProcess.start(data, first.port);
  offline.type("\x1br");
  await offline.until(terminal => /two .*✓/.test(terminal.text()) && /one .*✓/.test(terminal.text()));
  expect(offline.text().split("two")).toHaveLength(2);
});

it("the terminal is given back as it was: by quitting, and when the program is told to end", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const state = temporaryDirectory();
  for (const end of ["quit", "SIGTERM", "SIGHUP"]) {
    const alice = join(server, "carol", { state });
    await alice.until(beginning);
    expect(alice.alternate).toBe(true);
    if (end === "quit") alice.type("\x03");
    else alice.kill(end);
    await alice.exited;
    expect(alice.alternate).toBe(false);
    // Wrapping and the cursor on; focus reports, bracketed paste and the alternate screen off.
    for (const [mode, last] of Object.entries({ 7: "h", 25: "h", 1004: "l", 2004: "l", 1049: "l" })) {
      const set = [...alice.raw.matchAll(new RegExp(`\\x1b\\[\\?${mode}([hl])`, "g"))];
      expect(set.at(-1)?.[1]).toBe(last);
    }
  }
}, 60_000);

it("text and Enter in one piece are one message, and a paste of several lines waits to be sent", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const alice = join(server, "alice");
  await alice.until(beginning);
  alice.type("quick\r");
  await alice.until(/alice {2}quick/);
  alice.type("\x1b[200~first\r\nsecond\x1b[201~");
  await alice.until(/› first\n {2}second/);
  alice.type("\r");
  await alice.until(/first +│?.*\n.* second .*✓/);
});

it("a resized terminal shows no garbage, from 60x15 to 250x80, and panes fold away", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const alice = join(server, "alice");
  await alice.until(beginning);
  alice.type("日本語 and 👍🏽 and é\r");
  await alice.until(/日本語.*✓/);
  for (const [columns, rows] of [
    [60, 15],
    [250, 80],
    [80, 24],
    [200, 60],
  ] as const) {
    alice.resize(columns, rows);
    await alice.until(terminal => {
      const lines = terminal.lines();
      return (
        lines[rows - 2]?.startsWith("──") === true &&
        lines[rows - 1]?.startsWith("›") === true &&
        lines[0]?.startsWith(" #general") === true
      );
    });
    const text = alice.text();
    expect(text.split("日本語 and 👍🏽 and é")).toHaveLength(2);
    expect(text.split("online")).toHaveLength(2);
    expect(text.includes("of 1 here")).toBe(columns >= 100);
    expect(text.split("#general")).toHaveLength(columns >= 72 ? 4 : 3);
  }
});

it("no text of another person moves the cursor, hides, or poses as somebody", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const alice = join(server, "alice");
  await alice.until(beginning);
  const { run } = await import("./support/run.ts");
  const hostile = "\x1b[2J\x1b[Hgone\x1b]0;title\x07 \x1b]52;c;aGk=\x07 x\u202eevil\r12:00 root  hi";
  const sent = await run("chat", ["send", "--server", server.address, "--user", "mallory"], {
    env: { XDG_STATE_HOME: temporaryDirectory() },
    input: hostile,
  });
  expect(sent).toEqual({ code: 0, out: "", err: "" });
  await alice.until("gone");
  expect(alice.text()).toContain("mallory  ␛[2J␛[Hgone␛]0;title␇ ␛]52;c;aGk=␇ xevil");
  expect(alice.text()).toContain(beginning);
  expect(alice.raw).not.toContain("\x1b]52");
  expect(alice.raw).not.toContain("\x1b]0;");
});
