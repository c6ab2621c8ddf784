import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { AnswerBody } from "../../../../../../src/protocol/index.ts";
import { parseQuery } from "../../../../../../src/server/search/query.ts";
import { migrateDown } from "../../../../../../src/server/store/sqlite/migrate.ts";
import { naughtyStrings } from "../../../../../support/hostile.ts";
import { at, granted, TestStore } from "../../../support/test-store.ts";

let store: TestStore;
let alice: number;
let bob: number;
let lounge: number;
let attic: number;

beforeEach(async () => {
  store = await TestStore.open();
  alice = store.person("alice");
  bob = store.person("bob");
  lounge = store.room("lounge", alice, bob);
  attic = store.room("attic", alice);
});

const day = 86_400_000;

function ask(
  query: string,
  {
    user = alice,
    before = Infinity,
    limit = 50,
    only,
  }: { user?: number; before?: number; limit?: number; only?: number[] } = {},
) {
  const wanted = parseQuery(query, at);
  if ("code" in wanted) throw new Error(wanted.message);
  return store.read("search", { user, wanted, before, limit, ...(only ? { only } : {}) });
}
/** The texts that are found, the newest first. */
const found = (query: string, more?: Parameters<typeof ask>[1]) =>
  granted(ask(query, more)).found.map(({ message }) => message.text);

describe("words", () => {
  it("are all to be there, in any order, whatever their case and accents", () => {
    store.say(bob, lounge, "A café in Århus");
    store.say(bob, lounge, "a cafe elsewhere");
    expect(found("CAFÉ")).toEqual(["a cafe elsewhere", "A café in Århus"]);
    expect(found("arhus cafe")).toEqual(["A café in Århus"]);
    expect(found("caf")).toEqual([]);
    expect(found("caf*")).toHaveLength(2);
  });

  it("in quotes are a phrase, and those with a minus are not to be there", () => {
    store.say(bob, lounge, "no tea today");
    store.say(bob, lounge, "tea today, no coffee");
    expect(found('"no tea"')).toEqual(["no tea today"]);
    expect(found("tea -coffee")).toEqual(["no tea today"]);
    expect(found('tea -"no tea"')).toEqual(["tea today, no coffee"]);
    expect(found("apt-get")).toEqual([]);
  });

  it("of scripts without spaces are found by any part of them, and pictures too", () => {
    store.say(bob, lounge, "今日は日本語を話す tea");
    store.say(bob, lounge, "สวัสดีครับ 한국어를 👍🏽");
    for (const query of ["日", "日本", "本語", "日本語", "語を話", '"話す tea"', "す", "今日は tea"]) {
      expect([query, found(query)]).toEqual([query, ["今日は日本語を話す tea"]]);
    }
    for (const query of ["ดีค", "국어", "👍", "👍🏿"])
      expect([query, found(query)]).toEqual([query, [expect.stringContaining("👍")]]);
    expect(found("本日")).toEqual([]);
  });
});

