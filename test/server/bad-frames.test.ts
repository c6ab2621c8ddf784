import { connect, type Socket } from "node:net";
import { expect, it } from "vitest";
import { limits } from "../../src/protocol/index.ts";
import {
  authFields,
  inGeneral,
  newCid,
  newKey,
  Peer,
  sharedServer,
  signIn,
  testServer,
} from "./support/test-server.ts";

const server = sharedServer();

const cid = "abcdefgh-1234";
const send = { type: "send", id: 9, room: 1, cid, text: "hi" };

it.each<[string, unknown, string, string | undefined]>([
  ["no JSON", "hello", "not_json", undefined],
  ["binary", Buffer.from([1, 2, 3]), "binary", undefined],
  ["too large", JSON.stringify({ ...send, text: "x".repeat(limits.frameBytes) }), "too_large", undefined],
  ["too deep", `{"type":"pong","a":${"[".repeat(20)}${"]".repeat(20)}}`, "too_deep", undefined],
  ["of an unknown type", { type: "shout", id: 9 }, "unknown_type", "type"],
  ["with an unknown field", { ...send, loud: true }, "unknown_field", "loud"],
  [
    "with many unknown fields",
    { ...send, ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`more${i}`, i])) },
    "unknown_field",
    "more0",
  ],
  [
    "with many unknown fields further in",
    {
      type: "auth",
      id: 9,
      version: "chat.v1",
      user: "u",
      device: {
        key: "A".repeat(43),
        signature: "A".repeat(86),
        ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`more${i}`, i])),
      },
    },
    "unknown_field",
    "device.more0",
  ],
  ["with a field missing", { ...send, cid: undefined }, "bad_frame", "cid"],
  ["for a room that is not there", { ...send, room: 4711 }, "no_such_room", undefined],
  ["with no text", { ...send, text: " " }, "bad_text", "text"],
  [
    "with half a character",
    `{"type":"send","id":9,"room":1,"cid":"${cid}","text":"\\ud800"}`,
    "bad_text",
    "text",
  ],
  ["with a topic of two lines", { type: "topic", id: 9, room: 1, topic: "a\nb" }, "bad_topic", "topic"],
  ["with a bad room name", { type: "join", id: 9, name: "a b" }, "bad_room_name", "name"],
  [
    "for two places in the history",
    { type: "history", id: 9, room: 1, before: 1, after: 1 },
    "bad_frame",
    undefined,
  ],
  ["typing in a room one is not in", { type: "typing", room: 4711, active: true }, "not_a_member", "room"],
])(
  "a frame %s is refused by its exact code, and the connection and everybody else go on",
  async (_, frame, code, field) => {
    const peer = await inGeneral(server(), `peer${newCid()}`);
    const other = await inGeneral(server(), `other${newCid()}`);
    if (Buffer.isBuffer(frame)) peer.socket.send(frame, { binary: true });
    else peer.say(frame);
    const error = await peer.next("error");
    expect(error).toMatchObject({ code, ...(field === undefined ? {} : { field }) });
    expect(typeof error.message).toBe("string");
    const text = `still here ${newCid()}`;
    expect(await peer.ask("send", { room: 1, cid: newCid(), text })).toMatchObject({ type: "ok" });
    await other.next(event => event.type === "message" && event.message.text === text);
  },
);

it("text that is not UTF-8 is refused as such, and the connection goes on", async () => {
  const peer = await inGeneral(server(), `latin${newCid()}`);
  peer.socket.send(Buffer.from([0x22, 0xe9, 0x22]), { binary: false });
  expect(await peer.next("error")).toMatchObject({ code: "invalid_utf8" });
  expect(await peer.ask("ping")).toMatchObject({ type: "ok" });
});

it("before one has signed in, nothing but auth and ping is answered", async () => {
  const peer = new Peer(server().address);
  await peer.next("hello");
  for (const frame of [send, { type: "typing", room: 1, active: true }]) {
    peer.say(frame);
    expect(await peer.next("error")).toMatchObject({ code: "not_signed_in" });
  }
  peer.say({ type: "pong" });
  expect(await peer.ask("ping")).toMatchObject({ type: "ok" });
  expect(peer.received("error")).toEqual([]);
});

it("a frame so large that nobody should read it ends its connection, and no other", async () => {
  const peer = await inGeneral(server(), `huge${newCid()}`);
  const other = await inGeneral(server(), `other${newCid()}`);
  peer.say("x".repeat(2 * limits.frameBytes));
  expect(await peer.next("error")).toMatchObject({ code: "too_large" });
  peer.say("x".repeat(2 * limits.frameBytes + 1));
  expect(await peer.closed).toMatchObject({ code: 1009 });
  expect(await other.ask("send", { room: 1, cid: newCid(), text: "still here" })).toMatchObject({
    type: "ok",
  });
});

