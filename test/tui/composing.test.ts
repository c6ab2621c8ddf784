import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { inGeneral, testClient, when } from "../client/support/test-client.ts";
import { testServer } from "../server/support/test-server.ts";
import { TestTui } from "./support/test-tui.ts";

const tab = "\t";
const shiftTab = "\x1b[Z";

// Removed at the very end: a client that was stopped may still be writing its list of rooms.
const files = mkdtempSync(join(tmpdir(), "backchannel-test-"));
afterAll(() => rmSync(files, { recursive: true, force: true }));

/** An editor that says that it was there. */
const editor = `"${process.execPath}" -e "require('fs').appendFileSync(process.argv[1], ' and more')"`;

/** alice at a screen in #general, and some others somewhere else in it. */
async function together(...others: string[]) {
  const { address } = await testServer();
  const stateDir = mkdtempSync(join(files, "alice"));
  const alice = await testClient(address, "alice", { stateDir });
  const room = await inGeneral(alice);
  const them = [];
  for (const name of others) {
    const client = await testClient(address, name, { stateDir: mkdtempSync(join(files, name)) });
    await inGeneral(client);
    them.push(client);
  }
  const screen = new TestTui(alice, room, 100, 24, undefined, { EDITOR: editor });
  await when(alice.room(room).people, ({ members }) => members.size === others.length + 1);
  const line = (text: string) =>
    screen.shows(() => screen.rows().at(-1)?.trimEnd() === `› ${text}`.trimEnd());
  return { address, stateDir, alice, them, room, screen, line };
}

test("Tab goes through the people, who spoke last first, and any other key takes one", async () => {
  const { screen, them, room, line } = await together("bob", "bea");
  await them[1]?.send(room, "I am bea");
  await them[0]?.send(room, "and I bob");
  await screen.shows("and I bob");
  screen.type(`b${tab}`);
  await line("bob:");
  await screen.shows("bob:  bea:");
  screen.type(`${tab}`);
  await line("bea:");
  screen.type(`${shiftTab}hello`);
  await line("bob: hello");
});

test("a command is completed, and it is told how it is used", async () => {
  const { screen, line } = await together();
  screen.type(`/kic${tab}`);
  await line("/kick");
  await screen.shows("/kick NAME [WHY]  take somebody out of this room");
});

test("what was being written is there again in the next run", async () => {
  const { address, stateDir, alice, room, screen, line } = await together();
  screen.type("not done with");
  await line("not done with");
  screen.tui.quit();
  await alice.stop();
  const again = await testClient(address, "alice", { stateDir });
  await inGeneral(again);
  const next = new TestTui(again, room, 100, 24);
  await next.shows("› not done with");
});

test("what was sent is found again in the next run, in its room; of commands only what was said", async () => {
  const { address, stateDir, alice, screen } = await together();
  screen.type("hello\r/me waves\r/status secret\r/join other\r");
  await screen.shows("›#other");
  screen.type("elsewhere\r");
  await screen.shows(/elsewhere +✓/);
  screen.tui.quit();
  await alice.stop();
  const again = await testClient(address, "alice", { stateDir });
  const next = new TestTui(again, await inGeneral(again), 100, 24);
  const line = (text: string) => next.shows(() => next.rows().at(-1)?.trimEnd() === `› ${text}`);
  next.type("\x12l");
  await next.shows(/── hello .*Enter: take it/);
  next.type("\x03\x1b[1;5A");
  await line("/me waves");
  next.type("\x1b[1;5A");
  await line("hello");
  next.type("\x1b[1;5A!");
  await line("hello!");
});

test("of pasted lines one may choose what they become", async () => {
  const { screen, line } = await together();
  const pasted = "\x1b[200~one\rtwo\rthree\x1b[201~";
  screen.type(pasted);
  await screen.shows("3 lines pasted: Enter sends  Alt+J joins  Alt+C code block  Esc discards");
  screen.type("\x1bj");
  await line("one two three");
  screen.type(`\x15${pasted}\x1bc`);
  await screen.shows(/› ```\n *one\n *two\n *three\n *```/);
  screen.type(`\x03${pasted}`);
  await screen.shows("3 lines pasted");
  screen.type("\x1b");
  await line("");
});

test("what was sent is searched as one types, and taken with Enter", async () => {
  const { screen, line } = await together();
  screen.type("deploy now\rhello\rdeploy later\r");
  await screen.shows("deploy later");
  screen.type("unsent\x12dep");
  await screen.shows(/── deploy later .*Enter: take it/);
  screen.type("\x12");
  await screen.shows(/── deploy now /);
  screen.type("\r");
  await line("deploy now");
  screen.type("\x1f");
  await line("unsent");
});

