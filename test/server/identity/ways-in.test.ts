import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Passwords } from "../../../src/server/identity/passwords.ts";
import { FakeClock } from "../support/fake-clock.ts";
import {
  inGeneral,
  newCid,
  newKey,
  Peer,
  sharedServer,
  signIn,
  signInWith,
  temporaryDirectory,
  testServer,
} from "../support/test-server.ts";

const server = sharedServer({ identity: { guests: true } });
const password = "correct horse battery";

describe("a name", () => {
  it("is one name with all that look like it, and stays its first owner's", async () => {
    await signIn(server(), "alice");
    for (const name of ["Alice", "аlice", "ＡＬＩＣＥ", "a1ice"]) {
      const { answer } = await signInWith(server(), name, { key: newKey() });
      expect(answer).toMatchObject({ type: "error", code: "name_taken", retryable: false });
    }
  });

  it("that speaks for the server or for all is nobody's", async () => {
    for (const name of ["admin", "Everyone", "ѕystem", "guest-quiet-otter-10"]) {
      expect((await signInWith(server(), name, { key: newKey() })).answer).toMatchObject({
        code: "name_reserved",
      });
    }
  });

  it("can be another, and who one is and what one said stays", async () => {
    const key = newKey();
    const before = await inGeneral(server(), "rose", key);
    const other = await inGeneral(server(), "witness");
    await before.ask("send", { room: before.room.room, cid: newCid(), text: "it is me" });
    expect(await before.ask("rename", { name: "rosalind" })).toMatchObject({ type: "ok", name: "rosalind" });
    expect(
      await other.next(frame => frame.type === "member" && frame.member.name === "rosalind"),
    ).toMatchObject({ member: { user: before.welcome.you.user, state: "joined" } });
    const page = await other.ask("history", { room: before.room.room });
    expect(page.messages.at(-1)).toMatchObject({ user: before.welcome.you.user, name: "rosalind" });
    expect((await signInWith(server(), "rosalind", { key })).answer.you.user).toBe(before.welcome.you.user);
    // A device of theirs that was away meanwhile knows only the name before.
    expect((await signInWith(server(), "rose", { key })).answer.you).toMatchObject({
      user: before.welcome.you.user,
      name: "rosalind",
    });
    // The one before is free for somebody else.
    expect((await signInWith(server(), "rose", { key: newKey() })).answer).toMatchObject({
      type: "welcome",
      you: { claimed: true },
    });
  });

  it("that others have had since leads a device that was away to its owner all the same", async () => {
    const key = newKey();
    const owner = await signIn(server(), "ines", key);
    await owner.ask("rename", { name: "inessa" });
    const other = await signIn(server(), "ines");
    const back = async () => (await signInWith(server(), "ines", { key })).answer.you;
    expect(await back()).toMatchObject({ user: owner.welcome.you.user, name: "inessa" });
    await other.ask("rename", { name: "somebody-else" });
    expect(await back()).toMatchObject({ user: owner.welcome.you.user, name: "inessa" });
  });

  it("that is somebody's cannot be taken by renaming", async () => {
    await signIn(server(), "holder");
    const thief = await signIn(server(), "thief");
    expect(await thief.ask("rename", { name: "H0lder" })).toMatchObject({ code: "name_taken" });
    expect(await thief.ask("rename", { name: "owner" })).toMatchObject({ code: "name_reserved" });
  });
});

