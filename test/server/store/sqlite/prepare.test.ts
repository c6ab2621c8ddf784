import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished, vi } from "vitest";
import type { StartFailure } from "../../../../src/server/start-failure.ts";
import { prepareData } from "../../../../src/server/store/sqlite/prepare.ts";
import { temporaryDirectory } from "../../support/test-server.ts";
import { at, TestStore } from "../support/test-store.ts";

const name = "backchannel.db";

/** Prepares it, and lets go of it again; why not, if it failed. */
async function prepare(directory: string): Promise<StartFailure | undefined> {
  const prepared = await prepareData(directory, at);
  if ("failure" in prepared) return prepared.failure;
  prepared.database.close();
  prepared.ownership.release();
  return undefined;
}

/** A directory with a history in it: twenty messages of alice's. */
async function directoryWithHistory(): Promise<string> {
  const directory = temporaryDirectory();
  expect(await prepare(directory)).toBeUndefined();
  const store = await TestStore.open(join(directory, name));
  const alice = store.person("alice");
  store.do("joinRoom", { user: alice, name: "general" });
  for (let i = 0; i < 20; i++) store.say(alice, 1, `${i}`.repeat(1_000));
  store.connection.database.close();
  return directory;
}

/** One sentence that names what it is about, then what to do. */
function expectSentence(failure: StartFailure | undefined, code: StartFailure["code"], file: string) {
  expect(failure).toMatchObject({ code, file });
  expect(failure?.message).toContain(file);
  expect(failure?.message).toMatch(/^[A-Z][^\n]*\.$/);
}

it("in a directory that others can read they cannot read the history, nor hold its lock", async () => {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o755);
  const umask = process.umask(0o022);
  onTestFinished(() => void process.umask(umask));
  const prepared = await prepareData(directory, at);
  if ("failure" in prepared) throw new Error(prepared.failure.message);
  const { database, ownership } = prepared;
  database.exec("create table written (what text)");
  for (const file of readdirSync(directory)) {
    expect(statSync(join(directory, file)).mode & 0o077, file).toBe(0);
  }
  database.close();
  ownership.release();
});

it("a new directory is made for its owner only, with an empty room that everybody can join", async () => {
  const directory = join(temporaryDirectory(), "some", "where");
  expect(await prepare(directory)).toBeUndefined();
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  const store = await TestStore.open(join(directory, name));
  expect(store.read("directory", { user: 1, query: "", after: "", limit: 10 }).rooms).toMatchObject([
    { room: 1, name: "general", head: 0, members: 0, activeAt: at },
  ]);
  store.connection.database.close();
});

it("a history that is there stays as it is", async () => {
  const directory = await directoryWithHistory();
  const read = async () => {
    const store = await TestStore.open(join(directory, name));
    const rooms = store.read("roomsOf", { user: 1 });
    store.connection.database.close();
    return rooms;
  };
  const before = await read();
  expect(before).toMatchObject([{ head: 21, ordinal: 20 }]);
  expect(await prepare(directory)).toBeUndefined();
  expect(await read()).toEqual(before);
});

it("the room that was there at first is not made again when it has another name", async () => {
  const directory = await directoryWithHistory();
  const store = await TestStore.open(join(directory, name));
  const boss = store.serverOwner("boss");
  store.do("joinRoom", { user: boss, name: "general" });
  store.do("changeRoom", { user: boss, room: 1, settings: { name: "lobby" } });
  store.connection.database.close();
  expect(await prepare(directory)).toBeUndefined();
  const after = await TestStore.open(join(directory, name));
  const { rooms } = after.read("directory", { user: boss, query: "", after: "", limit: 10 });
  expect(rooms.map(room => room.name)).toEqual(["lobby"]);
  after.connection.database.close();
});

it("a directory that is in use is left to its owner", async () => {
  const directory = temporaryDirectory();
  const prepared = await prepareData(directory, at);
  expectSentence(await prepare(directory), "data_owned", directory);
  if ("failure" in prepared) throw new Error(prepared.failure.message);
  prepared.database.close();
  prepared.ownership.release();
  expect(await prepare(directory)).toBeUndefined();
});

