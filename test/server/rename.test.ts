import { expect, it } from "vitest";
import { newCid, newRoom, sharedServer, signIn } from "./support/test-server.ts";

const server = sharedServer();

it("a new name is told to all who share a room, and found by who asks what changed", async () => {
  const [ann, bob, far] = [
    await signIn(server(), "ann"),
    await signIn(server(), "bob"),
    await signIn(server(), "far"),
  ];
  const rooms = [await newRoom(ann, bob), await newRoom(ann, bob)];
  const { user } = ann.welcome.you;
  const room = rooms[0] as number;
  await bob.ask("send", { room, cid: newCid(), text: "before" });
  expect(await ann.ask("rename", { name: "annie" })).toMatchObject({ type: "ok", name: "annie" });
  const after = await bob.ask("send", { room, cid: newCid(), text: "after" });
  await Promise.all([bob, far].map(peer => peer.settled()));

  const told = bob.received("member").filter(({ member }) => member.formerly);
  expect(told.map(frame => frame.room).sort()).toEqual([...rooms].sort());
  const event = told.find(frame => frame.room === room);
  const formerly = { name: "ann", version: after.version - 1, at: expect.any(Number) };
  expect(event?.member).toMatchObject({ user, name: "annie", state: "joined", formerly });
  expect(event).not.toHaveProperty("members");
  expect(far.received("member")).toEqual([]);

  const changes = await bob.ask("sync", { room, since: after.version - 2 });
  expect(changes.members).toEqual([event?.member]);
  const list = await bob.ask("members", { room });
  expect(list.members.find((member: { user: number }) => member.user === user)).toMatchObject({ formerly });
});
