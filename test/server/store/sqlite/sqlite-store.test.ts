import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openSqliteStore } from "../../../../src/server/store/sqlite/sqlite-store.ts";
import type { Command, Store } from "../../../../src/server/store/store.ts";
import { temporaryDirectory } from "../../support/test-server.ts";
import { at, coming } from "../support/test-store.ts";

const signIn: Command = { type: "signIn", ...coming("alice", "key") };
const join1: Command = { type: "joinRoom", user: 1, name: "general", at };
const send = (cid: string): Command => ({ type: "send", user: 1, room: 1, cid, text: cid, at });

async function open(
  dataDir: string,
  onFailure = (error: unknown): void => void expect.unreachable(String(error)),
) {
  const opened = await openSqliteStore({ dataDir, now: at, onFailure });
  if ("failure" in opened) throw new Error(opened.failure.message);
  return opened.store;
}

const none = { phrases: [], rooms: [], authors: [], link: false };
const byAlice = { has: { ...none, authors: ["alice"] }, lacks: none };

const newest = (store: Store) =>
  store.read("history", { user: 1, room: 1, place: { at: "newest" }, limit: 100 });

it("batches are committed in the order they are given, and a read sees all that was committed before it", async () => {
  const store = await open(temporaryDirectory());
  onTestFinished(() => store.close());
  const [, second, third] = await Promise.all([
    store.commit([signIn, join1]),
    store.commit([send("c1"), send("c2")]),
    store.commit([send("c3"), send("c1")]),
  ]);
  expect(second).toMatchObject([{ result: { seq: 2 } }, { result: { seq: 3 } }]);
  expect(third).toMatchObject([{ result: { seq: 4 } }, { result: { seq: 2 } }]);
  const pages = await Promise.all(Array.from({ length: 6 }, () => newest(store)));
  for (const page of pages) {
    expect(page).toMatchObject({ head: 4, messages: [{ text: "c1" }, { text: "c2" }, { text: "c3" }] });
  }
});

it("what is asked before the close is done, and the next one to open finds it, and no log beside the file", async () => {
  const dataDir = temporaryDirectory();
  const store = await open(dataDir);
  const committed = store.commit([signIn, join1, send("c1")]);
  const read = newest(store);
  await store.close();
  expect(await committed).toHaveLength(3);
  await read;
  expect(existsSync(join(dataDir, "backchannel.db-wal"))).toBe(false);

  const next = await open(dataDir);
  onTestFinished(() => next.close());
  expect(await newest(next)).toMatchObject({ head: 2, messages: [{ seq: 2, cid: "c1", text: "c1" }] });
  expect(await next.commit([signIn, send("c1"), send("c2")])).toMatchObject([
    { result: { user: 1, claimed: false } },
    { result: { seq: 2 } },
    { result: { seq: 3, ordinal: 2 } },
  ]);
});

it("what is asked when it is closing is nobody's failure", async () => {
  const failures: unknown[] = [];
  const store = await open(temporaryDirectory(), error => failures.push(error));
  const closed = store.close();
  await Promise.allSettled([newest(store), store.commit([signIn]), closed]);
  await Promise.allSettled([newest(store)]);
  expect(failures).toEqual([]);
});

it("a directory that is in use is refused while it is", async () => {
  const dataDir = temporaryDirectory();
  const store = await open(dataDir);
  const second = await openSqliteStore({ dataDir, now: at, onFailure: () => {} });
  expect(second).toMatchObject({ failure: { code: "data_owned" } });
  await store.close();
  await (await open(dataDir)).close();
});

it("a bug in the writer is told to the server: it is no refusal, and nothing of its batch is stored", async () => {
  const dataDir = temporaryDirectory();
  const { promise: failed, resolve } = Promise.withResolvers<unknown>();
  const store = await open(dataDir, resolve);
  await store.commit([signIn, join1]);
  const batch = store.commit([send("c1"), { type: "joinRoom", user: 99, name: "general", at }]);
  await expect(batch).rejects.toThrow(/FOREIGN KEY|user 99/);
  expect(String(await failed)).toMatch(/FOREIGN KEY|user 99/);
  expect(await newest(store)).toMatchObject({ head: 1, messages: [] });
  await store.close();
});

it("what is asked once it closes starts no thread, which nobody would end", async () => {
  const store = await open(temporaryDirectory());
  await store.commit([signIn, join1]);
  const search = store.read("search", { user: 1, wanted: byAlice, before: 100, limit: 10 });
  const closed = store.close();
  const asked = [search, newest(store), newest(store), newest(store)];
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(asked.map(() => "rejected"));
  await closed;
});

it("many who read at once are answered, whoever else has to be started for them", async () => {
  const store = await open(temporaryDirectory());
  onTestFinished(() => store.close());
  await store.commit([signIn, join1, send("c1")]);
  for (const _ of ["before there is another reader", "while there may be", "afterwards"]) {
    const pages = await Promise.all(Array.from({ length: 100 }, () => newest(store)));
    for (const page of pages) expect(page).toMatchObject({ messages: [{ text: "c1" }] });
  }
});

it("a reader that is on its way when all is closed is closed as well", async () => {
  const failures: unknown[] = [];
  const store = await open(temporaryDirectory(), error => failures.push(error));
  await store.commit([signIn, join1]);
  const pages = Promise.all(Array.from({ length: 100 }, () => newest(store)));
  await store.close();
  expect(await pages).toHaveLength(100);
  expect(failures).toEqual([]);
});

it("what takes long to paint holds up nobody who reads", async () => {
  const opened = await openSqliteStore({
    ...{ dataDir: temporaryDirectory(), now: at, readers: 1 },
    onFailure: error => expect.unreachable(String(error)),
  });
  if ("failure" in opened) throw new Error(opened.failure.message);
  const { store } = opened;
  onTestFinished(() => store.close());
  await store.commit([signIn, join1]);
  // So many take a quarter of a second, on one thread in their order.
  const paintings = 2000;
  let painted = 0;
  const paint = () => store.read("boardPicture", { room: 1 }).then(() => ++painted);
  const painting = Promise.all(Array.from({ length: paintings }, paint));
  await newest(store);
  expect(painted).toBeLessThan(paintings);
  await painting;
});
