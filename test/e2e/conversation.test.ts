import { expect, it } from "vitest";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

/** What is seen of a new room as soon as it can be written into. */
const beginning = "This is the beginning of #general.";
const ctrlS = "\x13";
const ctrlQ = "\x11";

function join(server: { readonly address: string }, user: string, state: string, ...place: string[]) {
  const args = [program("chat"), "join", ...place, "--server", server.address, "--user", user];
  return new TestTerminal(args, { env: environment({ XDG_STATE_HOME: state }) });
}

it("two people answer, edit, react, take back and pin, and one who was away finds it all", async () => {
  const server = await testServer();
  const [here, away] = [temporaryDirectory(), temporaryDirectory()];
  const alice = join(server, "alice", here);
  const bob = join(server, "bob", away);
  await Promise.all([alice.until(beginning), bob.until(beginning)]);

  alice.type("shall we have tea?\r");
  await bob.until(/alice {2}shall we have tea\?/);
  bob.type(`${ctrlS}ryes\r`);
  await alice.until(/bob ┌ alice: shall we have tea\? *│?.*\n.* yes/);
  await alice.until("└ 1 reply");
  bob.type(`${ctrlS}k+1`);
  await alice.until(/└ 👍 +1/);
  // Before his own screen has it, there is no hint that could go, and Escape with a key behind it is another key.
  await bob.until(/👍 +1[\s\S]*Esc: leave/);
  bob.type("\x1b");
  await bob.until(terminal => !terminal.shows("Esc: leave"));
  bob.type(ctrlQ);
  await bob.exited;

  // While bob is away: an edit, another answer, a pin, and something that is taken back.
  alice.type("/pin\r");
  await alice.until(/yes \(pinned\)/);
  alice.type(`${ctrlS}rfine\r`);
  await alice.until(/┌ bob: yes *│?.*\n.* fine/);
  alice.type("oops\r");
  await alice.until(/oops .*✓/);
  alice.type(`${ctrlS}dy`);
  await alice.until("This message was deleted.");
  alice.type(`kkkk${"e"}`);
  await alice.until("editing your message");
  alice.type(" With milk?\r");
  await alice.until(/With milk\?[^(]*\(edited \d\d:\d\d\)/);

  const back = join(server, "bob", away);
  await back.until(/shall we have tea\? With milk\?[^(]*\(edited/);
  for (const seen of [
    /└ \[👍 +1\]/,
    "└ 2 replies",
    /yes \(pinned\)/,
    /┌ bob: yes/,
    "This message was deleted.",
  ]) {
    await back.until(seen);
  }
  expect(back.text()).not.toContain("oops");
  // What is quoted is quoted as it is now.
  expect(back.text()).toMatch(/┌ alice: shall we have tea\? With milk\?/);

  back.type("/pins\r");
  await back.until(/Pinned in #general +1/);
  back.type("t");
  await back.until(/Thread: alice: shall we have tea\? With milk\? +3/);
  expect(back.text()).not.toContain("deleted");
  back.type("ragreed\r");
  await alice.until(/┌ alice: fine *│?.*\n.* agreed/);
}, 90_000);

it("the address of a message opens it, in another terminal", async () => {
  const server = await testServer();
  const alice = join(server, "alice", temporaryDirectory());
  await alice.until(beginning);
  alice.type("find this\r");
  await alice.until(/find this .*✓/);
  alice.type(`${ctrlS}Y`);
  await alice.until("Copied the address of #general/");
  const [, base64 = ""] = /\x1b\]52;c;([^\x07]+)\x07/.exec(alice.raw) ?? [];
  const address = Buffer.from(base64, "base64").toString();
  expect(address).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/#general\/\d+$/);
  const args = [program("chat"), "join", address, "--user", "bob"];
  const bob = new TestTerminal(args, { env: environment({ XDG_STATE_HOME: temporaryDirectory() }) });
  await bob.until(/›\d\d:\d\d +alice {2}find this/);
}, 60_000);
