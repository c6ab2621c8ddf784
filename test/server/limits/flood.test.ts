import { get } from "node:http";
import { expect, it } from "vitest";
import { limits, packPicture } from "../../../src/protocol/index.ts";
import { FakeClock } from "../support/fake-clock.ts";
import {
  authFields,
  type Frame,
  inGeneral,
  newCid,
  newKey,
  Peer,
  signIn,
  signInWith,
  testServer,
} from "../support/test-server.ts";

// Time stands still unless a test lets it pass, so every bucket holds exactly its burst.
const stillServer = async (limits: Parameters<typeof testServer>[0] = {}) => {
  const clock = new FakeClock();
  return { clock, server: await testServer({ clock, ...limits }) };
};

const message = (id: number, cid = newCid()) => ({ type: "send", id, room: 1, cid, text: `text ${id}` });
const answerTo = (peer: Peer, id: number) => peer.next(frame => frame.re === id);

it("what is over a rate is refused with the time when it fits, and fits then", async () => {
  const { clock, server } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 3 } });
  const alice = await inGeneral(server, "alice");
  for (const id of [101, 102, 103, 104, 105]) alice.say(message(id, `the-cid-${id}`));
  for (const id of [101, 102, 103]) expect(await answerTo(alice, id)).toMatchObject({ type: "ok" });
  const refused = { type: "error", code: "rate_limited", retryable: true, retryMs: 100 };
  expect(await answerTo(alice, 104)).toMatchObject(refused);
  expect(await answerTo(alice, 105)).toMatchObject(refused);
  clock.pass(100);
  alice.say(message(106, "the-cid-104"));
  expect(await answerTo(alice, 106)).toMatchObject({ type: "ok" });
});

it("a message does not overtake one that was refused, even if there is room again when it arrives", async () => {
  const { clock, server } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 1 } });
  const alice = await inGeneral(server, "alice");
  alice.say(message(101));
  alice.say(message(102, "refused-1"));
  expect(await answerTo(alice, 102)).toMatchObject({ code: "rate_limited" });
  clock.pass(500);
  alice.say(message(103, "refused-2"));
  expect(await answerTo(alice, 103)).toMatchObject({ code: "rate_limited", retryMs: 1 });
  alice.say(message(104, "refused-1"));
  expect(await answerTo(alice, 104)).toMatchObject({ type: "ok" });
  clock.pass(100);
  alice.say(message(105, "refused-2"));
  expect(await answerTo(alice, 105)).toMatchObject({ type: "ok" });
});

it("who never sends again what was refused may say something else after a while", async () => {
  const { clock, server } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 1 } });
  const alice = await inGeneral(server, "alice");
  for (const id of [101, 102]) alice.say(message(id));
  expect(await answerTo(alice, 102)).toMatchObject({ code: "rate_limited" });
  clock.pass(10_100);
  alice.say(message(103));
  expect(await answerTo(alice, 103)).toMatchObject({ type: "ok" });
});

it("a flood of one person is cut off, and between it and another person stand no more than its burst", async () => {
  const { server } = await stillServer();
  const flooder = await inGeneral(server, "flooder");
  const second = await inGeneral(server, "flooder", flooder.key);
  const alice = await inGeneral(server, "alice");
  for (let i = 0; i < 5_000; i++) (i % 2 === 0 ? flooder : second).say(message(1_000 + i));
  const said = await alice.ask("send", { room: 1, cid: newCid(), text: "hello" });
  // Three joined before.
  expect(said.type).toBe("ok");
  expect(said.seq).toBeLessThanOrEqual(3 + 200 + 1);
  expect(await flooder.closed).toMatchObject({ code: 4003, reason: "flooding" });
  expect(await second.closed).toMatchObject({ code: 4003 });
  await alice.settled();
  const heard = alice.received("message").filter(({ message }) => message.name === "flooder");
  expect(heard.length).toBe(200);
  expect(flooder.received("error").length + second.received("error").length).toBe(2_000);
});

it("another account at the same address goes on, until they are together as many as many people", async () => {
  const { server } = await stillServer({
    limits: { sendsPerSecond: 1, sendBurst: 1, peoplePerAddress: 1 },
  });
  // This machine counts as ten addresses.
  for (let i = 0; i < 10; i++) {
    const peer = await inGeneral(server, `peer${i}`);
    expect(await peer.ask("send", { room: 1, cid: newCid(), text: "hi" })).toMatchObject({ type: "ok" });
  }
  const late = await inGeneral(server, "late");
  const text = { room: 1, cid: newCid(), text: "hi" };
  expect(await late.ask("send", text)).toMatchObject({ code: "rate_limited", retryMs: 100 });
});

