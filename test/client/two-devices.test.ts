import { expect, it } from "vitest";
import { unread } from "../../src/client/index.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { inGeneral, online, testClient, when } from "./support/test-client.ts";

it("what is read on one device is read on the other, also on the one that was away", async () => {
  const { address } = await testServer();
  const stateDir = temporaryDirectory();
  const [laptop, phone] = [
    await testClient(address, "alice", { stateDir }),
    await testClient(address, "alice", { stateDir }),
  ];
  const bob = await testClient(address, "bob");
  const room = await inGeneral(laptop);
  phone.start();
  await when(phone.rooms, rooms => rooms.has(room));
  await inGeneral(bob);
  await bob.send(room, "@alice, one");
  await bob.send(room, "two");
  for (const one of [laptop, phone]) {
    const rooms = await when(one.rooms, all => all.get(room)?.ordinal === 2);
    expect(unread(rooms.get(room) as never)).toBe(2);
    expect(rooms.get(room)?.mentions).toHaveLength(1);
  }
  const { messages } = await when(laptop.room(room).timeline, timeline => timeline.messages.length === 2);
  laptop.read(room, messages[1] as (typeof messages)[1]);
  const rooms = await when(phone.rooms, all => unread(all.get(room) as never) === 0);
  expect(rooms.get(room)?.mentions).toEqual([]);
  await phone.stop();
  const later = await testClient(address, "alice", { stateDir });
  later.start();
  await online(later);
  expect(unread((await when(later.rooms, all => all.has(room))).get(room) as never)).toBe(0);
});

it("a conversation is there for who was away, with its messages, and is closed and quiet on all devices", async () => {
  const { address } = await testServer();
  const stateDir = temporaryDirectory();
  const alice = await testClient(address, "alice", { stateDir });
  await inGeneral(alice);
  await alice.stop();
  const bob = await testClient(address, "bob");
  await inGeneral(bob);
  const opened = await bob.direct(["alice"]);
  if (!("room" in opened)) throw new Error(opened.message);
  await bob.send(opened.room, "are you there?");
  await when(bob.waiting, waiting => waiting.length === 0);
  const again = await testClient(address, "alice", { stateDir });
  again.start();
  const rooms = await when(again.rooms, all => all.has(opened.room));
  expect(rooms.get(opened.room)).toMatchObject({ name: "@bob", direct: [{ name: "bob" }], ordinal: 1 });
  await again.request("roomPreferences", { room: opened.room, notify: "none" });
  const phone = await testClient(address, "alice", { stateDir });
  phone.start();
  await when(phone.rooms, all => all.get(opened.room)?.notify === "none");
  await again.leave(opened.room);
  await when(phone.rooms, all => !all.has(opened.room));
  await bob.send(opened.room, "hello?");
  for (const one of [again, phone]) {
    const back = await when(one.rooms, all => all.get(opened.room)?.ordinal === 2);
    expect(back.get(opened.room)).toMatchObject({ notify: "none" });
  }
});

it("a room in which only somebody ignored named one calls no longer, on any device", async () => {
  const { address } = await testServer();
  const stateDir = temporaryDirectory();
  const laptop = await testClient(address, "alice", { stateDir });
  const room = await inGeneral(laptop);
  const phone = await testClient(address, "alice", { stateDir });
  phone.start();
  await when(phone.rooms, rooms => rooms.has(room));
  const pest = await testClient(address, "pest");
  await inGeneral(pest);
  await pest.send(room, "@alice!");
  for (const one of [laptop, phone]) await when(one.rooms, all => all.get(room)?.mentions?.length === 1);
  await laptop.request("shun", { name: "pest", ignored: true });
  for (const one of [laptop, phone]) await when(one.rooms, all => all.get(room)?.mentions?.length === 0);
  await laptop.request("shun", { name: "pest", ignored: false });
  for (const one of [laptop, phone]) await when(one.rooms, all => all.get(room)?.mentions?.length === 1);
});