test("the editor has the terminal and what is being written, and gives both back", async () => {
  const { screen, line } = await together();
  screen.type("a word");
  await line("a word");
  const before = screen.written.length;
  screen.type("\x18\x05");
  await line("a word and more");
  const written = screen.written.slice(before).join("");
  expect(written.indexOf("\x1b[?1049l")).toBeGreaterThanOrEqual(0);
  expect(written.indexOf("\x1b[?1049h")).toBeGreaterThan(written.indexOf("\x1b[?1049l"));
  screen.type("!");
  await line("a word and more!");
});

test("whoever quits, or is made to, while the editor has the terminal keeps what is written there", async () => {
  const { alice, room, screen, line } = await together();
  const keep = vi.spyOn(alice, "keepDraft");
  screen.type("a word");
  await line("a word");
  screen.type("\x18\x05");
  screen.tui.quit();
  await screen.tui.done;
  expect(keep).toHaveBeenLastCalledWith(room, "a word and more");
  expect(screen.terminal.buffer.active.type).toBe("normal");
});

test("the terminal is at hand for another server only when the editor is done, and its text is taken", async () => {
  const { alice, room, screen, line } = await together();
  const keep = vi.spyOn(alice, "keepDraft");
  screen.type("a word");
  await line("a word");
  screen.type("\x18\x05");
  await screen.tui.atHand;
  screen.tui.handOver();
  expect(keep).toHaveBeenLastCalledWith(room, "a word and more");
});

test("with vi = true there are two modes, the prompt and a word tell which, and Enter sends in both", async () => {
  const { screen, line, alice, room } = await together();
  screen.type("/vi on\r");
  await screen.shows("Esc is vi's normal mode now.");
  screen.type("one two");
  await line("one two");
  screen.type("\x1b");
  await screen.shows(/── normal mode /);
  await screen.shows("‹ one two");
  screen.type("2d");
  await screen.shows("normal mode: 2d");
  screen.type("\x1b");
  await screen.shows(/normal mode ─/);
  screen.type("0dwAx");
  await line("twox");
  screen.type("\x1b");
  await screen.shows("‹ twox");
  screen.type("u");
  await screen.shows("‹ two");
  screen.type("u\x12\r");
  await when(alice.room(room).timeline, ({ messages }) => messages.at(-1)?.text === "two");
  await line("");
});

test("vi's visual mode is told, shows what it selects, goes by arrows, and Esc or Ctrl+C leave it", async () => {
  const { screen, line } = await together();
  const inverse = () => {
    const { active } = screen.terminal.buffer;
    const row = active.getLine(active.baseY + 23);
    const cells = Array.from({ length: 100 }, (_, x) => row?.getCell(x));
    return cells.map(cell => (cell?.isInverse() ? cell.getChars() : "")).join("");
  };
  screen.type("/vi on\r");
  await screen.shows("Esc is vi's normal mode now.");
  screen.type("one two three");
  await line("one two three");
  screen.type("\x1b");
  await screen.shows("‹ one two three");
  screen.type("0v");
  await screen.shows(/── visual mode /);
  screen.type("2w");
  await screen.shows(() => inverse() === "one two t");
  screen.type("\x1b[D\x1b[D");
  await screen.shows(() => inverse() === "one two");
  screen.type("V");
  await screen.shows(/── visual mode, lines /);
  await screen.shows(() => inverse() === "one two three");
  screen.type("\x03");
  await screen.shows(/── normal mode /);
  expect(inverse()).toBe("");
  // Up and Down stay in the text while something is selected; Delete cuts it, a paste takes its place.
  screen.type("viw\x1b[A\x1b[B");
  await screen.shows(() => inverse() === "two");
  screen.type("\x1b[3~");
  await screen.shows(/‹ one {2}three *$/m);
  screen.type("0ve\x1b[200~four\x1b[201~");
  await screen.shows(/‹ four {2}three *$/m);
  expect(inverse()).toBe("");
  screen.type("v");
  await screen.shows(/── visual mode /);
  screen.type("\x1b");
  await screen.shows(/── normal mode /);
  screen.type("u");
  await screen.shows(/‹ {3}three *$/m);
});

test("in vi's normal mode k goes on to what was sent, keys of rooms and lists are as they were, and Esc leaves", async () => {
  const { screen, line } = await together();
  screen.type("/vi on\rfirst\rsecond\r");
  await screen.shows(/second +✓/);
  screen.type("draft");
  await line("draft");
  screen.type("\x1b");
  await screen.shows("‹ draft");
  screen.type("k");
  await screen.shows("‹ second");
  screen.type("kj");
  await screen.shows("‹ second");
  expect(screen.cursor().x).toBe("‹ secon".length);
  screen.type("\x13r");
  await screen.shows("reply to alice");
  screen.type("\x1b");
  await screen.shows(text => !text.includes("reply to alice"));
  screen.type("\x1bk");
  await screen.shows("Go where?");
  screen.type("x");
  await line("x");
  screen.type("\x1b");
  await screen.shows("‹ second");
  screen.type("\x1b[200~ and\x1b[201~");
  await screen.shows("‹ second and");
});
