import { expect, it } from "vitest";
import { FakeClock } from "./support/fake-clock.ts";
import { newCid, newKey, newRoom, sharedServer, signIn } from "./support/test-server.ts";

const clock = new FakeClock();
const server = sharedServer({
  clock,
  limits: { typingMembers: 2, presenceMembers: 2, receiptMembers: 2, deadSeconds: 100_000 },
});
const newPerson = () => signIn(server(), `person${newCid()}`);

it("typing that is said again and again is told once a second", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  const type = (active: boolean) => alice.say({ type: "typing", room, active });
  for (let i = 0; i < 20; i++) type(true);
  for (let i = 0; i < 20; i++) for (const active of [false, true]) type(active);
  // Not before it is known that she may speak there.
  for (const active of [true, false]) expect(await bob.next("typing")).toMatchObject({ room, active });
  await alice.settled();
  await bob.settled();
  expect(bob.received("typing")).toEqual([]);
  clock.pass(1_000);
  type(true);
  expect(await bob.next("typing")).toMatchObject({ room, active: true });
});

it("a message ends its author's typing without a word, and leaving ends it with one", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  alice.say({ type: "typing", room, active: true });
  expect(await bob.next("typing")).toMatchObject({ active: true });
  await alice.ask("send", { room, cid: newCid(), text: "there" });
  alice.say({ type: "typing", room, active: false });
  await alice.settled();
  await bob.settled();
  expect(bob.received("typing")).toEqual([]);
  alice.say({ type: "typing", room, active: true });
  expect(await bob.next("typing")).toMatchObject({ active: true });
  await alice.ask("leave", { room });
  expect(await bob.next("typing")).toMatchObject({ active: false });
});

it("who may write nothing does not show as typing, and from the moment it is so", async () => {
  const [owner, alice, bob] = [await newPerson(), await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  const type = async () => {
    clock.pass(1_000);
    alice.say({ type: "typing", room, active: true });
    await alice.settled();
    // Read by the thread that knows who may speak, after it was asked.
    await bob.ask("history", { room });
    await owner.ask("history", { room });
    return owner.received("typing").map(({ active }) => active);
  };
  alice.say({ type: "typing", room, active: true });
  expect(await owner.next("typing")).toMatchObject({ active: true });
  const { user } = alice.welcome.you;
  expect(await owner.ask("mute", { room, user })).toMatchObject({ type: "ok" });
  expect(await owner.next("typing")).toMatchObject({ active: false });
  expect(await type()).toEqual([]);
  await owner.ask("unmute", { room, user });
  await owner.ask("room", { room, readOnly: true });
  expect(await type()).toEqual([]);
  await owner.ask("room", { room, readOnly: false });
  clock.pass(1_000);
  alice.say({ type: "typing", room, active: true });
  expect(await owner.next("typing")).toMatchObject({ active: true });
});

it("in a large room nobody is told of typing, presence and receipts but oneself of one's own", async () => {
  const key = newKey();
  const name = `reader${newCid()}`;
  const [alice, bob, carol] = [await newPerson(), await newPerson(), await signIn(server(), name, key)];
  const phone = await signIn(server(), name, key);
  const room = await newRoom(alice, bob, carol);
  const { seq, ordinal } = await alice.ask("send", { room, cid: newCid(), text: "hello all" });
  clock.pass(2_000);
  for (const peer of [alice, bob, carol, phone]) await peer.settled();
  carol.say({ type: "typing", room, active: true });
  carol.say({ type: "presence", state: "away" });
  phone.say({ type: "presence", state: "away" });
  carol.say({ type: "receipt", room, read: seq });
  for (const peer of [carol, phone]) await peer.settled();
  clock.pass(2_000);
  const own = await phone.next(frame => frame.type === "receipt" && frame.room === room);
  expect(own.cursors).toEqual([
    { user: carol.welcome.you.user, delivered: seq, read: seq, readOrdinal: ordinal },
  ]);
  for (const peer of [alice, bob]) {
    await peer.settled();
    const others = peer.received("receipt").filter(({ cursors }) => cursors[0].readOrdinal === undefined);
    expect([...peer.received("typing"), ...peer.received("presence"), ...others]).toEqual([]);
  }
});

it("presence that flickers is told at once and then once a second, as it is by then", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  await newRoom(alice, bob);
  // They are in two rooms together, and still it is one frame.
  await newRoom(alice, bob);
  clock.pass(1_000);
  for (const state of ["away", "online", "away", "online", "idle"]) alice.say({ type: "presence", state });
  await alice.settled();
  await bob.settled();
  expect(bob.received("presence").map(({ state }) => state)).toEqual(["away"]);
  clock.pass(1_000);
  await bob.settled();
  expect(bob.received("presence").map(({ state }) => state)).toEqual(["away", "idle"]);
});