describe("a password", () => {
  it("lets another device in, which then needs it no more", async () => {
    const first = await signIn(server(), "paula");
    expect(await first.ask("password", { password })).toMatchObject({ type: "ok" });
    const key = newKey();
    const { answer } = await signInWith(server(), "paula", { key, proof: { password } });
    const { user } = first.welcome.you;
    expect(answer).toMatchObject({ type: "welcome", you: { user, name: "paula", claimed: false } });
    expect((await signInWith(server(), "paula", { key })).answer.type).toBe("welcome");
  });

  it("that is wrong, or of nobody, or where there is none, is checked alike and refused in the same words", async () => {
    const first = await signIn(server(), "quinn");
    await first.ask("password", { password });
    await signIn(server(), "nopass");
    const check = vi.spyOn(Passwords.prototype, "check");
    onTestFinished(() => check.mockRestore());
    const answers = [];
    for (const name of ["quinn", "nobody-here", "nopass"]) {
      const { answer } = await signInWith(server(), name, { key: newKey(), proof: { password: "wrong" } });
      answers.push({ ...answer, re: 0 });
    }
    expect(answers[0]).toMatchObject({ type: "error", code: "wrong_credentials" });
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
    expect(check.mock.calls.map(([word, hash]) => [word, hash === null])).toEqual([
      ["wrong", false],
      ["wrong", true],
      ["wrong", true],
    ]);
    // And a wrong word claims nothing.
    expect((await signInWith(server(), "nobody-here", { key: newKey() })).answer.you.claimed).toBe(true);
  });

  it("is changed only by who knows it, and may not be weak", async () => {
    const peer = await signIn(server(), "rudi");
    expect(await peer.ask("password", { password: "short" })).toMatchObject({ code: "weak_password" });
    await peer.ask("password", { password });
    expect(await peer.ask("password", { password: "another one, longer" })).toMatchObject({
      code: "wrong_credentials",
    });
    expect(await peer.ask("password", { password: "another one, longer", current: password })).toMatchObject({
      type: "ok",
    });
    const old = await signInWith(server(), "rudi", { key: newKey(), proof: { password } });
    expect(old.answer).toMatchObject({ code: "wrong_credentials" });
  });
});

describe("a link code", () => {
  it("lets one other device in, once", async () => {
    const first = await signIn(server(), "linda");
    const { code } = await first.ask("link");
    // However it is typed.
    const typed = code.toUpperCase().replaceAll("-", " ");
    const { answer } = await signInWith(server(), "linda", { key: newKey(), proof: { code: typed } });
    expect(answer).toMatchObject({ type: "welcome", you: { user: first.welcome.you.user } });
    const again = await signInWith(server(), "linda", { key: newKey(), proof: { code } });
    expect(again.answer).toMatchObject({ code: "wrong_code" });
  });

  it("is good for its own account only, and the last one counts", async () => {
    const first = await signIn(server(), "luke");
    await signIn(server(), "other");
    const { code } = await first.ask("link");
    const { code: later } = await first.ask("link");
    expect((await signInWith(server(), "luke", { key: newKey(), proof: { code } })).answer).toMatchObject({
      code: "wrong_code",
    });
    const wrong = await signInWith(server(), "other", { key: newKey(), proof: { code: later } });
    expect(wrong.answer).toMatchObject({ code: "wrong_code" });
  });

  it("is too old after ten minutes", async () => {
    const clock = new FakeClock();
    const own = await testServer({ clock });
    const { code } = await (await signIn(own, "late")).ask("link");
    clock.pass(10 * 60_000);
    const { answer } = await signInWith(own, "late", { key: newKey(), proof: { code } });
    expect(answer).toMatchObject({ code: "wrong_code" });
  });
});

