import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { memoryLog } from "./support/memory-log.ts";
import { inGeneral, newCid, signIn, temporaryDirectory, testServer } from "./support/test-server.ts";

/**
 * For messages there is no room left in this history, as SQLite itself says it: each is to take a number after the last
 * that there is.
 */
function fullFor(dataDir: string): { emptied(): void } {
  const database = new Sqlite(join(dataDir, "backchannel.db"));
  onTestFinished(() => void database.close());
  database.exec(`
    create table heap (id integer primary key autoincrement);
    insert into heap values (9223372036854775807);
    create trigger full before insert on messages begin insert into heap values (null); end;
  `);
  return { emptied: () => database.exec("drop trigger full; drop table heap") };
}

it("a full disk refuses what it cannot take, and for now; all else goes on, and the same fits once there is room", async () => {
  const dataDir = temporaryDirectory();
  const { log, lines } = memoryLog();
  const server = await testServer({ dataDir, log });
  const [alice, bob] = [await inGeneral(server, "alice"), await inGeneral(server, "bob")];
  const before = await alice.ask("send", { room: 1, cid: newCid(), text: "before" });
  await bob.next("message");

  const disk = fullFor(dataDir);
  const kept = { room: 1, cid: newCid(), text: "kept" };
  const refused = { type: "error", code: "storage_full", retryable: true };
  expect(await alice.ask("send", kept)).toMatchObject(refused);
  expect(await bob.ask("send", { room: 1, cid: newCid(), text: "neither" })).toMatchObject(refused);
  // Who is here hears and reads, and who comes is let in.
  alice.say({ type: "typing", room: 1, active: true });
  expect(await bob.next("typing")).toMatchObject({ active: true });
  const carol = await signIn(server, "carol");
  expect(await carol.ask("join", { name: "general" })).toMatchObject({ type: "ok" });
  const { messages } = await carol.ask("history", { room: 1 });
  expect(messages).toMatchObject([{ seq: before.seq, text: "before" }]);
  expect(bob.received("message")).toEqual([]);

  expect(lines.filter(({ msg }) => String(msg).startsWith("the disk is full"))).toHaveLength(1);

  disk.emptied();
  const stored = await alice.ask("send", kept);
  expect(stored).toMatchObject({ type: "ok", ordinal: 2 });
  expect(await bob.next("message")).toMatchObject({ message: { seq: stored.seq, text: "kept" } });
});
