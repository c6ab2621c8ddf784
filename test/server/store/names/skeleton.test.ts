import { expect, it } from "vitest";
import { skeleton } from "../../../../src/server/store/names/skeleton.ts";

it.each([
  ["alice", "Alice"],
  ["alice", "аlice"],
  ["alice", "ＡＬＩＣＥ"],
  ["bill", "bi11"],
  ["bob", "b0b"],
  ["arnold", "amold"],
  ["сосо", "coco"],
  ["o'neil".replace("'", ""), "oneiI".replace("I", "1")],
  ["Straße", "STRAßE"],
  ["café", "cafe\u0301"],
])("%s and %s look alike: one name", (one, other) => {
  expect(skeleton(one)).toBe(skeleton(other));
});

it.each([
  ["alice", "alina"],
  ["café", "cafe"],
  ["bob", "rob"],
  ["анна", "anna"],
  ["日本", "日木"],
])("%s and %s do not", (one, other) => {
  expect(skeleton(one)).not.toBe(skeleton(other));
});

it("what looks like a name looks like itself", () => {
  for (const name of ["alice", "m", "ç", "0O1lI", "Ελένη", "нина"]) {
    expect(skeleton(skeleton(name))).toBe(skeleton(name));
  }
});