it("a history of a newer version is refused, and left as it is", async () => {
  const directory = await directoryWithHistory();
  const file = join(directory, name);
  const database = new Sqlite(file);
  database.exec(
    "insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01T00:00:00.000Z')",
  );
  database.close();
  const before = readFileSync(file);
  expectSentence(await prepare(directory), "data_newer", file);
  expect(readFileSync(file).equals(before)).toBe(true);
});

it.each<[string, (file: string) => void]>([
  ["is no database", file => writeFileSync(file, "a".repeat(10_000))],
  ["is a few bytes", file => writeFileSync(file, "hello")],
  ["was cut off", file => truncateSync(file, statSync(file).size / 2)],
  [
    "has garbage in its midst",
    file => {
      const bytes = readFileSync(file);
      randomBytes(8_192).copy(bytes, 4_096 * Math.floor(bytes.length / 8_192));
      writeFileSync(file, bytes);
    },
  ],
])("a history that %s is refused, and left as it is", async (_, damage) => {
  const directory = await directoryWithHistory();
  const file = join(directory, name);
  damage(file);
  const before = readFileSync(file);
  expectSentence(await prepare(directory), "data_corrupt", file);
  expect(readFileSync(file).equals(before)).toBe(true);
  // Nobody owns it, so that a backup can be put in its place and started.
  expectSentence(await prepare(directory), "data_corrupt", file);
});

it("an empty file is a new history", async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, name), "");
  expect(await prepare(directory)).toBeUndefined();
});

it("what is not a directory, or leads nowhere, is refused by its name", async () => {
  const directory = temporaryDirectory();
  const file = join(directory, "file");
  writeFileSync(file, "");
  expectSentence(await prepare(file), "data_unwritable", file);
  expectSentence(await prepare(join(file, "below")), "data_unwritable", join(file, "below"));
  const nowhere = join(directory, "nowhere");
  symlinkSync(join(directory, "gone"), nowhere);
  expectSentence(await prepare(nowhere), "data_unwritable", nowhere);
});

it("a history that is a directory is refused by its name", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, name));
  expectSentence(await prepare(directory), "data_unwritable", join(directory, name));
});

const isRoot = process.getuid?.() === 0;

it.skipIf(isRoot)(
  "a directory or a file that may not be written is refused by its name (root may write all)",
  async () => {
    const directory = await directoryWithHistory();
    const file = join(directory, name);
    chmodSync(file, 0o400);
    expectSentence(await prepare(directory), "data_unwritable", file);
    chmodSync(file, 0o600);
    chmodSync(directory, 0o500);
    onTestFinished(() => chmodSync(directory, 0o700));
    expectSentence(await prepare(directory), "data_unwritable", directory);
  },
);

it("with no space for the tables, nothing is begun: with space, the next start makes them", async () => {
  const directory = temporaryDirectory();
  const file = join(directory, name);
  let failed = 0;
  // However far it comes: each step of it needs some page that the disk does not have.
  for (let pages = 1; ; pages++) {
    const failure = await withPages(pages, () => prepare(directory));
    if (!failure) break;
    failed += 1;
    expectSentence(failure, "data_full", file);
    expect(existsSync(join(directory, "owner"))).toBe(false);
  }
  expect(failed).toBeGreaterThan(5);
});

it("what an operator cannot mend is a bug, and is thrown", async () => {
  const directory = temporaryDirectory();
  const database = new Sqlite(join(directory, name));
  database.exec("create table messages (id integer)");
  database.close();
  await expect(prepare(directory)).rejects.toThrow("already exists");
  await expect(prepare(directory)).rejects.toThrow("already exists");
});

/** While it runs, databases may have so many pages and no more: SQLite says then what it says of a full disk. */
async function withPages<T>(pages: number, run: () => Promise<T>): Promise<T> {
  const pragma = Sqlite.prototype.pragma;
  const limited = vi.spyOn(Sqlite.prototype, "pragma").mockImplementation(function (
    this: Sqlite.Database,
    ...args: Parameters<typeof pragma>
  ) {
    const answer = pragma.apply(this, args);
    pragma.call(this, `max_page_count = ${pages}`);
    return answer;
  });
  try {
    return await run();
  } finally {
    limited.mockRestore();
  }
}