describe("operators", () => {
  beforeEach(() => {
    store.say(alice, lounge, "tea of alice, see https://example.org/tea");
    store.say(bob, lounge, "tea of bob");
    store.say(alice, attic, "tea upstairs");
  });

  it("narrow it to people and rooms, of several to any", () => {
    expect(found("tea from:bob")).toEqual(["tea of bob"]);
    expect(found("from:@BOB")).toEqual(["tea of bob"]);
    expect(found("tea from:bob from:me")).toHaveLength(3);
    expect(found("tea in:#attic")).toEqual(["tea upstairs"]);
    expect(found("in:lounge in:attic from:me")).toHaveLength(2);
    expect(found("tea -in:attic -from:bob")).toEqual(["tea of alice, see https://example.org/tea"]);
    expect(found("has:link")).toEqual(["tea of alice, see https://example.org/tea"]);
    expect(found("tea -has:link")).toHaveLength(2);
  });

  it("narrow it to a time", () => {
    const say = (text: string, when: number) =>
      store.do("send", { user: bob, room: lounge, cid: `cid-${text}`, text, at: when });
    say("milk-0", at);
    say("milk-1", at + day);
    say("milk-2", at + 2 * day);
    const date = (days: number) => new Date(at + days * day).toISOString().slice(0, 10);
    expect(found(`milk before:${date(1)}`)).toEqual(["milk-0"]);
    expect(found(`milk after:${date(1)}`)).toEqual(["milk-2"]);
    expect(found(`milk after:${date(0)} before:${date(2)}`)).toEqual(["milk-1"]);
    expect(found(`milk after:${date(9)}`)).toEqual([]);
    expect(found("milk before:1d")).toEqual([]);
    expect(found("milk after:1d")).toHaveLength(3);
  });

  it("by names that are nobody's, or of rooms that one is not in, are refused as everywhere", () => {
    store.do("leaveRoom", { user: bob, room: lounge });
    const answers = (query: string) => ask(query, { user: bob });
    expect(answers("tea in:lounge")).toMatchObject({ code: "not_a_member", field: "query" });
    expect(answers("tea from:nobody1")).toMatchObject({ code: "no_such_user", field: "query" });
    const nowhere = answers("tea in:nowhere");
    expect(nowhere).toMatchObject({ code: "no_such_room", field: "query" });
    store.do("changeRoom", { user: alice, room: attic, settings: { private: true } });
    expect(answers("tea in:attic")).toEqual(nowhere);
    expect(answers("tea -in:attic")).toEqual(nowhere);
  });
});

describe("who may not read a room finds nothing of it", () => {
  it("is not in it, has left it, or has a token for others", () => {
    store.say(alice, attic, "secret");
    store.say(alice, lounge, "no secret");
    expect(found("secret", { user: bob })).toEqual(["no secret"]);
    store.do("leaveRoom", { user: bob, room: lounge });
    expect(found("secret", { user: bob })).toEqual([]);
    expect(found("secret", { only: [attic] })).toEqual(["secret"]);
    expect(found("secret", { only: [] })).toEqual([]);
    expect(ask("secret in:lounge", { only: [attic] })).toMatchObject({ code: "no_such_room" });
  });

  it("nor by writing the marks of the index", () => {
    store.say(alice, attic, "secret");
    store.say(bob, lounge, `\ue000r${attic} \ue000u${alice}`);
    expect(found(`"\ue000r${attic}"`, { user: bob })).toHaveLength(1);
    expect(found("from:alice")).toEqual(["secret"]);
  });
});

it("pages go from the newest to the oldest, and end", () => {
  for (let n = 1; n <= 7; n++) store.say(alice, n % 3 ? lounge : attic, `tea ${n}`);
  const pages: string[][] = [];
  for (let before: number | undefined = Infinity; before !== undefined; ) {
    const { found, next }: AnswerBody<"search"> = granted(ask("tea", { before, limit: 3 }));
    pages.push(found.map(({ message }) => message.text));
    before = next;
  }
  expect(pages).toEqual([["tea 7", "tea 6", "tea 5"], ["tea 4", "tea 3", "tea 2"], ["tea 1"]]);
});

