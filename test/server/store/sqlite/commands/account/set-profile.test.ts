import { expect, it } from "vitest";
import { coming, TestStore } from "../../../support/test-store.ts";

const taken = { refusal: { code: "name_taken" } };

it("nobody is shown by what looks like the name of somebody else, or like what they are called", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  for (const display of ["Alice", "аlice", "alice ☕", "A lice", "al\u200dice", "alice\ufe0f"]) {
    expect(store.run("setProfile", { user: bob, display }), display).toMatchObject(taken);
  }
  expect(store.run("setProfile", { user: bob, display: "Guest-7" })).toMatchObject({
    refusal: { code: "name_reserved" },
  });
  expect(store.do("setProfile", { user: alice, display: "Alice" })).toEqual({ display: "Alice" });
  expect(store.do("setProfile", { user: alice, display: "Al Liddell" })).toEqual({ display: "Al Liddell" });
  expect(store.run("setProfile", { user: bob, display: "al liddel1" })).toMatchObject(taken);
  store.do("setProfile", { user: alice, display: null });
  expect(store.do("setProfile", { user: bob, display: "al liddel1" })).toEqual({ display: "al liddel1" });
});

it("what somebody is called is nobody's new name, but theirs", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  store.do("setProfile", { user: alice, display: "Z oe" });
  expect(store.run("signIn", coming("zoe", "a key"))).toMatchObject(taken);
  expect(store.run("rename", { user: bob, name: "Zoe" })).toMatchObject(taken);
  const token = { user: bob, name: "zoe", hash: "h", can: ["send"] as const };
  expect(store.run("createToken", token)).toMatchObject(taken);
  const identity = { issuer: "i", subject: "s", name: "zoe", expiresAt: 0, address: "" };
  expect(store.do("signInAs", identity)).toMatchObject({ name: "zoe-2" });
  expect(store.do("rename", { user: alice, name: "zoe" })).toEqual({ name: "zoe" });
});
