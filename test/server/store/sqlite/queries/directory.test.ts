import { expect, it } from "vitest";
import { at, TestStore } from "../../support/test-store.ts";

async function threeRooms() {
  const store = await TestStore.open();
  const alice = store.person("alice");
  for (const name of ["Tea", "coffee", "iced-TEA"]) store.room(name, alice);
  const names = (query: string, after = "", limit = 10) => {
    const { rooms, more } = store.read("directory", { user: 1, query, after, limit });
    return { names: rooms.map(({ name }) => name), more };
  };
  return { store, names };
}

it("all rooms are listed by name whatever its case, in pages after a name", async () => {
  const { names } = await threeRooms();
  expect(names("")).toEqual({ names: ["coffee", "iced-TEA", "Tea"], more: false });
  expect(names("", "", 2)).toEqual({ names: ["coffee", "iced-TEA"], more: true });
  expect(names("", "Iced-Tea", 2)).toEqual({ names: ["Tea"], more: false });
});

it("a query finds the rooms whose names hold it, and has no wildcards", async () => {
  const { names } = await threeRooms();
  expect(names("tEa")).toEqual({ names: ["iced-TEA", "Tea"], more: false });
  for (const query of ["%", "_", "*", "tea'"]) expect(names(query)).toEqual({ names: [], more: false });
});

it("a room is listed with its size and its latest, and without anybody's place in it", async () => {
  const { store } = await threeRooms();
  expect(store.read("directory", { user: 1, query: "coffee", after: "", limit: 1 }).rooms).toEqual([
    {
      room: 2,
      name: "coffee",
      topic: "",
      epoch: expect.any(String),
      head: 1,
      ordinal: 0,
      members: 1,
      activeAt: at,
    },
  ]);
});
