import { expect, test } from "vitest";
import { noPeople } from "../../../src/client/index.ts";
import { commands } from "../../../src/tui/commands/table.ts";
import { known, ranked, titleOfTarget } from "../../../src/tui/switcher/targets.ts";
import { leastTime } from "../../support/least-time.ts";
import { people, person, roomOf } from "../support/values.ts";

const rooms = new Map(
  [
    roomOf(1, "general", { activeAt: 9 }),
    roomOf(2, "ops", { activeAt: 3, ordinal: 4 }),
    roomOf(3, "ops-night", { activeAt: 8 }),
    roomOf(4, "devops", { ordinal: 2, mentions: [1], activeAt: 1 }),
    roomOf(5, "@bob", { direct: [{ user: 2, name: "bob" }], activeAt: 2 }),
  ].map(room => [room.room, room]),
);
const here = people(person(1, "alice"), person(2, "bob"), person(3, "Olga"));
const work = { name: "work", about: "wss://chat.example.org as alice" };
const all = known(rooms, here, commands, 1, [work]);
const found = (written: string, active?: number) => ranked(all, written, active).map(titleOfTarget);

test("without a word, what waits for one comes first, where one is last, then people, other servers and commands", () => {
  expect(found("", 1).slice(0, 8)).toEqual([
    ...["#devops", "#ops", "#ops-night", "@bob", "#general", "@Olga", "/server work", "/away"],
  ]);
});

test("the closest comes first, and among equals what is unread, then what was active last", () => {
  expect(found("ops")).toEqual(["#ops", "#ops-night", "#devops"]);
  expect(found("o").slice(0, 4)).toEqual(["#ops", "#ops-night", "@Olga", "/order"]);
  expect(found("OLGA")).toEqual(["@Olga"]);
});

test("a sign asks for one kind", () => {
  expect(found("#")).toEqual(["#devops", "#ops", "#general", "#ops-night"]);
  expect(found("@")).toEqual(["@bob", "@Olga"]);
  expect(found("/thre")).toEqual(["/thread"]);
  expect(found("@xyz")).toEqual([]);
});

test("another server is found by its profile's name, and among commands", () => {
  expect(found("work")[0]).toBe("/server work");
  expect(found("/server")).toEqual(["/server", "/server work"]);
  expect(found("#work")).toEqual([]);
});

test("who one talks with already is there once, and one is not there oneself", () => {
  expect(found("bob")).toEqual(["@bob"]);
  expect(found("alice")).toEqual([]);
});

test("a thousand rooms are ranked at once", () => {
  const many = new Map(
    Array.from({ length: 1_000 }, (_, n) => [n, roomOf(n, `team-${n}-general-talk`, { activeAt: n })]),
  );
  for (const word of ["", "t", "tg", "tgt", "team", "talk", "zzz", "9-talk", "tmgnlk"]) {
    const rank = () => ranked(known(many, noPeople, commands, 1, []), word);
    expect(leastTime(100, rank)).toBeLessThan(100);
  }
});
