import { expect, it } from "vitest";
import type { Committer } from "../../../src/server/committer.ts";
import { createLog } from "../../../src/server/log.ts";
import { Flattener } from "../../../src/server/rooms/flattener.ts";
import type { Store } from "../../../src/server/store/store.ts";

it("a board whose picture is too large is not painted again and again, until it is cleared", async () => {
  let painted = 0;
  const kept: number[] = [];
  const store = {
    read: async () => ({ cleared: 0, mark: 1, head: 1, pixels: "x".repeat(++painted === 1 ? 11 : 10) }),
  } as unknown as Store;
  const committer = {
    run: async ({ room }: { room: number }) => void kept.push(room),
  } as unknown as Committer;
  const flattener = new Flattener(store, committer, 10, createLog("silent"));
  await flattener.flatten(1);
  await flattener.flatten(1);
  expect([painted, kept]).toEqual([1, []]);
  flattener.cleared(1);
  await flattener.flatten(1);
  expect([painted, kept]).toEqual([2, [1]]);
});
