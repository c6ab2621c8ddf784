import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Client } from "../../../src/client/index.ts";
import { noRates } from "../../../src/server/limits/settings.ts";
import { inGeneral, testClient } from "../../client/support/test-client.ts";
import { testServer } from "../../server/support/test-server.ts";
import { TestTui } from "./test-tui.ts";

// Removed at the very end: a client that was stopped may still be writing its list of rooms.
const files = mkdtempSync(join(tmpdir(), "backchannel-test-"));
afterAll(() => rmSync(files, { recursive: true, force: true }));

/** A client whose files stay until all tests of the file are over. */
export function clientOf(address: string, user: string): Promise<Client> {
  return testClient(address, user, { stateDir: mkdtempSync(join(files, user)) });
}

/** alice and bob on a server of their own, both in #general. */
export async function aliceAndBob() {
  const { address } = await testServer({ limits: noRates });
  const [alice, bob] = await Promise.all([clientOf(address, "alice"), clientOf(address, "bob")]);
  const room = await inGeneral(bob);
  await inGeneral(alice);
  return { address, alice, bob, room };
}

/** alice at a screen in #general, and bob somewhere else in it. */
export async function together(columns?: number, rows?: number) {
  const people = await aliceAndBob();
  return { ...people, screen: new TestTui(people.alice, people.room, columns, rows) };
}
