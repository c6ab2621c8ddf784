import { expect, it } from "vitest";
import { limits } from "../../src/protocol/index.ts";
import { noRates } from "../../src/server/limits/settings.ts";
import { FakeClock } from "./support/fake-clock.ts";
import {
  inGeneral,
  newCid,
  newKey,
  newRoom,
  Peer,
  sharedServer,
  signIn,
  testServer,
} from "./support/test-server.ts";

const server = sharedServer();

it("the answer to a message comes before the message itself", async () => {
  const alice = await signIn(server(), `alice${newCid()}`);
  const room = await newRoom(alice);
  const order: string[] = [];
  alice.socket.on("message", data => order.push(JSON.parse(data.toString()).type));
  await alice.ask("send", { room, cid: newCid(), text: "hi" });
  await alice.next("message");
  expect(order).toEqual(["ok", "message"]);
});

it("every change of a room takes its next number, and who was away gets them all by sync", async () => {
  const alice = await signIn(server(), `alice${newCid()}`);
  const bob = await signIn(server(), `bob${newCid()}`);
  const room = await newRoom(alice, bob);
  await alice.ask("send", { room, cid: newCid(), text: "one" });
  await alice.ask("topic", { room, topic: "other" });
  await bob.ask("leave", { room });
  const changes = await alice.ask("sync", { room, since: 0 });
  expect(changes).toMatchObject({ head: 5, upTo: 5, more: false, topic: { topic: "other", version: 4 } });
  expect(changes.messages.map((row: { seq: number }) => row.seq)).toEqual([3]);
  expect(changes.members.map((row: { state: string; version: number }) => [row.state, row.version])).toEqual([
    ["joined", 1],
    ["left", 5],
  ]);
  expect(await bob.ask("sync", { room, since: 0 })).toMatchObject({ code: "not_a_member" });
});

it("what one does on one device, one's others are told", async () => {
  const key = newKey();
  const user = `alice${newCid()}`;
  const laptop = await signIn(server(), user, key);
  const phone = await signIn(server(), user, key);
  const room = await newRoom(laptop);
  expect(await phone.next("joined")).toMatchObject({ room: { room, head: 1 } });
  await phone.ask("send", { room, cid: newCid(), text: "from the phone" });
  await laptop.next("message");
  await laptop.ask("leave", { room });
  expect(await phone.next("left")).toMatchObject({ room });
  expect(await phone.ask("send", { room, cid: newCid(), text: "late" })).toMatchObject({
    code: "not_a_member",
  });
});

it("typing is told to the others, and ended by leaving", async () => {
  const alice = await signIn(server(), `alice${newCid()}`);
  const bob = await signIn(server(), `bob${newCid()}`);
  const room = await newRoom(alice, bob);
  alice.say({ type: "typing", room, active: true });
  expect(await bob.next("typing")).toMatchObject({ room, active: true, user: alice.welcome.you.user });
  alice.socket.close();
  expect(await bob.next("typing")).toMatchObject({ active: false });
  expect(alice.received("typing")).toEqual([]);
});

it("a person is offline only when they have not come back for a while", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock });
  const alice = await inGeneral(own, "alice");
  const key = newKey();
  const bob = await inGeneral(own, "bob", key);
  await alice.next("member");
  bob.socket.close();
  await bob.closed;
  const again = await signIn(own, "bob", key);
  clock.pass(6_000);
  await alice.settled();
  expect(alice.received("presence")).toEqual([]);
  again.say({ type: "presence", state: "away" });
  expect(await alice.next("presence")).toMatchObject({ state: "away" });
  again.socket.close();
  await again.closed;
  await alice.settled();
  clock.pass(6_000);
  expect(await alice.next("presence")).toMatchObject({ state: "offline" });
});

