import { expect, it } from "vitest";
import { boardLimits, limits } from "../../src/protocol/index.ts";
import { noRates } from "../../src/server/limits/settings.ts";
import { FakeClock } from "./support/fake-clock.ts";
import {
  ask,
  type Frame,
  newCid,
  newKey,
  newRoom,
  Peer,
  sharedServer,
  signIn,
  signInWith,
  testServer,
} from "./support/test-server.ts";

const clock = new FakeClock();
const server = sharedServer({ clock, limits: { boardPeople: 3, clearMembers: 2, deadSeconds: 1_000_000 } });
const newPerson = () => signIn(server(), `person${newCid()}`);

const line = (more: object = {}) => ({
  ...{ sid: newCid(), tool: "line", ink: 1, width: 1 },
  points: [0, 0, 9, 9],
  ...more,
});
const draw = (peer: Peer, room: number, more: object = {}) => peer.ask("draw", { room, stroke: line(more) });

/** They have the board before them. */
async function atBoard(room: number, ...peers: Peer[]): Promise<void> {
  for (const peer of peers) {
    peer.say({ type: "boardOpen", room, on: true });
    await peer.settled();
  }
}

async function marks(peer: Peer, room: number, since = 0): Promise<number[]> {
  const { strokes } = await ask(peer, "board", { room, since });
  return strokes.map(({ mark }: { mark: number }) => mark);
}

it("an empty board has its room's size, or the usual one, and no change in it", async () => {
  const alice = await newPerson();
  const room = await newRoom(alice);
  const empty = { head: 0, upTo: 0, cleared: 0, more: false, strokes: [] };
  expect(await ask(alice, "board", { room })).toMatchObject({ width: 320, height: 200, ...empty });
  const made = await alice.ask("create", { name: `room${newCid()}`, board: { width: 16, height: 1_024 } });
  expect(await ask(alice, "board", { room: made.room.room })).toMatchObject({
    width: 16,
    height: 1_024,
    ...empty,
  });
  for (const board of [{ width: 15, height: 20 }, { width: 20, height: 1_025 }, { width: 20 }]) {
    expect(await alice.ask("create", { name: "nothing", board })).toMatchObject({ code: "bad_frame" });
  }
});

it("the limits of boards are told in hello", async () => {
  const peer = new Peer(server().address);
  const hello = await peer.next("hello");
  expect(hello.board).toEqual(boardLimits);
  expect(hello.limits).toMatchObject({ drawsPerSecond: 20, drawBurst: 200, boardPeople: 3, clearMembers: 2 });
});

it("a stroke takes the next mark of its board, is answered, and then told to those who have it open, and to nobody else", async () => {
  const [alice, bob, carol] = [await newPerson(), await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob, carol);
  const other = await newRoom(alice);
  await atBoard(room, alice, bob);
  const before = (await alice.ask("history", { room })).head;
  const stroke = line();
  expect(await ask(alice, "draw", { room, stroke })).toMatchObject({ mark: 1 });
  const told = {
    type: "stroke",
    room,
    stroke: { mark: 1, version: 1, user: alice.welcome.you.user, stroke },
  };
  for (const peer of [alice, bob]) expect(await peer.next("stroke")).toEqual(told);
  expect(await draw(bob, room)).toMatchObject({ mark: 2 });
  expect(await draw(alice, other)).toMatchObject({ mark: 1 });
  await carol.settled();
  expect(carol.received("stroke")).toEqual([]);
  // Who has it closed does not pay for it.
  expect((await alice.ask("history", { room })).head).toBe(before);
  bob.say({ type: "boardOpen", room, on: false });
  await bob.next("stroke");
  await draw(alice, room);
  await bob.settled();
  expect(bob.received("stroke")).toEqual([]);
});

