import { expect, test, vi } from "vitest";
import { offline } from "../../src/client/failure.ts";
import type { Client, RoomView } from "../../src/client/index.ts";
import { together } from "./support/two-people.ts";

const enter = "\r";

/** What alice asks a room for in this way comes when she is told that it may. */
function held(alice: Client, room: number, way: "showAt" | "showAround" | "showNewest") {
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
  await screen.shows(/›[^│]*one/);
  screen.type("\x1b");
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
