import { expect, it } from "vitest";
import { Failure, offline, timeout } from "../../src/client/failure.ts";
import { type Manner, Outbox } from "../../src/client/outbox.ts";
import { Sender } from "../../src/client/sender.ts";
import type { Answer } from "../../src/protocol/index.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";

type Outcome = Answer<"send"> | Failure;
const stored: Answer<"send"> = { type: "ok", re: 1, seq: 1, version: 1, ordinal: 1, at: 0 };
const overloaded = new Failure("overloaded", "Try again.", true, 5_000);
const notAMember = new Failure("not_a_member", "Join the room first.", false);

/** A sender whose server is the test: it sees what is on its way and says what becomes of it. */
async function sending() {
  const clock = new FakeClock();
  const outbox = await Outbox.open(temporaryDirectory());
  const inFlight: { text: string; cid: string; end: (outcome: Outcome) => void }[] = [];
  const sender = new Sender({
    outbox,
    clock,
    random: () => 1,
    ask: ({ text, cid }) => new Promise(end => inFlight.push({ text, cid, end })),
    stored: ({ cid }) => outbox.settle(cid, { seq: 1 }),
    refused: (cid, failure) => void outbox.refuse(cid, failure),
  });
  const write = async (text: string, room = 1, manner: Manner = {}) => {
    const { cid } = await outbox.add(room, text, clock.now(), manner);
    sender.go();
    return cid;
  };
  const texts = () => inFlight.map(({ text }) => text);
  const end = async (text: string, outcome: Outcome) => {
    const place = inFlight.findIndex(one => one.text === text);
    const [one] = inFlight.splice(place, 1);
    one?.end(outcome);
    await new Promise(resolve => setImmediate(resolve));
    await outbox.idle();
    await new Promise(resolve => setImmediate(resolve));
    return one?.cid;
  };
  return { clock, outbox, sender, write, texts, end };
}

it("several are on their way at once, in the order they were written, and not too many", async () => {
  const { sender, write, texts, end } = await sending();
  const all = Array.from({ length: 20 }, (_, i) => `${i}`);
  for (const text of all) await write(text);
  expect(texts()).toEqual([]);
  sender.setOnline(true);
  expect(texts()).toEqual(all.slice(0, 16));
  await end("0", stored);
  expect(texts()).toEqual(all.slice(1, 17));
});

it("after a lost connection all that is unsure goes again, in its order and under its old names", async () => {
  const { sender, write, texts, end } = await sending();
  const cids = [await write("one"), await write("two"), await write("three")];
  sender.setOnline(true);
  sender.setOnline(false);
  const lost = [await end("one", offline), await end("two", offline), await end("three", offline)];
  expect(texts()).toEqual([]);
  sender.setOnline(true);
  expect(texts()).toEqual(["one", "two", "three"]);
  expect(lost).toEqual(cids);
  expect(await end("two", stored)).toBe(cids[1]);
});

it("one that was refused for the moment goes again after the pause, before those that were written later", async () => {
  const { clock, sender, write, texts, end } = await sending();
  for (const text of ["one", "two", "three"]) await write(text);
  sender.setOnline(true);
  for (const text of ["one", "two", "three"]) await end(text, overloaded);
  await write("four");
  expect(texts()).toEqual([]);
  clock.pass(4_999);
  expect(texts()).toEqual([]);
  clock.pass(1);
  // One by one, until the server takes them again: a refusal then cannot let a later one overtake.
  expect(texts()).toEqual(["one"]);
  await end("one", stored);
  expect(texts()).toEqual(["two", "three", "four"]);
});

it("a server that has too much of one person is given one at a time, whatever the room, and then more and more", async () => {
  const { clock, outbox, sender, write, texts, end } = await sending();
  const all = Array.from({ length: 20 }, (_, i) => `${i}`);
  for (const [i, text] of all.entries()) await write(text, 1 + (i % 4));
  sender.setOnline(true);
  const tooMuch = new Failure("rate_limited", "", true, 50);
  await end("0", stored);
  for (const text of all.slice(1, 17)) await end(text, tooMuch);
  expect(texts()).toEqual([]);
  expect(outbox.waiting.get().map(({ text, refused }) => [text, refused])).toEqual(
    all.slice(1).map(text => [text, undefined]),
  );
  clock.pass(50);
  expect(texts()).toEqual(["1"]);
  await end("1", stored);
  expect(texts()).toEqual(["2", "3"]);
  await end("2", stored);
  expect(texts()).toEqual(["3", "4", "5"]);
  for (const text of ["3", "4", "5"]) await end(text, tooMuch);
  // One pause for all of them.
  clock.pass(50);
  expect(texts()).toEqual(["3"]);
});

it("a timeout says nothing: the same message goes again under the same name", async () => {
  const { clock, sender, write, texts, end } = await sending();
  const cid = await write("one");
  sender.setOnline(true);
  await end("one", timeout);
  clock.pass(1_000);
  expect(texts()).toEqual(["one"]);
  expect(await end("one", stored)).toBe(cid);
});

it("pauses grow while the server goes on refusing, and no server can ask for an endless one", async () => {
  const { clock, sender, write, texts, end } = await sending();
  await write("one");
  sender.setOnline(true);
  for (const pause of [1_000, 2_000, 4_000]) {
    await end("one", new Failure("not_stored", "", true));
    clock.pass(pause - 1);
    expect(texts()).toEqual([]);
    clock.pass(1);
    expect(texts()).toEqual(["one"]);
  }
  await end("one", new Failure("overloaded", "", true, Number.MAX_SAFE_INTEGER));
  clock.pass(60_000);
  expect(texts()).toEqual(["one"]);
});

it("one that is refused for good waits for its author, and the next ones go on", async () => {
  const { outbox, sender, write, texts, end } = await sending();
  const cid = await write("one");
  await write("two");
  sender.setOnline(true);
  await end("one", notAMember);
  expect(texts()).toEqual(["two"]);
  expect(outbox.waiting.get()[0]).toMatchObject({ text: "one", refused: notAMember });
  await outbox.retry(cid);
  sender.go();
  expect(texts()).toEqual(["two", "one"]);
});

it("what no server may store is refused here, and what is behind it goes on", async () => {
  const { outbox, sender, write, texts } = await sending();
  const picture = { width: 16, height: 16, pixels: "A".repeat(24_576) };
  await write("x".repeat(2 ** 21));
  await write(" ", 1, { picture });
  await write("", 1, { picture });
  await write("good");
  sender.setOnline(true);
  expect(texts()).toEqual(["", "good"]);
  await outbox.idle();
  const codes = outbox.waiting.get().map(({ refused }) => refused?.code);
  expect(codes).toEqual(["bad_text", "bad_text", undefined, undefined]);
});

it("nothing is sent before it is on disk, nor what was written after it in its room", async () => {
  const { outbox, sender, texts, clock } = await sending();
  sender.setOnline(true);
  const first = outbox.add(1, "x".repeat(16_000), clock.now());
  const second = outbox.add(1, "two", clock.now());
  sender.go();
  expect(texts()).toEqual([]);
  await Promise.all([first, second]);
  sender.go();
  expect(texts().map(text => text.length)).toEqual([16_000, 3]);
});
