import { expect, it } from "vitest";
import { inGeneral, newCid, newKey, sharedServer, signIn, testServer } from "./support/test-server.ts";

const server = sharedServer();

it("the same people are always in the same conversation, whoever opens it and in whatever order they are named", async () => {
  const [ann, ben] = [await signIn(server(), "ann"), await signIn(server(), "ben")];
  await signIn(server(), "cat");
  const { room } = await ann.ask("direct", { names: ["ben", "cat"] });
  expect(room).toMatchObject({
    name: "@ben, @cat",
    private: true,
    direct: [{ name: "ben" }, { name: "cat" }],
  });
  const other = await ben.ask("direct", { names: ["Cat", "ann", "ben", "cat"] });
  expect(other.room).toMatchObject({ room: room.room, name: "@ann, @cat", members: 3 });
  const two = await ann.ask("direct", { names: ["ben"] });
  expect(two.room.room).not.toBe(room.room);
  const notes = await ann.ask("direct", { names: ["ann"] });
  expect(notes.room).toMatchObject({ name: "@ann", direct: [], members: 1 });
});

it("the others have it with the first message, also those who were away", async () => {
  const key = newKey();
  const dan = await signIn(server(), "dan");
  const eve = await signIn(server(), "eve", key);
  const late = newKey();
  (await signIn(server(), "fay", late)).socket.close();
  const { room } = await dan.ask("direct", { names: ["eve", "fay"] });
  await eve.settled();
  expect(eve.received("joined")).toEqual([]);
  await dan.ask("send", { room: room.room, cid: newCid(), text: "hello you two" });
  expect((await eve.next("joined")).room).toMatchObject({ room: room.room, name: "@dan, @fay", head: 3 });
  expect((await eve.next("message")).message).toMatchObject({ text: "hello you two", version: 4 });
  const fay = await signIn(server(), "fay", late);
  expect(fay.welcome.rooms).toMatchObject([{ room: room.room, ordinal: 1, readOrdinal: 0 }]);
});

it("who closes it has it again with the next message, and the others see nothing of that", async () => {
  const key = newKey();
  const [gil, hal] = [await signIn(server(), "gil"), await signIn(server(), "hal", key)];
  const { room } = (await gil.ask("direct", { names: ["hal"] })).room;
  await gil.ask("send", { room, cid: newCid(), text: "one" });
  await hal.next("message");
  await hal.ask("leave", { room });
  expect((await signIn(server(), "hal", key)).welcome.rooms).toEqual([]);
  await gil.settled();
  expect(gil.received("member").filter(({ member }) => member.state === "left")).toEqual([]);
  await gil.ask("send", { room, cid: newCid(), text: "two" });
  await hal.next("joined");
  await hal.next("joined");
  expect((await hal.next("message")).message.text).toBe("two");
  const { messages } = await hal.ask("history", { room });
  expect(messages.map(({ text }: { text: string }) => text)).toEqual(["one", "two"]);
});

it("nobody else knows of it or comes into it, and nobody is above another in it: not the server's owner either", async () => {
  const own = await testServer();
  const owner = await inGeneral(own, "boss");
  await owner.ask("own", { code: own.ownerCode });
  const [ida, jon] = [await signIn(own, "ida"), await inGeneral(own, "jon")];
  const { room } = (await ida.ask("direct", { names: ["jon"] })).room;
  await ida.ask("send", { room, cid: newCid(), text: "secret" });
  expect(await owner.ask("history", { room })).toMatchObject({ code: "no_such_room" });
  for (const peer of [owner, ida]) {
    const { rooms } = await peer.ask("rooms", {});
    expect(rooms.map(({ name }: { name: string }) => name)).toEqual(["general"]);
  }
  const theirs = (await owner.ask("direct", { names: ["jon"] })).room.room;
  const jonId = jon.welcome.you.user;
  for (const [type, fields] of [
    ["room", { name: "ours" }],
    ["room", { private: false }],
    ["inviteTo", { name: "ida" }],
    ["roomRole", { user: jonId, role: "owner" }],
    ["kick", { user: jonId }],
    ["ban", { user: jonId }],
    ["mute", { user: jonId }],
    ["deleteRoom", { name: "general" }],
  ] as const) {
    expect(await owner.ask(type, { room: theirs, ...fields }), type).toMatchObject({ code: "not_allowed" });
  }
});

it("what is no name, nobody's, or too many is refused by name", async () => {
  const kim = await signIn(server(), "kim");
  for (const [names, code] of [
    [[], "bad_frame"],
    [["\u202eevil"], "bad_name"],
    [["@kim"], "bad_name"],
    [["nobody-here"], "no_such_user"],
    [["x".repeat(10_000)], "bad_name"],
    [Array(10).fill("kim"), "bad_frame"],
  ] as const) {
    expect(await kim.ask("direct", { names })).toMatchObject({ code });
  }
  const people = await Promise.all(Array.from({ length: 9 }, (_, i) => signIn(server(), `crowd${i}`)));
  expect(await kim.ask("direct", { names: people.map(({ welcome }) => welcome.you.name) })).toMatchObject({
    code: "bad_frame",
    field: "names",
  });
});

it("being written to keeps nobody out of rooms", async () => {
  const small = await testServer({ limits: { roomsPerUser: 1 } });
  const [lea, max] = [await signIn(small, "lea"), await signIn(small, "max")];
  const { room } = (await lea.ask("direct", { names: ["max"] })).room;
  await lea.ask("send", { room, cid: newCid(), text: "hi" });
  expect(await max.ask("join", { name: "general" })).toMatchObject({ type: "ok" });
  expect(await lea.ask("direct", { names: ["lea"] })).toMatchObject({ code: "too_many_rooms" });
  // Nor does it keep them from writing to others.
  expect(await max.ask("direct", { names: ["max"] })).toMatchObject({ type: "ok" });
});

it("who closes the conversations they opened can open no more of them, but all those again", async () => {
  const small = await testServer({ limits: { roomsPerUser: 2 } });
  const ned = await signIn(small, "ned");
  for (const name of ["oda", "pia", "quin"]) await signIn(small, name);
  for (const name of ["oda", "pia"]) {
    const { room } = (await ned.ask("direct", { names: [name] })).room;
    expect(await ned.ask("leave", { room })).toMatchObject({ type: "ok" });
  }
  expect(await ned.ask("direct", { names: ["quin"] })).toMatchObject({ code: "too_many_rooms" });
  expect(await ned.ask("direct", { names: ["oda"] })).toMatchObject({ type: "ok" });
  expect(await ned.ask("join", { name: "general" })).toMatchObject({ type: "ok" });
});
