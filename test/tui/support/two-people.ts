import { noRates } from "../../../src/server/limits/settings.ts";
import { inGeneral, testClient } from "../../client/support/test-client.ts";
import { testServer } from "../../server/support/test-server.ts";
import { TestTui } from "./test-tui.ts";

/** alice and bob on a server of their own, both in #general. */
export async function aliceAndBob() {
  const { address } = await testServer({ limits: noRates });
  const [alice, bob] = await Promise.all([testClient(address, "alice"), testClient(address, "bob")]);
  const room = await inGeneral(bob);
  await inGeneral(alice);
  return { address, alice, bob, room };
}

/** alice at a screen in #general, and bob somewhere else in it. */
export async function together(columns?: number, rows?: number) {
  const people = await aliceAndBob();
  return { ...people, screen: new TestTui(people.alice, people.room, columns, rows) };
}
