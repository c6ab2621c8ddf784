import { cpSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { Writer } from "../../../../src/server/store/sqlite/batch.ts";
import { Milestones } from "../../../../src/server/store/sqlite/branch-file.ts";
import { prepareData } from "../../../../src/server/store/sqlite/prepare.ts";
import { Connection } from "../../../../src/server/store/sqlite/statement.ts";
import type { Command } from "../../../../src/server/store/store.ts";
import { temporaryDirectory } from "../../support/test-server.ts";
import { at, coming, TestStore } from "../support/test-store.ts";

const signIn: Command = { type: "signIn", ...coming("alice", "key") };
const create: Command = { type: "createRoom", user: 1, name: "lounge", topic: "", at };
const send = (cid: string): Command => ({ type: "send", user: 1, room: 2, cid, text: cid, at });

type Commit = (...batch: Command[]) => void;

/** A directory of the server's, which is run on it again and again. */
class Directory {
  readonly path = temporaryDirectory();
  readonly history = join(this.path, "backchannel.db");
  readonly branch = join(this.path, "branch");
  /** The epochs of its rooms when they were last read. */
  epochs: readonly unknown[] = [];

  /** From start to stop; whether the history was another one than at the stop before, by what is said of it and by its epochs. */
  async run(act: (commit: Commit, database: Sqlite.Database) => unknown = () => {}): Promise<boolean> {
    const prepared = await prepareData(this.path, at);
    if ("failure" in prepared) throw new Error(prepared.failure.message);
    const { database, ownership, restored } = prepared;
    const before = this.epochs;
    this.#read(database);
    const same = before.filter(epoch => this.epochs.includes(epoch));
    expect(same).toEqual(restored ? [] : before);
    const milestones = new Milestones(this.branch);
    const writer = new Writer(new Connection(database), milestones);
    await act((...batch) => {
      for (const outcome of writer.run(batch)) expect(outcome).toHaveProperty("result");
    }, database);
    this.#read(database);
    database.close();
    milestones.close();
    ownership.release();
    return restored;
  }

  #read(database: Sqlite.Database): void {
    this.epochs = database.prepare("select epoch from rooms").pluck().all();
    expect(new Set(this.epochs).size).toBe(this.epochs.length);
  }
}

/** With two rooms, and a message. */
async function begun(): Promise<Directory> {
  const directory = new Directory();
  expect(await directory.run(commit => commit(signIn, create, send("first")))).toBe(false);
  expect(directory.epochs).toHaveLength(2);
  return directory;
}

const more = (commit: Commit) => commit(send("more"));

describe("is the same history, and no epoch is another:", () => {
  it("after a stop, as often as it is stopped", async () => {
    const directory = await begun();
    for (let i = 0; i < 3; i++) expect(await directory.run(more)).toBe(false);
  });

  it("after an upgrade from what kept nothing of this", async () => {
    const directory = await begun();
    rmSync(directory.branch);
    const database = new Sqlite(directory.history);
    database.exec("delete from branch");
    database.close();
    expect(await directory.run()).toBe(false);
    expect(await directory.run()).toBe(false);
  });

  it("after a kill between a commit and the note of it", async () => {
    const directory = await begun();
    const before = readFileSync(directory.branch);
    await directory.run(commit => {
      const noted = readFileSync(directory.branch);
      more(commit);
      // Written over in place, as the server does it.
      expect(readFileSync(directory.branch)).not.toEqual(noted);
      writeFileSync(directory.branch, noted);
    });
    expect(readFileSync(directory.branch)).not.toEqual(before);
    expect(await directory.run()).toBe(false);
  });

  it("after a start that was killed before its file was in its place, or before the database knew it", async () => {
    const directory = await begun();
    const before = `${directory.branch}.before`;
    const fresh = `${directory.branch}.new`;
    linkSync(directory.branch, before);
    await directory.run();
    renameSync(directory.branch, fresh);
    renameSync(before, directory.branch);
    expect(await directory.run()).toBe(false);
    writeFileSync(fresh, "what a start was writing");
    expect(await directory.run()).toBe(false);
  });
});

