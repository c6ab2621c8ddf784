import { expect, it } from "vitest";
import { firstRows, pageLength } from "../../../../../src/server/store/sqlite/queries/messages.ts";
import type { Connection, Statement } from "../../../../../src/server/store/sqlite/statement.ts";

/** How many of these rows were read for a page of at most `limit`, and how many of those are in it. */
function read(row: object, limit: number): [number, number] {
  let taken = 0;
  const connection = {
    *each() {
      for (; taken < limit + 1; ) {
        taken += 1;
        yield row;
      }
    },
  } as unknown as Connection;
  const rows = firstRows(connection, {} as Statement<object, object>, {}, limit);
  expect(rows.length).toBe(taken);
  return [taken, pageLength(rows, limit)];
}

it("of large rows no more is read than a page and one, of small ones a page and one", () => {
  const kept = "x".repeat(24_576);
  expect(read({ text: "", picture: kept }, 200)).toEqual([11, 10]);
  expect(read({ text: "", picture: { width: 1, height: 1, pixels: kept } }, 200)).toEqual([11, 10]);
  expect(read({ text: "ä".repeat(8_192), picture: null }, 200)).toEqual([17, 16]);
  expect(read({ text: "hello", picture: null }, 200)).toEqual([201, 200]);
  // A control character is six bytes on its way.
  expect(read({ text: "\u0001".repeat(10_900), picture: null }, 200)).toEqual([5, 4]);
  expect(read({ text: "hello", reactions: "x".repeat(10_000), mentions: "x".repeat(10_000) }, 200)).toEqual([
    14, 13,
  ]);
  expect(read({ text: "hello", reactions: ["x".repeat(9_996)], mentions: null }, 200)).toEqual([27, 26]);
  expect(read({ text: "x".repeat(300_000), picture: null }, 200)).toEqual([2, 1]);
});
