import { expect, test, vi } from "vitest";
import { offline } from "../../src/client/failure.ts";
import { Client, isFailure } from "../../src/client/index.ts";
import { inGeneral, testClient, when } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { portToComeBackTo } from "../support/port.ts";
import { TestTui } from "./support/test-tui.ts";
import { together } from "./support/two-people.ts";

const enter = "\r";
const ctrlS = "\x13";
const ctrlF = "\x06";
const up = "\x1b[A";

async function said(client: Client, room: number, text: string, reply?: number): Promise<number> {
  const cid = await client.send(room, text, reply === undefined ? {} : { reply });
  const outcome = await client.outcome(cid);
  if (typeof outcome !== "object" || !("seq" in outcome)) throw new Error(`${text} was not sent`);
  return outcome.seq;
}

/** Escape is a key of its own only if nothing follows it at once. */
async function leave(screen: TestTui, shown: Parameters<TestTui["shows"]>[0]): Promise<void> {
  screen.type("\x1b");
  await screen.shows(shown);
}

async function done(asked: Promise<object>): Promise<void> {
  const outcome = await asked;
  if (isFailure(outcome)) throw new Error(outcome.message);
}

const last = (client: Client, room: number) =>
  client.room(room).timeline.get().messages.at(-1) as NonNullable<
    ReturnType<ReturnType<Client["room"]>["timeline"]["get"]>["messages"][number]
  >;

test("a message is chosen and answered, and the status line says to whom", async () => {
  const { screen, bob, room } = await together();
  await said(bob, room, "first");
  await said(bob, room, "second");
  await screen.shows("second");
  screen.type(`draft${ctrlS}`);
  await screen.shows(/│› +second/);
  screen.type("kr");
  await screen.shows("reply to bob (Esc: no): first");
  expect(screen.rows().at(-1)).toBe("› draft");
  screen.type(`: yes${enter}`);
  await screen.shows(/┌ bob: first\n.* draft: yes/);
  await when(bob.room(room).timeline, ({ messages }) => messages.at(-1)?.reply?.text === "first");
  await screen.shows(text => !text.includes("reply to bob") && text.includes("1 reply"));
});

test("Escape gives up an answer and keeps what was written", async () => {
  const { screen, bob, room } = await together();
  await said(bob, room, "first");
  await screen.shows("first");
  screen.type(`${ctrlS}rhello`);
  await screen.shows("reply to bob");
  await leave(screen, text => !text.includes("reply to"));
  screen.type(enter);
  await when(bob.room(room).timeline, ({ messages }) => messages.at(-1)?.text === "hello");
  expect(last(bob, room).reply).toBeUndefined();
});

