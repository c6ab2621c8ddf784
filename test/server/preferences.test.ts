import { expect, it } from "vitest";
import type { Cursor } from "../../src/protocol/index.ts";
import {
  type Frame,
  inGeneral,
  newCid,
  newKey,
  newRoom,
  sharedServer,
  signIn,
} from "./support/test-server.ts";

const server = sharedServer();

it("what one prefers is told to one's other device, and known to the one that was away", async () => {
  const key = newKey();
  const ann = await inGeneral(server(), "ann", key);
  const other = await signIn(server(), "ann", key);
  await signIn(server(), "pest");
  expect(ann.welcome.preferences).toEqual({
    order: "name",
    keywords: [],
    receipts: true,
    ignored: [],
    blocked: [],
  });
  await ann.ask("preferences", { order: "activity", keywords: ["tea", "tea", "deploy"] });
  await ann.ask("shun", { name: "Pest", ignored: true });
  await ann.ask("roomPreferences", { room: 1, favourite: true });
  await ann.ask("roomPreferences", { room: 1, notify: "mentions" });
  const room = await other.next(frame => frame.type === "roomPreferences" && frame.notify === "mentions");
  expect(room).toEqual({ type: "roomPreferences", room: 1, favourite: true, notify: "mentions" });
  const told = await other.next(
    frame => frame.type === "preferences" && frame.preferences.ignored.length > 0,
  );
  const late = await signIn(server(), "ann", key);
  expect(late.welcome.preferences).toEqual(told.preferences);
  expect(told.preferences).toMatchObject({
    order: "activity",
    keywords: ["tea", "deploy"],
    ignored: [{ name: "pest" }],
    blocked: [],
  });
  expect(late.welcome.rooms).toMatchObject([{ favourite: true, notify: "mentions" }]);
  await ann.ask("shun", { name: "pest", ignored: false });
  expect((await signIn(server(), "ann", key)).welcome.preferences?.ignored).toEqual([]);
});

it("who is ignored calls nobody", async () => {
  const key = newKey();
  const ben = await signIn(server(), "ben", key);
  const [loud, kind] = [await signIn(server(), "loud"), await signIn(server(), "kind")];
  const room = await newRoom(loud, ben, kind);
  await ben.ask("shun", { name: "loud", ignored: true });
  ben.socket.close();
  await loud.ask("send", { room, cid: newCid(), text: "@ben!" });
  const { seq } = await kind.ask("send", { room, cid: newCid(), text: "@ben?" });
  const again = await signIn(server(), "ben", key);
  expect(again.welcome.rooms).toMatchObject([{ mentions: [seq] }]);
});

it("whoever is ignored called nobody, and did once they are heard again", async () => {
  const key = newKey();
  const ivy = await signIn(server(), "ivy", key);
  const phone = await signIn(server(), "ivy", key);
  const [noisy, mild] = [await signIn(server(), "noisy"), await signIn(server(), "mild")];
  const [room, other] = [await newRoom(noisy, ivy, mild), await newRoom(mild, ivy)];
  const first = await noisy.ask("send", { room, cid: newCid(), text: "@ivy 1" });
  const second = await mild.ask("send", { room, cid: newCid(), text: "@ivy 2" });
  await mild.ask("send", { room: other, cid: newCid(), text: "@ivy 3" });
  await ivy.settled();
  await ivy.ask("shun", { name: "noisy", ignored: true });
  const isShun = ({ type, preferences }: Frame) => type === "preferences" && preferences.ignored.length === 1;
  expect((await phone.next(isShun)).mentions).toEqual([{ room, mentions: [second.seq] }]);
  await ivy.ask("shun", { name: "noisy", blocked: true });
  const isBlock = ({ type, preferences }: Frame) =>
    type === "preferences" && preferences.blocked.length === 1;
  expect(await phone.next(isBlock)).not.toHaveProperty("mentions");
  await ivy.ask("shun", { name: "noisy", ignored: false });
  const isEnd = ({ type, preferences }: Frame) => type === "preferences" && preferences.ignored.length === 0;
  expect((await phone.next(isEnd)).mentions).toEqual([{ room, mentions: [first.seq, second.seq] }]);
});

