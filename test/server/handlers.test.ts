import { expect, it } from "vitest";
import { ask, newCid, newKey, newRoom, sharedServer, signIn } from "./support/test-server.ts";

const server = sharedServer();
const newPerson = () => signIn(server(), `person${newCid()}`);

it("a room is made once, whatever the case of its name, and its maker is in it", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const name = `Lounge${newCid()}`;
  const { room } = await ask(alice, "create", { name: `#${name}`, topic: "all of it" });
  expect(room).toMatchObject({ name, topic: "all of it", head: 1, ordinal: 0, members: 1 });
  expect(await bob.ask("create", { name: name.toLowerCase() })).toMatchObject({ code: "room_exists" });
  expect(await alice.ask("create", { name: `${name}2`, topic: "a\nb" })).toMatchObject({
    code: "bad_topic",
    field: "topic",
  });
});

it("one joins by name, once, and everybody in the room sees it", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const name = `room${newCid()}`;
  const { room } = await ask(alice, "create", { name });
  const joined = await ask(bob, "join", { name: name.toUpperCase() });
  expect(joined.room).toMatchObject({ room: room.room, head: 2, members: 2 });
  const member = { user: bob.welcome.you.user, name: bob.welcome.you.name, state: "joined", version: 2 };
  expect(await alice.next(frame => frame.type === "member" && frame.member.version === 2)).toMatchObject({
    room: room.room,
    member,
  });
  expect((await ask(bob, "join", { name })).room).toMatchObject({ head: 2, members: 2 });
  expect(await bob.ask("join", { name: `none${newCid()}` })).toMatchObject({ code: "no_such_room" });
});

it("one leaves a room: those who stay see it, and nothing of the room comes any more", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  expect(await ask(bob, "leave", { room })).toMatchObject({ version: 3 });
  expect(await alice.next(frame => frame.type === "member" && frame.member.state === "left")).toMatchObject({
    member: { user: bob.welcome.you.user, version: 3 },
  });
  await ask(alice, "send", { room, cid: newCid(), text: "gone?" });
  await bob.settled();
  expect(bob.received("message")).toEqual([]);
  for (const type of ["leave", "members", "history"] as const) {
    expect(await bob.ask(type, { room })).toMatchObject({ code: "not_a_member" });
  }
  expect(await bob.ask("topic", { room, topic: "mine" })).toMatchObject({ code: "not_a_member" });
  expect(await bob.ask("leave", { room: 4711 })).toMatchObject({ code: "no_such_room" });
});

it("a topic is a change of its room, told to all, and no change when it is the same", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  expect(await ask(bob, "topic", { room, topic: "news" })).toMatchObject({ version: 3 });
  const change = { topic: "news", version: 3, user: bob.welcome.you.user, name: bob.welcome.you.name };
  expect(await alice.next("topic")).toMatchObject({ room, change });
  expect(await ask(alice, "topic", { room, topic: "news" })).toMatchObject({ version: 3 });
  await bob.settled();
  expect(bob.received("topic")).toHaveLength(1);
});

it("history comes in pages both ways, and says where it ends", async () => {
  const alice = await newPerson();
  const room = await newRoom(alice);
  for (let i = 1; i <= 10; i++) await ask(alice, "send", { room, cid: newCid(), text: `${i}` });
  const page = async (place: object) => {
    const { messages, start, end, head } = await ask(alice, "history", { room, limit: 4, ...place });
    expect(head).toBe(11);
    return [messages.map((message: { text: string }) => Number(message.text)), start, end];
  };
  expect(await page({})).toEqual([[7, 8, 9, 10], false, true]);
  expect(await page({ before: 8 })).toEqual([[3, 4, 5, 6], false, false]);
  expect(await page({ before: 4 })).toEqual([[1, 2], true, false]);
  expect(await page({ after: 3 })).toEqual([[3, 4, 5, 6], false, false]);
  expect(await page({ after: 9 })).toEqual([[9, 10], false, true]);
  const [around] = await page({ around: 6 });
  expect(around).toContain(5);
});