it("the same sid is the same stroke, with its first mark, also for who may draw no more; another stroke is refused", async () => {
  const [owner, alice] = [await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  const stroke = line();
  expect(await alice.ask("draw", { room, stroke })).toMatchObject({ mark: 1 });
  expect(await alice.ask("draw", { room, stroke })).toMatchObject({ mark: 1 });
  const other = { room, stroke: { ...stroke, ink: 2 } };
  expect(await alice.ask("draw", other)).toMatchObject({ code: "conflict" });
  const elsewhere = await newRoom(alice);
  expect(await alice.ask("draw", { room: elsewhere, stroke })).toMatchObject({ code: "conflict" });
  // A sid is its author's: others may have the same.
  expect(await owner.ask("draw", { room, stroke })).toMatchObject({ mark: 2 });
  await owner.ask("room", { room, readOnly: true });
  expect(await alice.ask("draw", { room, stroke })).toMatchObject({ mark: 1 });
  expect(await alice.ask("draw", other)).toMatchObject({ code: "read_only" });
});

const bad: readonly (readonly [string, object, string, string])[] = [
  ["right of the board", { points: [0, 0, 320, 0] }, "bad_stroke", "stroke.points"],
  ["below the board", { points: [0, 200, 0, 0] }, "bad_stroke", "stroke.points"],
  ["above it", { points: [0, -1, 0, 0] }, "bad_frame", "stroke.points.1"],
  ["between pixels", { points: [0.5, 0, 0, 0] }, "bad_frame", "stroke.points.0"],
  ["of half a point", { points: [0, 0, 1] }, "bad_stroke", "stroke.points"],
  ["a line of three points", { points: [0, 0, 1, 1, 2, 2] }, "bad_stroke", "stroke.points"],
  ["a fill of two points", { tool: "fill" }, "bad_stroke", "stroke.points"],
  ["a line with a text", { text: "hi" }, "bad_stroke", "stroke.text"],
  ["a text without one", { tool: "text", points: [1, 1] }, "bad_stroke", "stroke.text"],
  [
    "a text that clears the screen",
    { tool: "text", points: [1, 1], text: "\u001b[2J" },
    "bad_stroke",
    "stroke.text",
  ],
  [
    "a text that is too long",
    { tool: "text", points: [1, 1], text: "x".repeat(201) },
    "bad_frame",
    "stroke.text",
  ],
  ["a filled line", { filled: true }, "bad_stroke", "stroke.filled"],
  ["without points", { points: [] }, "bad_frame", "stroke.points"],
  ["with too many points", { tool: "pencil", points: Array(2_002).fill(1) }, "bad_frame", "stroke.points"],
  ["of no known tool", { tool: "airbrush" }, "bad_frame", "stroke.tool"],
  ["of no known ink", { ink: 16 }, "bad_frame", "stroke.ink"],
  ["of a colour that is none", { ink: "red; rm" }, "bad_frame", "stroke.ink"],
  ["too broad", { width: 33 }, "bad_frame", "stroke.width"],
  ["with another field", { layer: 2 }, "unknown_field", "stroke.layer"],
  ["without a name", { sid: "a" }, "bad_frame", "stroke.sid"],
];

it.each(bad)("a stroke %s is refused by name, and takes no mark", async (_, more, code, field) => {
  const alice = await newPerson();
  const room = await newRoom(alice);
  expect(await draw(alice, room, more)).toMatchObject({ type: "error", code, field });
  expect((await alice.ask("board", { room })).head).toBe(0);
});

it("who may not speak may not draw, undo or clear, and who is not in the room is told no more than that", async () => {
  const [owner, alice, stranger] = [await newPerson(), await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  const stroke = line();
  await alice.ask("draw", { room, stroke });
  const tries = (peer: Peer) =>
    Promise.all([
      draw(peer, room),
      peer.ask("undraw", { room, sid: stroke.sid, on: false }),
      peer.ask("clearBoard", { room, on: true }),
    ]);
  const all = (code: string) => [1, 2, 3].map(() => expect.objectContaining({ code }));
  expect(await tries(stranger)).toEqual(all("not_a_member"));
  expect(await stranger.ask("board", { room })).toMatchObject({ code: "not_a_member" });
  expect(await stranger.ask("boardHistory", { room })).toMatchObject({ code: "not_a_member" });
  for (const type of ["boardOpen", "drawing", "pointer"]) {
    const fields = { boardOpen: { on: true }, drawing: { ...stroke, from: 0 }, pointer: { x: 1, y: 1 } }[
      type
    ];
    stranger.say({ type, room, ...fields });
    expect(await stranger.next("error")).toMatchObject({ code: "not_a_member", field: "room" });
  }
  const { user } = alice.welcome.you;
  await owner.ask("mute", { room, user });
  expect(await tries(alice)).toEqual(all("muted"));
  await owner.ask("unmute", { room, user });
  await owner.ask("room", { room, readOnly: true });
  expect(await tries(alice)).toEqual(all("read_only"));
  await owner.ask("room", { room, readOnly: false, archived: true });
  expect(await tries(alice)).toEqual(all("archived"));
  expect(await tries(owner)).toEqual(all("archived"));
  expect(await marks(alice, room)).toEqual([1]);
});

it("one takes back what one has drawn oneself, and puts it there again: each takes a mark, and what is so already none", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  await atBoard(room, bob);
  const stroke = line();
  await alice.ask("draw", { room, stroke });
  await bob.next("stroke");
  const undraw = (peer: Peer, on: boolean) => ask(peer, "undraw", { room, sid: stroke.sid, on });
  expect(await bob.ask("undraw", { room, sid: stroke.sid, on: false })).toMatchObject({
    code: "no_such_stroke",
  });
  expect(await undraw(alice, false)).toMatchObject({ mark: 2 });
  expect(await undraw(alice, false)).toMatchObject({ mark: 2 });
  const placed = { mark: 1, user: alice.welcome.you.user, stroke };
  expect((await bob.next("stroke")).stroke).toEqual({ ...placed, version: 2, undone: true });
  expect((await ask(bob, "board", { room })).strokes).toEqual([{ ...placed, version: 2, undone: true }]);
  expect(await undraw(alice, true)).toMatchObject({ mark: 3 });
  expect((await bob.next("stroke")).stroke).toEqual({ ...placed, version: 3 });
  const elsewhere = { room: await newRoom(alice), sid: stroke.sid, on: false };
  expect(await alice.ask("undraw", elsewhere)).toMatchObject({ code: "no_such_stroke" });
});

it("a board is cleared as one change, and for a minute that can be taken back, once", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  await atBoard(room, bob);
  const stroke = line();
  await bob.ask("draw", { room, stroke });
  await draw(alice, room);
  const clear = (peer: Peer, on: boolean) => peer.ask("clearBoard", { room, on });
  expect(await clear(bob, false)).toMatchObject({ code: "too_late" });
  expect(await clear(bob, true)).toMatchObject({ mark: 3 });
  const { user, name } = bob.welcome.you;
  const clearing = { user, name, at: clock.now() };
  expect(await bob.next("cleared")).toEqual({ type: "cleared", room, version: 3, cleared: 3, clearing });
  expect(await ask(alice, "board", { room })).toMatchObject({ head: 3, cleared: 3, clearing, strokes: [] });
  // It is empty already.
  expect(await clear(alice, true)).toMatchObject({ mark: 3 });
  expect(await bob.ask("undraw", { room, sid: stroke.sid, on: false })).toMatchObject({ code: "too_late" });
  await draw(alice, room);
  clock.pass(60_000);
  expect(await clear(bob, false)).toMatchObject({ mark: 5 });
  expect(await bob.next("cleared")).toEqual({ type: "cleared", room, version: 5, cleared: 0 });
  expect(await marks(alice, room)).toEqual([1, 2, 4]);
  expect(await clear(bob, false)).toMatchObject({ code: "too_late" });
  await clear(bob, true);
  clock.pass(60_001);
  expect(await clear(bob, false)).toMatchObject({ code: "too_late" });
  expect(await marks(alice, room)).toEqual([]);
});

