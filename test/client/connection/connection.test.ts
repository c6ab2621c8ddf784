import { expect, it } from "vitest";
import { close, limits } from "../../../src/protocol/index.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";
import { roomOf, ScriptedServer } from "../support/scripted-server.ts";
import { online, testClient, when } from "../support/test-client.ts";

async function started(options: { random?: () => number; network?: () => string } = {}) {
  const server = await ScriptedServer.start();
  const clock = new FakeClock();
  const client = await testClient(server.address, "alice", { clock, random: () => 1, ...options });
  client.start();
  const waits = () => when(client.connection, ({ status }) => status === "waiting");
  const stops = () => when(client.connection, ({ status }) => status === "stopped");
  return { server, clock, client, waits, stops };
}

it("the server speaks first, the client signs in, and then the rooms are there", async () => {
  const { server, client } = await started();
  const line = await server.line();
  expect(client.connection.get()).toEqual({ status: "connecting", attempt: 0 });
  line.hello();
  await line.welcome([roomOf(1, { name: "general", ordinal: 5, readOrdinal: 2 })]);
  expect(await online(client)).toMatchObject({ server: { name: "scripted", version: "1" } });
  expect(client.me.get()).toEqual({ user: 1, name: "alice" });
  expect([...client.rooms.get().values()].map(({ name }) => name)).toEqual(["general"]);
});

it("what the server will refuse again is not tried again", async () => {
  for (const code of ["name_taken", "bad_name", "bad_signature", "banned_by_a_newer_server"]) {
    const { server, stops } = await started();
    const line = await server.line();
    line.hello();
    await line.refuse("auth", code);
    expect(await stops()).toMatchObject({ reason: { code, message: `It is ${code}.` } });
    await line.closed;
  }
});

it("a refusal for the moment, or an answer that is none, is tried again", async () => {
  const { server, clock, waits } = await started();
  const first = await server.line();
  first.hello();
  await first.refuse("auth", "overloaded", { retryable: true });
  expect(await waits()).toMatchObject({ attempt: 1, reason: "It is overloaded." });
  clock.pass(1_000);
  const second = await server.line();
  second.hello();
  await second.answer("auth", { you: "nobody" });
  expect(await waits()).toMatchObject({ attempt: 2 });
});

it("with a server that speaks another protocol it says which of the two is older", async () => {
  const { server, stops } = await started();
  (await server.line()).hello({ versions: ["chat.v9"] });
  expect(await stops()).toMatchObject({ reason: { code: "no_common_version" } });
});

it("a lost connection comes back by itself, with pauses that grow while it does not last", async () => {
  const { server, clock, client, waits } = await started();
  for (const pause of [1_000, 1_000, 2_000, 4_000]) {
    const line = await server.signedIn();
    await online(client);
    line.socket.terminate();
    expect(await waits()).toMatchObject({ retryAt: clock.now() + pause });
    clock.pass(pause - 1);
    expect(client.connection.get().status).toBe("waiting");
    clock.pass(1);
    expect(client.connection.get().status).toBe("connecting");
  }
  const line = await server.signedIn();
  await online(client);
  clock.pass(10_000);
  line.socket.terminate();
  expect(await waits()).toMatchObject({ attempt: 1, retryAt: clock.now() + 1_000 });
});

it("a goodbye says when to come back, within reason", async () => {
  const { server, clock, client, waits } = await started({ random: () => 0.5 });
  const first = await server.signedIn();
  first.say({ type: "goodbye", reason: "restart", fromMs: 200, toMs: 1_200 });
  await first.taken();
  first.socket.close(close.draining);
  expect(await waits()).toMatchObject({ retryAt: clock.now() + 700, reason: "the server is restarting" });
  client.retryNow();
  const second = await server.signedIn();
  second.say({ type: "goodbye", reason: "for ever", fromMs: Number.MAX_SAFE_INTEGER, toMs: 0 });
  await second.taken();
  second.socket.close(close.draining);
  expect(await waits()).toMatchObject({ retryAt: clock.now() + 60_000 });
});

