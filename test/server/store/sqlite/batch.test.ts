import { beforeEach, expect, it } from "vitest";
import type { Command, Outcome } from "../../../../src/server/store/store.ts";
import { at, coming, granted, TestStore } from "../support/test-store.ts";

let store: TestStore;
let alice: number;
let room: number;

beforeEach(async () => {
  store = await TestStore.open();
  alice = store.person("alice");
  room = store.room("lounge", alice);
  store.say(alice, room, "before");
});

const send = (cid: string, text = cid): Command => ({ type: "send", user: alice, room, cid, text, at });

function everything() {
  return {
    rooms: store.read("roomsOf", { user: alice }),
    changes: granted(store.read("changes", { user: alice, room, since: 0, limit: 100 })),
    directory: store.read("directory", { user: 1, query: "", after: "", limit: 100 }),
  };
}

/** The next commit fails with this code, after all of its commands have been run. */
function failNextCommit(code: string): void {
  const { connection } = store;
  connection.commit = () => {
    Reflect.deleteProperty(connection, "commit");
    throw Object.assign(new Error(code), { code });
  };
}

const codes = (outcomes: readonly Outcome[]) =>
  outcomes.map(outcome => ("refusal" in outcome ? outcome.refusal.code : "stored"));

it("a refused command leaves no trace, and its batch is stored without it", () => {
  const outcomes = store.batch(send("c1"), { ...send("c2"), room: 99 } as Command, send("c3"));
  expect(codes(outcomes)).toEqual(["stored", "no_such_room", "stored"]);
  expect(outcomes[2]).toMatchObject({ result: { seq: 4, ordinal: 3 } });
});

it("a full disk refuses the whole batch, also what would have had room, and keeps what was stored", () => {
  const { database } = store.connection;
  const before = everything();
  const most = Number(database.pragma("max_page_count", { simple: true }));
  database.pragma(`max_page_count = ${database.pragma("page_count", { simple: true })}`);
  const large = send("c2", "x".repeat(10_000));
  expect(codes(store.batch(send("c1"), large, send("c3")))).toEqual(Array(3).fill("storage_full"));
  expect(everything()).toEqual(before);

  database.pragma(`max_page_count = ${most}`);
  expect(store.batch(send("c1"), large)).toMatchObject([{ result: { seq: 3 } }, { result: { seq: 4 } }]);
});

it.each([
  ["SQLITE_FULL", "storage_full"],
  ["SQLITE_IOERR_SHMSIZE", "storage_full"],
  ["SQLITE_IOERR_FSYNC", "not_stored"],
  ["SQLITE_IOERR_WRITE", "not_stored"],
  ["SQLITE_BUSY", "not_stored"],
  ["SQLITE_READONLY", "not_stored"],
  ["SQLITE_CANTOPEN", "not_stored"],
])(
  "a commit that fails with %s is %s for each of its commands, and nothing of it is remembered",
  (code, refusal) => {
    const bob = store.person("bob");
    const before = everything();
    failNextCommit(code);
    const outcomes = store.batch(
      { type: "createRoom", user: alice, name: "new", topic: "", at },
      { type: "joinRoom", user: bob, name: "lounge", at },
      { type: "setTopic", user: alice, room, topic: "tea", at },
      send("c1"),
      { type: "moveCursors", room, cursors: [{ user: alice, delivered: 9, read: 9 }] },
      { type: "leaveRoom", user: alice, room, at },
      { type: "signIn", ...coming("carol", "key") },
    );
    expect(codes(outcomes)).toEqual(Array(7).fill(refusal));
    expect(everything()).toEqual(before);

    // Who was in the room still is, and the next versions follow those that were stored.
    expect(store.batch(send("c1"))).toMatchObject([{ result: { seq: 3, ordinal: 2 } }]);
    expect(store.run("send", { user: bob, room, cid: "c2", text: "" })).toMatchObject({
      refusal: { code: "not_a_member" },
    });
  },
);

it("a writer that is kept from beginning refuses the batch, and the next one is stored", () => {
  store.connection.begin = () => {
    Reflect.deleteProperty(store.connection, "begin");
    throw Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
  };
  expect(codes(store.batch(send("c1"), send("c2")))).toEqual(["not_stored", "not_stored"]);
  expect(store.batch(send("c1"))).toMatchObject([{ result: { seq: 3 } }]);
});

it("a bug is not a refusal: it is thrown, and nothing of its batch is stored", () => {
  const before = everything();
  const impossible = { type: "joinRoom", user: 99, name: "lounge", at } as const;
  expect(() => store.batch(send("c1"), impossible)).toThrow(/FOREIGN KEY|user 99/);
  expect(everything()).toEqual(before);
});
