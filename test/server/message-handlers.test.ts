import { beforeEach, describe, expect, it } from "vitest";
import {
  type Frame,
  newCid,
  newRoom,
  type Peer,
  sharedServer,
  signIn,
  signInWith,
} from "./support/test-server.ts";

const server = sharedServer();
let people = 0;
const newPerson = () => signIn(server(), `person${++people}`);

let alice: Awaited<ReturnType<typeof newPerson>>;
let bob: Awaited<ReturnType<typeof newPerson>>;
let outsider: Awaited<ReturnType<typeof newPerson>>;
let room: number;
/** What alice, who owns the room, and bob said in it. */
let hers: number;
let mine: number;

const say = async (peer: Peer, text: string, more: object = {}): Promise<Frame> =>
  peer.ask("send", { room, cid: newCid(), text, ...more });

beforeEach(async () => {
  alice = await newPerson();
  bob = await newPerson();
  outsider = await newPerson();
  room = await newRoom(alice, bob);
  hers = (await say(alice, "hers")).seq;
  mine = (await say(bob, "mine")).seq;
});

/** Everything that is done to a message, as bob may do it. */
const acts: Record<string, () => object> = {
  edit: () => ({ room, seq: mine, text: "other" }),
  delete: () => ({ room, seq: mine }),
  react: () => ({ room, seq: mine, emoji: "👍", on: true }),
  pin: () => ({ room, seq: mine, on: true }),
  send: () => ({ room, cid: newCid(), text: "yes", reply: mine }),
  forward: () => ({ room, cid: newCid(), from: { room, seq: mine } }),
};
const reads: Record<string, () => object> = {
  info: () => ({ room, seq: mine }),
  thread: () => ({ room, seq: mine }),
  pins: () => ({ room }),
};
/** With another seq, wherever that stands. */
function at(seq: number, body: object): object {
  if ("reply" in body) return { ...body, reply: seq };
  return "from" in body ? { ...body, from: { room, seq } } : { ...body, seq };
}

describe.each(Object.entries(acts))("%s", (type, body) => {
  it("is told to all", async () => {
    const { version, ...answer } = await bob.ask(type, body());
    expect(answer).toMatchObject({ type: "ok" });
    const told = await alice.next(({ type, message }) => type === "message" && message.version === version);
    expect(told).toMatchObject({ room });
  });

  it("is nobody's who is not there", async () => {
    expect(await outsider.ask(type, body())).toMatchObject({ code: "not_a_member" });
    await alice.ask("room", { room, private: true });
    expect(await outsider.ask(type, body())).toMatchObject({ code: "no_such_room" });
  });

  it("wants a message that is there", async () => {
    expect(await bob.ask(type, at(999, body()))).toMatchObject({ code: "no_such_message" });
    // What came and went has a number as well, and is no message.
    expect(await bob.ask(type, at(1, body()))).toMatchObject({ code: "no_such_message" });
    await bob.ask("delete", { room, seq: mine });
    const again = await bob.ask(type, body());
    expect(again).toMatchObject(type === "delete" ? { type: "ok" } : { code: "deleted" });
  });

  it("is silenced where one may not speak, but for taking back what is one's own", async () => {
    const silent = (code: string) => (type === "delete" ? { type: "ok" } : { code });
    const user = bob.welcome.you.user;
    await alice.ask("mute", { room, user });
    expect(await bob.ask(type, body())).toMatchObject(silent("muted"));
    await alice.ask("unmute", { room, user });
    await alice.ask("room", { room, readOnly: true });
    expect(await bob.ask(type, body())).toMatchObject(silent("read_only"));
    await alice.ask("room", { room, readOnly: false, archived: true });
    expect(await bob.ask(type, body())).toMatchObject(silent("archived"));
  });
});

it.each([
  ["edit", { text: "" }, "bad_text", "text"],
  ["edit", { text: "   " }, "bad_text", "text"],
  ["edit", { text: "x".repeat(16_385) }, "bad_text", "text"],
  ["edit", { text: 1 }, "bad_frame", "text"],
  ["edit", { text: "x", seq: -1 }, "bad_frame", "seq"],
  ["edit", { text: "x", seq: 1.5 }, "bad_frame", "seq"],
  ["edit", { text: "x", more: 1 }, "unknown_field", "more"],
  ["react", { emoji: "", on: true }, "bad_emoji", "emoji"],
  ["react", { emoji: "ok", on: true }, "bad_emoji", "emoji"],
  ["react", { emoji: "👍👍", on: true }, "bad_emoji", "emoji"],
  ["react", { emoji: "👍".repeat(30), on: true }, "bad_emoji", "emoji"],
  ["react", { emoji: "👍" }, "bad_frame", "on"],
  ["pin", { on: "yes" }, "bad_frame", "on"],
  ["delete", { on: true }, "unknown_field", "on"],
])("%s with %j is refused as %s, and the field is named", async (type, body, code, field) => {
  expect(await bob.ask(type, { room, seq: mine, ...body })).toMatchObject({ type: "error", code, field });
  await alice.settled();
  expect(alice.received("message").filter(({ message }) => message.version > mine)).toEqual([]);
});

