import { describe, expect, it } from "vitest";
import { checkAnswer } from "../../src/protocol/index.ts";
import type { RunningServer } from "../../src/server/server.ts";
import { FakeClock } from "./support/fake-clock.ts";
import {
  ask,
  newCid,
  newKey,
  newRoom,
  type Peer,
  sharedServer,
  signIn,
  signInWith,
  testServer,
} from "./support/test-server.ts";

const server = sharedServer();
const newPerson = (on = server()) => signIn(on, `person${newCid()}`);
const userOf = (peer: { welcome: { you: { user: number } } }) => peer.welcome.you.user;

async function withOwner(
  clock = new FakeClock(),
): Promise<{ own: RunningServer; boss: Peer; clock: FakeClock }> {
  const own = await testServer({ clock });
  const boss = await signIn(own, "boss");
  await ask(boss, "own", { code: own.ownerCode });
  return { own, boss, clock };
}

describe("a room", () => {
  it("tells everybody in it what its owner changes, and who comes back, by sync", async () => {
    const [alice, bob] = [await newPerson(), await newPerson()];
    const room = await newRoom(alice, bob);
    expect(await ask(alice, "room", { room, colour: "cyan", readOnly: true })).toMatchObject({ version: 3 });
    const event = await bob.next("room");
    expect(event).toMatchObject({
      room,
      change: { settings: { colour: "cyan", readOnly: true }, version: 3, user: userOf(alice) },
    });
    const page = await ask(bob, "sync", { room, since: 2 });
    expect(page.settings).toEqual(event.change);
    expect(await bob.ask("send", { room, cid: newCid(), text: "hi" })).toMatchObject({
      code: "read_only",
      retryable: false,
    });
    expect(await ask(alice, "roomRole", { room, user: userOf(bob), role: "moderator" })).toMatchObject({
      version: 4,
    });
    expect(await alice.next(frame => frame.member?.role === "moderator")).toMatchObject({
      member: { user: userOf(bob), state: "joined", version: 4 },
    });
    await ask(bob, "send", { room, cid: newCid(), text: "hi" });
  });

  it("that is deleted is gone for all who were in it, on all their devices", async () => {
    const key = newKey();
    const alice = await newPerson();
    const laptop = await signIn(server(), "two-devices", key);
    const phone = await signIn(server(), "two-devices", key);
    const name = `room${newCid()}`;
    const { room } = (await ask(alice, "create", { name })).room;
    await ask(laptop, "join", { name });
    await phone.next("joined");
    expect(await alice.ask("deleteRoom", { room, name: "another" })).toMatchObject({ code: "not_confirmed" });
    await ask(alice, "deleteRoom", { room, name: `#${name.toUpperCase()}` });
    for (const peer of [alice, laptop, phone]) {
      expect(await peer.next("left")).toMatchObject({ room, why: "deleted", by: alice.welcome.you.name });
    }
    expect(await alice.ask("send", { room, cid: newCid(), text: "hi" })).toMatchObject({
      code: "no_such_room",
    });
    expect(await laptop.ask("join", { name })).toMatchObject({ code: "no_such_room" });
  });

  it("that is private is entered by invitation, which comes at once, or at the next sign-in", async () => {
    const key = newKey();
    const [alice, bob] = [await newPerson(), await newPerson()];
    const later = await signIn(server(), "later", key);
    const name = `den${newCid()}`;
    const { room } = (await ask(alice, "create", { name })).room;
    await ask(alice, "room", { room, private: true });
    expect(await bob.ask("join", { name })).toMatchObject({ code: "no_such_room" });
    await ask(alice, "inviteTo", { room, name: bob.welcome.you.name });
    const invitation = { room, name, by: alice.welcome.you.name };
    expect(await bob.next("invited")).toMatchObject({ invitation });
    expect((await ask(bob, "join", { name })).room).toMatchObject({ room, private: true });

    later.socket.terminate();
    await ask(alice, "inviteTo", { room, name: "later" });
    const { welcome } = await signIn(server(), "later", key);
    expect(welcome.invited).toMatchObject([invitation]);
    expect(checkAnswer("auth", welcome)).toBe(true);
  });
});

describe("who is kicked", () => {
  it("is told why, and hears nothing of the room any more; the others see them leave", async () => {
    const [alice, bob, carol] = [await newPerson(), await newPerson(), await newPerson()];
    const room = await newRoom(alice, bob, carol);
    await ask(alice, "kick", { room, user: userOf(bob), reason: "be\u001b[31m nice" });
    expect(await bob.next("left")).toEqual({
      type: "left",
      room,
      why: "kicked",
      by: alice.welcome.you.name,
      reason: "be␛[31m nice",
    });
    expect(await carol.next(frame => frame.member?.state === "left")).toMatchObject({
      member: { user: userOf(bob) },
    });
    await ask(alice, "send", { room, cid: newCid(), text: "gone?" });
    await bob.settled();
    expect(bob.received("message")).toEqual([]);
    expect(bob.received("member").filter(({ member }) => member.state === "left")).toEqual([]);
  });
});

