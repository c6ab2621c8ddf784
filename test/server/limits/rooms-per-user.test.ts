import { expect, it } from "vitest";
import { inGeneral, signIn, testServer } from "../support/test-server.ts";

it("nobody is in more rooms than one may be, and who is there already is not sent away", async () => {
  const server = await testServer({ limits: { roomsPerUser: 2 } });
  const alice = await inGeneral(server, "alice");
  const bob = await signIn(server, "bob");
  await bob.ask("create", { name: "third" });
  const { room } = await alice.ask("create", { name: "second" });
  for (const [type, name] of [
    ["create", "more"],
    ["join", "third"],
  ] as const) {
    expect(await alice.ask(type, { name })).toMatchObject({ code: "too_many_rooms", retryable: false });
  }
  expect(await alice.ask("join", { name: "general" })).toMatchObject({ type: "ok" });
  await alice.ask("leave", { room: room.room });
  expect(await alice.ask("join", { name: "third" })).toMatchObject({ type: "ok" });
  // Nothing was made of what was refused.
  expect((await alice.ask("rooms", {})).rooms.map(({ name }: { name: string }) => name)).not.toContain(
    "more",
  );
});
