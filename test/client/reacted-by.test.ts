import { expect, it } from "vitest";
import { reactedBy } from "../../src/client/reacted-by.ts";

const people = ["alice", "bob"].map((name, user) => ({ user, name, at: 0 }));
const message = (count: number) => ({ reactions: [{ emoji: "👍", count, users: [0, 1] }] }) as never;

it("who put an emoji to a message is named, and of very many it is said how many more there are", () => {
  expect(reactedBy({ emoji: "👍", people }, message(2))).toBe("alice, bob");
  expect(reactedBy({ emoji: "👍", people }, message(212))).toBe("alice, bob, 210 more");
  expect(reactedBy({ emoji: "👎", people }, message(212))).toBe("alice, bob");
});