describe("who is banned", () => {
  it("from a room is told, and finds the door shut until it is over", async () => {
    const clock = new FakeClock();
    const own = await testServer({ clock });
    const [alice, bob] = [await newPerson(own), await newPerson(own)];
    const name = `room${newCid()}`;
    const { room } = (await ask(alice, "create", { name })).room;
    await ask(bob, "join", { name });
    const until = clock.now() + 5_000;
    await ask(alice, "ban", { room, name: bob.welcome.you.name, reason: "rude", until });
    expect(await bob.next("left")).toMatchObject({ room, why: "banned", reason: "rude" });
    expect(await bob.ask("join", { name })).toMatchObject({ code: "banned", until, reason: "rude" });
    expect(await ask(alice, "bans", { room })).toMatchObject({
      bans: [{ kind: "ban", user: userOf(bob), reason: "rude", until }],
      more: false,
    });
    clock.pass(5_000);
    await ask(bob, "join", { name });
  });

  it("from the server is told why, closed at once on every device, and not let in again", async () => {
    const { own, boss, clock } = await withOwner();
    const key = newKey();
    const [laptop, phone] = [await signIn(own, "bob", key), await signIn(own, "bob", key)];
    const { token } = await ask(laptop, "createToken", { name: "bobbot", can: ["send"] });
    const bot = await signInWith(own, undefined, { token });
    const until = clock.now() + 60_000;
    await ask(boss, "ban", { user: userOf(laptop), reason: "spam", until });
    for (const peer of [laptop, phone, bot]) {
      expect(await peer.closed).toEqual({ code: 4504, reason: "banned" });
      expect(peer.received("error")).toMatchObject([{ code: "banned", until, reason: "spam" }]);
    }
    const { answer } = await signInWith(own, "bob", { key });
    expect(answer).toMatchObject({ type: "error", code: "banned", retryable: false, until, reason: "spam" });
    expect((await signInWith(own, undefined, { token })).answer).toMatchObject({ code: "banned" });
    await ask(boss, "unban", { name: "bob" });
    expect((await signInWith(own, "bob", { key })).answer).toMatchObject({ type: "welcome" });
  });

  it("by address is anybody from there but who can lift it", async () => {
    const { own, boss } = await withOwner();
    const bob = await signIn(own, "bob");
    expect(await boss.ask("ban", { address: "nowhere" })).toMatchObject({ code: "bad_address" });
    await ask(boss, "ban", { address: "::ffff:127.0.0.0/104" });
    expect(await bob.closed).toMatchObject({ code: 4504 });
    expect((await signInWith(own, "newcomer", { key: newKey() })).answer).toMatchObject({ code: "banned" });
    expect(await ask(boss, "bans", {})).toMatchObject({ bans: [{ address: "127.0.0.0/8" }] });
    await ask(boss, "unban", { address: "127.0.0.0/8" });
    expect((await signInWith(own, "newcomer", { key: newKey() })).answer.type).toBe("welcome");
  });

  it("is one of a user, a name and an address, and not until yesterday", async () => {
    const alice = await newPerson();
    const room = await newRoom(alice);
    for (const fields of [
      {},
      { user: 1, name: "bob" },
      { room, address: "192.0.2.1" },
      { user: 1, until: 1 },
    ]) {
      expect(await alice.ask("ban", fields)).toMatchObject({ code: "bad_frame" });
    }
    expect(await alice.ask("mute", { room, user: 1, until: 1 })).toMatchObject({ field: "until" });
  });
});

it("who is muted is told until when, and that trying again is of no use", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock });
  const [alice, bob] = [await newPerson(own), await newPerson(own)];
  const room = await newRoom(alice, bob);
  const until = clock.now() + 5_000;
  await ask(alice, "mute", { room, user: userOf(bob), until });
  const say = () => bob.ask("send", { room, cid: newCid(), text: "hi" });
  expect(await say()).toMatchObject({ code: "muted", retryable: false, until });
  clock.pass(5_000);
  expect(await say()).toMatchObject({ type: "ok" });
});

it("a report reaches those who keep order, and the audit has what they did", async () => {
  const { own, boss } = await withOwner();
  const [alice, bob, carol] = [await newPerson(own), await newPerson(own), await newPerson(own)];
  const room = await newRoom(alice, bob, carol);
  const { seq } = await ask(bob, "send", { room, cid: newCid(), text: "something bad" });
  await ask(carol, "report", { room, seq, reason: "look" });
  const told = { room, seq, user: userOf(bob), text: "something bad", by: userOf(carol), reason: "look" };
  for (const peer of [boss, alice]) expect(await peer.next("report")).toMatchObject({ report: told });
  await bob.settled();
  expect(bob.received("report")).toEqual([]);
  expect(await ask(alice, "reports", { room })).toMatchObject({ reports: [told] });
  expect(await ask(boss, "reports", {})).toMatchObject({ reports: [told] });
  await ask(alice, "kick", { room, user: userOf(bob) });
  expect(await ask(boss, "audit", { limit: 1 })).toMatchObject({
    entries: [{ action: "kick", by: userOf(alice), subject: `room ${room} user ${userOf(bob)}` }],
    more: true,
  });
});