it("a close code that says so is final, any other is not", async () => {
  const { server, client, waits, stops } = await started();
  const first = await server.signedIn();
  await online(client);
  first.socket.close(close.slow);
  await waits();
  client.retryNow();
  const second = await server.signedIn();
  await online(client);
  second.socket.close(4_999);
  expect(await stops()).toMatchObject({ reason: { code: "closed" } });
});

it("when the network is another, the next try is at once", async () => {
  let network = "at home";
  const { server, clock, client, waits } = await started({ network: () => network });
  clock.pass(10_000);
  for (let i = 0; i < 4; i++) {
    (await server.line()).socket.terminate();
    await waits();
    if (i < 3) client.retryNow();
  }
  clock.pass(3_000);
  expect(client.connection.get().status).toBe("waiting");
  network = "on the train";
  clock.pass(3_000);
  expect(client.connection.get().status).toBe("connecting");
});

it("a line that goes silent is given up, one that pings is not", async () => {
  const { server, clock, client, waits } = await started();
  const line = await server.signedIn();
  await online(client);
  for (let i = 0; i < 5; i++) {
    clock.pass(30_000);
    await line.taken();
    expect(client.connection.get().status).toBe("online");
  }
  clock.pass(34_999);
  expect(client.connection.get().status).toBe("online");
  clock.pass(5_000);
  expect(await waits()).toMatchObject({ reason: "the server went silent" });
});

it("what speaks another language is left, with a word about it", async () => {
  const { server, waits } = await started();
  (await server.line()).say({ type: "hello", greetings: "from another protocol" });
  const reason = "what answers there is no chat server of this version";
  expect(await waits()).toMatchObject({ reason });
});

it("a server that never says hello is given up as well", async () => {
  const { server, clock, waits } = await started();
  await server.line();
  clock.pass(40_000);
  await waits();
});

it("stopping closes the line cleanly and tells what was read last", async () => {
  const { server, client } = await started();
  const line = await server.signedIn([roomOf(1, { head: 9, ordinal: 9 })]);
  await online(client);
  client.read(1, { seq: 4, ordinal: 4 });
  client.read(1, { seq: 6, ordinal: 6 });
  await Promise.all([client.stop(), line.closed]);
  expect(await line.closed).toBe(1_000);
  expect(line.left("receipt")).toEqual([
    { type: "receipt", room: 1, read: 4 },
    { type: "receipt", room: 1, read: 6 },
  ]);
  expect(client.connection.get()).toMatchObject({ status: "stopped", reason: { code: "closed" } });
  await client.stop();
});

it("a client that was never started can be stopped", async () => {
  const client = await testClient("ws://127.0.0.1:1", "alice");
  await client.stop();
  expect(client.connection.get().status).toBe("stopped");
});

it("a frame larger than the server takes is not sent but refused here: no answer could name it", async () => {
  const { server, client } = await started();
  const line = await server.signedIn([roomOf(1)]);
  await online(client);
  const nuls = "\0".repeat(20_000);
  expect(await client.request("edit", { room: 1, seq: 1, text: nuls })).toMatchObject({ code: "bad_text" });
  expect(await client.setTopic(1, nuls)).toMatchObject({ code: "bad_text" });
  const picture = { width: 16, height: 16, pixels: "A".repeat(24_576) };
  const cid = await client.send(1, "\u0001".repeat(7_000), { picture });
  expect(await client.outcome(cid)).toMatchObject({ refused: { code: "bad_text" } });
  await line.taken();
  expect(["edit", "topic", "send"].flatMap(type => line.left(type))).toEqual([]);
});

it("a frame as large as the server takes is sent, whatever the usual size", async () => {
  const { server, client } = await started();
  const line = await server.line();
  line.hello({ limits: { ...limits, frameBytes: 200_000 } });
  await line.welcome([roomOf(1)]);
  await online(client);
  const text = "\0".repeat(20_000);
  const edited = client.request("edit", { room: 1, seq: 1, text });
  await line.answer("edit", { version: 2 });
  expect(await edited).toMatchObject({ type: "ok" });
});
