import { expect, test, vi } from "vitest";
import { type Client, isFailure } from "../../src/client/index.ts";
import { noRates } from "../../src/server/limits/settings.ts";
import { inGeneral, testClient, when } from "../client/support/test-client.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { portToComeBackTo } from "../support/port.ts";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob, together } from "./support/two-people.ts";

const enter = "\r";
const pageUp = "\x1b[5~";
const pageDown = "\x1b[6~";
const altEnd = "\x1b[1;3F";
const up = "\x1b[A";

async function said(client: Client, room: number, ...texts: string[]): Promise<void> {
  const sent = await Promise.all(texts.map(text => client.send(room, text)));
  if (sent.length > 0) await when(client.waiting, waiting => waiting.length === 0);
}

test("a line with its Enter in one chunk is said, and gets its tick", async () => {
  const { screen, bob, room } = await together();
  screen.type(`hello from alice${enter}`);
  await screen.shows(/alice {2}hello from alice +✓/);
  await when(bob.room(room).timeline, ({ messages }) => messages.at(-1)?.text === "hello from alice");
  expect(screen.rows().at(-1)).toBe("›");
  expect(screen.cursor()).toEqual({ x: 2, y: 23 });
});

test("a tick turns when the other one has read", async () => {
  const { screen, bob, room } = await together();
  screen.type(`hello${enter}`);
  const { messages } = await when(bob.room(room).timeline, timeline => timeline.messages.length === 1);
  bob.read(room, messages[0] as (typeof messages)[0]);
  await screen.shows("✓✓ 1");
});

test("who is typing is seen, until the message is there", async () => {
  const { screen, bob, room } = await together();
  bob.typing(room, true);
  await screen.shows("bob is typing…");
  await said(bob, room, "here it is");
  await screen.shows(text => text.includes("here it is") && !text.includes("typing"));
});

test("a change of the topic before one came stands where it was", async () => {
  const { address } = await testServer();
  const [alice, bob] = [await testClient(address, "alice"), await testClient(address, "bob")];
  const room = await inGeneral(bob);
  await said(bob, room, "one");
  await bob.setTopic(room, "two it is");
  await said(bob, room, "three");
  await inGeneral(alice);
  const screen = new TestTui(alice, room);
  await screen.shows(/ one\n.* bob set the topic: two it is\n.* three\n/s);
});

