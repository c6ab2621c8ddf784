import { expect, test } from "vitest";
import type { Message } from "../../src/protocol/index.ts";
import {
  type Line,
  messageOf,
  noMembers,
  roomOf,
  ScriptedServer,
  wholeHistory,
} from "../client/support/scripted-server.ts";
import { online, testClient } from "../client/support/test-client.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import { TestTui } from "./support/test-tui.ts";

/** Longer than from one frame of the screen to the next. */
const frame = 50;

const pageUp = "\x1b[5~";
const ctrlHome = "\x1b[1;5H";
const ctrlF = "\x06";

/** Each of them a row, of one time. */
function messages(from: number, to: number): Message[] {
  return Array.from({ length: to - from + 1 }, (_, place) => messageOf(from + place, { at: 1 }));
}

/** alice over a room of 400 messages, of which the last hundred are loaded, on a screen with 22 rows for them. */
async function aliceReading(clock?: FakeClock): Promise<{ line: Line; screen: TestTui }> {
  const server = await ScriptedServer.start();
  const alice = await testClient(server.address, "alice");
  alice.start();
  const line = await server.signedIn([
    roomOf(1, { head: 400, ordinal: 400, readOrdinal: 400, read: 400, delivered: 400 }),
  ]);
  await online(alice);
  const screen = new TestTui(alice, 1, 60, 25, undefined, {}, clock && { clock });
  await line.answer("history", wholeHistory(messages(301, 400), { start: false }));
  await line.answer("members", noMembers);
  await line.taken();
  clock?.pass(frame);
  await screen.shows("text 400");
  return { line, screen };
}

test("a window that has grown over what is loaded gets the page before it, without a key", async () => {
  const { line, screen } = await aliceReading();
  screen.type(pageUp + pageUp);
  await screen.shows(text => !text.includes("text 400"));
  expect(line.left("history")).toEqual([]);
  screen.resize(60, 80);
  const asked = await line.answer("history", wholeHistory(messages(201, 300), { start: false }));
  expect(asked).toMatchObject({ before: 301 });
  await screen.shows("text 290");
  expect(screen.rows().slice(1, -2)).not.toContain("");
});

test("what the server does not give then is not asked for without end", async () => {
  const clock = new FakeClock();
  const { line, screen } = await aliceReading(clock);
  screen.type(pageUp + pageUp);
  screen.resize(60, 80);
  clock.pass(frame);
  await line.refuse("history", "not_found");
  await line.taken();
  clock.pass(frame);
  await line.taken();
  expect(line.left("history")).toEqual([]);
});

test("at the beginning of a room, what is below comes into a window that has grown", async () => {
  const { line, screen } = await aliceReading();
  screen.type(ctrlHome);
  await line.answer("history", wholeHistory(messages(1, 100), { end: false }));
  await screen.shows("beginning of");
  screen.resize(60, 80);
  await screen.shows("text 70");
  expect(screen.rows()[1]).toContain("beginning of");
});

test("a list that fills no longer the window fills it again from its first, and with its next page", async () => {
  const { line, screen } = await aliceReading();
  screen.type(`${ctrlF}text\r`);
  const found = (from: number, to: number) => messages(from, to).map(message => ({ room: 1, message }));
  await line.answer("search", { found: found(1, 50), next: 50 });
  await screen.shows("text 15");
  screen.resize(60, 80);
  expect(await line.answer("search", { found: found(51, 100) })).toMatchObject({ before: 50 });
  await screen.shows("text 70");
});