it("in a large room only who keeps order clears the board, and takes back what others cleared", async () => {
  const [owner, alice, bob] = [await newPerson(), await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  const clear = (peer: Peer, on: boolean) => peer.ask("clearBoard", { room, on });
  await draw(alice, room);
  expect(await clear(owner, true)).toMatchObject({ mark: 2 });
  expect(await clear(alice, false)).toMatchObject({ code: "not_allowed" });
  await draw(alice, room);
  expect(await clear(alice, true)).toMatchObject({ mark: 4 });
  expect(await clear(owner, false)).toMatchObject({ mark: 5 });
  const { room: summary } = await owner.ask("join", {
    name: (await owner.ask("rooms")).rooms.find((one: Frame) => one.room === room).name,
  });
  await bob.ask("join", { name: summary.name });
  expect(await clear(alice, true)).toMatchObject({ code: "not_allowed" });
  expect(await clear(owner, true)).toMatchObject({ mark: 6 });
});

it("what changed since a mark is all that one who was away needs, and comes in pages", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  const long = { tool: "pencil", points: Array(2_000).fill(100) };
  const strokes = Array.from({ length: 45 }, () => line(long));
  for (const stroke of strokes) await alice.ask("draw", { room, stroke });
  const pages: Frame[] = [];
  for (let since = 0, more = true; more; ) {
    const page = await ask(bob, "board", { room, since });
    pages.push(page);
    ({ upTo: since, more } = page as unknown as { upTo: number; more: boolean });
  }
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(220_000);
  expect(pages.flatMap(page => page.strokes.map(({ mark }: { mark: number }) => mark))).toEqual(
    strokes.map((_, place) => place + 1),
  );
  await alice.ask("undraw", { room, sid: strokes[3]?.sid, on: false });
  await draw(bob, room);
  const since = await ask(bob, "board", { room, since: 45 });
  expect(since).toMatchObject({ head: 47, upTo: 47, more: false });
  expect(since.strokes).toMatchObject([{ mark: 4, version: 46, undone: true }, { mark: 47 }]);
});