it("receipts are gathered: told at most twice a second, forward only, and remembered", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock });
  const alice = await inGeneral(own, "alice");
  const key = newKey();
  const bob = await inGeneral(own, "bob", key);
  await alice.ask("send", { room: 1, cid: newCid(), text: "one" });
  await alice.ask("send", { room: 1, cid: newCid(), text: "two" });
  for (const receipt of [{ delivered: 3 }, { read: 3 }, { delivered: 4 }, { read: 1 }, { read: 9_999 }]) {
    bob.say({ type: "receipt", room: 1, ...receipt });
  }
  await bob.settled();
  expect(alice.received("receipt")).toEqual([]);
  clock.pass(500);
  const told = await alice.next(frame => frame.type === "receipt" && frame.cursors.length === 2);
  expect(told.cursors).toContainEqual({ user: 2, delivered: 4, read: 4 });
  const again = await signIn(own, "bob", key);
  expect(again.welcome.rooms).toMatchObject([{ room: 1, read: 4, readOrdinal: 2, ordinal: 2 }]);
});

it("a ping tells the heads that moved, and silence ends a connection", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock });
  const alice = await inGeneral(own, "alice");
  const bob = await inGeneral(own, "bob");
  await alice.ask("send", { room: 1, cid: newCid(), text: "one" });
  clock.pass(15_000);
  expect(await bob.next("ping")).toEqual({ type: "ping", heads: [{ room: 1, head: 3 }] });
  bob.say({ type: "pong" });
  await bob.settled();
  clock.pass(15_000);
  expect(await bob.next("ping")).toEqual({ type: "ping" });
  bob.say({ type: "pong" });
  await bob.settled();
  clock.pass(20_000);
  expect(await alice.closed).toMatchObject({ code: 4002 });
  expect(await bob.ask("ping")).toMatchObject({ type: "ok" });
});

it("who does not sign in is shown out", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock });
  const peer = new Peer(own.address);
  await peer.next("hello");
  clock.pass(limits.authSeconds * 1_000);
  expect(await peer.closed).toMatchObject({ code: 4500 });
});

it("who is in so many rooms that the welcome alone is more than may wait comes in all the same", async () => {
  const own = await testServer({ limits: { queuedBytes: 4_000, ...noRates } });
  const key = newKey();
  const alice = await signIn(own, "alice", key);
  for (let i = 0; i < 20; i++) await alice.ask("create", { name: `room${i}`, topic: "x".repeat(400) });
  const back = await signIn(own, "alice", key);
  expect(JSON.stringify(back.welcome).length).toBeGreaterThan(10_000);
  expect(back.welcome.rooms).toHaveLength(20);
  expect(await back.ask("ping")).toMatchObject({ type: "ok" });
});

it("of too many connections of one person the oldest ends, and nobody else's", async () => {
  const own = await testServer({ limits: { connectionsPerUser: 2 } });
  const bob = await signIn(own, "bob");
  const key = newKey();
  const first = await signIn(own, "alice", key);
  const second = await signIn(own, "alice", key);
  expect(await first.ask("ping")).toMatchObject({ type: "ok" });
  const third = await signIn(own, "alice", key);
  expect(await first.closed).toMatchObject({ code: 4506 });
  for (const peer of [bob, second, third]) expect(await peer.ask("ping")).toMatchObject({ type: "ok" });
  second.socket.close();
  await second.closed;
  await signIn(own, "alice", key);
  expect(await third.ask("ping")).toMatchObject({ type: "ok" });
});

it("a connection that does not read is closed as slow, and finds everything when it comes back", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock, limits: { queuedBytes: 600_000, ...noRates } });
  const alice = await inGeneral(own, "alice");
  const key = newKey();
  const sleeper = await inGeneral(own, "sleeper", key);
  sleeper.socket.pause();
  // More than the system's own buffers hold.
  const sent = 1_000;
  for (let i = 0; i < sent; i++) {
    await alice.ask("send", { room: 1, cid: newCid(), text: "x".repeat(16_000) });
    await alice.next("message");
  }
  // Much sooner than silence would end it.
  clock.pass(3_000);
  await alice.settled();
  expect(own.people()).toBe(1);
  sleeper.socket.resume();
  const back = await signIn(own, "sleeper", key);
  let [since, found, more] = [0, 0, true];
  while (more) {
    const page = await back.ask("sync", { room: 1, since, limit: 200 });
    found += page.messages.length;
    since = page.upTo;
    more = page.more;
  }
  expect(found).toBe(sent);
});