it("frames are refused before they are read, each by its number, however it is written", async () => {
  const { server } = await stillServer({ limits: { framesPerSecond: 10, frameBurst: 5 } });
  const alice = await signIn(server, "alice");
  for (let id = 101; id <= 105; id++) alice.say({ type: "ping", id });
  for (let id = 101; id <= 105; id++) expect(await answerTo(alice, id)).toMatchObject({ type: "ok" });
  const late = [
    '{"type":"ping","id":201}',
    '{ "type" : "ping" , "id" : 202 }',
    '{"id":203,"type":"ping"}',
    `{"type":"send","id":204,"room":1,"cid":"${newCid()}","text":"hi"}`,
    `{"text":"${"x".repeat(200)}","type":"shout","id":205}`,
  ];
  for (const frame of late) alice.say(frame);
  for (const id of [201, 202, 203, 204, 205]) {
    expect(await answerTo(alice, id)).toMatchObject({ code: "rate_limited" });
  }
});

it("signals over the rate are dropped without a word, until there are far too many", async () => {
  const { clock, server } = await stillServer({ limits: { framesPerSecond: 10, frameBurst: 5 } });
  const alice = await inGeneral(server, "alice");
  clock.pass(1_000);
  for (let i = 0; i < 500; i++) alice.say({ type: "typing", room: 4711, active: true });
  const spaced = '{"active":true,"room":4711,"type":"typing"}';
  for (let i = 0; i < 500; i++) alice.say(spaced);
  expect(await alice.ask("ping")).toMatchObject({ code: "rate_limited" });
  clock.pass(100);
  expect(await alice.ask("ping")).toMatchObject({ type: "ok" });
  // Only those that fitted were handled: there is no such room.
  expect(alice.received("error").map(({ code }) => code)).toEqual(Array(5).fill("not_a_member"));
  for (let i = 0; i < 2_000; i++) alice.say({ type: "pong" });
  expect(await alice.closed).toMatchObject({ code: 4003 });
});

it("nobody who is not signed in may try more often than others, and a name's owner is not kept out", async () => {
  const { clock, server } = await stillServer({ limits: { signInsPerSecond: 5, signInBurst: 3 } });
  const key = newKey();
  const guesser = new Peer(server.address);
  const { nonce } = await guesser.next("hello");
  const answers: Frame[] = [];
  for (let i = 0; i < 4; i++) {
    const name = i % 2 === 0 ? "alice" : "ALICE";
    answers.push(await guesser.ask("auth", { ...authFields(nonce, name, key), user: `${name}` }));
    if (answers[0]?.type === "welcome") answers[0] = { type: "error", code: "already_signed_in" };
  }
  expect(answers.map(({ code }) => code)).toEqual([
    "already_signed_in",
    "already_signed_in",
    "already_signed_in",
    "rate_limited",
  ]);
  await signIn(server, "bob");
  clock.pass(200);
  await signIn(server, "alice", key);
});

it("joining and making rooms have a rate of their own", async () => {
  const { clock, server } = await stillServer({ limits: { joinsPerSecond: 5, joinBurst: 2 } });
  const alice = await inGeneral(server, "alice");
  expect(await alice.ask("create", { name: "one" })).toMatchObject({ type: "ok" });
  expect(await alice.ask("create", { name: "two" })).toMatchObject({ code: "rate_limited", retryMs: 200 });
  expect(await alice.ask("join", { name: "general" })).toMatchObject({ code: "rate_limited" });
  expect(await alice.ask("rooms", {})).toMatchObject({ type: "ok" });
  clock.pass(400);
  // However few are let through at once, a new name is.
  expect(await alice.ask("rename", { name: "alicia" })).toMatchObject({ type: "ok" });
});

it("so have all others that are kept or told, with them; a new name counts for more, as it is told in every room", async () => {
  const { clock, server } = await stillServer({ limits: { joinsPerSecond: 10, joinBurst: 10 } });
  const alice = await signIn(server, "alice");
  expect(await alice.ask("rename", { name: "alicia" })).toMatchObject({ type: "ok" });
  const limited = { code: "rate_limited", retryMs: 100 };
  const { room } = alice.welcome.rooms[0] ?? { room: 1 };
  for (const [type, fields] of [
    ["topic", { room, topic: "tea" }],
    ["room", { room, colour: "red" }],
    ["roomRole", { room, user: 1, role: "member" }],
    ["kick", { room, user: 1 }],
    ["mute", { room, user: 1 }],
    ["ban", { room, user: 1 }],
    ["createToken", { name: "robot", can: ["send"] }],
    ["addKey", { key: "none" }],
    ["link", {}],
  ] as const) {
    expect(await alice.ask(type, fields), type).toMatchObject(limited);
  }
  expect(await alice.ask("rename", { name: "ally" })).toMatchObject({ code: "rate_limited", retryMs: 1_000 });
  clock.pass(100);
  expect(await alice.ask("createToken", { name: "robot", can: ["send"] })).toMatchObject({ type: "ok" });
});