it("the history of a board is for who keeps order: every mark, also of what was undone and cleared away", async () => {
  const [owner, alice] = [await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  const stroke = line();
  await alice.ask("draw", { room, stroke });
  for (const on of [false, true]) await alice.ask("undraw", { room, sid: stroke.sid, on });
  for (const on of [true, false]) await owner.ask("clearBoard", { room, on });
  expect(await alice.ask("boardHistory", { room })).toMatchObject({ code: "not_allowed" });
  const { entries, more } = await ask(owner, "boardHistory", { room });
  const [by, theirs] = [alice.welcome.you, owner.welcome.you].map(({ user, name }) => ({
    user,
    name,
    at: clock.now(),
  }));
  expect(entries).toEqual([
    { mark: 5, ...theirs, did: "unclear" },
    { mark: 4, ...theirs, did: "clear" },
    { mark: 3, ...by, did: "redo", of: 1, stroke },
    { mark: 2, ...by, did: "undo", of: 1, stroke },
    { mark: 1, ...by, did: "draw", stroke },
  ]);
  expect(more).toBe(false);
  const page = await ask(owner, "boardHistory", { room, before: 4, limit: 2 });
  expect(page.entries.map(({ mark }: Frame) => mark)).toEqual([3, 2]);
  expect(page.more).toBe(true);
});

it("a deleted room takes its board along, and the next one's is empty", async () => {
  const alice = await newPerson();
  const { room } = await alice.ask("create", { name: "doomed" });
  await atBoard(room.room, alice);
  const stroke = line();
  await alice.ask("draw", { room: room.room, stroke });
  await alice.ask("clearBoard", { room: room.room, on: true });
  expect(await alice.ask("deleteRoom", { room: room.room, name: "doomed" })).toMatchObject({ type: "ok" });
  expect(await alice.ask("board", { room: room.room })).toMatchObject({ code: "no_such_room" });
  const again = (await alice.ask("create", { name: "doomed" })).room.room;
  // Even its name is free again.
  expect(await alice.ask("draw", { room: again, stroke })).toMatchObject({ mark: 1 });
});

it("a path is told while it grows, ten times a second, with all its points, and not to oneself", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  await atBoard(room, alice, bob);
  const { user, name } = alice.welcome.you;
  const path = { sid: newCid(), tool: "pencil", ink: 2, width: 3 };
  const grow = (from: number, ...points: number[]) =>
    alice.say({ type: "drawing", room, ...path, from, points });
  grow(0, 1, 1);
  expect(await bob.next("drawing")).toEqual({
    type: "drawing",
    room,
    user,
    name,
    ...path,
    from: 0,
    points: [1, 1],
  });
  for (let n = 1; n <= 50; n++) grow(n, n, n);
  await alice.settled();
  await bob.settled();
  expect(bob.received("drawing")).toEqual([]);
  clock.pass(100);
  const points = Array.from({ length: 50 }, (_, n) => [n + 1, n + 1]).flat();
  expect(await bob.next("drawing")).toEqual({ type: "drawing", room, user, name, ...path, from: 1, points });
  clock.pass(100);
  await alice.settled();
  await bob.settled();
  expect([...bob.received("drawing"), ...alice.received("drawing")]).toEqual([]);
});

