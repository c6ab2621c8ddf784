import { expect, test } from "vitest";
import type { Servers } from "../../src/tui/servers.ts";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob } from "./support/two-people.ts";

/** alice at home, with another server that answers, and one that does not. */
async function atHome() {
  const { alice, room } = await aliceAndBob();
  const gone: string[] = [];
  const servers: Servers = {
    here: "home",
    known: ["home", "work", "void"].map(name => ({ name, about: `wss://${name}.example as alice` })),
    async go(name) {
      gone.push(name);
      return name === "void" ? "No server answers at wss://void.example." : undefined;
    },
  };
  const screen = new TestTui(alice, room, 120, 24, undefined, {}, { servers });
  await screen.shows("This is the beginning");
  return { screen, gone };
}

test("/server lists the profiles and says which one is here", async () => {
  const { screen } = await atHome();
  screen.type("/server\r");
  await screen.shows(/\*home \(wss:\/\/home\.example as alice\) {2}work \(/);
});

test("/server with a name, which Tab completes, goes there; - goes back", async () => {
  const { screen, gone } = await atHome();
  screen.type("/server wo\t\r");
  await screen.shows("Going to work");
  screen.type("/server -\r");
  await screen.shows("Going to where you were");
  expect(gone).toEqual(["work", "-"]);
});

test("a server that does not answer is a sentence, and one is where one was", async () => {
  const { screen } = await atHome();
  screen.type("/server void\r");
  await screen.shows("No server answers at wss://void.example.");
  expect(screen.text()).toContain("This is the beginning of #general.");
});

test("a name that no profile has, and where one is already, ask no server", async () => {
  const { screen, gone } = await atHome();
  screen.type("/server wrok\r");
  await screen.shows("There is no profile wrok: home, work, void.");
  screen.type("\x15/server home\r");
  await screen.shows("You are on home.");
  expect(gone).toEqual([]);
});

test("Alt+K offers the other servers, and Enter goes there", async () => {
  const { screen, gone } = await atHome();
  screen.type("\x1bkwork");
  const list = await screen.shows(/›\/server work +wss:\/\/work\.example as alice/);
  expect(list).not.toContain("/server home");
  screen.type("\r");
  await screen.shows("Going to work");
  expect(gone).toEqual(["work"]);
});
