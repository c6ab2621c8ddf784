import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Client } from "../../src/client/index.ts";
import { stateDirectory } from "../../src/client/kept/paths.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { allChanges, messageOf, roomOf, ScriptedServer } from "./support/scripted-server.ts";
import { inGeneral, lookingAt, online, testClient, texts, when } from "./support/test-client.ts";

const room = roomOf(1, { head: 1, ordinal: 1 });

const viewing = (client: Client, server: ScriptedServer) => lookingAt(client, server, [room], [messageOf(1)]);

/** What a person sees: the messages, and below them what waits. */
function watched(client: Client): () => string[] {
  const seen: string[] = [];
  const look = () => {
    const stored = client
      .room(1)
      .timeline.get()
      .messages.map(({ cid }) => cid);
    const waiting = client.waiting.get().map(({ cid }) => cid);
    seen.push(...waiting.filter(cid => stored.includes(cid)));
  };
  client.waiting.subscribe(look);
  client.room(1).timeline.subscribe(look);
  return () => seen;
}

it("a message whose fate is unknown goes again under its name, and is seen once", async () => {
  const server = await ScriptedServer.start();
  const clock = new FakeClock();
  const client = await testClient(server.address, "alice", { clock });
  const first = await viewing(client, server);
  const twice = watched(client);
  const cid = await client.send(1, "mine");
  expect(await first.next("send")).toMatchObject({ room: 1, cid, text: "mine" });
  // It was stored, and the line broke before anybody could say so.
  first.socket.terminate();
  await when(client.connection, ({ status }) => status === "waiting");
  expect(client.waiting.get()).toMatchObject([{ cid, text: "mine" }]);
  clock.pass(1_000);
  const second = await server.signedIn([roomOf(1, { head: 2, ordinal: 2 })]);
  expect(await second.next("send")).toMatchObject({ cid });
  await second.answer("sync", allChanges(2, [messageOf(2, { user: 1, name: "alice", cid, text: "mine" })]));
  await when(client.waiting, waiting => waiting.length === 0);
  expect(texts(client, 1)).toEqual(["text 1", "mine"]);
  expect(twice()).toEqual([]);
});

it("from the answer on it is seen as stored, though the event may be long in coming", async () => {
  const server = await ScriptedServer.start();
  const client = await testClient(server.address, "alice", { clock: new FakeClock() });
  const line = await viewing(client, server);
  const twice = watched(client);
  const cid = await client.send(1, "mine");
  const sent = { seq: 2, version: 2, ordinal: 2, at: 2 };
  await line.answer("send", sent);
  await when(client.waiting, waiting => waiting.length === 0);
  expect(texts(client, 1)).toEqual(["text 1", "mine"]);
  line.say({ type: "message", room: 1, message: { ...sent, user: 1, name: "alice", cid, text: "mine" } });
  await line.taken();
  expect(texts(client, 1)).toEqual(["text 1", "mine"]);
  expect(twice()).toEqual([]);
});

it("while something before it is missing it is seen where it waits, and is not sent again", async () => {
  const server = await ScriptedServer.start();
  const client = await testClient(server.address, "alice", { clock: new FakeClock() });
  const line = await viewing(client, server);
  const twice = watched(client);
  const cid = await client.send(1, "mine");
  await line.answer("send", { seq: 3, version: 3, ordinal: 3, at: 3 });
  const { id } = await line.next("sync");
  await line.taken();
  expect(client.waiting.get()).toMatchObject([{ cid }]);
  await client.send(1, "next");
  expect(await line.next("send")).toMatchObject({ text: "next" });
  expect(line.left("send")).toEqual([]);
  const missed = [messageOf(2), messageOf(3, { user: 1, name: "alice", cid, text: "mine" })];
  line.say({ type: "ok", re: id, ...allChanges(3, missed) });
  await when(client.waiting, waiting => waiting.length === 1);
  expect(texts(client, 1)).toEqual(["text 1", "text 2", "mine"]);
  expect(twice()).toEqual([]);
});

it("a message that the server refuses stays in sight until its author retries or discards it", async () => {
  const server = await ScriptedServer.start();
  const stateDir = temporaryDirectory();
  const client = await testClient(server.address, "alice", { stateDir, clock: new FakeClock() });
  const line = await viewing(client, server);
  const cid = await client.send(1, "mine");
  await line.refuse("send", "not_a_member");
  expect(await client.outcome(cid)).toMatchObject({ refused: { code: "not_a_member" } });
  expect(client.waiting.get()).toMatchObject([{ cid, refused: { message: "It is not_a_member." } }]);
  client.retry(cid);
  expect(await line.refuse("send", "not_a_member")).toMatchObject({ cid });
  await when(client.waiting, waiting => waiting[0]?.refused !== undefined);
  await client.stop();

  const later = await testClient(server.address, "alice", { stateDir, clock: new FakeClock() });
  later.start();
  const second = await server.signedIn([room]);
  await online(later);
  await second.taken();
  expect(second.left("send")).toEqual([]);
  await later.discard(cid);
  expect(later.waiting.get()).toEqual([]);
  expect(readdirSync(join(stateDirectory(stateDir, server.address, "alice"), "outbox"))).toEqual([]);
});

it("what a killed program had sent or not is sent by the next, once", async () => {
  const server = await testServer();
  const stateDir = temporaryDirectory();
  const bob = await testClient(server.address, "bob");
  const room = await inGeneral(bob);
  const alice = await testClient(server.address, "alice", { stateDir });
  await inGeneral(alice);
  const sent = await alice.send(room, "one");
  await when(bob.room(room).timeline, ({ messages }) => messages.length === 1);
  await alice.stop();
  // As a kill between the server's commit and the end of the client leaves it: the files of both are there.
  const directory = join(stateDirectory(stateDir, server.address, "alice"), "outbox");
  const file = (cid: string, text: string) =>
    writeFileSync(join(directory, `${cid}.json`), JSON.stringify({ cid, room, text, at: 1 }));
  file(sent, "one");
  file(`z${sent.slice(1)}`, "two");

  const heir = await testClient(server.address, "alice", { stateDir });
  expect(heir.waiting.get().map(({ text }) => text)).toEqual(["one", "two"]);
  heir.start();
  await when(heir.waiting, waiting => waiting.length === 0);
  await when(bob.room(room).timeline, ({ messages }) => messages.length === 2);
  expect(texts(bob, room)).toEqual(["one", "two"]);
  await heir.stop();
  expect(readdirSync(directory)).toEqual([]);
});