describe("what becomes of a message is so in the index at once", () => {
  /** Every word that the index holds, marks left out. */
  const index = () =>
    store.connection.database
      .prepare("select term from words")
      .pluck()
      .all()
      .filter(word => !(word as string).startsWith("\ue000"));
  const bytes = () => store.connection.database.serialize().toString("latin1");

  beforeEach(() => {
    store.connection.database.exec("create virtual table words using fts5vocab (search, row)");
  });

  it("an edit, also one that adds a link", () => {
    const seq = store.say(bob, lounge, "frist");
    store.do("edit", { user: bob, room: lounge, seq, text: "first http://example.org", keep: true });
    expect(found("frist")).toEqual([]);
    expect(found("first has:link from:bob")).toHaveLength(1);
    expect(index()).not.toContain("frist");
  });

  it("a deletion leaves no word, in the file either", () => {
    const seqs = Array.from({ length: 300 }, (_, n) =>
      store.say(bob, lounge, `common zqconfession${n} 秘密${n}`),
    );
    for (const [n, seq] of seqs.entries())
      if (n % 3) store.do("deleteMessage", { user: bob, room: lounge, seq });
    expect(found("common")).toHaveLength(50);
    expect(found("zqconfession1")).toEqual([]);
    expect(found("zqconfession3")).toHaveLength(1);
    expect(index().filter(word => /^zqconfession/.test(word as string))).toHaveLength(100);
    for (const seq of seqs) store.do("deleteMessage", { user: bob, room: lounge, seq });
    expect(found("from:bob")).toEqual([]);
    expect(index()).toEqual([]);
    expect(bytes()).not.toMatch(/confession|common/);
  });

  it("a room that is deleted takes all of it along, and what is said next is found", () => {
    for (let n = 0; n < 20; n++) store.say(alice, attic, `attic${n} word`);
    store.say(alice, lounge, "lounge word");
    const last = store.say(alice, attic, "attic at last word");
    store.do("deleteMessage", { user: alice, room: attic, seq: last });
    store.do("deleteRoom", { user: alice, room: attic, name: "attic" });
    expect(found("attic*")).toEqual([]);
    store.tidy();
    expect(index()).toEqual(["lounge", "word"]);
    expect(bytes()).not.toMatch(/attic\d/);
    const seq = store.say(alice, lounge, "later");
    store.do("deleteMessage", { user: alice, room: lounge, seq });
    expect(index()).toEqual(["lounge", "word"]);
    store.say(alice, lounge, "next word");
    expect(found("word")).toEqual(["next word", "lounge word"]);
  });

  it("a batch that fails leaves nothing of it", () => {
    store.connection.database.exec(
      "create trigger full after insert on messages when new.text = 'two' begin select raise(fail, 'disk'); end",
    );
    const send = (text: string) => ({
      type: "send" as const,
      user: bob,
      room: lounge,
      cid: `cid-${text}`,
      text,
      at,
    });
    expect(() => store.batch(send("one"), send("two"))).toThrow("disk");
    store.connection.database.exec("drop trigger full");
    store.batch(send("three"));
    expect(found("from:bob")).toEqual(["three"]);
    expect(index()).toEqual(["three"]);
  });

  it("a room that was not deleted after all is still found, and what is deleted later is gone from the file", () => {
    const seq = store.say(alice, attic, "zqconfession");
    store.connection.database.exec(
      "create trigger full after insert on audit begin select raise(fail, 'disk'); end",
    );
    const deletion = { type: "deleteRoom" as const, user: alice, room: attic, name: "attic", at };
    expect(() => store.batch(deletion)).toThrow("disk");
    store.connection.database.exec("drop trigger full");
    expect(found("zqconfession")).toHaveLength(1);
    store.do("deleteMessage", { user: alice, room: attic, seq });
    expect(index()).toEqual([]);
    expect(bytes()).not.toMatch(/confession/);
  });

  it("what was not in the index yet when a run ended is found by the next, once", async () => {
    for (const text of ["one", "two"]) store.say(bob, lounge, text);
    expect(found("from:bob")).toEqual(["two", "one"]);
    store.say(alice, attic, "three");
    store.do("deleteMessage", { user: bob, room: lounge, seq: store.say(bob, lounge, "gone") });
    store.say(bob, lounge, "four");
    expect(index()).not.toContain("four");
    store = await TestStore.open(store.connection.database.serialize());
    expect(found("from:bob")).toEqual(["four", "two", "one"]);
    expect(found("from:alice")).toEqual(["three"]);
    store.tidy();
    expect(found("from:bob from:alice")).toHaveLength(4);
  });

  it("many at once are put into the index by themselves", () => {
    const batch = Array.from({ length: 300 }, (_, n) => ({
      ...{ type: "send" as const, user: bob, room: lounge, cid: `cid-many-${n}`, text: "many", at },
    }));
    store.batch(...batch);
    expect(index()).toContain("many");
  });

  it("a message that is sent again is there once", () => {
    const send = { user: bob, room: lounge, cid: "cid-again", text: "once" };
    store.do("send", send);
    store.do("send", send);
    expect(found("once")).toEqual(["once"]);
  });
});