describe("registration", () => {
  it("by invitation takes who has one, as often as it is good for", async () => {
    const dataDir = temporaryDirectory();
    const own = await testServer({ dataDir });
    const admin = await signIn(own, "boss");
    expect(await admin.ask("invite")).toMatchObject({ code: "not_allowed" });
    expect(await admin.ask("own", { code: own.ownerCode })).toMatchObject({ role: "owner" });
    const { code } = await admin.ask("invite", { uses: 2 });
    expect(code).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
    await own.drain("again, by invitation");
    const invited = await testServer({ dataDir, identity: { registration: "invite" } });
    const answers = [];
    for (const name of ["one", "two", "three"]) {
      answers.push((await signInWith(invited, name, { key: newKey(), invite: code })).answer);
    }
    expect(answers).toMatchObject([{ type: "welcome" }, { type: "welcome" }, { code: "wrong_code" }]);
  });

  it.each(["invite", "closed"] as const)(
    "%s takes who is to own the server, by the code for that",
    async registration => {
      const own = await testServer({ identity: { registration } });
      const code = own.ownerCode as string;
      const boss = await signInWith(own, "boss", { key: newKey(), invite: code });
      expect(await boss.ask("own", { code })).toMatchObject({ role: "owner" });
      const late = await signInWith(own, "late", { key: newKey(), invite: code });
      expect(late.answer.type).toBe("error");
    },
  );

  it("closed or by invitation lets nobody in without, and who has an account comes back", async () => {
    const dataDir = temporaryDirectory();
    const key = newKey();
    const open = await testServer({ dataDir });
    const boss = await signIn(open, "boss", key);
    await boss.ask("own", { code: open.ownerCode });
    const { code } = await boss.ask("invite", { uses: 2 });
    await open.drain("again, closed");

    const invited = await testServer({ dataDir, identity: { registration: "invite" } });
    expect((await signInWith(invited, "boss", { key })).answer.type).toBe("welcome");
    expect((await signInWith(invited, "new", { key: newKey() })).answer.code).toBe("invitation_needed");
    expect((await signInWith(invited, "new", { key: newKey(), invite: "nope" })).answer.code).toBe(
      "wrong_code",
    );
    expect((await signInWith(invited, "new", { key: newKey(), invite: code })).answer.type).toBe("welcome");
    await invited.drain("again, closed");

    const closed = await testServer({ dataDir, identity: { registration: "closed" } });
    for (const invite of [{}, { invite: code }]) {
      const { answer } = await signInWith(closed, "more", { key: newKey(), ...invite });
      expect(answer.code).toBe("registration_closed");
    }
  });
});

describe("a guest", () => {
  it("gets a readable name that nobody can claim, and makes no rooms", async () => {
    const key = newKey();
    const guest = await signInWith(server(), undefined, { key, guest: true });
    const { name, role } = guest.answer.you;
    expect(role).toBe("guest");
    expect(name).toMatch(/^guest-[a-z]+-[a-z]+-\d\d$/);
    expect(await guest.ask("create", { name: "guests-own" })).toMatchObject({ code: "not_allowed" });
    for (const [type, fields] of [
      ["rename", { name: "somebody" }],
      ["link", {}],
      ["password", { password }],
    ] as const) {
      expect(await guest.ask(type, fields)).toMatchObject({ code: "not_allowed" });
    }
    expect(await guest.ask("join", { name: "general" })).toMatchObject({ type: "ok" });
    // The same device comes back as the same guest while it knows its name.
    expect((await signInWith(server(), name, { key })).answer.you.user).toBe(guest.answer.you.user);
  });

  it("does not choose a name: what speaks for the server is no guest's, nor what others would register", async () => {
    for (const name of ["admin", "guest-of-honour", "a-free-name"]) {
      const { answer } = await signInWith(server(), name, { key: newKey(), guest: true });
      expect(answer).toMatchObject({ code: "bad_frame", field: "user" });
    }
  });

  it("is not let in where there are none", async () => {
    const own = await testServer();
    expect((await signInWith(own, undefined, { key: newKey(), guest: true })).answer.code).toBe("guests_off");
  });
});

