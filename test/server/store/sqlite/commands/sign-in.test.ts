import { expect, it } from "vitest";
import { at, TestStore } from "../../support/test-store.ts";

it("a free name becomes that of the key which asks first", async () => {
  const store = await TestStore.open();
  const claim = { name: "Alice", key: "key-1", device: "laptop", at };
  expect(store.run("signIn", claim)).toEqual({
    result: { user: 1, name: "Alice", device: 1, claimed: true },
  });
});

it("the same key finds its account again, whatever the case of the name", async () => {
  const store = await TestStore.open();
  store.do("signIn", { name: "Alice", key: "key-1", device: "laptop" });
  expect(store.run("signIn", { name: "aLICE", key: "key-1", device: "other" })).toEqual({
    result: { user: 1, name: "Alice", device: 1, claimed: false },
  });
});

it("another key is refused, also in the batch in which the name was claimed", async () => {
  const store = await TestStore.open();
  const claim = { type: "signIn", name: "alice", key: "key-1", device: "", at } as const;
  const [first, second, again] = store.batch(claim, { ...claim, name: "ALICE", key: "key-2" }, claim);
  expect(first).toMatchObject({ result: { claimed: true } });
  expect(second).toMatchObject({ refusal: { code: "name_taken" } });
  expect(again).toMatchObject({ result: { user: 1, claimed: false } });
});

it("one key may have several names", async () => {
  const store = await TestStore.open();
  expect(store.do("signIn", { name: "alice", key: "key-1", device: "" }).user).toBe(1);
  expect(store.do("signIn", { name: "bob", key: "key-1", device: "" }).user).toBe(2);
});
