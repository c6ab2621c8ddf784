import { expect, test } from "vitest";
import { type Client, isFailure } from "../../src/client/index.ts";
import { inGeneral, testClient } from "../client/support/test-client.ts";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob } from "./support/two-people.ts";

const enter = "\r";
const ctrlS = "\x13";

async function done(asked: Promise<object>): Promise<void> {
  const outcome = await asked;
  if (isFailure(outcome)) throw new Error(outcome.message);
}

/** alice at a screen, bob, and somebody whom alice ignores. */
async function withPest() {
  const { address, alice, bob, room } = await aliceAndBob();
  const pest = await testClient(address, "pest");
  await inGeneral(pest);
  await done(alice.request("shun", { name: "pest", ignored: true }));
  const says = async (client: Client, text: string, reply?: number) => {
    const cid = await client.send(room, text, reply === undefined ? {} : { reply });
    const outcome = await client.outcome(cid);
    if (typeof outcome !== "object" || !("seq" in outcome)) throw new Error(`${text} was not sent`);
    return outcome.seq;
  };
  const opened = () => new TestTui(alice, room, 80, 24);
  return { bob, pest, room, says, opened };
}

test("in a thread each run of who is ignored is one line, and keys pass it over", async () => {
  const { bob, pest, says, opened } = await withPest();
  const first = await says(bob, "shall we?");
  const noise = await says(pest, "buy this", first);
  await says(pest, "now", first);
  await says(bob, "no", noise);
  const screen = opened();
  await screen.shows(/┌ a message of an ignored person\n.* no/);
  screen.type(`${ctrlS}t`);
  const seen = await screen.shows(/Thread: bob: shall we\? +4/);
  expect(seen).toMatch(/shall we\?\n.*3 replies\n[ │]+2 messages of an ignored person\n.*┌ a message/);
  expect(seen).not.toMatch(/buy this|now/);
  screen.type("k");
  await screen.shows(/›\d\d:\d\d +bob {2}shall we\?/);
});

test("a thread that began with somebody ignored does not tell their text in its title", async () => {
  const { bob, pest, says, opened } = await withPest();
  const noise = await says(pest, "buy this");
  await says(bob, "no", noise);
  const screen = opened();
  await screen.shows("no");
  screen.type(`${ctrlS}t`);
  const seen = await screen.shows(/ Thread +2/);
  expect(seen).toContain("1 message of an ignored person");
  expect(seen).not.toContain("buy this");
});

test("pins, mentions and what is found fold who is ignored; what is chosen first is the first that is seen", async () => {
  const { bob, pest, room, says, opened } = await withPest();
  const seqs = [
    await says(bob, "@alice tea here"),
    await says(pest, "@alice tea bags"),
    await says(pest, "@alice tea cups"),
  ];
  for (const seq of seqs) await done(bob.request("pin", { room, seq, on: true }));
  const screen = opened();
  await screen.shows("tea here");
  for (const [line, title] of [
    ["/pins", "Pinned in #general"],
    ["/mentions", "Messages that name you"],
    ["/search tea", "Search: tea"],
  ]) {
    screen.type(`${line}${enter}`);
    const seen = await screen.shows(text => text.includes(` ${title} `) && text.includes("tea here"));
    expect(seen).toMatch(/2 messages of an ignored person\n.*›\d\d:\d\d +bob {2}@alice tea here/);
    expect(seen).not.toMatch(/bags|cups/);
    screen.type("\x1b");
    await screen.shows(text => !text.includes(` ${title} `));
  }
});

test("going to what somebody ignored said goes to what is seen next", async () => {
  const { pest, bob, says, opened } = await withPest();
  const noise = await says(pest, "buy this");
  await says(bob, "the next one");
  for (let n = 0; n < 40; n++) await says(bob, `line ${n}`);
  const screen = opened();
  await screen.shows("line 39");
  screen.type(`/goto #general/${noise}${enter}`);
  const seen = await screen.shows(/›\d\d:\d\d +bob {2}the next one/);
  expect(seen).toContain("1 message of an ignored person");
});
