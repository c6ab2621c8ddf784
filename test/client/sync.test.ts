import { expect, it } from "vitest";
import { unread } from "../../src/client/index.ts";
import type { RoomSummary } from "../../src/protocol/index.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { allChanges, messageOf, roomOf, ScriptedServer, wholeHistory } from "./support/scripted-server.ts";
import { lookingAt, online, testClient, texts, when } from "./support/test-client.ts";

/** Somebody who looks at a room of two messages. */
async function viewing(more: Partial<RoomSummary> = {}) {
  const server = await ScriptedServer.start();
  const clock = new FakeClock();
  const client = await testClient(server.address, "alice", { clock });
  const room = roomOf(1, { head: 2, ordinal: 2, read: 2, readOrdinal: 2, delivered: 2, ...more });
  const line = await lookingAt(client, server, [room, roomOf(2)], [messageOf(1), messageOf(2)]);
  const back = async (rooms: RoomSummary[]) => {
    await when(client.connection, ({ status }) => status === "waiting");
    clock.pass(1_000);
    const again = await server.signedIn(rooms);
    await online(client);
    return again;
  };
  const loaded = (length: number) =>
    when(client.room(1).timeline, ({ messages }) => messages.length === length);
  return { client, line, clock, back, loaded };
}

it("a change that jumps is not taken before what is missing", async () => {
  const { client, line, loaded } = await viewing();
  line.say({ type: "message", room: 1, message: messageOf(5) });
  expect(await line.next("sync")).toMatchObject({ room: 1, since: 2 });
  expect(texts(client, 1)).toEqual(["text 1", "text 2"]);
  // Live changes go on while the page is on its way.
  line.say({ type: "message", room: 1, message: messageOf(6) });
  line.say({
    type: "ok",
    re: 4,
    ...allChanges(
      5,
      [3, 4, 5].map(seq => messageOf(seq)),
    ),
  });
  await line.answer("sync", allChanges(6, [messageOf(6)]));
  await loaded(6);
  expect(texts(client, 1)).toEqual([1, 2, 3, 4, 5, 6].map(seq => `text ${seq}`));
});

it("a ping that knows a higher number is followed, in the room in sight and in others", async () => {
  const { client, line, loaded } = await viewing();
  const heads = [
    { room: 1, head: 3 },
    { room: 2, head: 7 },
  ];
  line.say({ type: "ping", heads });
  await line.answer("sync", allChanges(3, [messageOf(3)]));
  await loaded(3);
  const asked = await line.answer("history", wholeHistory([messageOf(7, { ordinal: 4 })]));
  expect(asked).toMatchObject({ room: 2, limit: 1 });
  const rooms = await when(client.rooms, all => all.get(2)?.ordinal === 4);
  expect(unread(rooms.get(2) ?? roomOf(2))).toBe(4);
});

it("a sync that the server has no time for is asked again, until nothing is missing", async () => {
  const { line, clock, loaded } = await viewing();
  line.say({ type: "message", room: 1, message: messageOf(4) });
  await line.refuse("sync", "overloaded", { retryable: true, retryMs: 2_000 });
  await line.taken();
  clock.pass(2_000);
  await line.answer("sync", allChanges(4, [messageOf(3), messageOf(4)]));
  await loaded(4);
});

it("after a break it asks for what changed since, in pages", async () => {
  const { client, line, back, loaded } = await viewing();
  line.socket.terminate();
  const again = await back([roomOf(1, { head: 4, ordinal: 4, read: 2, readOrdinal: 2, delivered: 2 })]);
  expect(await again.answer("sync", allChanges(4, [messageOf(3)], { upTo: 3, more: true }))).toMatchObject({
    since: 2,
  });
  expect(await again.answer("sync", allChanges(4, [messageOf(4)]))).toMatchObject({ since: 3 });
  await loaded(4);
  // What came meanwhile is marked as new, and told as received.
  expect(client.rooms.get().get(1)?.newFrom).toBe(2);
  expect(await again.next("receipt")).toEqual({ type: "receipt", room: 1, delivered: 3 });
});

it("whoever was away for very long begins at the newest page", async () => {
  const { client, line, back } = await viewing();
  line.socket.terminate();
  const again = await back([roomOf(1, { head: 9_000, ordinal: 9_000 })]);
  const newest = [messageOf(8_999), messageOf(9_000)];
  await again.answer("history", wholeHistory(newest, { start: false }));
  await when(client.room(1).timeline, ({ version }) => version === 9_000);
  expect(texts(client, 1)).toEqual(["text 8999", "text 9000"]);
  expect(again.left("sync")).toEqual([]);
});

it("a room whose history is another one is begun afresh", async () => {
  for (const room of [
    { epoch: "e2", head: 3 },
    { epoch: "e1", head: 1 },
  ]) {
    const { client, line, back } = await viewing();
    line.socket.terminate();
    const again = await back([roomOf(1, room)]);
    const other = messageOf(1, { text: "restored" });
    await again.answer("history", wholeHistory([other], room));
    await when(
      client.room(1).timeline,
      ({ version, loading }) => version === room.head && loading === "none",
    );
    expect(texts(client, 1)).toEqual(["restored"]);
  }
});

it("a page of another epoch is not put to those of this one", async () => {
  const { client, line } = await viewing();
  line.say({ type: "message", room: 1, message: messageOf(4) });
  await line.answer("sync", { ...allChanges(9, [messageOf(9)]), epoch: "e2" });
  await line.answer("history", wholeHistory([messageOf(8), messageOf(9)], { epoch: "e2" }));
  await when(client.room(1).timeline, ({ epoch }) => epoch === "e2");
  expect(texts(client, 1)).toEqual(["text 8", "text 9"]);
});

