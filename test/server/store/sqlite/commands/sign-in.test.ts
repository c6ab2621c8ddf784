import { expect, it } from "vitest";
import { coming, TestStore } from "../../support/test-store.ts";

it("a free name becomes that of the key which asks first", async () => {
  const store = await TestStore.open();
  expect(store.run("signIn", coming("Alice", "key-1"))).toEqual({
    result: { user: 1, name: "Alice", role: "member", device: 1, claimed: true },
  });
});

it("the same key finds its account again, whatever the case of the name", async () => {
  const store = await TestStore.open();
  store.do("signIn", coming("Alice", "key-1"));
  expect(store.run("signIn", coming("aLICE", "key-1"))).toEqual({
    result: { user: 1, name: "Alice", role: "member", device: 1, claimed: false },
  });
});

it("another key is refused, also in the batch in which the name was claimed", async () => {
  const store = await TestStore.open();
  const claim = { type: "signIn", ...coming("alice", "key-1") } as const;
  const [first, second, again] = store.batch(claim, { ...claim, name: "ALICE", key: "key-2" }, claim);
  expect(first).toMatchObject({ result: { claimed: true } });
  expect(second).toMatchObject({ refusal: { code: "name_taken" } });
  expect(again).toMatchObject({ result: { user: 1, claimed: false } });
});

it("one key may have several names", async () => {
  const store = await TestStore.open();
  expect(store.do("signIn", coming("alice", "key-1")).user).toBe(1);
  expect(store.do("signIn", coming("bob", "key-1")).user).toBe(2);
});
