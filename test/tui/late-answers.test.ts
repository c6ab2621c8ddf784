import { expect, test, vi } from "vitest";
import { offline } from "../../src/client/failure.ts";
import { type Client, isFailure, type RoomView } from "../../src/client/index.ts";
import { when } from "../client/support/test-client.ts";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob, together } from "./support/two-people.ts";

const enter = "\r";

/** What alice asks a room for in this way comes when she is told that it may. */
function held(alice: Client, room: number, way: "showAt" | "showAround") {
  const live: RoomView = alice.room(room);
  const ask = live[way].bind(live);
  const { promise, resolve } = Promise.withResolvers<void>();
  const spy = vi.spyOn(live, way).mockImplementation(async (place: number) => {
    await promise;
    return ask(place);
  });
  return {
    async come() {
      resolve();
      await spy.mock.results[0]?.value;
    },
  };
}

/** alice at a screen in #general, where bob has said something. */
async function spoken(...texts: string[]) {
  const people = await together(100, 24);
  for (const text of texts) await people.bob.send(people.room, text);
  await people.screen.shows(texts.at(-1) ?? "");
  return people;
}

test("what is typed while the answer to /goto is waited for stays text when it comes", async () => {
  const { screen, alice, room } = await spoken("one", "two");
  const answer = held(alice, room, "showAt");
  screen.type(`/goto start${enter}`);
  screen.type("I will ");
  await answer.come();
  screen.type("delete it");
  await screen.shows("› I will delete it");
  expect(screen.text()).not.toContain("Delete this message");
});

test("a message is chosen when the answer comes if no key was pressed meanwhile", async () => {
  const { screen, alice, room } = await spoken("one", "two");
  const answer = held(alice, room, "showAt");
  screen.type(`/goto start${enter}`);
  await answer.come();
  await screen.shows(/│›[^│]*one/);
});

test("a place that cannot be shown is told, and no other message is chosen", async () => {
  const { screen, alice, room } = await spoken("one", "two");
  screen.type(`/goto #general/999${enter}`);
  await screen.shows("There is no such message in #general.");
  screen.type("d");
  await screen.shows("› d");
  vi.spyOn(alice.room(room), "showAround").mockResolvedValue(offline);
  screen.type(`\x15/goto #general/998${enter}`);
  await screen.shows("This cannot be shown: There is no connection to the server.");
  screen.type("d");
  await screen.shows("› d");
});

/** alice at a screen in #general, and bob has said something in #ops, too. */
async function inTwoRooms() {
  const { alice, bob, room: general } = await aliceAndBob();
  const ops = await alice.create("ops");
  if (isFailure(ops)) throw new Error(ops.message);
  await bob.join("ops");
  await bob.send(general, "here");
  await bob.send(ops.room, "there");
  const screen = new TestTui(alice, general, 100, 24);
  await screen.shows("bob  here");
  await when(alice.rooms, rooms => rooms.get(ops.room)?.ordinal === 1);
  return { screen, alice, general, ops: ops.room };
}

test("who has gone to another room before the first message came writes there, and chooses nothing", async () => {
  const { screen, alice, general } = await inTwoRooms();
  const { timeline } = alice.room(general);
  const loaded = timeline.get();
  const get = vi.spyOn(timeline, "get").mockReturnValue({ ...loaded, atStart: false });
  const answer = held(alice, general, "showAround");
  screen.type("\x13g");
  get.mockRestore();
  screen.type("\x1b2");
  await screen.shows("bob  there");
  await answer.come();
  screen.type("reads");
  await screen.shows("› reads");
});

test("a thread in another room is not opened for who has gone elsewhere before it came", async () => {
  const { screen, alice, ops } = await inTwoRooms();
  const answer = held(alice, ops, "showAround");
  screen.type("\x1bi");
  await screen.shows(/Not read[\s\S]*bob {2}there/);
  screen.type("t");
  screen.type("\x1b1");
  await answer.come();
  screen.type("reads");
  await screen.shows("› reads");
});

test("what is known of a message is not put before another room", async () => {
  const { screen, alice } = await inTwoRooms();
  const { promise, resolve } = Promise.withResolvers<void>();
  const ask = alice.request.bind(alice);
  const spy = vi.spyOn(alice, "request").mockImplementation(async (type, body) => {
    if (type === "info") await promise;
    return ask(type, body);
  });
  screen.type("\x13i");
  const asked = spy.mock.results.at(-1)?.value;
  screen.type("\x1b2");
  await screen.shows("bob  there");
  screen.type("\x13");
  await screen.shows(/›[^│]*there/);
  resolve();
  await asked;
  screen.type("r");
  await screen.shows("reply to bob (Esc: no): there");
});