it("of two places that are asked for at a time the later one counts, in whatever order they come", async () => {
  const { client, line } = await viewing();
  const earlier = client.room(1).showAround(1);
  const later = client.room(1).showNewest();
  const [first, second] = [await line.next("history"), await line.next("history")];
  const newest = [messageOf(1), messageOf(2)];
  line.say({ type: "ok", re: second.id, ...wholeHistory(newest) });
  expect(await later).toBe(true);
  line.say({ type: "ok", re: first.id, ...wholeHistory([messageOf(1)], { head: 2, end: false }) });
  expect(await earlier).toBe(false);
  expect(client.room(1).timeline.get()).toMatchObject({ messages: newest, atEnd: true, loading: "none" });
});

it("a change that follows the answer to join at once is counted", async () => {
  const { client, line } = await viewing();
  const joining = client.join("three");
  const { id } = await line.next("join");
  line.say({ type: "ok", re: id, room: roomOf(3, { head: 5, ordinal: 2 }) });
  line.say({ type: "message", room: 3, message: messageOf(6, { ordinal: 3 }) });
  await joining;
  await line.taken();
  expect(client.rooms.get().get(3)).toMatchObject({ head: 6, ordinal: 3 });
});

it("people who come and go are counted, each once", async () => {
  const { client, line } = await viewing();
  const member = { user: 9, name: "carol", state: "joined", version: 3, at: 3 };
  line.say({ type: "member", room: 1, member, members: 3 });
  line.say({ type: "member", room: 1, member, members: 3 });
  await line.taken();
  expect(client.rooms.get().get(1)?.members).toBe(3);
  line.say({ type: "member", room: 1, member: { ...member, state: "left", version: 4 }, members: 2 });
  await line.taken();
  expect(client.rooms.get().get(1)?.members).toBe(2);
  expect(client.room(1).people.get().members.get(9)).toMatchObject({ state: "left", presence: "offline" });
});

it("people who come and go are counted in a room that one does not look at, too", async () => {
  const { client, line } = await viewing();
  const member = { user: 9, name: "carol", state: "joined", version: 1, at: 1 };
  line.say({ type: "member", room: 2, member, members: 3 });
  line.say({ type: "message", room: 2, message: messageOf(2, { ordinal: 1 }) });
  line.say({ type: "member", room: 2, member: { ...member, user: 8, version: 3 }, members: 4 });
  await line.taken();
  expect(client.rooms.get().get(2)?.members).toBe(4);
  line.say({ type: "member", room: 2, member: { ...member, state: "left", version: 4 }, members: 3 });
  await line.taken();
  expect(client.rooms.get().get(2)?.members).toBe(3);
});

it("nobody is seen typing once the line is lost: who stopped meanwhile could not say so", async () => {
  const { client, line } = await viewing();
  line.say({ type: "typing", room: 1, user: 2, name: "bob", active: true });
  await line.taken();
  expect(client.room(1).typing.get()).toHaveLength(1);
  line.socket.terminate();
  await when(client.connection, ({ status }) => status === "waiting");
  expect(client.room(1).typing.get()).toEqual([]);
});

it("receipts are told at most three times a second, the latest of each", async () => {
  const { client, line, clock } = await viewing();
  for (let seq = 3; seq <= 9; seq++) line.say({ type: "message", room: 1, message: messageOf(seq) });
  await line.taken();
  client.read(1, { seq: 8, ordinal: 8 });
  client.read(1, { seq: 9, ordinal: 9 });
  expect(unread(client.rooms.get().get(1) ?? roomOf(1))).toBe(0);
  clock.pass(333);
  clock.pass(1);
  await line.taken();
  expect(line.left("receipt")).toEqual([
    { type: "receipt", room: 1, delivered: 3 },
    { type: "receipt", room: 1, delivered: 9, read: 9 },
  ]);
});

it("what was read offline is told later, and what one does is said again", async () => {
  const { client, line, back } = await viewing({ read: 0, readOrdinal: 0 });
  client.presence("away");
  line.socket.terminate();
  await when(client.connection, ({ status }) => status === "waiting");
  client.read(1, { seq: 2, ordinal: 2 });
  const again = await back([roomOf(1, { head: 2, ordinal: 2 })]);
  expect(await again.next("presence")).toEqual({ type: "presence", state: "away" });
  expect(await again.next("receipt")).toMatchObject({ room: 1, read: 2 });
  expect(client.rooms.get().get(1)).toMatchObject({ read: 2, readOrdinal: 2 });
});

it("the list of rooms is there before there is a connection, and without the marks of another run", async () => {
  const server = await ScriptedServer.start();
  const stateDir = temporaryDirectory();
  const client = await testClient(server.address, "alice", { stateDir, clock: new FakeClock() });
  client.start();
  await server.signedIn([roomOf(1, { head: 9, ordinal: 9, read: 3, readOrdinal: 3 })]);
  await online(client);
  void client.view(1);
  expect(client.rooms.get().get(1)?.newFrom).toBe(3);
  client.read(1, { seq: 7, ordinal: 7 });
  await client.stop();
  const later = await testClient(server.address, "alice", { stateDir });
  const [room] = later.rooms.get().values();
  expect(room).toEqual(roomOf(1, { head: 9, ordinal: 9, read: 7, readOrdinal: 7, delivered: 7 }));
});