test("Up edits what one said last, and once more looks further back", async () => {
  const { screen, bob, room } = await together();
  screen.type(`one${enter}twp${enter}`);
  await screen.shows(/twp +✓/);
  screen.type(up);
  await screen.shows("editing your message");
  screen.type(`\x7fo${enter}`);
  await screen.shows(/two \(edited/);
  await when(bob.room(room).timeline, ({ messages }) => messages.at(-1)?.text === "two");
  expect(screen.rows().at(-1)?.trimEnd()).toBe("›");
  screen.type(up);
  await screen.shows("› two");
  screen.type(up);
  await screen.shows(text => /› twp$/.test(text) && !text.includes("editing"));
});

test("what was being written comes back after an edit, and after one that is given up", async () => {
  const { screen, alice, room } = await together();
  screen.type(`one${enter}`);
  await screen.shows(/one +✓/);
  screen.type(`half a thought${ctrlS}e`);
  await screen.shows("editing your message");
  expect(screen.rows().at(-1)).toBe("› one");
  await leave(screen, "› half a thought");
  screen.type(`${ctrlS}e more${enter}`);
  await screen.shows(/one more \(edited/);
  await screen.shows("› half a thought");
  expect(last(alice, room).text).toBe("one more");
});

test("what others said is not edited, and is deleted only by who may", async () => {
  const { screen, bob, room } = await together();
  await said(bob, room, "mine");
  await screen.shows("mine");
  screen.type(`${ctrlS}e`);
  await screen.shows("Only its author may change a message.");
  screen.type("dn");
  await screen.shows("It stays.");
  screen.type("dy");
  await screen.shows("Your role here does not allow this.");
});

test("a message is deleted only after a yes, and others see that it was", async () => {
  const { screen, bob, room } = await together();
  screen.type(`oops${enter}`);
  await screen.shows(/oops +✓/);
  screen.type(`${ctrlS}d`);
  await screen.shows("Delete this message for everybody?");
  screen.type("y");
  await screen.shows("This message was deleted.");
  await when(bob.room(room).timeline, ({ messages }) => messages.at(-1)?.deleted !== undefined);
});

test("an emoji is put to a message by its number, its name or itself, and taken away again", async () => {
  const { screen, bob, room } = await together();
  await said(bob, room, "tea?");
  await screen.shows("tea?");
  screen.type(`${ctrlS}+1`);
  await screen.shows(/└ \[👍 +1\]/);
  screen.type(`+:tada:${enter}`);
  await screen.shows(/└ \[👍 +1\] +\[🎉 +1\]/);
  screen.type(`+👍${enter}`);
  await screen.shows(/└ \[🎉 +1\]/);
  screen.type(`+👀${enter}`);
  await screen.shows(/└ \[🎉 +1\] +\[👀 +1\]/);
});

test("a thread is read and answered, and does not show what else is said", async () => {
  const { screen, bob, room } = await together();
  const first = await said(bob, room, "first");
  await said(bob, room, "elsewhere");
  await said(bob, room, "in it", first);
  await screen.shows("in it");
  screen.type(`${ctrlS}t`);
  const seen = await screen.shows(/Thread: bob: first +2/);
  expect(seen).not.toContain("elsewhere");
  screen.type(`rme too${enter}`);
  await screen.shows(/┌ bob: in it *\n.*me too +✓/);
  await said(bob, room, "and again", first);
  await screen.shows(/Thread: bob: first +4/);
  screen.type(`once more${enter}`);
  await screen.shows("once more");
  await leave(screen, "Esc: leave");
  await leave(screen, "elsewhere");
});

test("pins are listed, follow what becomes of them, and lead to their place", async () => {
  const { screen, bob, room } = await together(80, 12);
  const seq = await said(bob, room, "the rules");
  for (let n = 0; n < 30; n++) await said(bob, room, `line ${n}`);
  await done(bob.request("pin", { room, seq, on: true }));
  screen.type(`/pins${enter}`);
  await screen.shows(/Pinned in #general +1[\s\S]*the rules/);
  await done(bob.request("edit", { room, seq, text: "the new rules" }));
  await screen.shows("the new rules");
  screen.type(enter);
  await screen.shows(text => text.includes("the new rules") && text.includes("line 0"));
  await leave(screen, text => !text.includes("Esc: leave"));
  screen.type(`/pins${enter}`);
  await screen.shows("Pinned in");
  await done(bob.request("pin", { room, seq, on: false }));
  await screen.shows("Nothing.");
});

test("messages that name one are marked, listed from all rooms, and said where they are not seen", async () => {
  const { screen, bob, alice } = await together();
  const ops = await bob.create("ops");
  if (isFailure(ops)) throw new Error(ops.message);
  await done(alice.join("ops"));
  await screen.shows("#ops");
  await said(bob, ops.room, "@alice are you there?");
  await screen.shows("bob in #ops: @alice are you there?");
  screen.type(`/mentions${enter}`);
  await screen.shows(/#ops, Today[\s\S]*are you there\?/);
  screen.type(enter);
  await screen.shows(/^ #ops[\s\S]*›14|^ #ops[\s\S]*› *\d\d:\d\d +bob {2}@alice are you there/);
  await leave(screen, /^ #ops[\s\S]*▌\d\d:\d\d +bob/);
});

test("who received and read a message is told, with what became of it", async () => {
  const { screen, bob, room } = await together();
  screen.type(`hello${enter}`);
  const { messages } = await when(bob.room(room).timeline, timeline => timeline.messages.length === 1);
  bob.read(room, messages[0] as (typeof messages)[0]);
  await done(bob.request("react", { room, seq: messages[0]?.seq ?? 0, emoji: "🎉", on: true }));
  await screen.shows(/✓✓ 1[\s\S]*🎉 +1/);
  screen.type(`${ctrlS}i`);
  await screen.shows(/Read\n[^\n]*bob, [\s\S]*Reactions\n[^\n]*🎉 +bob/);
  await leave(screen, "Esc: leave");
});

test("a message is passed on to a room by the beginning of its name", async () => {
  const { screen, bob, room, alice } = await together();
  await done(alice.create("operations"));
  await said(bob, room, "news");
  await screen.shows("news");
  screen.type(`${ctrlS}foper${enter}`);
  await screen.shows("Passed on to #operations.");
  await leave(screen, text => !text.includes("Passed on"));
  screen.type(`/join operations${enter}`);
  await screen.shows(/┌ forwarded from bob, \d\d:\d\d\n.* news/);
});

test("an answer that is written without a server waits with what it answers, and is sent later", async () => {
  const dataDir = temporaryDirectory();
  const server = await testServer({ dataDir, port: await portToComeBackTo() });
  const alice = await testClient(server.address, "alice");
  const room = await inGeneral(alice);
  const screen = new TestTui(alice, room);
  const seq = await said(alice, room, "question");
  await screen.shows("question");
  await server.drain("a test");
  await screen.shows("next try in");
  screen.type(`${ctrlS}ranswer${enter}`);
  await screen.shows(/┌ alice: question *\n.* answer +◌/);
  await testServer({ dataDir, port: server.port });
  screen.type("\x1br");
  await screen.shows(/┌ alice: question *\n.* answer +✓/);
  expect(last(alice, room).reply?.seq).toBe(seq);
});

test("an edit without a server is refused, and what was written anew is not lost", async () => {
  const server = await testServer();
  const alice = await testClient(server.address, "alice");
  const room = await inGeneral(alice);
  const screen = new TestTui(alice, room);
  await said(alice, room, "one");
  await screen.shows("one");
  await server.drain("a test");
  await screen.shows("next try in");
  screen.type(`${up}!${enter}`);
  await screen.shows("There is no connection");
  await screen.shows("› one!");
  await screen.shows("editing your message");
});

test("an edit that comes to nothing when one is elsewhere is in its room again, or behind what is begun there", async () => {
  const { screen, alice, bob, room } = await together();
  await said(bob, room, "question");
  await said(alice, room, "one");
  screen.type(`/join ops${enter}`);
  await screen.shows("beginning of #ops");
  for (const busy of [false, true]) {
    screen.type("\x1b1");
    await screen.shows("one");
    const { promise, resolve } = Promise.withResolvers<object>();
    vi.spyOn(alice, "request").mockImplementation((type, body) =>
      type === "edit" ? (promise as never) : Client.prototype.request.call(alice, type, body),
    );
    screen.type(up);
    await screen.shows("editing your message");
    screen.type(`!${enter}`);
    await screen.shows(text => !text.includes("editing your message"));
    if (busy) {
      screen.type(`${ctrlS}${up}r`);
      await screen.shows("reply to bob");
    }
    screen.type("\x1b2");
    await screen.shows("beginning of #ops");
    resolve(offline);
    await screen.shows(offline.message);
    screen.type("\x1b1");
    await screen.shows(busy ? "reply to bob" : "editing your message");
    if (busy) screen.type("\x19");
    await screen.shows("› one!");
    await leave(screen, text => !text.includes("editing your message"));
  }
});

test("a command whose message the disk does not take says so, and is there to be sent once more", async () => {
  const { screen, alice } = await together();
  vi.spyOn(alice, "send").mockRejectedValueOnce(new Error("no space left"));
  screen.type(`/msg bob hello${enter}`);
  await screen.shows("/msg came to nothing: no space left");
  screen.type("\x1b1");
  await screen.shows("› /msg bob hello");
});

test("one goes to a date, to a message, to the beginning, and copies where one is", async () => {
  const { screen, bob, room, address } = await together(80, 12);
  const seqs: number[] = [];
  for (let n = 0; n < 150; n++) seqs.push(await said(bob, room, `<${n}>`));
  await screen.shows("<149>");
  screen.type(`/goto #general/${seqs[5]}${enter}`);
  await screen.shows(/› *(?:\d\d:\d\d +bob)? +<5>/);
  screen.type("Y");
  await screen.shows(`Copied the address of #general/${seqs[5]}`);
  const whole = Buffer.from(`${address}/#general/${seqs[5]}`).toString("base64");
  expect(screen.written.join("")).toContain(`\x1b]52;c;${whole}\x07`);
  await leave(screen, text => !text.includes("Copied"));
  screen.type(`/goto today${enter}`);
  await screen.shows(/› *(?:\d\d:\d\d +bob)? +<0>/);
  await leave(screen, text => !text.includes("Esc: leave"));
  screen.type(`/goto someday${enter}`);
  await screen.shows("Like this: /goto");
  screen.type("\x03\x1b[1;3F");
  await screen.shows("<149>");
  screen.type("\x1b[1;3H");
  await screen.shows("This is the beginning of #general.");
});

test("what a search finds follows edits, leads to its place, and is left by Escape", async () => {
  const { screen, bob, room } = await together(80, 12);
  const seq = await said(bob, room, "green tea");
  for (let n = 0; n < 30; n++) await said(bob, room, `line ${n}`);
  await screen.shows("line 29");
  screen.type(`half${ctrlF}tea${enter}`);
  await screen.shows(/Search: tea +1[\s\S]*green tea/);
  await done(bob.request("edit", { room, seq, text: "black tea" }));
  await screen.shows("black tea");
  screen.type(enter);
  await screen.shows(text => text.includes("black tea") && text.includes("line 0"));
  await leave(screen, text => !text.includes("Esc: leave"));
  expect(screen.rows().at(-1)?.trimEnd()).toBe("› half");
  screen.type(`${ctrlF}from:nobody${enter}`);
  await screen.shows("Search: from:nobody");
  await leave(screen, text => !text.includes("Search:"));
});

test("what is hidden in a message is shown by a key while it is chosen, and only then", async () => {
  const { screen, bob, room } = await together();
  await said(bob, room, "he ||dies|| there");
  const hidden = await screen.shows(/he ▒+ there/);
  expect(hidden).not.toContain("dies");
  screen.type(`${ctrlS}s`);
  await screen.shows(/he .*dies.* there/);
  screen.type("s");
  await screen.shows(/he ▒+ there/);
});

test("commands do what the keys do, to the last message", async () => {
  const { screen, bob, room } = await together();
  await said(bob, room, "one");
  await said(bob, room, "two");
  await screen.shows("two");
  screen.type(`/react 👀${enter}`);
  await screen.shows(/└ \[👀 +1\]/);
  screen.type(`/pin${enter}`);
  await screen.shows("two (pinned)");
  screen.type(`/reply 2 to the first${enter}`);
  await screen.shows(/┌ bob: one\n.*to the first +✓/);
  screen.type(`/edit changed${enter}`);
  await screen.shows("changed (edited");
  screen.type(`/me waves${enter}`);
  await screen.shows(/\* alice {2}waves +✓/);
  screen.type(`/delete${enter}`);
  await screen.shows("This message was deleted.");
  screen.type(`//shrug${enter}`);
  await screen.shows(/ \/shrug +✓/);
});
