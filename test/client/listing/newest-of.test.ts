import { expect, test } from "vitest";
import { newestOf } from "../../../src/client/listing/newest-of.ts";
import type { Source } from "../../../src/client/listing/source.ts";
import type { Ask } from "../../../src/client/room.ts";
import { message } from "../../tui/support/values.ts";

const ask: Ask = () => Promise.reject(new Error("no list asks itself"));

/** A list that says with each page that there is more. */
function endless(...pages: number[][]): Source {
  let asked = 0;
  return {
    page: () => {
      const seqs = pages[asked++] ?? [];
      if (asked > 100) throw new Error("it is asked on and on");
      return Promise.resolve({ found: seqs.map(seq => ({ room: 1, message: message(seq, "hi") })), next: 1 });
    },
    has: () => undefined,
    before: () => false,
  };
}

async function seqs(...sources: Source[]): Promise<number[]> {
  const page = await newestOf(sources).page(ask, undefined);
  if (!("found" in page)) throw new Error("it failed");
  return page.found.map(({ message: { seq } }) => seq);
}

test("several lists are one, the newest first, and what is in two of them is there once", async () => {
  expect(await seqs(endless([9, 7], [3]), endless([8, 7, 1]))).toEqual([9, 8, 7, 3, 1]);
});

test("a list ends with an empty page, whatever the server says is behind it", async () => {
  expect(await seqs(endless())).toEqual([]);
  expect(await seqs(endless([2]), endless())).toEqual([2]);
});
