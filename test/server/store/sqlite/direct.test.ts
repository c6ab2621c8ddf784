import { expect, it } from "vitest";
import { mostOpen } from "../../../../src/server/store/sqlite/direct.ts";
import type { Command } from "../../../../src/server/store/store.ts";
import { at, coming, TestStore } from "../support/test-store.ts";

it("whoever is written to in very many conversations has the latest in their list, and keeps their own", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const flooder = store.person("flooder");
  const crowd = Array.from({ length: mostOpen + 20 }, (_, n) => `crowd${n}`);
  store.batch(...crowd.map((name): Command => ({ type: "signIn", ...coming(name, name) })));
  const opening = { type: "openDirect", people: 3, most: 0, at } as const;
  const own = store.do("openDirect", { ...opening, user: alice, names: ["crowd0"] }).room;
  const favourite = store.do("openDirect", { ...opening, user: flooder, names: ["alice"] }).room;
  store.say(alice, own, "hello");
  store.say(flooder, favourite, "hello");
  store.do("setRoomPreferences", { user: alice, room: favourite, favourite: true });

  const flood = crowd.flatMap((name, n): Command[] => {
    const [room, later] = [favourite + 1 + n, at + 1 + n];
    return [
      { ...opening, user: flooder, names: ["alice", name], at: later },
      { type: "send", user: flooder, room, cid: `flood-${n}`, text: "hello", at: later },
    ];
  });
  expect(store.batch(...flood).filter(outcome => "refusal" in outcome)).toEqual([]);
  const listed = () => store.read("roomsOf", { user: alice }).map(({ room }) => room);
  const newest = Array.from({ length: mostOpen - 2 }, (_, n) => favourite + 23 + n);
  expect(listed()).toEqual([own, favourite, ...newest]);
  // One that was closed comes back as any other does.
  store.say(flooder, favourite + 1, "again");
  expect(listed()).toEqual([own, favourite, favourite + 1, ...newest.slice(1)]);
});
