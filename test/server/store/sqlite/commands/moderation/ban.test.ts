import { describe, expect, it } from "vitest";
import { at, coming, TestStore } from "../../../support/test-store.ts";

const until = at + 60_000;

describe("from a room", () => {
  it("who is banned goes, with their bots, and does not come back while it lasts", async () => {
    const store = await TestStore.open();
    const [alice, bob] = [store.person("alice"), store.person("bob")];
    const room = store.room("lounge", alice, bob);
    const token = { hash: "h", can: ["send" as const], rooms: ["lounge"] };
    const bot = store.do("createToken", { user: bob, name: "bobbot", ...token }).user;
    const ban = { by: alice, room, whom: { name: "bob" }, reason: "rude", until };
    expect(store.do("banFromRoom", ban)).toEqual({ users: [bob, bot] });
    expect(store.run("joinRoom", { user: bob, name: "lounge" })).toEqual({
      refusal: {
        code: "banned",
        message: "You are banned from this room until 2026-01-15 12:01 UTC: rude",
        until,
        reason: "rude",
      },
    });
    expect(store.run("joinRoom", { user: bot, name: "lounge" })).toMatchObject({
      refusal: { code: "banned" },
    });
    expect(store.run("createToken", { user: alice, name: "bobbot", ...token })).toMatchObject({
      refusal: { code: "name_taken" },
    });
    expect(store.run("inviteToRoom", { by: alice, room, name: "bob" })).toMatchObject({
      refusal: { code: "banned" },
    });
    expect(store.run("joinRoom", { user: bob, name: "lounge", at: until })).toHaveProperty("result");
    expect(store.audit()).toEqual([`ban room ${room} user ${bob}: until 2026-01-15 12:01 UTC: rude`]);
  });

  it("it can be lifted; another one replaces it; and the list has those in force", async () => {
    const store = await TestStore.open();
    const [alice, bob] = [store.person("alice"), store.person("bob")];
    const room = store.room("lounge", alice);
    const ban = { by: alice, room, whom: { user: bob }, reason: "" };
    store.do("banFromRoom", { ...ban, until });
    store.do("banFromRoom", { ...ban, reason: "for good" });
    const list = (now = at) => store.read("bans", { user: alice, room, after: 0, limit: 10, at: now });
    expect(list(until)).toEqual({
      bans: [
        { ban: 1, kind: "ban", user: bob, name: "bob", by: alice, byName: "alice", reason: "for good", at },
      ],
      more: false,
    });
    store.do("liftRoomBan", { by: alice, room, whom: { user: bob } });
    store.do("liftRoomBan", { by: alice, room, whom: { user: bob } });
    expect(list()).toEqual({ bans: [], more: false });
    expect(store.run("joinRoom", { user: bob, name: "lounge" })).toHaveProperty("result");
    expect(store.audit().map(line => line.split(" ")[0])).toEqual(["ban", "ban", "unban"]);
  });

  it("one who is asked to a private room and then banned finds no room", async () => {
    const store = await TestStore.open();
    const [alice, bob] = [store.person("alice"), store.person("bob")];
    const room = store.room("den", alice);
    store.do("changeRoom", { user: alice, room, settings: { private: true } });
    store.do("inviteToRoom", { by: alice, room, name: "bob" });
    store.do("banFromRoom", { by: alice, room, whom: { user: bob }, reason: "" });
    expect(store.run("joinRoom", { user: bob, name: "den" })).toMatchObject({
      refusal: { code: "no_such_room" },
    });
  });
});

