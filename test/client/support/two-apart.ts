import { onTestFinished } from "vitest";
import { testServer } from "../../server/support/test-server.ts";
import { Line } from "./line.ts";
import { quickClock } from "./quick-clock.ts";
import { inGeneral, testClient } from "./test-client.ts";

/** alice and bob in #general, who is there over a line that can be broken. `user` is alice. */
export async function twoApart() {
  const server = await testServer({ clock: quickClock });
  const line = await Line.lay(() => server.port);
  onTestFinished(() => line.close());
  const alice = await testClient(server.address, "alice");
  const bob = await testClient(line.address, "bob", { clock: quickClock });
  const room = await inGeneral(alice);
  await inGeneral(bob);
  return { line, alice, bob, room, user: alice.me.get()?.user ?? 0 };
}
