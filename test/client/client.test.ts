import { expect, it } from "vitest";
import { tick, unread } from "../../src/client/index.ts";
import { pictureOf, pixelsOf } from "../../src/protocol/index.ts";
import { noRates } from "../../src/server/limits/settings.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { portToComeBackTo } from "../support/port.ts";
import { inGeneral, online, testClient, texts, when } from "./support/test-client.ts";

it("two people talk, and see what became of their messages", async () => {
  const server = await testServer();
  const alice = await testClient(server.address, "alice");
  const bob = await testClient(server.address, "bob");
  const room = await inGeneral(alice);
  await inGeneral(bob);
  const cid = await alice.send(room, "hello bob");
  await when(bob.room(room).timeline, ({ messages }) => messages.length === 1);
  expect(texts(bob, room)).toEqual(["hello bob"]);
  await when(alice.waiting, waiting => waiting.length === 0);
  const [message] = alice.room(room).timeline.get().messages;
  expect(message?.cid).toBe(cid);
  const ticked = () => tick(message?.seq ?? 0, alice.room(room).people.get(), alice.me.get()?.user);
  await when(alice.room(room).people, () => ticked().state === "delivered");
  bob.read(room, message ?? { seq: 0, ordinal: 0 });
  await when(alice.room(room).people, () => ticked().state === "read");
});

it("messages keep the order in which they were written, however quickly", async () => {
  const server = await testServer();
  const alice = await testClient(server.address, "alice");
  const room = await inGeneral(alice);
  const lines = Array.from({ length: 40 }, (_, i) => `line ${i}`);
  await Promise.all(lines.map(line => alice.send(room, line)));
  await when(alice.room(room).timeline, ({ messages }) => messages.length === lines.length);
  expect(texts(alice, room)).toEqual(lines);
});

it("typing is seen by others, and ends with the message", async () => {
  const server = await testServer();
  const alice = await testClient(server.address, "alice");
  const bob = await testClient(server.address, "bob");
  const room = await inGeneral(alice);
  await inGeneral(bob);
  alice.typing(room, true);
  const typists = await when(bob.room(room).typing, all => all.length === 1);
  expect(typists[0]?.name).toBe("alice");
  await alice.send(room, "here it is");
  await when(bob.room(room).typing, all => all.length === 0);
});

it("what is said while the server is away, or while one has quit, arrives once when both are back", async () => {
  const dataDir = temporaryDirectory();
  const stateDir = temporaryDirectory();
  const first = await testServer({ dataDir, port: await portToComeBackTo() });
  const alice = await testClient(first.address, "alice", { stateDir });
  const bob = await testClient(first.address, "bob");
  const room = await inGeneral(alice);
  await inGeneral(bob);
  await alice.send(room, "one");
  await when(bob.room(room).timeline, ({ messages }) => messages.length === 1);
  await first.drain("restart");
  await when(alice.connection, ({ status }) => status === "waiting");
  await alice.send(room, "two");
  await alice.stop();

  const later = await testClient(first.address, "alice", { stateDir });
  expect(later.waiting.get().map(({ text }) => text)).toEqual(["two"]);
  expect([...later.rooms.get().values()].map(({ name }) => name)).toEqual(["general"]);
  await later.send(room, "three");

  await testServer({ dataDir, port: first.port });
  bob.retryNow();
  later.start();
  await when(bob.room(room).timeline, ({ messages }) => messages.length === 3);
  expect(texts(bob, room)).toEqual(["one", "two", "three"]);
  await when(later.waiting, waiting => waiting.length === 0);
});

it("a name answers only to the device that claimed it", async () => {
  const server = await testServer();
  const alice = await testClient(server.address, "alice");
  alice.start();
  await online(alice);
  const thief = await testClient(server.address, "Alice");
  thief.start();
  const state = await when(thief.connection, ({ status }) => status === "stopped");
  expect(state).toMatchObject({ reason: { code: "name_taken" } });
});

it("history is paged in both directions without a gap", async () => {
  const server = await testServer({ limits: noRates });
  const alice = await testClient(server.address, "alice");
  const room = await inGeneral(alice);
  for (let i = 1; i <= 250; i++) await alice.send(room, `line ${i}`);
  await when(alice.waiting, waiting => waiting.length === 0);

  const bob = await testClient(server.address, "bob");
  await inGeneral(bob);
  const timeline = bob.room(room).timeline;
  expect(texts(bob, room).at(-1)).toBe("line 250");
  while (!timeline.get().atStart) await bob.room(room).loadOlder();
  expect(texts(bob, room)).toEqual(Array.from({ length: 250 }, (_, i) => `line ${i + 1}`));

  const middle = timeline.get().messages[100]?.seq ?? 0;
  await bob.room(room).showAround(middle);
  expect(timeline.get().atEnd).toBe(false);
  while (!timeline.get().atEnd) await bob.room(room).loadNewer();
  while (!timeline.get().atStart) await bob.room(room).loadOlder();
  expect(texts(bob, room)).toEqual(Array.from({ length: 250 }, (_, i) => `line ${i + 1}`));
});

it("unread is counted by subtraction, and cleared on all of one's devices", async () => {
  const server = await testServer();
  const stateDir = temporaryDirectory();
  const alice = await testClient(server.address, "alice");
  const bob = await testClient(server.address, "bob", { stateDir });
  const laptop = await testClient(server.address, "bob", { stateDir });
  const room = await inGeneral(alice);
  await inGeneral(bob);
  laptop.start();
  await online(laptop);
  await alice.send(room, "one");
  await alice.send(room, "two");
  const unreadOf = (client: typeof bob) => {
    const state = client.rooms.get().get(room);
    return state ? unread(state) : -1;
  };
  await when(laptop.rooms, () => unreadOf(laptop) === 2);
  const timeline = await when(bob.room(room).timeline, ({ messages }) => messages.length === 2);
  bob.read(room, timeline.messages[1] ?? { seq: 0, ordinal: 0 });
  expect(unreadOf(bob)).toBe(0);
  await when(laptop.rooms, () => unreadOf(laptop) === 0);
});

it("a picture that was shared while the server is away arrives when it is back, the same to the pixel", async () => {
  const dataDir = temporaryDirectory();
  const stateDir = temporaryDirectory();
  const first = await testServer({ dataDir, port: await portToComeBackTo() });
  const alice = await testClient(first.address, "alice", { stateDir });
  const room = await inGeneral(alice);
  await first.drain("restart");
  await when(alice.connection, ({ status }) => status === "waiting");
  const pixels = new Uint32Array(32 * 16).map((_, place) => place % 7);
  const picture = pictureOf({ width: 32, height: 16, pixels });
  if (!picture) throw new Error("something is on it");
  await alice.send(room, "", { picture });
  expect(alice.waiting.get()).toMatchObject([{ text: "", picture }]);
  await alice.stop();

  const second = await testServer({ dataDir, port: Number(new URL(first.address).port) });
  const bob = await testClient(second.address, "bob");
  await inGeneral(bob);
  const back = await testClient(second.address, "alice", { stateDir });
  await inGeneral(back);
  for (const client of [back, bob]) {
    const { messages } = await when(client.room(room).timeline, ({ messages }) => messages.length === 1);
    const seen = messages[0]?.picture;
    expect(seen && pixelsOf(seen)).toEqual(pixels);
  }
  const seq = bob.room(room).timeline.get().messages[0]?.seq ?? 0;
  await bob.send(room, "nice", { reply: seq });
  const { messages } = await when(back.room(room).timeline, all => all.messages.length === 2);
  expect(messages[1]?.reply).toMatchObject({ text: "", picture: { width: 32, height: 16 } });
});