describe("from the server", () => {
  async function setUp() {
    const store = await TestStore.open();
    const [boss, bob] = [store.serverOwner("boss"), store.person("bob")];
    return { store, boss, bob };
  }
  const refused = { refusal: { code: "banned" } };

  it("no way in is left, to the account and to its bots, while it lasts", async () => {
    const { store, boss, bob } = await setUp();
    store.do("createToken", { user: bob, name: "bobbot", hash: "token", can: ["send"] });
    const session = { name: "bob", hash: "s", device: "web", address: "192.0.2.1", expiresAt: until };
    const identity = { issuer: "i", subject: "s", expiresAt: at + 60_000, name: "ida", address: "192.0.2.1" };
    const ida = store.do("signInAs", identity).user;
    store.do("banFromServer", { by: boss, whom: { user: ida }, reason: "" });
    expect(store.do("banFromServer", { by: boss, whom: { user: bob }, reason: "spam", until })).toEqual({
      users: [bob, bob + 1],
    });
    const ways = (now: number) => [
      store.run("signIn", { ...coming("bob", "bob's key"), at: now }),
      store.run("signIn", { ...coming("bob", "new key"), proved: bob, at: now }),
      store.run("useSecret", { hash: "token", address: "192.0.2.1", at: now }),
      store.run("openSession", { ...session, registration: "open", proved: bob, at: now }),
    ];
    expect(ways(at)[0]).toEqual({
      refusal: {
        code: "banned",
        message: "You are banned from this server until 2026-01-15 12:01 UTC: spam",
        until,
        reason: "spam",
      },
    });
    for (const outcome of ways(until - 1)) expect(outcome).toMatchObject(refused);
    for (const outcome of ways(until)) expect(outcome).toHaveProperty("result");
    expect(store.run("signInAs", { ...identity, at: until })).toMatchObject(refused);
  });

  it("who cannot show that the name is theirs is not told of it", async () => {
    const { store, boss, bob } = await setUp();
    store.do("banFromServer", { by: boss, whom: { user: bob }, reason: "" });
    expect(store.run("signIn", coming("bob", "other key"))).toMatchObject({
      refusal: { code: "name_taken" },
    });
  });

  it("an address, or a network, keeps out who comes from there, newcomers too, but not who can lift it", async () => {
    const { store, boss } = await setUp();
    store.do("banFromServer", { by: boss, whom: { address: "192.0.2.0/24" }, reason: "" });
    const from = (name: string, address: string) =>
      store.run("signIn", { ...coming(name, `${name}'s key`), address });
    expect(from("bob", "192.0.2.77")).toMatchObject(refused);
    expect(from("new", "192.0.2.77")).toMatchObject(refused);
    expect(from("boss", "192.0.2.77")).toHaveProperty("result");
    expect(from("new", "192.0.3.77")).toHaveProperty("result");
    expect(store.read("bans", { user: boss, after: 0, limit: 10, at })).toMatchObject({
      bans: [{ kind: "ban", address: "192.0.2.0/24", byName: "boss" }],
    });
    store.do("liftServerBan", { by: boss, whom: { address: "192.0.2.0/24" } });
    expect(from("bob", "192.0.2.77")).toHaveProperty("result");
    expect(store.audit().slice(1)).toEqual([
      "ban address 192.0.2.0/24: for ever",
      "unban address 192.0.2.0/24",
    ]);
  });

  it("is for owners and admins, about those below them", async () => {
    const { store, boss, bob } = await setUp();
    const [ann, abe] = [store.person("ann"), store.person("abe")];
    const ban = (by: number, user: number) => store.run("banFromServer", { by, whom: { user }, reason: "" });
    for (const user of [ann, abe]) store.do("setRole", { by: boss, whom: { user }, role: "admin" });
    expect(ban(bob, ann)).toMatchObject({ refusal: { code: "not_allowed" } });
    expect(ban(ann, abe)).toMatchObject({ refusal: { code: "outranked" } });
    expect(ban(ann, boss)).toMatchObject({ refusal: { code: "outranked" } });
    expect(ban(boss, boss)).toMatchObject({ refusal: { code: "outranked" } });
    expect(ban(ann, bob)).toHaveProperty("result");
    expect(ban(ann, 99)).toMatchObject({ refusal: { code: "no_such_user" } });
  });
});