it("who is blocked cannot write directly, and is told no more than that", async () => {
  const [cat, dog] = [await signIn(server(), "cat"), await signIn(server(), "dog")];
  const { room } = (await dog.ask("direct", { names: ["cat"] })).room;
  const said = await dog.ask("send", { room, cid: newCid(), text: "woof" });
  await cat.ask("shun", { name: "dog", blocked: true });
  for (const [peer, type, fields] of [
    [dog, "send", { room, cid: newCid(), text: "woof" }],
    [dog, "edit", { room, seq: said.seq, text: "WOOF" }],
    [cat, "send", { room, cid: newCid(), text: "shoo" }],
    [dog, "direct", { names: ["cat", "ann"] }],
  ] as const) {
    const answer = await peer.ask(type, fields);
    expect(answer).toMatchObject({ code: "not_reachable", message: "They take no direct messages." });
  }
  await dog.settled();
  expect(dog.received("preferences")).toEqual([]);
  await cat.ask("shun", { name: "dog", blocked: false });
  expect(await dog.ask("send", { room, cid: newCid(), text: "woof" })).toMatchObject({ type: "ok" });
});

it("who does not say how far they read is not told how far others have", async () => {
  const [eve, fox, gnu] = [
    await signIn(server(), "eve"),
    await signIn(server(), "fox"),
    await signIn(server(), "gnu"),
  ];
  const room = await newRoom(eve, fox, gnu);
  await fox.ask("preferences", { receipts: false });
  const { seq } = await eve.ask("send", { room, cid: newCid(), text: "read me" });
  for (const peer of [fox, gnu]) peer.say({ type: "receipt", room, read: seq });
  const foxId = fox.welcome.you.user;
  const gnuId = gnu.welcome.you.user;
  const cursorOf = (user: number) => (frame: Frame) =>
    frame.type === "receipt" &&
    frame.cursors.some(
      (one: Cursor) => one.user === user && one.delivered >= seq && one.readOrdinal === undefined,
    );
  const find = ({ cursors }: Frame, user: number) => cursors.find((one: Cursor) => one.user === user);
  expect(find(await eve.next(cursorOf(foxId)), foxId)).toMatchObject({ delivered: seq, read: 0 });
  expect(find(await fox.next(cursorOf(gnuId)), gnuId)).toMatchObject({ delivered: seq, read: 0 });
  const read = async (peer: typeof eve) => {
    const { members } = await peer.ask("members", { room });
    return members.map((one: { name: string; read: number }) => [one.name, one.read >= seq]);
  };
  expect(await read(eve)).toEqual([
    ["eve", true],
    ["fox", false],
    ["gnu", true],
  ]);
  expect(await read(fox)).toEqual([
    ["eve", false],
    ["fox", true],
    ["gnu", false],
  ]);
  const info = await eve.ask("info", { room, seq });
  expect(info.receipts).toMatchObject([
    { name: "fox", read: false, delivered: true },
    { name: "gnu", read: true },
  ]);
});

it("what cannot be meant is refused by name", async () => {
  const hen = await signIn(server(), "hen");
  for (const [type, fields, code] of [
    ["preferences", { keywords: ["\u001b[2J"] }, "bad_text"],
    ["preferences", { keywords: [" tea"] }, "bad_text"],
    ["preferences", { keywords: ["x".repeat(65)] }, "bad_frame"],
    ["preferences", { keywords: Array(51).fill("a") }, "bad_frame"],
    ["preferences", { order: "size" }, "bad_frame"],
    ["shun", { name: "hen", ignored: true }, "no_such_user"],
    ["shun", { name: "\u202e", ignored: true }, "bad_name"],
    ["roomPreferences", { room: 1, favourite: true }, "not_a_member"],
    ["roomPreferences", { room: 99_999, notify: "all" }, "no_such_room"],
  ] as const) {
    expect(await hen.ask(type, fields), JSON.stringify(fields)).toMatchObject({ code });
  }
});
