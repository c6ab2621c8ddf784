import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import {
  migrateDown,
  migrateUp,
  migrationStatus,
  unknownMigrations,
} from "../../../../src/server/store/sqlite/migrate.ts";

const tables = (database: Sqlite.Database) =>
  database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like '%\\_%' escape '\\' order by 1",
    )
    .pluck()
    .all();

it("up makes the tables, once; status says when", async () => {
  const database = new Sqlite(":memory:");
  expect(await migrationStatus(database)).toEqual([{ name: "001-rooms-and-messages", at: undefined }]);
  const first = await migrateUp(database);
  expect(first.error).toBeUndefined();
  expect(first.results).toMatchObject([{ migrationName: "001-rooms-and-messages", status: "Success" }]);
  expect(tables(database)).toEqual(["devices", "members", "messages", "rooms", "users"]);
  expect(await migrationStatus(database)).toEqual([{ name: "001-rooms-and-messages", at: expect.any(Date) }]);
  expect(await migrateUp(database)).toMatchObject({ results: [] });
});

it("down takes the last one back, with its rows, and up makes it anew", async () => {
  const database = new Sqlite(":memory:");
  database.pragma("foreign_keys = on");
  await migrateUp(database);
  database.exec(`
    insert into users (name, folded, created_at) values ('alice', 'alice', 0);
    insert into rooms (name, folded, topic, topic_version, topic_by, topic_at, epoch, head, ordinal, members, active_at, created_at)
      values ('lounge', 'lounge', '', 0, 1, 0, 'e', 1, 0, 1, 0, 0);
    insert into members (room_id, user_id, joined, version, at, delivered, read, read_ordinal)
      values (1, 1, 1, 1, 0, 1, 1, 0);`);
  const down = await migrateDown(database);
  expect(down.error).toBeUndefined();
  expect(down.results).toMatchObject([{ direction: "Down", status: "Success" }]);
  expect(tables(database)).toEqual([]);
  expect(await migrationStatus(database)).toMatchObject([{ at: undefined }]);
  expect((await migrateUp(database)).error).toBeUndefined();
  expect(database.prepare("select count(*) from users").pluck().get()).toBe(0);
});

it("a migration that fails leaves nothing of itself", async () => {
  const database = new Sqlite(":memory:");
  // In the way of the last table it makes.
  database.exec("create table messages (id integer)");
  const { error } = await migrateUp(database);
  expect(error).toMatchObject({ message: expect.stringContaining("messages already exists") });
  expect(tables(database)).toEqual(["messages"]);
  expect(await migrationStatus(database)).toMatchObject([{ at: undefined }]);
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
