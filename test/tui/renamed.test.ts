import { expect, onTestFinished, test } from "vitest";
import type { Client } from "../../src/client/index.ts";
import { Line } from "../client/support/line.ts";
import { inGeneral, online, testClient, when } from "../client/support/test-client.ts";
import { testServer } from "../server/support/test-server.ts";
import { TestTui } from "./support/test-tui.ts";

async function said(client: Client, room: number, text: string): Promise<void> {
  await client.outcome(await client.send(room, text));
}

/** alice at a screen whose line can be broken, and bob. */
async function scene() {
  const server = await testServer();
  const line = await Line.lay(() => server.port);
  onTestFinished(() => line.close());
  const [alice, bob] = [await testClient(line.address, "alice"), await testClient(server.address, "bob")];
  const room = await inGeneral(bob);
  await inGeneral(alice);
  return { line, alice, bob, room, screen: new TestTui(alice, room) };
}

test("a new name is a line where it was taken, at once and for who was away", async () => {
  const { line, alice, bob, room, screen } = await scene();
  await said(bob, room, "one");
  await bob.request("rename", { name: "bert" });
  await said(bob, room, "two");
  await screen.shows(/bert {2}one *\n.* bob is now called bert\n.*bert {2}two/);

  line.break();
  await when(alice.connection, ({ status }) => status === "waiting");
  await bob.request("rename", { name: "bertie" });
  await said(bob, room, "three");
  line.mend();
  alice.retryNow();
  await online(alice);
  const text = await screen.shows(
    /bertie {2}one *\n.* two *\n.* bert is now called bertie\n(.*new since.*\n)?.*bertie {2}three/,
  );
  expect(text).not.toContain("bob is now");
});

test("who is shown otherwise is told at once, and typing goes by what they are called", async () => {
  const { alice, bob, room, screen } = await scene();
  await said(bob, room, "one");
  await screen.shows("bob  one");
  await alice.request("profile", { display: "Alice L." });
  await screen.shows("alice is now shown as Alice L.");
  await bob.request("profile", { display: "Bob B." });
  await screen.shows(
    /Bob B\. and Alice L\. joined\n.*Bob B\. {2}one\n.*shown as Alice L\.\n.* bob is now shown as Bob B\./,
  );
  bob.typing(room, true);
  await screen.shows("Bob B. is typing…");
});