describe("is another history, once, with new epochs:", () => {
  /** What is made ready while no server runs, and done after a run in which more was said. */
  it.each<[string, (directory: Directory, backup: string) => () => void]>([
    [
      "the database of before over the one that is there",
      ({ history }, backup) => {
        cpSync(history, backup);
        return () => cpSync(backup, history);
      },
    ],
    [
      "the directory of before in the place of the one that is there",
      ({ path }, backup) => {
        cpSync(path, backup, { recursive: true, preserveTimestamps: true });
        return () => {
          rmSync(path, { recursive: true });
          renameSync(backup, path);
        };
      },
    ],
    [
      "a copy of it in that place",
      ({ path }, backup) => {
        cpSync(path, backup, { recursive: true, preserveTimestamps: true });
        return () => {
          rmSync(path, { recursive: true });
          cpSync(backup, path, { recursive: true, preserveTimestamps: true });
        };
      },
    ],
    [
      "all files of before over those that are there",
      ({ path }, backup) => {
        cpSync(path, backup, { recursive: true });
        return () => cpSync(backup, path, { recursive: true });
      },
    ],
    [
      "a database that kept nothing of this yet",
      ({ history }, backup) => {
        cpSync(history, backup);
        const database = new Sqlite(backup);
        database.exec("delete from branch");
        database.close();
        return () => cpSync(backup, history);
      },
    ],
    [
      "nothing, but the file was removed, as one is told to",
      ({ branch }) =>
        () =>
          rmSync(branch),
    ],
    [
      "nothing, but the file is no good",
      ({ branch }) =>
        () =>
          writeFileSync(branch, "\0".repeat(100)),
    ],
  ])("%s", async (_, prepare) => {
    const directory = await begun();
    const putBack = prepare(directory, join(temporaryDirectory(), "backup"));
    expect(await directory.run(more)).toBe(false);
    putBack();
    expect(await directory.run(more)).toBe(true);
    expect(await directory.run()).toBe(false);
  });

  it("a backup of the same run, in which anything was said after it", async () => {
    const directory = await begun();
    const backup = join(temporaryDirectory(), "backup.db");
    await directory.run(async (commit, database) => {
      more(commit);
      // As SQLite does it while the server runs.
      await database.backup(backup);
      commit(send("even more"));
    });
    cpSync(backup, directory.history);
    expect(await directory.run()).toBe(true);
    expect(await directory.run()).toBe(false);
  });

  it("a backup of the branch that was given up, also when it had come further than this one", async () => {
    const directory = await begun();
    const backup = join(temporaryDirectory(), "backup.db");
    const further = join(temporaryDirectory(), "further.db");
    cpSync(directory.history, backup);
    await directory.run(commit => {
      for (const lost of ["lost-1", "lost-2", "lost-3"]) commit(send(lost));
    });
    cpSync(directory.history, further);
    cpSync(backup, directory.history);
    expect(await directory.run(more)).toBe(true);
    cpSync(further, directory.history);
    expect(await directory.run()).toBe(true);
  });

  it("one of another id, where a disk gives a new file the number of one that is gone", async () => {
    const directory = await begun();
    const text = readFileSync(directory.branch, "utf8");
    writeFileSync(directory.branch, text.replace(/ .*/, " of-another-run-altogether"));
    expect(await directory.run()).toBe(true);
  });
});

describe("how far it has come", () => {
  /** A store that notes this, as the server's does. */
  async function noting(note: (count: number) => void) {
    const store = await TestStore.open();
    store.connection.database.exec("insert into branch (id, place, reached) values ('id', 'place', 7)");
    const alice = store.person("alice");
    const room = store.room("lounge", alice);
    store.connection.database.exec("update branch set reached = 7");
    return {
      writer: new Writer(store.connection, { reached: note }),
      connection: store.connection,
      alice,
      room,
    };
  }

  it("counts each batch that changes what clients keep, once it is committed, and no other", async () => {
    const noted: number[] = [];
    const { writer, connection, alice, room } = await noting(count => {
      expect(connection.database.inTransaction).toBe(false);
      noted.push(count);
    });
    const says = (cid: string): Command => ({ type: "send", user: alice, room, cid, text: cid, at });
    writer.run([says("one"), says("two")]);
    expect(noted).toEqual([8]);
    writer.run([says("one")]);
    writer.run([{ ...says("three"), room: 99 } as Command]);
    writer.run([{ type: "moveCursors", room, cursors: [{ user: alice, delivered: 2, read: 2 }] }]);
    expect(noted).toEqual([8]);
    const stroke = { sid: "stroke-1", tool: "pencil" as const, ink: 1, width: 1, points: [0, 0] };
    const drawn = writer.run([{ type: "draw", user: alice, room, stroke, at }]);
    expect(drawn).toMatchObject([{ board: {} }]);
    writer.run([{ type: "setTopic", user: alice, room, topic: "new", at }]);
    expect(noted).toEqual([8, 9, 10]);
  });

  it.each(["ENOSPC", "EIO"])(
    "is not what a message depends on: a disk that then fails (%s) refuses nothing that was stored",
    async code => {
      const { writer, alice, room } = await noting(() => {
        throw Object.assign(new Error("no"), { code });
      });
      const said = writer.run([{ type: "send", user: alice, room, cid: "one", text: "one", at }]);
      expect(said).toMatchObject([{ result: { seq: 2 } }]);
    },
  );
});