it("what others said is not one's own to change; who keeps order may delete it, and that is written down", async () => {
  expect(await bob.ask("edit", { room, seq: hers, text: "x" })).toMatchObject({ code: "not_yours" });
  expect(await alice.ask("edit", { room, seq: mine, text: "x" })).toMatchObject({ code: "not_yours" });
  expect(await bob.ask("delete", { room, seq: hers })).toMatchObject({ code: "not_allowed" });
  expect(await alice.ask("delete", { room, seq: mine })).toMatchObject({ type: "ok" });
});

it("a message has so many different emoji and no more, and each of them any number of people", async () => {
  const emoji = [..."😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔"];
  for (const one of emoji.slice(0, 20)) {
    expect(await bob.ask("react", { room, seq: hers, emoji: one, on: true })).toMatchObject({ type: "ok" });
  }
  const over = { room, seq: hers, emoji: emoji[20], on: true };
  expect(await alice.ask("react", over)).toMatchObject({ code: "too_many_reactions" });
  expect(await alice.ask("react", { ...over, emoji: "😀" })).toMatchObject({ type: "ok" });
  const { reactions } = await alice.ask("info", { room, seq: hers });
  expect(reactions).toHaveLength(20);
  expect(reactions[0].people).toHaveLength(2);
});

it("what is passed on was readable where it comes from, and a token is good for both rooms", async () => {
  const secret = await newRoom(alice);
  const { seq } = await alice.ask("send", { room: secret, cid: newCid(), text: "secret" });
  const from = { room: secret, seq };
  const pass = (peer: Peer) => peer.ask("forward", { room, cid: newCid(), from });
  expect(await pass(bob)).toMatchObject({ code: "not_a_member" });

  const { rooms: all } = await alice.ask("rooms", {});
  const names = (ids: number[]) =>
    ids.map(id => all.find((one: { room: number }) => one.room === id)?.name as string);
  const tokenFor = async (can: string[], ids: number[]) => {
    const { token } = await alice.ask("createToken", { name: `bot${++people}`, can, rooms: names(ids) });
    const bot = await signInWith(server(), undefined, { token });
    for (const name of names(ids)) await bot.ask("join", { name });
    return bot;
  };
  const sender = await tokenFor(["send"], [room, secret]);
  expect(await pass(sender)).toMatchObject({ code: "not_allowed", field: "from" });
  for (const [type, body] of Object.entries(reads)) {
    expect([type, await sender.ask(type, body())]).toMatchObject([type, { code: "not_allowed" }]);
  }
  const here = await tokenFor(["send", "read"], [room]);
  expect(await pass(here)).toMatchObject({ code: "not_allowed", field: "from" });
  const both = await tokenFor(["send", "read"], [room, secret]);
  expect(await pass(both)).toMatchObject({ type: "ok" });
});

it.each(Object.entries(reads))("%s is for the people of the room", async (type, body) => {
  expect(await bob.ask(type, body())).toMatchObject({ type: "ok" });
  expect(await outsider.ask(type, body())).toMatchObject({ code: "not_a_member" });
  await alice.ask("room", { room, private: true });
  expect(await outsider.ask(type, body())).toMatchObject({ code: "no_such_room" });
});

it("whoever passes something on types no more, and has read what is above it", async () => {
  bob.say({ type: "typing", room, active: true });
  await alice.next(({ type, active }) => type === "typing" && active);
  const { seq } = await bob.ask("forward", { room, cid: newCid(), from: { room, seq: hers } });
  await alice.next("message");
  const moved = await bob.next(
    ({ type, cursors }) =>
      type === "receipt" && cursors[0].readOrdinal !== undefined && cursors[0].read >= seq,
  );
  expect(moved.cursors[0]).toMatchObject({ read: seq, readOrdinal: 3 });
  await alice.settled();
  expect(alice.received("typing")).toEqual([]);
});

it("what is done to an old message makes the room no younger and no smaller", async () => {
  await bob.ask("react", { room, seq: hers, emoji: "👍", on: true });
  await bob.ask("edit", { room, seq: mine, text: "other" });
  const { rooms } = await alice.ask("rooms", {});
  const { name, head, ordinal, activeAt } = rooms.find((one: { room: number }) => one.room === room);
  const { room: joined } = await outsider.ask("join", { name });
  expect(joined).toMatchObject({ ordinal: 2, activeAt, head: head + 1 });
  expect(ordinal).toBe(2);
});
