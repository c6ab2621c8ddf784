import fc from "fast-check";
import { expect, it } from "vitest";
import { FakeClock } from "../server/support/fake-clock.ts";
import { allChanges, messageOf, roomOf, ScriptedServer, wholeHistory } from "./support/scripted-server.ts";
import { lookingAt, testClient, texts, when } from "./support/test-client.ts";

async function talking() {
  const server = await ScriptedServer.start();
  const client = await testClient(server.address, "alice", { clock: new FakeClock() });
  const line = await lookingAt(client, server, [roomOf(1, { head: 1, ordinal: 1 })], [messageOf(1)]);
  return { client, line };
}

it("nothing a server can send breaks the client", async () => {
  const { client, line } = await talking();
  const frames: (string | Buffer | object)[] = [
    "",
    "nonsense",
    "null",
    "[]",
    "[".repeat(100_000),
    '{"a":'.repeat(50_000),
    Buffer.from([0, 255, 1]),
    { type: 7 },
    { type: "__proto__" },
    { type: "constructor" },
    { type: "ok" },
    { type: "ok", re: 1e300 },
    { type: "ok", re: 99 },
    { type: "welcome", re: 0, you: null },
    { type: "error", code: 5 },
    { type: "error", re: 12_345, code: "x", message: "y", retryable: true, retryMs: -1 },
    { type: "hello" },
    { type: "message", room: 1 },
    { type: "message", room: 999, message: messageOf(5) },
    { type: "message", room: 1, message: { ...messageOf(2), seq: -1 } },
    { type: "member", room: 1, member: { user: 1 } },
    { type: "typing", room: 1, user: 9, name: "x", active: true },
    { type: "presence", user: 77, state: "dancing" },
    { type: "receipt", room: 1, cursors: [{ user: 9, delivered: 1e15, read: 1e15 }] },
    { type: "left", room: 4_000 },
    '{"type":"typing","room":1,"user":9,"name":"x","active":true,"__proto__":{"polluted":true}}',
  ];
  for (const frame of frames) line.say(frame);
  await line.taken();
  expect(client.connection.get().status).toBe("online");
  expect(texts(client, 1)).toEqual(["text 1"]);
  expect({}).not.toHaveProperty("polluted");
  line.say({ type: "message", room: 1, message: messageOf(2) });
  await when(client.room(1).timeline, ({ messages }) => messages.length === 2);
});

it("frames and fields of a newer server are passed over", async () => {
  const { client, line } = await talking();
  line.say({ type: "reaction", room: 1, seq: 1, emoji: "👍" });
  line.say({ type: "message", room: 1, message: { ...messageOf(2), colour: "red" }, retryable: true });
  await line.taken();
  expect(texts(client, 1)).toEqual(["text 1", "text 2"]);
});

it("an answer is told from a refusal by its type, whatever fields it has besides", async () => {
  const { client, line } = await talking();
  const cid = await client.send(1, "mine");
  const outcome = client.outcome(cid);
  await line.answer("send", { seq: 2, version: 2, ordinal: 2, at: 2, retryable: false });
  expect(await outcome).toEqual({ seq: 2 });
});

it("a second hello on one connection gets no second signature", async () => {
  const { client, line } = await talking();
  line.hello({ nonce: "another".repeat(4) });
  await line.taken();
  expect(line.left("auth")).toEqual([]);
  expect(client.connection.get().status).toBe("online");
});

it("answers without end or order are not followed without end", async () => {
  const { client, line } = await talking();
  line.say({ type: "message", room: 1, message: messageOf(9) });
  // More is promised, and never comes.
  await line.answer("sync", allChanges(9, [], { upTo: 1, more: true }));
  await line.taken();
  expect(line.left("sync")).toEqual([]);
  const around = client.room(1).showAround(4);
  await line.answer(
    "history",
    wholeHistory([messageOf(7), messageOf(3), messageOf(7)], { head: 9, start: false }),
  );
  await around;
  expect(texts(client, 1)).toEqual(["text 3", "text 7"]);
});

it("any frame whatever leaves the client as it was, or with what the frame says", async () => {
  const { client, line } = await talking();
  const count = fc.oneof(fc.nat(12), fc.maxSafeNat());
  const type = fc.constantFrom(
    "message",
    "member",
    "topic",
    "typing",
    "receipt",
    "ping",
    "joined",
    "left",
    "ok",
  );
  const body = fc.record({
    type,
    room: fc.oneof(
      count,
      fc.record({ ...Object.fromEntries(Object.keys(roomOf(1)).map(key => [key, count])) }),
    ),
    re: count,
    user: count,
    name: fc.string(),
    active: fc.boolean(),
    message: fc.record({
      seq: count,
      version: count,
      ordinal: count,
      user: count,
      name: fc.string({ unit: "binary" }),
      cid: fc.string(),
      at: count,
      text: fc.string({ unit: "binary" }),
    }),
    member: fc.record({
      user: count,
      name: fc.string(),
      state: fc.constant("left"),
      version: count,
      at: count,
    }),
    change: fc.record({ topic: fc.string(), version: count, at: count }),
    cursors: fc.array(fc.record({ user: count, delivered: count, read: count, readOrdinal: count })),
    heads: fc.array(fc.record({ room: count, head: count })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(body, { maxLength: 20 }), async frames => {
      for (const frame of frames) line.say(frame);
      await line.taken();
      expect(client.connection.get().status).toBe("online");
      const { messages } = client.room(1).timeline.get();
      for (const [i, { seq }] of messages.entries()) expect(seq).toBeGreaterThan(messages[i - 1]?.seq ?? -1);
    }),
    { numRuns: 30 },
  );
});
