import { expect, it } from "vitest";
import { enterWhenOnline } from "../../src/cli/commands/join.ts";
import { online, testClient } from "../client/support/test-client.ts";
import { testServer } from "../server/support/test-server.ts";

it("who was to own the server and does not is told so, and is in the room all the same", async () => {
  const server = await testServer();
  const client = await testClient(server.address, "alice");
  client.start();
  await online(client);
  const shown: number[] = [];
  const notices: string[] = [];
  const tui = {
    arrive: (room: number) => void shown.push(room),
    notify: (text: string) => void notices.push(text),
  };
  await enterWhenOnline(client, "general", tui, "not-the-code");
  expect(shown).toHaveLength(1);
  expect(notices).toEqual([expect.stringMatching(/^You do not own this server: \S/)]);
  notices.length = 0;
  await enterWhenOnline(client, "general", tui, server.ownerCode);
  expect(notices).toEqual([]);
});

it("who wants to talk to somebody is shown the conversation with them, and told if there is nobody of that name", async () => {
  const server = await testServer();
  for (const name of ["bob", "alice"]) {
    const client = await testClient(server.address, name);
    client.start();
    await online(client);
    if (name === "bob") continue;
    const shown: number[] = [];
    const notices: string[] = [];
    const tui = {
      arrive: (room: number) => shown.push(room),
      notify: (text: string) => notices.push(text),
    };
    await enterWhenOnline(client, ["bob"], tui);
    expect(shown.map(room => client.rooms.get().get(room)?.name)).toEqual(["@bob"]);
    expect(notices).toEqual([]);
    await enterWhenOnline(client, ["nobody-at-all"], tui);
    expect(notices).toHaveLength(1);
  }
});
