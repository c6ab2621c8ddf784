import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { FakeClock } from "./support/fake-clock.ts";
import {
  inGeneral,
  newCid,
  newKey,
  Peer,
  signIn,
  temporaryDirectory,
  testServer,
} from "./support/test-server.ts";

it("a server that stops refuses what is new, and remembers how far people are", async () => {
  const dataDir = temporaryDirectory();
  const own = await testServer({ dataDir });
  const key = newKey();
  const [alice, bob] = [await inGeneral(own, "alice", key), await inGeneral(own, "bob")];
  const stranger = new Peer(own.address);
  await stranger.next("hello");
  const { seq } = await alice.ask("send", { room: 1, cid: newCid(), text: "last words" });
  await bob.next("message");

  const drained = own.drain("upgrade");
  expect(own.drain("again")).toBe(drained);
  const refused = bob.ask("send", { room: 1, cid: newCid(), text: "too late" });
  for (const peer of [alice, bob, stranger]) {
    expect(await peer.next("goodbye")).toEqual({
      type: "goodbye",
      reason: "upgrade",
      fromMs: 500,
      toMs: 3_000,
    });
  }
  // It is either refused, or was not heard any more: what it never is, is taken.
  const outcome = await Promise.race([refused, bob.closed]);
  expect(outcome.code).toSatisfy(code => code === "draining" || code === 4000);
  for (const peer of [alice, bob, stranger]) expect(await peer.closed).toMatchObject({ code: 4000 });
  await drained;
  expect(await new Peer(own.address).closed).toMatchObject({ code: 1006 });

  const next = await testServer({ dataDir });
  const again = await signIn(next, "alice", key);
  expect(again.welcome.rooms).toMatchObject([
    { room: 1, head: seq, read: seq, delivered: seq, readOrdinal: 1 },
  ]);
});

it("a server that stops answers what it took, and tells it to the room, before it ends a connection", async () => {
  const dataDir = temporaryDirectory();
  // No time passes: what waits for the disk waits as long as it takes.
  const own = await testServer({ clock: new FakeClock(), dataDir });
  const [alice, bob] = [await inGeneral(own, "alice"), await inGeneral(own, "bob")];
  const disk = busyDisk(dataDir);
  const cid = newCid();
  const answer = alice.ask("send", { room: 1, cid, text: "just in time" });
  await alice.settled();
  const drained = own.drain("upgrade");
  for (const peer of [alice, bob]) expect(await peer.next("goodbye")).toMatchObject({ reason: "upgrade" });
  // It still says that it is there: it has closed nothing yet.
  for (const peer of [alice, bob]) {
    expect(await Promise.race([peer.ask("ping"), peer.closed])).toMatchObject({ type: "ok" });
  }
  expect([...alice.received("message"), ...bob.received("message")]).toEqual([]);
  disk.release();
  expect(await Promise.race([answer, alice.closed])).toMatchObject({ type: "ok", seq: 3 });
  for (const peer of [alice, bob]) {
    expect(await peer.closed).toMatchObject({ code: 4000 });
    expect(peer.received("message")).toMatchObject([{ message: { seq: 3, cid } }]);
  }
  await drained;
});

it("a server that has stopped waits for nothing any more, whatever people were at", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock });
  const [alice, bob] = [await inGeneral(own, "alice"), await inGeneral(own, "bob")];
  for (const peer of [alice, bob]) {
    peer.say({ type: "boardOpen", room: 1, on: true });
    await peer.settled();
  }
  alice.say({ type: "pointer", room: 1, x: 1, y: 1 });
  await bob.next("pointer");
  const before = clock.due;
  // Too soon after the one before: it is told a little later.
  alice.say({ type: "pointer", room: 1, x: 2, y: 2 });
  await alice.settled();
  expect(clock.due).toBe(before + 1);
  await own.drain("upgrade");
  expect(clock.due).toBe(0);
});

it("who does not answer the closing holds up no stop", async () => {
  const clock = new FakeClock();
  const own = await testServer({ clock });
  const sleeper = await inGeneral(own, "sleeper");
  sleeper.socket.pause();
  const witness = await inGeneral(own, "witness");
  const drained = own.drain("upgrade");
  await witness.closed;
  clock.pass(1_000);
  await drained;
});

it("a disk that does not answer holds up no stop, and nothing that was not stored was said to be", async () => {
  const clock = new FakeClock();
  const dataDir = temporaryDirectory();
  const own = await testServer({ clock, dataDir });
  const alice = await inGeneral(own, "alice");
  const disk = busyDisk(dataDir);
  alice.say({ type: "send", id: 99, room: 1, cid: newCid(), text: "stuck" });
  await alice.settled();
  const drained = own.drain("upgrade");
  await alice.next("goodbye");
  clock.pass(5_000);
  expect(await alice.closed).toMatchObject({ code: 4000 });
  expect([...alice.received("ok"), ...alice.received("message")]).toEqual([]);
  disk.release();
  await drained;
});

/** Somebody else is in the middle of writing: nothing is stored until they are done. */
function busyDisk(dataDir: string): { release(): void } {
  const database = new Sqlite(join(dataDir, "backchannel.db"));
  database.exec("begin immediate");
  // This ends what it began.
  const release = () => void database.close();
  onTestFinished(release);
  return { release };
}