it("a pointer is told ten times a second as it is by then, and gone when its person closes the board, leaves or breaks off", async () => {
  const [alice, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob);
  const { user, name } = bob.welcome.you;
  const point = async (x: number) => {
    bob.say({ type: "pointer", room, x, y: 1 });
    return alice.next("pointer");
  };
  const gone = { type: "boardLeft", room, user };
  await atBoard(room, alice, bob);
  expect(await point(1)).toEqual({ type: "pointer", room, user, name, x: 1, y: 1 });
  for (let x = 2; x < 20; x++) bob.say({ type: "pointer", room, x, y: 1 });
  await bob.settled();
  clock.pass(100);
  expect(await alice.next("pointer")).toMatchObject({ x: 19 });
  await alice.settled();
  expect(alice.received("pointer")).toEqual([]);
  bob.say({ type: "boardOpen", room, on: false });
  expect(await alice.next("boardLeft")).toEqual(gone);
  // Who does not have it open shows nothing.
  bob.say({ type: "pointer", room, x: 1, y: 1 });
  await bob.settled();
  await alice.settled();
  expect(alice.received("pointer")).toEqual([]);
  await atBoard(room, bob);
  await point(3);
  bob.socket.terminate();
  expect(await alice.next("boardLeft")).toEqual(gone);
  const back = await signIn(server(), name, bob.key);
  await atBoard(room, back);
  back.say({ type: "pointer", room, x: 4, y: 4 });
  await alice.next("pointer");
  await back.ask("leave", { room });
  expect(await alice.next("boardLeft")).toEqual(gone);
  await draw(alice, room);
  await back.settled();
  expect(back.received("stroke")).toEqual([]);
});

it("who opens a board sees at once where each of the others is, who pointed or drew before anybody was there", async () => {
  const [alice, bob, carol] = [await newPerson(), await newPerson(), await newPerson()];
  const room = await newRoom(alice, bob, carol);
  await atBoard(room, alice);
  for (const x of [1, 2]) alice.say({ type: "pointer", room, x, y: 7 });
  await atBoard(room, bob);
  expect(await bob.next("pointer")).toMatchObject({
    user: alice.welcome.you.user,
    name: alice.welcome.you.name,
    x: 2,
    y: 7,
  });
  bob.say({ type: "drawing", room, ...line(), from: 0, points: [1, 2, 3, 4] });
  expect(await alice.next("drawing")).toMatchObject({ user: bob.welcome.you.user });
  await atBoard(room, carol);
  const seen = [await carol.next("pointer"), await carol.next("pointer")].map(({ user, x, y }) => [
    user,
    x,
    y,
  ]);
  expect(seen).toEqual([
    [alice.welcome.you.user, 2, 7],
    [bob.welcome.you.user, 3, 4],
  ]);
  // Who leaves is gone for her, too.
  bob.say({ type: "boardOpen", room, on: false });
  expect(await carol.next("boardLeft")).toMatchObject({ user: bob.welcome.you.user });
});

