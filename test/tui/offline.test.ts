import { expect, test } from "vitest";
import { inGeneral, testClient } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { TestTui } from "./support/test-tui.ts";

/** alice, who was in #general before and has no connection now: it was not even tried. */
async function aliceOffline(rooms = ["general"]) {
  const { address } = await testServer();
  const stateDir = temporaryDirectory();
  const before = await testClient(address, "alice", { stateDir });
  const room = await inGeneral(before);
  for (const name of rooms.slice(1)) await before.create(name);
  await before.stop();
  const alice = await testClient(address, "alice", { stateDir });
  return { alice, room, screen: new TestTui(alice, room) };
}

test("what waits stands under the name one signs in with, before the server has said a word", async () => {
  const { screen } = await aliceOffline();
  screen.type("over the mountains\r");
  expect(await screen.shows("over the mountains")).toMatch(/ alice {2}over the mountains/);
  screen.type("/me waves\r");
  await screen.shows(/\* alice {2}waves/);
});

test("without a connection it is said that what was said before comes back, also over what waits", async () => {
  const { alice, room, screen } = await aliceOffline();
  const before = "Older messages are here when the server is back.";
  expect(await screen.shows(before)).toContain("What you write is sent when the server is back.");
  screen.type("over the mountains\r");
  expect(await screen.shows("over the mountains")).toContain(before);
  alice.start();
  await screen.shows(text => text.includes("beginning of #general") && !text.includes(before));
  expect(alice.room(room).timeline.get().atEnd).toBe(true);
});

test("without a connection /join goes where one is, and nowhere else", async () => {
  const { screen } = await aliceOffline(["general", "plans"]);
  await screen.shows("›#general");
  screen.type("/join Plans\r");
  await screen.shows("›#plans");
  screen.type("/join elsewhere\r");
  await screen.shows("There is no connection to the server.");
});
