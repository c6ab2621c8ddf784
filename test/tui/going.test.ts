import { expect, test, vi } from "vitest";
import { isFailure } from "../../src/client/index.ts";
import { keptWidths } from "../../src/tui/kept-widths.ts";
import { when } from "../client/support/test-client.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob } from "./support/two-people.ts";

const altK = "\x1bk";
const ctrlK = "\x0b";
const ctrlN = "\x0e";
const down = "\x1b[B";

/** alice at a screen in #general, in #ops and #opera, too; bob is in #general and #ops. */
async function together(columns?: number, rows?: number) {
  const { alice, bob, room: general } = await aliceAndBob();
  const [ops, opera] = [await alice.create("ops"), await alice.create("opera")];
  if (isFailure(ops) || isFailure(opera)) throw new Error("alice is in no room");
  await bob.join("ops");
  const screen = new TestTui(alice, general, columns, rows);
  await screen.shows("#opera");
  return { alice, bob, general, ops: ops.room, opera: opera.room, screen };
}

test("what is typed finds a room, and Enter goes there", async () => {
  const { screen } = await together();
  screen.type(`${altK}ope`);
  await screen.shows(/Go to[\s\S]*│?›#opera/);
  await screen.shows("Go where?");
  expect(screen.rows().at(-1)).toBe("› ope");
  screen.type("\r");
  await screen.shows(/^ ?#opera/);
  expect(screen.rows().at(-1)?.trimEnd()).toBe("›");
});

test("keys move in the list, past its end to its beginning; Escape leaves all as it was", async () => {
  const { screen } = await together();
  screen.type(`half a line${altK}#op`);
  await screen.shows(/│›#op/);
  const first = screen.text().includes("│›#opera") ? ["#opera", "#ops"] : ["#ops", "#opera"];
  screen.type(down);
  await screen.shows(`│›${first[1]}`);
  screen.type(ctrlN);
  await screen.shows(`│›${first[0]}`);
  screen.type("\x1b");
  await screen.shows(text => !text.includes("Go to") && text.includes("› half a line"));
});

test("whoever has gone elsewhere before there was an answer is not taken back to where they were to begin", async () => {
  const { screen, alice, general, opera } = await together();
  screen.tui.arrive(general);
  screen.type("\x1b2half a");
  await screen.shows("beginning of #opera");
  screen.tui.arrive(general);
  screen.type(" sentence\r");
  await when(alice.room(opera).timeline, ({ messages }) => messages.at(-1)?.text === "half a sentence");
});

test("what was being written when a room is looked for can be put back", async () => {
  const { screen } = await together();
  screen.type("half a line\x07");
  await screen.shows(/› \/go *$/);
  screen.type("\x7f\x7f\x7f\x7f\x19");
  await screen.shows("› half a line");
});

test("Ctrl+C puts a line beside what was cut before it", async () => {
  const { screen } = await together();
  screen.type("first\x03second\x03\x19");
  await screen.shows("› second");
  screen.type("\x1by");
  await screen.shows("› first");
});

test("Ctrl+K goes anywhere on an empty line, and cuts one that is not", async () => {
  const { screen } = await together();
  screen.type(ctrlK);
  await screen.shows("Go to");
  screen.type("\x1b");
  await screen.shows(text => !text.includes("Go to"));
  screen.type(`words\x01${ctrlK}`);
  await screen.shows(text => !text.includes("words") && !text.includes("Go to"));
  screen.type("\x19");
  await screen.shows("› words");
});

test("a person is a conversation with them, and a command waits for what it is about", async () => {
  const { screen, alice } = await together();
  await when(alice.rooms, rooms => rooms.size === 3);
  screen.type(`${altK}@bob\r`);
  await screen.shows(/^ ?@bob/);
  screen.type(`${altK}/topi\r`);
  await screen.shows("› /topic");
});

test("Alt+N goes to the message that names one in another room, and Alt+A to that room before others", async () => {
  const { screen, alice, bob, ops, opera } = await together();
  await bob.join("opera");
  await bob.send(ops, "unread");
  await bob.send(opera, "hello @alice");
  await bob.send(opera, "and more");
  await when(alice.rooms, rooms => rooms.get(opera)?.ordinal === 2 && rooms.get(ops)?.ordinal === 1);
  screen.type("\x1bn");
  await screen.shows(/│›.*hello @alice/);
  screen.type("\x1bp");
  await screen.shows("No other message that names you");
  screen.type("\x1ba");
  await screen.shows(/^ ?#ops/);
});

test("Alt+L leaves the messages alone on the screen, and brings all back", async () => {
  const { screen } = await together();
  screen.type("\x1bl");
  await screen.shows(text => !text.includes("#opera") && !text.includes("│") && text.includes("joined"));
  screen.type("\x1bl");
  await screen.shows("#opera");
});

const press = (button: number, x: number, y: number) => `\x1b[<${button};${x + 1};${y + 1}M`;

test("the mouse is the terminal's until Alt+M takes it, and again afterwards, also at the end", async () => {
  const { screen } = await together();
  expect(screen.written.join("")).not.toMatch(/\x1b\[\?100[0236]/);
  screen.type("\x1bm");
  await screen.shows("The mouse scrolls");
  expect(screen.written.join("")).toContain("\x1b[?1002h\x1b[?1006h");
  screen.tui.quit();
  expect(screen.written.join("")).toContain("\x1b[?1006l\x1b[?1002l");
});

test("a click opens a room or a person and chooses a message, and the wheel scrolls", async () => {
  const { screen, alice, bob, general } = await together(120, 24);
  for (let n = 10; n < 50; n++) await bob.send(general, `message ${n}`);
  await screen.shows("message 49");
  screen.type("\x1bm");
  await screen.shows("The mouse scrolls");
  screen.type(press(64, 60, 10));
  await screen.shows(text => !text.includes("message 49") && text.includes("message 46"));
  screen.type(press(65, 60, 10));
  await screen.shows("message 49");
  const y = screen.rows().findIndex(row => row.includes("message 44"));
  screen.type(press(0, 60, y));
  await screen.shows(/│›[^│]*message 44/);
  screen.type(
    press(
      0,
      3,
      screen.rows().findIndex(row => row.includes("#opera")),
    ),
  );
  await screen.shows(/^ ?#opera/);
  screen.type(
    press(
      0,
      3,
      screen.rows().findIndex(row => row.includes("#general")),
    ),
  );
  await screen.shows("message 49");
  screen.type(
    press(
      0,
      105,
      screen.rows().findIndex(row => /│[^│]*bob *$/.test(row)),
    ),
  );
  await screen.shows(/^ ?@bob/);
  await when(alice.rooms, rooms => rooms.size === 4);
});

test("a click reveals what is hidden, and reacts as others did", async () => {
  const { screen, alice, bob, general } = await together(120, 24);
  const secret = await bob.send(general, "it was ||the butler||");
  const said = await bob.outcome(secret);
  if (typeof said !== "object" || !("seq" in said)) throw new Error("bob said nothing");
  await bob.request("react", { room: general, seq: said.seq, emoji: "👍", on: true });
  await screen.shows(/ 👍 +1/);
  screen.type("\x1bm");
  await screen.shows("The mouse scrolls");
  const click = (text: string) => {
    const y = screen.rows().findIndex(row => row.includes(text));
    screen.type(press(0, screen.rows()[y]?.indexOf(text) ?? 0, y));
  };
  click("▒");
  await screen.shows("the butler");
  click("👍");
  await screen.shows(/\[👍 +2\]/);
  click("👍");
  await screen.shows(/ 👍 +1/);
  expect(alice.room(general).timeline.get().messages.at(-1)?.reactions).toMatchObject([{ count: 1 }]);
});

test("the wheel scrolls the rooms and what a list has found, whose second click goes there", async () => {
  const { screen, alice, bob, general } = await together(120, 12);
  for (let n = 10; n < 30; n++) await alice.create(`room-${n}`);
  for (let n = 10; n < 30; n++) await bob.send(general, `tea ${n}`);
  await screen.shows("tea 29");
  screen.type("\x1bm");
  await screen.shows(text => text.includes("#room-10") && !text.includes("#room-29"));
  screen.type(press(65, 3, 5).repeat(8));
  await screen.shows(text => text.includes("#room-29") && !text.includes("#room-10"));
  screen.type(press(64, 3, 5).repeat(8));
  await screen.shows("#room-10");
  screen.type("/search tea\r");
  await screen.shows(/Search: tea[\s\S]*›[^│]*tea 29/);
  // At once, so that nothing moves any more when it is seen.
  screen.type(press(65, 60, 5).repeat(4));
  await screen.shows(/tea 19/);
  const click = () =>
    screen.type(
      press(
        0,
        60,
        screen.rows().findIndex(row => row.includes("tea 19")),
      ),
    );
  click();
  await screen.shows(/│›[^│]*tea 19/);
  click();
  await screen.shows(text => !text.includes("Search") && /│›[^│]*tea 19/.test(text));
});

test("the edge of a side pane is dragged to where it should be", async () => {
  const { screen } = await together(120, 24);
  screen.type("\x1bm");
  const edge = () => screen.rows()[5]?.indexOf("│") ?? -1;
  const before = edge();
  expect(before).toBe(23);
  screen.type(`${press(0, before, 5)}${press(32, 40, 6)}\x1b[<0;41;7m`);
  await screen.shows(() => edge() === 40);
  // Nothing follows a mouse that was let go.
  screen.type(press(32, 10, 6));
  screen.type(press(0, 40, 5) + press(32, 1, 5));
  await screen.shows(() => edge() === 7);
  const other = screen.rows()[5]?.lastIndexOf("│") ?? -1;
  screen.type(press(0, other, 5) + press(32, 70, 5));
  await screen.shows(() => screen.rows()[5]?.lastIndexOf("│") === 70);
});

test("a side pane is as wide in the next run as it was drawn in this one", async () => {
  const { alice, room } = await aliceAndBob();
  const keptWidth = keptWidths(temporaryDirectory());
  const next = () => new TestTui(alice, room, 120, 24, undefined, {}, { keptWidth });
  const screen = next();
  await screen.shows("#general");
  const edges = (of: TestTui) => [of.rows()[5]?.indexOf("│"), of.rows()[5]?.lastIndexOf("│")];
  expect(edges(screen)).toEqual([23, 100]);
  screen.type(`\x1bm${press(0, 23, 5)}${press(32, 40, 6)}\x1b[<0;41;7m`);
  screen.type(`${press(0, 100, 5)}${press(32, 90, 6)}\x1b[<0;91;7m`);
  await screen.shows(() => edges(screen).join() === "40,90");
  screen.tui.quit();
  const again = next();
  await again.shows("#general");
  expect(edges(again)).toEqual([40, 90]);
});

test("who draws a side pane where nothing can be kept is told so, and has it as wide for now", async () => {
  const { alice, room } = await aliceAndBob();
  const keptWidth = { read: () => ({}), keep: () => "This could not be kept on disk: full" };
  const screen = new TestTui(alice, room, 120, 24, undefined, {}, { keptWidth });
  await screen.shows("#general");
  screen.type(`\x1bm${press(0, 23, 5)}${press(32, 40, 6)}\x1b[<0;41;7m`);
  await screen.shows("This could not be kept on disk: full");
  expect(screen.rows()[5]?.indexOf("│")).toBe(40);
});

test("Alt+I lists what is unread, and Enter goes there", async () => {
  const { screen, alice, bob, ops } = await together();
  await bob.send(ops, "plain");
  await bob.send(ops, "for @alice");
  await when(alice.rooms, rooms => rooms.get(ops)?.ordinal === 2);
  screen.type("\x1bi");
  await screen.shows(/Not read[\s\S]*for @alice[\s\S]*plain/);
  screen.type("\r");
  await screen.shows(/^ ?#ops/);
});

test("what is marked as read goes, comes back while it is undone, and is read when one leaves", async () => {
  const { screen, alice, bob, ops } = await together();
  for (const text of ["one", "two", "three"]) await bob.send(ops, text);
  await when(alice.rooms, rooms => rooms.get(ops)?.ordinal === 3);
  screen.type("\x1bi");
  await screen.shows(/Not read[\s\S]*›[^│]*one[\s\S]*two[\s\S]*three/);
  screen.type("jm");
  await screen.shows(text => /2 messages marked as read/.test(text) && /›[^│]*three/.test(text));
  expect(screen.text()).not.toContain(" two");
  screen.type("m");
  await screen.shows("Nothing.");
  screen.type("uu");
  await screen.shows(/one[\s\S]*›[^│]*two[\s\S]*three/);
  expect(alice.rooms.get().get(ops)?.readOrdinal).toBe(0);
  screen.type("m\x1b");
  await when(alice.rooms, rooms => rooms.get(ops)?.readOrdinal === 2);
});

test("what one has not read is answered where it is listed", async () => {
  const { screen, alice, bob, ops } = await together();
  await bob.send(ops, "tea?");
  await when(alice.rooms, rooms => rooms.get(ops)?.ordinal === 1);
  screen.type("\x1bi");
  await screen.shows(/›[^│]*tea\?/);
  screen.type("r");
  await screen.shows("answer to bob");
  screen.type("yes please\r");
  await screen.shows(/You answered bob[\s\S]*/);
  expect(screen.text()).toMatch(/Not read/);
  await bob.view(ops);
  await when(bob.room(ops).timeline, ({ messages }) => {
    const last = messages.at(-1);
    return last?.text === "yes please" && last.reply?.text === "tea?";
  });
  screen.type("\x1b");
  await screen.shows(text => !text.includes("Not read"));
  screen.type("/go ops\r");
  await screen.shows(/^ ?#ops/);
  expect(screen.rows().at(-1)?.trimEnd()).toBe("›");
});

test("an answer that one goes away from is written on in the room of its message", async () => {
  const { screen, alice, bob, ops } = await together(120);
  await bob.send(ops, "tea?");
  await when(alice.rooms, rooms => rooms.get(ops)?.ordinal === 1);
  screen.type("\x1bi");
  await screen.shows(/›[^│]*tea\?/);
  screen.type("ryes\x1b");
  await screen.shows("Your answer to bob waits in its room.");
  screen.type("\x1ba");
  await screen.shows(/reply to bob[\s\S]*› yes/);
  screen.type(" please\r");
  await when(alice.room(ops).timeline, ({ messages }) => messages.at(-1)?.reply?.text === "tea?");
  expect(screen.rows().at(-1)?.trimEnd()).toBe("›");
});

test("an answer that the disk does not take is still there to be sent", async () => {
  const { screen, alice, bob, ops } = await together(120);
  await bob.send(ops, "tea?");
  await when(alice.rooms, rooms => rooms.get(ops)?.ordinal === 1);
  screen.type("\x1bi");
  await screen.shows(/›[^│]*tea\?/);
  vi.spyOn(alice, "send").mockRejectedValueOnce(new Error("no space left"));
  screen.type("ryes please\r");
  await screen.shows("This could not be kept on disk: no space left");
  expect(screen.rows().at(-1)).toBe("› yes please");
  expect(alice.rooms.get().get(ops)?.readOrdinal).toBe(0);
});