describe("a token", () => {
  it("is a bot's, sends where it may, and hears nothing", async () => {
    const maker = await inGeneral(server(), "maker");
    const { room } = await maker.ask("create", { name: "ci-room" });
    const made = await maker.ask("createToken", { name: "ci", can: ["send"], rooms: ["ci-room"] });
    expect(made).toMatchObject({ type: "ok", name: "ci", token: expect.stringMatching(/^bct_/) });
    const bot = await signInWith(server(), undefined, { token: made.token });
    expect(bot.answer).toMatchObject({
      you: { name: "ci", role: "bot" },
      rooms: [{ room: room.room, name: "ci-room" }],
    });
    const sent = await bot.ask("send", { room: room.room, cid: newCid(), text: "tests passed" });
    expect(sent).toMatchObject({ type: "ok" });
    expect(await maker.next(frame => frame.message?.text === "tests passed")).toMatchObject({
      message: { name: "ci" },
    });
    expect(bot.received("message")).toEqual([]);
    for (const [type, fields] of [
      ["history", { room: room.room }],
      ["send", { room: maker.room.room, cid: newCid(), text: "elsewhere" }],
      ["create", { name: "bots-own" }],
      ["createToken", { name: "more", can: ["read"] }],
      ["devices", {}],
    ] as const) {
      expect(await bot.ask(type, fields)).toMatchObject({ type: "error", code: "not_allowed" });
    }
    expect(await bot.ask("join", { name: "general" })).toMatchObject({ code: "no_such_room" });
  });

  it("for reading hears its rooms and says nothing", async () => {
    const maker = await inGeneral(server(), "maker2");
    const { token } = await maker.ask("createToken", { name: "reader", can: ["read"], rooms: ["general"] });
    const bot = await signInWith(server(), undefined, { token });
    await maker.ask("send", { room: maker.room.room, cid: newCid(), text: "who reads this" });
    await bot.next(frame => frame.message?.text === "who reads this");
    const said = await bot.ask("send", { room: maker.room.room, cid: newCid(), text: "me" });
    expect(said).toMatchObject({ code: "not_allowed" });
  });

  it("hears nothing of what its bot does in rooms that it is not for", async () => {
    const clock = new FakeClock();
    const own = await testServer({ clock });
    const maker = await inGeneral(own, "maker");
    const botWith = async (token: object) => {
      const made = await maker.ask("createToken", { name: "robot", can: ["read", "send"], ...token });
      return signInWith(own, undefined, { token: made.token });
    };
    const elsewhere = await botWith({ rooms: ["general"] });
    const everywhere = await botWith({});
    const deaf = await botWith({ can: ["send"] });
    const { room } = (await maker.ask("create", { name: "other" })).room;

    await everywhere.ask("join", { name: "other" });
    const { seq } = await maker.ask("send", { room, cid: newCid(), text: "secret" });
    everywhere.say({ type: "receipt", room, read: seq });
    await everywhere.settled();
    clock.pass(500);
    expect(await everywhere.next("receipt")).toMatchObject({ room });
    await maker.ask("kick", { room, user: everywhere.answer.you.user });
    // Each was told of it in its `welcome`, or would be in the next one.
    for (const bot of [everywhere, deaf]) expect(await bot.next("left")).toMatchObject({ room });
    for (const bot of [elsewhere, deaf]) {
      await bot.settled();
      for (const type of ["joined", "left", "receipt"]) expect(bot.received(type)).toEqual([]);
    }
  });

  it("too old, or made up, is no good, and is not told apart", async () => {
    const clock = new FakeClock();
    const own = await testServer({ clock });
    const maker = await signIn(own, "maker");
    const expiresAt = clock.now() + 1_000;
    const { token } = await maker.ask("createToken", { name: "old", can: ["send"], expiresAt });
    const bot = await signInWith(own, undefined, { token });
    expect(bot.answer.type).toBe("welcome");
    clock.pass(1_000);
    // Who is in by it goes with it.
    expect(await bot.closed).toMatchObject({ code: 4505 });
    const late = await signInWith(own, undefined, { token });
    const wrong = await signInWith(own, undefined, { token: "bct_nothing" });
    expect(late.answer).toMatchObject({ code: "wrong_credentials" });
    expect({ ...late.answer, re: 0 }).toEqual({ ...wrong.answer, re: 0 });
  });

  it("of a bot cannot be made by anybody but its owner", async () => {
    const one = await signIn(server(), "one");
    const two = await signIn(server(), "two");
    await one.ask("createToken", { name: "robot", can: ["send"] });
    expect(await two.ask("createToken", { name: "robot", can: ["send"] })).toMatchObject({
      code: "name_taken",
    });
    expect(await one.ask("createToken", { name: "robot", can: ["read"] })).toMatchObject({ type: "ok" });
  });
});