it("a frame in a few parts is one frame, and one in very many ends its connection before it is whole", async () => {
  const peer = await inGeneral(server(), `parts${newCid()}`);
  const ping = (id: number, parts: number) => {
    const text = JSON.stringify({ type: "ping", id }).padEnd(parts);
    for (let i = 0; i < parts; i++) {
      const isLast = i === parts - 1;
      peer.socket.send(isLast ? text.slice(i) : text.charAt(i), { fin: isLast });
    }
  };
  ping(1_000, 64);
  expect(await peer.next(frame => frame.re === 1_000)).toMatchObject({ type: "ok" });
  ping(1_001, 65);
  expect(await peer.closed).toMatchObject({ code: 1008 });
});

it("a field named like what every object has is a field like any other", async () => {
  const peer = await inGeneral(server(), `proto${newCid()}`);
  for (const name of ["__proto__", "constructor", "toString"]) {
    peer.say(`{"type":"ping","id":1,"${name}":{"polluted":true}}`);
    expect(await peer.next("error")).toMatchObject({ code: "unknown_field", re: 1 });
    peer.say({ type: name, id: 2 });
    expect(await peer.next("error")).toMatchObject({ code: "unknown_type", re: 2 });
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it("one signs in once, with a signature of this connection's nonce, for a name that can be one", async () => {
  const key = newKey();
  const peer = new Peer(server().address);
  const { nonce } = await peer.next("hello");
  const other = new Peer(server().address);
  const elsewhere = await other.next("hello");
  const user = `signer${newCid()}`;
  expect(await peer.ask("auth", authFields(elsewhere.nonce, user, key))).toMatchObject({
    code: "bad_signature",
  });
  expect(await peer.ask("auth", authFields(nonce, "no name", key))).toMatchObject({ code: "bad_name" });
  expect(await peer.ask("auth", authFields(nonce, user, key))).toMatchObject({
    type: "welcome",
    you: { claimed: true },
  });
  expect(await peer.ask("auth", authFields(nonce, user, key))).toMatchObject({ code: "already_signed_in" });
  await expect(signIn(server(), user.toUpperCase())).rejects.toThrow("name_taken");
});

it("a client of another version is told so, and not asked to come back", async () => {
  const peer = new Peer(server().address);
  const { nonce } = await peer.next("hello");
  const answer = await peer.ask("auth", { ...authFields(nonce, "newer", newKey()), version: "chat.v9" });
  expect(answer).toMatchObject({ code: "bad_frame", field: "version" });
  expect(await peer.closed).toMatchObject({ code: 4502 });
});

it("bytes that are no WebSocket, before and after the handshake, end only their own connection", async () => {
  const witness = await inGeneral(server(), `witness${newCid()}`);
  const upgrade =
    "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  const garbage = [
    Buffer.from("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
    Buffer.from("GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
    Buffer.concat([Buffer.from(upgrade), Buffer.from([0xff, 0xff, 0xff, 0xff])]),
    Buffer.concat([Buffer.from(upgrade), Buffer.from([0x81, 0x05, 0x68, 0x65])]),
    Buffer.concat([Buffer.from(upgrade), Buffer.from([0x81, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0])]),
    Buffer.from(`GET / HTTP/1.1\r\nX: ${"y".repeat(100_000)}\r\n\r\n`),
  ];
  for (const bytes of garbage) {
    const socket = connect(server().port, "127.0.0.1");
    socket.on("error", () => {});
    socket.end(bytes);
    socket.resume();
    await closed(socket);
    const reset = connect(server().port, "127.0.0.1", () => {
      reset.write(bytes);
      reset.resetAndDestroy();
    });
    reset.on("error", () => {});
    await closed(reset);
  }
  expect(await witness.ask("ping")).toMatchObject({ type: "ok" });
});

function closed(socket: Socket): Promise<void> {
  return new Promise(resolve => socket.once("close", () => resolve()));
}

it("no more sockets are open that nobody signed in on than the server allows", async () => {
  const own = await testServer({ limits: { strangers: 2 } });
  await inGeneral(own, "alice");
  const strangers = [new Peer(own.address), new Peer(own.address)];
  await Promise.all(strangers.map(peer => peer.next("hello")));
  const third = new Peer(own.address);
  expect(await third.closed).toMatchObject({ code: 1006 });
  strangers[0]?.socket.terminate();
  // The server may hear of that a moment later.
  const isLetIn = async () => {
    const peer = new Peer(own.address);
    return Promise.race([peer.next("hello").then(() => true), peer.closed.then(() => false)]);
  };
  while (!(await isLetIn()));
});

it("a browser or a proxy that asks by plain HTTP is answered", async () => {
  const url = server().address.replace("ws:", "http:");
  expect(await (await fetch(url)).text()).toContain("Backchannel");
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.text()]).toEqual([200, "ok\n"]);
  expect((await fetch(`${url}/admin`)).status).toBe(404);
});