it("who was muted meanwhile is not shown to who opens the board", async () => {
  const [owner, alice] = [await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  await atBoard(room, alice);
  alice.say({ type: "pointer", room, x: 1, y: 1 });
  await alice.settled();
  await owner.ask("mute", { room, user: alice.welcome.you.user });
  await atBoard(room, owner);
  for (const peer of [owner, alice, owner]) await peer.ask("history", { room });
  expect(owner.received("pointer")).toEqual([]);
});

it("who points where only others may speak is shown to nobody who opens the board; who may is", async () => {
  const [owner, alice] = [await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  const elsewhere = await newRoom(owner, alice);
  await owner.ask("room", { room, readOnly: true });
  for (const each of [room, elsewhere]) {
    await atBoard(each, alice);
    alice.say({ type: "pointer", room: each, x: 1, y: 1 });
  }
  await alice.settled();
  await atBoard(room, owner);
  await atBoard(elsewhere, owner);
  // Asked later, and known: by then the other is known as well.
  expect(await owner.next("pointer")).toMatchObject({ room: elsewhere, user: alice.welcome.you.user });
  for (const peer of [owner, alice, owner]) await peer.ask("history", { room });
  expect(owner.received("pointer")).toEqual([]);
});

it("a slow connection goes without pointers and unfinished strokes first, and without a stroke never", async () => {
  const roomy = await testServer({ limits: { ...noRates, queuedBytes: 64_000_000 }, clock });
  const [alice, bob, carol] = [
    await signIn(roomy, "alice"),
    await signIn(roomy, "bob"),
    await signIn(roomy, "carol"),
  ];
  const room = await newRoom(alice, bob, carol);
  await atBoard(room, alice, bob, carol);
  const points = Array.from({ length: boardLimits.points * 2 }, (_, n) => 100 + (n % 100));
  for (let n = 0; n < 25; n++) await draw(alice, room, { tool: "pencil", points });
  bob.socket.pause();
  // Of so many pages of 200 KB more waits than the kernel takes, and less than a connection is closed for.
  const rounds = 200;
  const pages: Promise<Frame>[] = [];
  for (let x = 1; x <= rounds; x++) {
    pages.push(bob.ask("board", { room }));
    clock.pass(100);
    alice.say({ type: "pointer", room, x, y: 1 });
    alice.say({ type: "drawing", room, ...line(), from: 0, points: [x, x] });
    await draw(alice, room);
    await carol.next(({ stroke }) => stroke?.mark === 25 + x);
  }
  bob.socket.resume();
  const marks: number[] = [];
  while (marks.at(-1) !== 25 + rounds) marks.push((await bob.next("stroke")).stroke.mark);
  expect(marks).toEqual(Array.from({ length: 25 + rounds }, (_, n) => n + 1));
  for (const type of ["pointer", "drawing"]) {
    expect(carol.received(type).length).toBeGreaterThan(bob.received(type).length + 20);
  }
  // As soon as it keeps up, it has them again.
  for (const page of await Promise.all(pages)) expect(page).toMatchObject({ type: "ok" });
  alice.say({ type: "pointer", room, x: 300, y: 1 });
  await alice.settled();
  clock.pass(100);
  await bob.next(({ type, x }) => type === "pointer" && x === 300);
});

it("who may not speak is not seen to point or draw, from the moment it is so", async () => {
  const [owner, alice] = [await newPerson(), await newPerson()];
  const room = await newRoom(owner, alice);
  await atBoard(room, owner, alice);
  const { user } = alice.welcome.you;
  alice.say({ type: "pointer", room, x: 1, y: 1 });
  await owner.next("pointer");
  await owner.ask("mute", { room, user });
  expect(await owner.next("boardLeft")).toMatchObject({ user });
  clock.pass(100);
  alice.say({ type: "drawing", room, ...line(), from: 0 });
  alice.say({ type: "pointer", room, x: 1, y: 1 });
  await alice.settled();
  // Read by the threads that know who may speak, after they were asked.
  for (const peer of [owner, alice, owner]) await peer.ask("history", { room });
  clock.pass(100);
  await owner.settled();
  expect([...owner.received("pointer"), ...owner.received("drawing")]).toEqual([]);
});

it("with too many at a board nobody sees the others point, and all see what is drawn", async () => {
  const people = [await newPerson(), await newPerson(), await newPerson(), await newPerson()] as const;
  const [alice, bob] = people;
  const room = await newRoom(...people);
  await atBoard(room, ...people);
  alice.say({ type: "pointer", room, x: 1, y: 1 });
  alice.say({ type: "drawing", room, ...line(), from: 0 });
  await alice.settled();
  for (const peer of [alice, bob, alice]) await peer.ask("history", { room });
  await draw(alice, room);
  await bob.next("stroke");
  expect([...bob.received("pointer"), ...bob.received("drawing")]).toEqual([]);
});

it("signals of no sense are refused by name", async () => {
  const alice = await newPerson();
  const room = await newRoom(alice);
  const path = { sid: newCid(), tool: "pencil", ink: 2, width: 3, from: 0, points: [1, 1] };
  const wrong: [object, string][] = [
    [{ ...path, points: [1] }, "points"],
    [{ ...path, points: Array(402).fill(1) }, "points"],
    [{ ...path, tool: "airbrush" }, "tool"],
    [{ ...path, from: -1 }, "from"],
  ];
  for (const [frame, field] of wrong) {
    alice.say({ type: "drawing", room, ...frame });
    expect(await alice.next("error")).toMatchObject({ code: "bad_frame", field });
  }
  alice.say({ type: "pointer", room, x: 1_024, y: 0 });
  expect(await alice.next("error")).toMatchObject({ code: "bad_frame", field: "x" });
});

it("a flood of strokes by one is refused beyond its burst, and nothing of another is", async () => {
  const still = await testServer({ clock: new FakeClock() });
  const [flooder, alice] = [await signIn(still, "flooder"), await signIn(still, "alice")];
  const room = await newRoom(alice, flooder);
  await atBoard(room, alice);
  for (let id = 1_000; id < 1_800; id++) flooder.say({ type: "draw", id, room, stroke: line() });
  expect(await draw(alice, room)).toMatchObject({ type: "ok" });
  // The last one that was not too much.
  expect(await flooder.next(({ re }) => re === 1_000 + limits.drawBurst - 1)).toMatchObject({ type: "ok" });
  await flooder.settled();
  await alice.settled();
  const refused = flooder.received("error");
  expect(refused.length).toBe(800 - limits.drawBurst);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["rate_limited"]));
  expect(alice.received("stroke").length).toBe(limits.drawBurst + 1);
  // What is counted of drawing is not counted of speaking.
  expect(await flooder.ask("send", { room, cid: newCid(), text: "sorry" })).toMatchObject({ type: "ok" });
});

it("a token that is only good for reading has a board before it, and draws nothing", async () => {
  const key = newKey();
  const owner = await signIn(server(), `owner${newCid()}`, key);
  const room = await newRoom(owner);
  const name = `bot${newCid()}`;
  const { rooms } = await owner.ask("rooms");
  const roomName = rooms.find((one: Frame) => one.room === room).name;
  const made = await owner.ask("createToken", { name, can: ["read"] });
  const bot = await signInWith(server(), undefined, { token: made.token });
  await bot.ask("join", { name: roomName });
  await atBoard(room, bot);
  await draw(owner, room);
  expect(await bot.next("stroke")).toMatchObject({ room });
  expect(await draw(bot, room)).toMatchObject({ code: "not_allowed" });
  bot.say({ type: "pointer", room, x: 1, y: 1 });
  expect(await bot.next("error")).toMatchObject({ code: "not_allowed" });
});