it("a history of before is indexed when it is migrated, in the order of time", async () => {
  const say = (room: number, text: string, when: number) =>
    store.do("send", { user: alice, room, cid: `cid-${text}`, text, at: when });
  say(attic, "tea-2", at + 2);
  say(lounge, "tea-3", at + 3);
  say(attic, "tea-1", at + 1);
  store.do("deleteMessage", { user: alice, room: attic, seq: store.say(alice, attic, "tea-gone") });
  const { database } = store.connection;
  const isIndexed = database.prepare("select 1 from kysely_migration where name = '006-search'");
  while (isIndexed.get()) expect((await migrateDown(database)).error).toBeUndefined();
  store = await TestStore.open(database.serialize());
  expect(found("tea")).toEqual(["tea-3", "tea-2", "tea-1"]);
  expect(found("from:alice")).toHaveLength(3);
  store.do("edit", {
    user: alice,
    room: lounge,
    seq: granted(ask("tea")).found[0]?.message.seq ?? 0,
    text: "milk",
    keep: false,
  });
  expect(found("tea")).toEqual(["tea-2", "tea-1"]);
  expect(say(lounge, "tea-4", at + 4)).toBeDefined();
  expect(found("tea")[0]).toBe("tea-4");
});

describe("a hostile query", () => {
  it.each([
    '"'.repeat(400),
    "a OR b) NOT (",
    'x" OR search:"y',
    "NEAR(a b, 5)",
    "entry: x",
    "{entry} : x AND y",
    "^first",
    "x\0y",
    "a + b",
    "'; drop table messages; --",
    Array.from({ length: 200 }, () => "a").join(" "),
    Array.from({ length: 130 }, () => "-a").join(" "),
    "in:lounge ".repeat(40),
    "from:me ".repeat(50),
    "日".repeat(400),
    "\ud800 x \udfff",
    "((((((((((((((((((((((((((((((((((((((((x",
  ])("%s", query => {
    store.say(bob, lounge, "a word");
    const wanted = parseQuery(query, at);
    if ("code" in wanted) return expect(wanted.code).toBe("bad_query");
    expect(store.read("search", { user: alice, wanted, before: Infinity, limit: 50 })).toHaveProperty(
      "found",
    );
  });

  it("strings that break programs leave nothing behind", () => {
    const strings = naughtyStrings.filter(text => text.trim() !== "");
    for (const text of strings) {
      const seq = store.say(bob, lounge, text);
      const wanted = parseQuery(`"${text.replaceAll('"', " ")}"`.slice(0, 400), at);
      if (!("code" in wanted)) store.read("search", { user: alice, wanted, before: Infinity, limit: 50 });
      store.do("deleteMessage", { user: bob, room: lounge, seq });
    }
    const { database } = store.connection;
    database.exec("create virtual table words using fts5vocab (search, row)");
    expect(database.prepare("select term from words").pluck().all()).toEqual([]);
  });

  it("whatever is typed is answered", () => {
    store.say(bob, lounge, "a word of 日本");
    const pieces = fc.constantFrom(
      '"',
      "-",
      "*",
      " ",
      "(",
      ")",
      "a",
      "wo",
      "日",
      "AND",
      "OR",
      "NOT",
      "NEAR",
      ":",
      "\0",
      "'",
      "^",
      "+",
      "👍",
      "é",
      "in:lounge",
      "from:bob",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
        const wanted = parseQuery(parts.join(""), at);
        if ("code" in wanted) return;
        store.read("search", { user: alice, wanted, before: Infinity, limit: 50 });
      }),
    );
  });
});

it("words in any text are found by themselves", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab éß日本語k 👍.-"), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(text, said => {
      if (said.trim() === "") return;
      const seq = store.say(bob, lounge, said);
      const wanted = parseQuery(`"${said}"`, at);
      const isFound =
        "code" in wanted ||
        granted(store.read("search", { user: alice, wanted, before: Infinity, limit: 1 })).found[0]?.message
          .seq === seq;
      store.do("deleteMessage", { user: bob, room: lounge, seq });
      expect(isFound).toBe(true);
    }),
  );
  expect(new Sqlite(store.connection.database.serialize()).pragma("integrity_check", { simple: true })).toBe(
    "ok",
  );
});