it("history tells the last change of the topic; the one that a room was made with is none", async () => {
  const alice = await newPerson();
  const room = await newRoom(alice);
  expect((await ask(alice, "history", { room })).topic).toBeUndefined();
  await ask(alice, "topic", { room, topic: "news" });
  await ask(alice, "topic", { room, topic: "later" });
  const { user, name } = alice.welcome.you;
  expect((await ask(alice, "history", { room, limit: 1 })).topic).toMatchObject({
    topic: "later",
    version: 3,
    user,
    name,
  });
});

it("changes come in pages that leave nothing out", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  for (let i = 0; i < 5; i++) await ask(alice, "send", { room, cid: newCid(), text: `${i}` });
  await ask(bob, "topic", { room, topic: "later" });
  const versions: number[] = [];
  for (let [since, more] = [0, true]; more; ) {
    const page = await ask(alice, "sync", { room, since, limit: 3 });
    for (const { version } of [...page.messages, ...page.members]) versions.push(version);
    if (page.topic) versions.push(page.topic.version);
    [since, more] = [page.upTo, page.more];
  }
  expect(versions.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it("members come in pages with who is here and how far they have read", async () => {
  const [alice, bob, carol] = [await newPerson(), await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob, carol);
  bob.say({ type: "presence", state: "away" });
  await bob.settled();
  const first = await ask(alice, "members", { room, limit: 2 });
  expect(first).toMatchObject({ head: 3, more: true });
  const rest = await ask(alice, "members", { room, limit: 2, after: first.members[1].user });
  expect(rest.more).toBe(false);
  const people = [...first.members, ...rest.members];
  expect(people.map(person => person.name)).toEqual([alice, bob, carol].map(peer => peer.welcome.you.name));
  expect(people[0]).toMatchObject({ presence: "online", state: "joined" });
});

it("the directory finds rooms by the beginning of their names", async () => {
  const alice = await newPerson();
  const prefix = `zz${newCid()}`;
  for (const end of ["c", "a", "b"]) await ask(alice, "create", { name: `${prefix}-${end}` });
  const first = await ask(alice, "rooms", { query: prefix, limit: 2 });
  expect(first.rooms.map((room: { name: string }) => room.name)).toEqual([`${prefix}-a`, `${prefix}-b`]);
  expect(first.more).toBe(true);
  const rest = await ask(alice, "rooms", { query: prefix, limit: 2, after: `${prefix}-b` });
  expect(rest.rooms.map((room: { name: string }) => room.name)).toEqual([`${prefix}-c`]);
  expect(rest.more).toBe(false);
});

it("two people may use the same cid: each has their own message", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  const cid = newCid();
  const answers = await Promise.all([
    ask(alice, "send", { room, cid, text: "mine" }),
    ask(bob, "send", { room, cid, text: "mine, too" }),
  ]);
  expect(answers.map(({ seq }) => seq).sort()).toEqual([3, 4]);
});

it("who signs in while others talk misses nothing between the welcome and the first event", async () => {
  const alice = await newPerson();
  const key = newKey();
  const name = `reader${newCid()}`;
  const reader = await signIn(server(), name, key);
  const room = await newRoom(alice, reader);
  let talking = true;
  const talk = (async () => {
    while (talking) await alice.ask("send", { room, cid: newCid(), text: "and on" });
  })();
  for (let round = 0; round < 10; round++) {
    const back = await signIn(server(), name, key);
    const { head, ordinal } = back.welcome.rooms.find(one => one.room === room) ?? { head: 0, ordinal: 0 };
    const next = await back.next(frame => frame.type === "message" && frame.message.version > head);
    expect(next.message.version).toBe(head + 1);
    expect(next.message.ordinal).toBe(ordinal + 1);
    back.socket.terminate();
  }
  talking = false;
  await talk;
});