it("new passwords count as tries to sign in: each takes a core for a while", async () => {
  const { server } = await stillServer({ limits: { signInsPerSecond: 5, signInBurst: 2 } });
  const alice = await signIn(server, "alice");
  for (const password of ["first long password", "other long password"]) {
    expect((await alice.ask("password", { password })).code).not.toBe("rate_limited");
  }
  expect(await alice.ask("password", { password: "third" })).toMatchObject({ code: "rate_limited" });
});

it("strangers use up nothing of what those may do who are signed in at their address", async () => {
  const { server } = await stillServer({ limits: { sendBurst: 1, joinBurst: 1, peoplePerAddress: 1 } });
  const alice = await inGeneral(server, "alice");
  const stranger = new Peer(server.address);
  await stranger.next("hello");
  for (let i = 0; i < 20; i++) {
    const said = { room: 1, cid: newCid(), text: "hi" };
    expect(await stranger.ask("send", said)).toMatchObject({ code: "not_signed_in" });
    expect(await stranger.ask("create", { name: "x" })).toMatchObject({ code: "not_signed_in" });
  }
  expect(await alice.ask("send", { room: 1, cid: newCid(), text: "hi" })).toMatchObject({ type: "ok" });
});

it("whoever tries names keeps no token out", async () => {
  const { server } = await stillServer({ limits: { signInsPerSecond: 1, signInBurst: 1 } });
  const alice = await signIn(server, "alice");
  const { token } = await alice.ask("createToken", { name: "robot", can: ["send"] });
  for (const [n, code] of [undefined, "rate_limited"].entries()) {
    const { answer } = await signInWith(server, undefined, { key: newKey() });
    if (n === 1) expect(answer.code).toBe(code);
  }
  for (let i = 0; i < 3; i++) {
    expect((await signInWith(server, undefined, { token })).answer.type).toBe("welcome");
  }
});

it("too many new connections are told when to come back, in the words of HTTP", async () => {
  const limits = { connectionsPerSecond: 1, connectionBurst: 1, peoplePerAddress: 1 };
  const { clock, server } = await stillServer({ limits });
  for (let i = 0; i < 10; i++) await new Peer(server.address).next("hello");
  const headers = {
    upgrade: "websocket",
    connection: "Upgrade",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "sec-websocket-version": "13",
  };
  const answer = await new Promise<[number | undefined, string | undefined]>(resolve => {
    get({ port: server.port, host: "127.0.0.1", headers }, response => {
      response.resume();
      resolve([response.statusCode, response.headers["retry-after"]]);
    });
  });
  expect(answer).toEqual([429, "1"]);
  clock.pass(100);
  await new Peer(server.address).next("hello");
});

it("a crowd that comes back from behind one proxy on this machine is let in at once", async () => {
  const { server } = await stillServer({ limits: { peoplePerAddress: 1 } });
  // More than one person, and more than one address, may do at once; time does not pass.
  for (let i = 0; i < 300; i += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, j) => signIn(server, `p${i + j}`)));
  }
  expect(server.people()).toBe(300);
});

it("a rate of 0 is no limit, and hello tells the limits in force", async () => {
  const { server } = await stillServer({ limits: { framesPerSecond: 0, sendsPerSecond: 0 } });
  const peer = new Peer(server.address);
  expect((await peer.next("hello")).limits).toMatchObject({
    sendsPerSecond: 0,
    framesPerSecond: 0,
    sendBurst: 200,
    roomsPerUser: 1_000,
  });
  const alice = await inGeneral(server, "alice");
  for (let id = 101; id <= 1_700; id++) alice.say({ type: "ping", id });
  await answerTo(alice, 1_700);
  expect(alice.received("error")).toEqual([]);
});

it("a large message counts for several, sent or edited, and fits all the same where few may be sent at once", async () => {
  const large = "x".repeat(limits.textBytes);
  const { server } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 6 } });
  const alice = await inGeneral(server, "alice");
  alice.say({ ...message(101), text: large });
  const { seq } = await answerTo(alice, 101);
  alice.say({ type: "edit", id: 102, room: 1, seq, text: `${large.slice(1)}y` });
  expect(await answerTo(alice, 102)).toMatchObject({ type: "ok" });
  alice.say(message(103));
  expect(await answerTo(alice, 103)).toMatchObject({ code: "rate_limited", retryMs: 100 });
  const { server: sparing } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 1 } });
  const bob = await inGeneral(sparing, "bob");
  bob.say({ ...message(101), text: large });
  expect(await answerTo(bob, 101)).toMatchObject({ type: "ok" });
});