describe("what was given can be taken back", () => {
  it("a device, and what is connected with it is closed at once", async () => {
    const first = await signIn(server(), "dora");
    await first.ask("password", { password });
    const key = newKey();
    const phone = await signInWith(server(), "dora", { key, proof: { password } });
    const { devices } = await first.ask("devices");
    expect(devices).toMatchObject([
      { device: phone.answer.device, kind: "device", address: "127.0.0.1", online: true, current: false },
      { current: true },
    ]);
    expect(await first.ask("revoke", { device: phone.answer.device })).toMatchObject({ revoked: 1 });
    expect(await phone.closed).toMatchObject({ code: 4503 });
    expect((await signInWith(server(), "dora", { key })).answer).toMatchObject({ code: "name_taken" });
  });

  it("all others at once; bots stay", async () => {
    const first = await signIn(server(), "emil");
    await first.ask("password", { password });
    const others = [newKey(), newKey()].map(key =>
      signInWith(server(), "emil", { key, proof: { password } }),
    );
    const { token } = await first.ask("createToken", { name: "emils-bot", can: ["send"] });
    const bot = await signInWith(server(), undefined, { token });
    const closed = (await Promise.all(others)).map(peer => peer.closed);
    expect(await first.ask("revoke", { others: true })).toMatchObject({ revoked: 2 });
    expect((await Promise.all(closed)).map(({ code }) => code)).toEqual([4503, 4503]);
    await bot.settled();
    await first.settled();
  });

  it("a device that was stolen does not come back by a code that it made before", async () => {
    const first = await signIn(server(), "theo");
    const { code } = await first.ask("link");
    const thief = await signInWith(server(), "theo", { key: newKey(), proof: { code } });
    const { code: kept } = await thief.ask("link");
    expect(await first.ask("revoke", { others: true })).toMatchObject({ revoked: 1 });
    const back = await signInWith(server(), "theo", { key: newKey(), proof: { code: kept } });
    expect(back.answer).toMatchObject({ code: "wrong_code" });
  });

  it("a bot's token, by the bot's owner and by nobody else", async () => {
    const owner = await signIn(server(), "fritz");
    const other = await signIn(server(), "franz");
    const { token, device } = await owner.ask("createToken", { name: "fritzbot", can: ["send"] });
    expect(await other.ask("revoke", { device })).toMatchObject({ revoked: 0 });
    expect(await owner.ask("revoke", { device })).toMatchObject({ revoked: 1 });
    expect((await signInWith(server(), undefined, { token })).answer).toMatchObject({
      code: "wrong_credentials",
    });
  });
});

describe("whoever guesses", () => {
  it("waits longer each time, and who has a key does not wait for them", async () => {
    const clock = new FakeClock();
    const own = await testServer({ clock });
    const key = newKey();
    const owner = await signIn(own, "victim", key);
    await owner.ask("password", { password });
    const guess = async (word: string) =>
      (await signInWith(own, "victim", { key: newKey(), proof: { password: word } })).answer;
    for (let n = 0; n < 4; n++) expect(await guess("wrong")).toMatchObject({ code: "wrong_credentials" });
    expect(await guess("wrong")).toMatchObject({ code: "wrong_credentials" });
    // Even the right word is not listened to now.
    expect(await guess(password)).toMatchObject({ code: "rate_limited", retryable: true, retryMs: 1_000 });
    clock.pass(1_000);
    expect(await guess("wrong")).toMatchObject({ code: "wrong_credentials" });
    expect(await guess(password)).toMatchObject({ code: "rate_limited", retryMs: 2_000 });
    expect((await signInWith(own, "victim", { key })).answer.type).toBe("welcome");
    clock.pass(2_000);
    expect((await guess(password)).type).toBe("welcome");
  });

  it("at once and many times gets no more guesses than one after the other", async () => {
    const own = await testServer({ clock: new FakeClock() });
    await (await signIn(own, "victim")).ask("password", { password });
    const guesses = Array.from({ length: 30 }, () =>
      signInWith(own, "victim", { key: newKey(), proof: { password: "wrong" } }),
    );
    const codes = (await Promise.all(guesses)).map(({ answer }) => answer.code);
    expect(codes.filter(code => code === "wrong_credentials")).toHaveLength(5);
    expect(codes.filter(code => code === "rate_limited")).toHaveLength(25);
  });
});

it("only one way at a time signs in", async () => {
  const peer = new Peer(server().address);
  await peer.next("hello");
  expect(await peer.ask("auth", { version: "chat.v1" })).toMatchObject({ code: "bad_frame" });
  expect(await peer.ask("auth", { version: "chat.v1", token: "a", jwt: "b" })).toMatchObject({
    code: "bad_frame",
  });
});
