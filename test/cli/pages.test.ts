import { expect, it } from "vitest";
import { behind, inPages } from "../../src/cli/pages.ts";

async function all<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** A list of so many numbers, and what was asked of it. */
function numbers(count: number) {
  const asked: [number, number][] = [];
  const ask = async ({ after }: { after: number }, limit: number) => {
    asked.push([after, limit]);
    const items = Array.from({ length: Math.min(limit, count - after) }, (_, at) => after + at + 1);
    return behind({ items, more: after + items.length < count }, last => ({ after: last }));
  };
  return { asked, ask };
}

it("each page goes on behind the one before, up to the end of the list", async () => {
  const { asked, ask } = numbers(450);
  expect(await all(inPages({ after: 0 }, ask))).toEqual(Array.from({ length: 450 }, (_, at) => at + 1));
  expect(asked).toEqual([
    [0, 200],
    [200, 200],
    [400, 200],
  ]);
});

it("no more is asked for than is wanted", async () => {
  const { asked, ask } = numbers(450);
  expect(await all(inPages({ after: 0 }, ask, 250))).toHaveLength(250);
  expect(asked).toEqual([
    [0, 200],
    [200, 50],
  ]);
});

it("a page with nothing in it is the last, whatever the server says", async () => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    if (asked > 2) throw new Error("it went on asking");
    return { items: asked === 1 ? ["one"] : [], next: {} };
  };
  expect(await all(inPages({}, ask))).toEqual(["one"]);
  expect(asked).toBe(2);
});