it("what becomes of messages counts as messages do", async () => {
  const { clock, server } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 1 } });
  const alice = await inGeneral(server, "alice");
  const { seq } = await alice.ask("send", { room: 1, cid: newCid(), text: "hello" });
  const requests = {
    edit: { seq, text: "hallo" },
    react: { seq, emoji: "👍", on: true },
    pin: { seq, on: true },
    forward: { cid: newCid(), from: { room: 1, seq } },
    delete: { seq },
  };
  for (const [type, body] of Object.entries(requests)) {
    expect([type, await alice.ask(type, { room: 1, ...body })]).toMatchObject([
      type,
      { code: "rate_limited", retryMs: 100 },
    ]);
    clock.pass(100);
    expect([type, await alice.ask(type, { room: 1, ...body })]).toMatchObject([type, { type: "ok" }]);
  }
});

it("what is done to a large message counts for as much as it tells, and to a small one for one", async () => {
  const { server } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 24 } });
  const alice = await inGeneral(server, "alice");
  const react = (seq: number, on: boolean) => alice.ask("react", { room: 1, seq, emoji: "👍", on });
  const { seq: small } = await alice.ask("send", { room: 1, cid: newCid(), text: "hello" });
  for (let n = 0; n < 4; n++) expect(await react(small, n % 2 === 0)).toMatchObject({ type: "ok" });
  // Nothing is told of what is so already, nor of what is refused.
  expect(await react(small, false)).toMatchObject({ type: "ok" });
  expect(await react(4_711, true)).toMatchObject({ code: "no_such_message" });
  expect(await alice.ask("react", { room: 1, seq: small, emoji: "none", on: true })).toMatchObject({
    code: "bad_emoji",
  });
  // Of 24 there are 16 left, and 7 of them are a message of 49,152 bytes, as it is sent.
  const { seq } = await alice.ask("send", { room: 1, cid: newCid(), text: "\u0001".repeat(8_192) });
  expect(await react(seq, true)).toMatchObject({ type: "ok" });
  expect(await react(seq, false)).toMatchObject({ code: "rate_limited", retryMs: 400 });
});

/** How many more small messages somebody may send just now. */
async function left(peer: Peer): Promise<number> {
  for (let sent = 0; ; sent++) {
    if ((await peer.ask("send", { room: 1, cid: newCid(), text: "." })).type === "error") return sent;
  }
}

it.each<[string, (seq: number) => object]>([
  ["edit", seq => ({ seq, text: "less" })],
  ["pin", seq => ({ seq, on: true })],
  ["forward", seq => ({ cid: newCid(), from: { room: 1, seq } })],
])("to %s a message tells its picture once more, and counts for that", async (type, body) => {
  const { server } = await stillServer({ limits: { sendsPerSecond: 10, sendBurst: 20 } });
  const alice = await inGeneral(server, "alice");
  const noise = Uint32Array.from({ length: 4_000 }, (_, at) => 0x1000000 + ((at * 2_654_435_761) % 0xffffff));
  // 20,000 characters, as noise cannot be made smaller: that is 3, and sent with its pixels it is as much.
  const picture = { width: 80, height: 50, pixels: packPicture(noise) };
  const { seq } = await alice.ask("send", { room: 1, cid: newCid(), text: "", picture });
  expect(await alice.ask(type, { room: 1, ...body(seq) })).toMatchObject({ type: "ok" });
  expect(await left(alice)).toBe(20 - 3 - 3);
});

it("a large page counts for several frames, and one of usual messages for one", async () => {
  const { server } = await stillServer({
    limits: { framesPerSecond: 10, frameBurst: 30, sendsPerSecond: 0 },
  });
  const alice = await inGeneral(server, "alice");
  for (let n = 0; n < 8; n++) {
    expect(await alice.ask("send", { room: 1, cid: newCid(), text: "x".repeat(16_384) })).toMatchObject({
      type: "ok",
    });
  }
  // 128 KiB.
  expect(await alice.ask("history", { room: 1 })).toMatchObject({ type: "ok" });
  for (let n = 0; n < 3; n++)
    expect(await alice.ask("history", { room: 1, limit: 3 })).toMatchObject({ type: "ok" });
  let left = 0;
  while ((await alice.ask("ping", {})).type === "ok") left += 1;
  // Signing in was a frame of a stranger; what came since are joining, eight messages, one page and three.
  expect(left).toBe(30 - 1 - 8 - 3 - 3);
});