it("the most active device speaks for a person", async () => {
  const key = newKey();
  const name = `twice${newCid()}`;
  const [bob, laptop] = [await newPerson(), await signIn(server(), name, key)];
  await newRoom(laptop, bob);
  const phone = await signIn(server(), name, key);
  clock.pass(1_000);
  laptop.say({ type: "presence", state: "idle" });
  await laptop.settled();
  await bob.settled();
  expect(bob.received("presence")).toEqual([]);
  // Somebody's word is more than a device that is left alone.
  phone.say({ type: "presence", state: "away", text: "lunch" });
  expect(await bob.next("presence")).toMatchObject({ state: "away", text: "lunch" });
  clock.pass(1_000);
  phone.socket.close();
  expect(await bob.next("presence")).toEqual({ type: "presence", user: expect.any(Number), state: "idle" });
});

it("each going counts by itself: a reconnect between two of them does not make the second one shorter", async () => {
  const key = newKey();
  const name = `flaky${newCid()}`;
  const [bob, first] = [await newPerson(), await signIn(server(), name, key)];
  await newRoom(first, bob);
  first.socket.close();
  await first.closed;
  await bob.settled();
  clock.pass(2_000);
  const second = await signIn(server(), name, key);
  clock.pass(2_000);
  second.socket.close();
  await second.closed;
  await bob.settled();
  // Six seconds after the first went, and two after the second.
  clock.pass(2_000);
  await bob.settled();
  expect(bob.received("presence")).toEqual([]);
  clock.pass(3_000);
  expect(await bob.next("presence")).toMatchObject({ state: "offline" });
});

it("however many receipts come, a room tells of them twice a second", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  for (let i = 0; i < 4; i++) await alice.ask("send", { room, cid: newCid(), text: `${i}` });
  clock.pass(500);
  await alice.next(frame => frame.type === "receipt" && frame.cursors[0].readOrdinal === 4);
  for (let read = 3; read <= 5; read++) for (let i = 0; i < 10; i++) bob.say({ type: "receipt", room, read });
  await bob.settled();
  clock.pass(500);
  const told = await alice.next("receipt");
  expect(told).toEqual({
    type: "receipt",
    room,
    cursors: [{ user: bob.welcome.you.user, delivered: 5, read: 5 }],
  });
  clock.pass(2_000);
  await alice.settled();
  expect(alice.received("receipt")).toEqual([]);
  bob.say({ type: "receipt", room: 4711, read: 1 });
  expect(await bob.next("error")).toMatchObject({ code: "not_a_member", field: "room" });
});

it("why somebody is away, and when they were last here, is known to who comes later", async () => {
  const key = newKey();
  const name = `seen${newCid()}`;
  const [bob, ann] = [await newPerson(), await signIn(server(), name, key)];
  const room = await newRoom(bob, ann);
  clock.pass(1_000);
  ann.say({ type: "presence", state: "away", text: "at lunch" });
  await bob.next(({ type, text }) => type === "presence" && text === "at lunch");
  const annIn = async () =>
    (await bob.ask("members", { room })).members.find((one: { name: string }) => one.name === name);
  expect(await annIn()).toMatchObject({ presence: "away", text: "at lunch" });
  const left = clock.now();
  ann.socket.close();
  await ann.closed;
  await bob.settled();
  clock.pass(6_000);
  expect(await bob.next("presence")).toMatchObject({ state: "offline", seenAt: left });
  // What is committed after it finds it stored.
  await bob.ask("preferences");
  const gone = await annIn();
  expect(gone).toMatchObject({ presence: "offline", seenAt: left });
  expect(gone).not.toHaveProperty("text");
});

it("what is said of being away is one line that can be seen", async () => {
  const ann = await newPerson();
  for (const text of ["\u001b[2J", "a\nb", "\u202eabc"]) {
    ann.say({ type: "presence", state: "away", text });
    expect(await ann.next("error")).toMatchObject({ code: "bad_text", field: "text" });
  }
  ann.say({ type: "presence", state: "away", text: "x".repeat(101) });
  expect(await ann.next("error")).toMatchObject({ code: "bad_frame", field: "text" });
});
