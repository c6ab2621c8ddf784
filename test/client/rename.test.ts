import { expect, it } from "vitest";
import { type Client, noPeople } from "../../src/client/index.ts";
import { online, when } from "./support/test-client.ts";
import { twoApart } from "./support/two-apart.ts";

/** Alice and bob look at #general, and bob's line can be broken. */
async function scene() {
  const { line, alice, bob, room, user } = await twoApart();
  const say = async (text: string) => {
    const settled = await alice.outcome(await alice.send(room, text));
    return typeof settled === "object" && "seq" in settled ? settled.seq : 0;
  };
  const person = ({ people } = bob.room(room)) => people.get().members.get(user);
  return { line, alice, bob, room, user, say, person };
}

const upToDate = (client: Client, room: number, version: number) =>
  when(client.room(room).timeline, now => now.version >= version && now.loading === "none");

it("a new name, and what it was before, is seen by who is there and found by who was away, at its place", async () => {
  const { line, alice, bob, room, say, person } = await scene();
  const before = await say("before");
  await upToDate(bob, room, before);
  await alice.request("rename", { name: "ally" });
  const live = await say("in between");
  await upToDate(bob, room, live);
  const formerly = { name: "alice", version: before + 1, at: expect.any(Number) };
  expect(person()).toMatchObject({ name: "ally", state: "joined", formerly });

  line.break();
  await when(bob.connection, ({ status }) => status !== "online");
  await alice.request("rename", { name: "alicia" });
  const after = await say("after");
  expect(person()).toMatchObject({ name: "ally" });
  line.mend();
  await online(bob);
  await upToDate(bob, room, after);
  expect(person()).toMatchObject({ name: "alicia", formerly: { name: "ally", version: live + 1 } });
  const { messages } = bob.room(room).timeline.get();
  expect(messages.map(({ text, name }) => [text, name])).toEqual([
    ["before", "alicia"],
    ["in between", "alicia"],
    ["after", "alicia"],
  ]);
});

it("of who has left a new name is known when the people are asked for again", async () => {
  const { alice, bob, room, say, person } = await scene();
  await upToDate(bob, room, await say("before"));
  await alice.leave(room);
  await when(bob.room(room).people, () => person()?.state === "left");
  await alice.request("rename", { name: "ally" });
  expect(person()).toMatchObject({ name: "alice" });
  await bob.view(room);
  expect(person()).toMatchObject({ name: "ally", state: "left" });
  expect(person()).not.toHaveProperty("formerly");
  expect(bob.room(room).timeline.get().messages).toMatchObject([{ text: "before", name: "ally" }]);
});

it("who is idle and takes another name is idle", async () => {
  const { alice, bob, room, person } = await scene();
  alice.presence("idle");
  await when(bob.room(room).people, () => person()?.presence === "idle");
  await alice.request("rename", { name: "ally" });
  await when(bob.room(room).people, () => person()?.name === "ally");
  expect(person()?.presence).toBe("idle");
});

it("that somebody is shown otherwise has its place behind what was said before, each time anew", async () => {
  const { alice, bob, room, user, say } = await scene();
  expect(bob.room(room).people.get().reshown).toEqual(noPeople.reshown);
  const reshown = (to: string) =>
    when(bob.room(room).people, now => now.reshown.some(one => one.to === to)).then(now => now.reshown);
  const first = await say("first");
  await upToDate(bob, room, first);
  await alice.request("profile", { display: "Alice L.", colour: "red" });
  const place = { user, at: expect.any(Number) };
  expect(await reshown("Alice L.")).toEqual([{ ...place, from: "alice", to: "Alice L.", version: first }]);
  const second = await say("second");
  await upToDate(bob, room, second);
  await alice.request("profile", { status: "on the road" });
  await alice.request("profile", { display: null });
  expect(await reshown("alice")).toEqual([{ ...place, from: "Alice L.", to: "alice", version: second }]);
});