test("without Unicode there is no sign on the screen that is not ASCII, also where text is cut", async () => {
  const { address } = await testServer();
  const [alice, bob] = [await testClient(address, "alice"), await testClient(address, "bartholomew-of-x")];
  const room = await inGeneral(alice);
  const screen = new TestTui(alice, room, 44, 24, "C");
  await inGeneral(bob);
  await bob.setTopic(room, "everything that there is to say about all of it");
  await said(bob, room, "hello");
  await said(alice, room, "hello");
  bob.typing(room, true);
  await screen.shows("is typing...");
  const text = await screen.shows(/#general {2}everything.*\.\.\..*barth\.\.\. {2}hello/s);
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
});

test("a key writes a few bytes, and nothing but the composer", async () => {
  const { screen } = await together(200, 60);
  await screen.shows("online");
  screen.type("x");
  await screen.painted();
  screen.written.length = 0;
  screen.type("y");
  expect(screen.written.join("")).toBe("y");
});

test("pasted lines stay in the composer", async () => {
  const { screen, alice } = await together();
  screen.type("\x1b[200~one\rtwo\rthree\x1b[201~");
  await screen.shows("three");
  expect(screen.rows().slice(-3)).toEqual(["› one", "  two", "  three"]);
  expect(alice.waiting.get()).toEqual([]);
});

test("a paste that no message can hold is refused in one sentence, and what was written stays", async () => {
  const { screen } = await together();
  screen.type("hello");
  screen.type(`\x1b[200~${"ü".repeat(500_000)}\x1b[201~`);
  await screen.shows("This is too long for one message: at most 16384 bytes.");
  expect(screen.rows().at(-1)).toBe("› hello");
  screen.type(" again");
  await screen.shows(text => text.includes("› hello again") && !text.includes("too long"));
});

test("what was cut is not put back so often that no message can hold it", async () => {
  const { screen } = await together();
  const ctrlU = "\x15";
  const ctrlY = "\x19";
  screen.type(`\x1b[200~${"x".repeat(10_000)}\x1b[201~${ctrlU}${ctrlY}${ctrlY}`);
  await screen.shows("This is too long for one message: at most 16384 bytes.");
});

test("Up on an empty line brings back what was sent", async () => {
  const { screen } = await together();
  screen.type(`first${enter}second${enter}${up}`);
  await screen.shows("› second");
  screen.type(up);
  await screen.shows("› first");
});

test("a command that does not exist is named, and stays to be put right", async () => {
  const { screen } = await together();
  screen.type(`/jion ops${enter}`);
  await screen.shows("There is no command /jion");
  expect(screen.rows().at(-1)).toBe("› /jion ops");
  screen.type("\x15");
  await screen.shows(text => !text.includes("There is no command"));
});

test("a command that fails gives back what was typed", async () => {
  const { screen } = await together();
  screen.type(`/topic ${"x".repeat(401)}${enter}`);
  await screen.shows("A topic is one line");
  await screen.shows("/topic xxx");
});

test("joining a room shows it, and the way back shows what came meanwhile", async () => {
  const { screen, bob, room } = await together();
  screen.type(`/join ops${enter}`);
  await screen.shows("beginning of #ops");
  await said(bob, room, "one", "two");
  await screen.shows(/•#general +2/);
  screen.type("\x1b1");
  await screen.shows("new since you left");
  await screen.shows(text => !/•#general/.test(text));
});

test("what one reads stays in place when messages come, and is not marked as read", async () => {
  const { screen, alice, bob, room } = await together();
  await said(bob, room, ...Array.from({ length: 60 }, (_, n) => `message ${n}`));
  await screen.shows("message 59");
  const read = (await when(alice.rooms, rooms => rooms.get(room)?.readOrdinal === 60)).get(room)?.read;
  screen.type(pageUp);
  await screen.shows("more below");
  const before = screen.rows().slice(1, 21);
  await said(bob, room, "news", "more news");
  await screen.shows("2 new below: Alt+End");
  expect(screen.rows().slice(1, 21)).toEqual(before);
  expect(alice.rooms.get().get(room)?.read).toBe(read);
  screen.type(altEnd);
  await screen.shows(text => text.includes("more news") && !text.includes("below"));
  await when(alice.rooms, rooms => rooms.get(room)?.readOrdinal === 62);
});

test("what is shown to a terminal without focus is not read yet", async () => {
  const { screen, alice, bob, room } = await together();
  screen.type("\x1b[O");
  await said(bob, room, "are you there?");
  await screen.shows("are you there?");
  expect(alice.rooms.get().get(room)?.readOrdinal).toBe(0);
  screen.type("\x1b[I");
  await when(alice.rooms, rooms => rooms.get(room)?.readOrdinal === 1);
});

test("history is loaded while one scrolls, to its beginning and back, with no message left out", async () => {
  const { address } = await testServer({ limits: noRates });
  const [alice, bob] = await Promise.all([testClient(address, "alice"), testClient(address, "bob")]);
  const room = await inGeneral(bob);
  const texts = Array.from({ length: 350 }, (_, n) => `<${n}>`);
  await said(bob, room, ...texts);
  await inGeneral(alice);
  const screen = new TestTui(alice, room);
  await screen.shows("<349>");
  const seen = new Set<string>();
  const page = async (key: string, end: string) => {
    for (;;) {
      await when(alice.room(room).timeline, ({ loading }) => loading === "none");
      await screen.painted();
      for (const [text] of screen.text().matchAll(/<\d+>/g)) seen.add(text);
      if (screen.text().includes(end)) return;
      screen.type(key);
    }
  };
  await page(pageUp, "beginning of #general");
  expect(seen.size).toBe(350);
  seen.clear();
  await page(pageDown, "<349>");
  expect(seen.size).toBe(350);
});

test("at every size there is a whole screen, without anything left over from another", async () => {
  const { screen, bob, room } = await together(120, 40);
  await said(
    bob,
    room,
    "你好 👩‍👩‍👧‍👦 🇩🇪 and a text that is long enough to break on a small screen, at least once or twice",
  );
  await screen.shows("or twice");
  const first = screen.rows();
  for (const [columns, rows] of [
    [60, 15],
    [250, 80],
    [20, 6],
    [80, 24],
  ] as const) {
    screen.resize(columns, rows);
    screen.type("x\x7f");
    await screen.painted();
    expect(screen.rows().filter(row => row.startsWith("›") && !row.includes("#"))).toEqual(["›"]);
    expect(screen.rows().filter(row => row.includes("online ─"))).toHaveLength(1);
  }
  screen.resize(120, 40);
  await screen.painted();
  expect(screen.rows()).toEqual(first);
});

test("the help opens, pages, and closes again", async () => {
  const { screen } = await together(60, 15);
  await screen.shows("online");
  screen.type("\x1bOP");
  await screen.shows("Writing");
  screen.type(pageDown);
  await screen.shows(text => !text.includes("Writing") && text.includes("Esc: close"));
  screen.type("\x1bOP");
  await screen.shows("beginning of #general");
});

test("the help is there again after the terminal had one column", async () => {
  const { screen } = await together(60, 15);
  await screen.shows("online");
  screen.type("\x1bOP");
  await screen.shows("Writing");
  screen.resize(1, 15);
  await screen.painted();
  screen.resize(60, 15);
  await screen.shows("Writing");
});

test("who is put out of a room in the middle of a line says the rest of it in no other one", async () => {
  const { alice, bob, room } = await aliceAndBob();
  const den = await bob.create("den");
  if (isFailure(den)) throw new Error(den.message);
  await alice.join("den");
  const screen = new TestTui(alice, den.room);
  screen.type("the password is ");
  await screen.shows("› the password is");
  await bob.request("kick", { room: den.room, user: alice.me.get()?.user ?? 0 });
  await screen.shows("bob took you out of #den");
  screen.type(`hunter2${enter}`);
  await screen.shows(/You are in no room: Alt\+K goes to one\.[\s\S]*› hunter2/);
  screen.type("\x15\x19\x1by");
  await screen.shows("› the password is");
  expect(alice.waiting.get()).toEqual([]);
  await said(bob, room, "so much");
  await when(alice.rooms, rooms => rooms.get(room)?.ordinal === 1);
});

test("Ctrl+C closes the help and the choice of themes, as Escape does, and only then ends the program", async () => {
  const { screen } = await together(100, 24);
  await screen.shows("online");
  screen.type("\x1bOP");
  await screen.shows("Writing");
  screen.type("\x03");
  await screen.shows("beginning of #general");
  screen.type(`/theme${enter}\x1b[B\x1b[B\x1b[B`);
  await screen.shows("›high-contrast");
  screen.type("\x03");
  await screen.shows(text => !/Themes|try one on/.test(text) && text.includes("of 2 here"));
  screen.type("\x03");
  await screen.tui.done;
});

test("side panes come and go by their keys", async () => {
  const { screen } = await together(60, 15);
  await screen.shows("2 people");
  screen.type("\x1b[18~");
  await screen.shows(/^›#general +│/m);
  screen.type("\x1b[18~");
  await screen.shows(text => !text.includes("│"));
});

test("quitting gives the terminal back", async () => {
  const { screen } = await together();
  await screen.shows("online");
  screen.type("\x03");
  await screen.tui.done;
  const last = screen.written.at(-1);
  for (const sequence of ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?1004l", "\x1b[?25h", "\x1b[m"]) {
    expect(last).toContain(sequence);
  }
});

test("what is typed while there is no server waits in sight, and is sent when there is one", async () => {
  const dataDir = temporaryDirectory();
  const server = await testServer({ dataDir, port: await portToComeBackTo() });
  const alice = await testClient(server.address, "alice");
  const screen = new TestTui(alice, await inGeneral(alice));
  await screen.shows("online");
  await server.drain("a test");
  await screen.shows("next try in");
  screen.type(`kept${enter}`);
  await screen.shows(/alice {2}kept +◌/);
  await screen.shows("◌ 1 waiting");
  await testServer({ dataDir, port: server.port });
  screen.type("\x1br");
  await screen.shows(/alice {2}kept +✓/);
});

test("the background is asked for after the first paint, and its answer changes what is worn", async () => {
  const { screen } = await together();
  await screen.shows("online");
  const asked = screen.written.findIndex(text => text.includes("\x1b]11;?"));
  expect(screen.written.findIndex(text => text.includes("general"))).toBeLessThan(asked);
  await vi.waitFor(() => expect(screen.written.join("")).toContain("\x1b]2;#general\x1b\\"), {
    timeout: 10_000,
  });
  screen.written.length = 0;
  screen.type("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;22c");
  screen.type("x");
  await screen.shows("› x");
  expect(screen.written.join("")).toMatch(/^(?:\x1b\[m)?x$/);
  screen.type("\x1b]11;rgb:ff/ff/ff\x07");
  await vi.waitFor(() => expect(screen.written.join("")).toContain("38;5;241"), { timeout: 10_000 });
  expect(screen.rows().at(-1)).toBe("› x");
});

test("a theme is tried on from a list, with its background, and comes off with Escape", async () => {
  const { screen } = await together(100, 24);
  await screen.shows("online");
  screen.type(`/theme${enter}`);
  await screen.shows(/│ Themes\n.*│›auto/);
  screen.type("\x1b[B\x1b[B\x1b[B");
  await screen.shows("›high-contrast");
  expect(screen.written.join("")).toContain("\x1b]11;#000000\x1b\\");
  screen.type("\x1b[27u");
  await screen.shows(text => !/Themes|try one on/.test(text) && text.includes("of 2 here"));
  expect(screen.written.join("")).toContain("\x1b]110\x1b\\\x1b]111\x1b\\");
  screen.type(`/theme gruvbox${enter}`);
  await screen.shows('theme = "gruvbox"');
  expect(screen.written.join("")).toContain("\x1b]11;#282828\x1b\\");
  screen.type(`/theme grubox${enter}`);
  await screen.shows("There is no theme grubox");
});

test("in the bare view what is asked is seen until it is answered", async () => {
  const { screen, alice, room } = await together();
  await said(alice, room, "one to keep");
  await screen.shows("one to keep");
  screen.type("\x1bl\x13");
  await screen.shows(text => !text.includes("online"));
  screen.type("d");
  await screen.shows("Delete this message for everybody? y: yes, any other key: no");
  screen.type("n");
  await screen.shows(text => !text.includes("Delete this") && text.includes("one to keep"));
});

test("while nothing happens nothing is written", async () => {
  const { alice, room } = await aliceAndBob();
  await alice.view(room);
  const clock = new FakeClock();
  const screen = new TestTui(alice, room, 80, 24, undefined, {}, { clock });
  clock.pass(100);
  await screen.shows("bob and alice joined");
  clock.pass(61_000);
  const before = screen.written.length;
  // Not so long that one is idle, which others see.
  clock.pass(3 * 60_000);
  expect(screen.written.slice(before).join("")).toBe("");
});
