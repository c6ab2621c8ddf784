import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { migrateDown, migrateUp, unknownMigrations } from "../../../../src/server/store/sqlite/migrate.ts";

const tables = (database: Sqlite.Database) =>
  database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like '%\\_%' escape '\\' order by 1",
    )
    .pluck()
    .all();

const first = "001-rooms-and-messages";
const later = [
  ...["002-accounts", "003-doors", "004-former-names", "005-conversations", "006-search"],
  ...["007-people", "008-profiles", "009-shared-former-names", "010-opened-by"],
  ...["011-renamed-members", "012-boards", "013-pictures", "014-branch"],
];

it("up makes the tables, once", async () => {
  const database = new Sqlite(":memory:");
  const { error, results } = await migrateUp(database);
  expect(error).toBeUndefined();
  expect(results?.map(({ migrationName, status }) => [migrationName, status])).toEqual(
    [first, ...later].map(name => [name, "Success"]),
  );
  expect(tables(database)).toEqual(
    expect.arrayContaining(["devices", "members", "messages", "rooms", "users"]),
  );
  expect(await migrateUp(database)).toMatchObject({ results: [] });
});

it("down takes one back after the other, with their rows, and up makes them anew", async () => {
  const database = new Sqlite(":memory:");
  database.pragma("foreign_keys = on");
  await migrateUp(database);
  const all = tables(database);
  for (const name of [...later].reverse()) {
    const { error, results } = await migrateDown(database);
    expect(error).toBeUndefined();
    expect(results).toMatchObject([{ migrationName: name, direction: "Down", status: "Success" }]);
  }
  database.exec(`
    insert into users (name, folded, created_at) values ('alice', 'alice', 0);
    insert into rooms (name, folded, topic, topic_version, topic_by, topic_at, epoch, head, ordinal, members, active_at, created_at)
      values ('lounge', 'lounge', '', 0, 1, 0, 'e', 1, 0, 1, 0, 0);
    insert into members (room_id, user_id, joined, version, at, delivered, read, read_ordinal)
      values (1, 1, 1, 1, 0, 1, 1, 0);`);
  const down = await migrateDown(database);
  expect(down.error).toBeUndefined();
  expect(tables(database)).toEqual([]);
  expect((await migrateUp(database)).error).toBeUndefined();
  expect(tables(database)).toEqual(all);
  expect(database.prepare("select count(*) from users").pluck().get()).toBe(0);
});

it("people and devices of before keep their names, and of those who look alike the later gets a number", async () => {
  const database = new Sqlite(":memory:");
  database.pragma("foreign_keys = on");
  await migrateUp(database);
  for (const _ of later) await migrateDown(database);
  database.exec(`
    insert into users (name, folded, created_at) values ('bill', 'bill', 1), ('bi11', 'bi11', 2), ('carol', 'carol', 3);
    insert into devices (user_id, key, name, created_at) values (1, 'key', 'laptop', 5);`);
  expect((await migrateUp(database)).error).toBeUndefined();
  const names = database.prepare("select name, role from users order by id").raw().all();
  expect(names).toEqual([
    ["bill", "member"],
    ["bi11-2", "member"],
    ["carol", "member"],
  ]);
  expect(database.prepare("select user_id, kind, key, name, seen_at from devices").get()).toEqual({
    user_id: 1,
    kind: "device",
    key: "key",
    name: "laptop",
    seen_at: 5,
  });
});

it("who made a room of before owns it, nobody owns the one that was there at first, and names get their looks", async () => {
  const database = new Sqlite(":memory:");
  database.pragma("foreign_keys = on");
  await migrateUp(database);
  // Back to before there were doors.
  for (const _ of later.slice(1)) await migrateDown(database);
  const columns = "name, folded, topic, topic_version, topic_by, topic_at, epoch, head, ordinal, members";
  database.exec(`
    insert into users (name, folded, looks, created_at) values ('alice', 'alice', 'a', 0), ('bob', 'bob', 'b', 0);
    insert into rooms (${columns}, active_at, created_at) values
      ('general', 'general', '', 0, null, 0, 'e', 2, 0, 2, 0, 0),
      ('hill', 'hill', 'new', 3, 2, 0, 'e', 3, 0, 2, 0, 0),
      ('hi11', 'hi11', '', 0, 2, 0, 'e', 4, 0, 2, 0, 0);
    insert into members (room_id, user_id, joined, version, at, delivered, read, read_ordinal) values
      (1, 1, 1, 1, 0, 0, 0, 0), (1, 2, 1, 2, 0, 0, 0, 0),
      (2, 1, 1, 1, 0, 0, 0, 0), (2, 2, 1, 2, 0, 0, 0, 0),
      (3, 1, 1, 2, 0, 0, 0, 0), (3, 2, 1, 4, 0, 0, 0, 0);`);
  expect((await migrateUp(database)).error).toBeUndefined();
  const owners = database.prepare("select room_id, user_id from members where role = 'owner'").raw().all();
  expect(owners).toEqual([
    [2, 1],
    [3, 2],
  ]);
  expect(database.prepare("select name from rooms").pluck().all()).toEqual(["general", "hill", "hi11-2"]);
});

it("a migration that fails leaves nothing of itself", async () => {
  const database = new Sqlite(":memory:");
  // In the way of the last table it makes.
  database.exec("create table messages (id integer)");
  const { error } = await migrateUp(database);
  expect(error).toMatchObject({ message: expect.stringContaining("messages already exists") });
  expect(tables(database)).toEqual(["messages"]);
  expect((await migrateUp(database)).results?.map(({ status }) => status)).toEqual([
    "Error",
    ...later.map(() => "NotExecuted"),
  ]);
});

it("migrations of a newer program are known as such", async () => {
  const database = new Sqlite(":memory:");
  expect(unknownMigrations(database)).toEqual([]);
  await migrateUp(database);
  expect(unknownMigrations(database)).toEqual([]);
  database.exec(
    "insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01T00:00:00.000Z')",
  );
  expect(unknownMigrations(database)).toEqual(["999-later"]);
});
