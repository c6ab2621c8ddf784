import { expect, it } from "vitest";
import { LiveBoard } from "../../../src/client/board/live-board.ts";
import { boardPixels } from "../../../src/client/board/pixels.ts";
import { Slice } from "../../../src/client/index.ts";
import { type Answer, packPicture } from "../../../src/protocol/index.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";

const size = { width: 16, height: 16 };
const plain = { type: "ok", re: 1, epoch: "e", ...size, more: false, cleared: 0, strokes: [] } as const;
const page = (head: number, more: Partial<Answer<"board">> = {}): Answer<"board"> => {
  return { ...plain, strokes: [], head, upTo: head, ...more };
};
const picture = { mark: 1, pixels: packPicture(new Uint32Array(256).fill(3)) };

/** A board of which these pages are told, one after the other; the last again and again. */
function told(...pages: Answer<"board">[]) {
  const asked: number[] = [];
  const ask = async (_: string, { since }: { since: number }) => {
    asked.push(since);
    return pages.length > 1 ? pages.shift() : pages[0];
  };
  const me = new Slice({ user: 1, name: "alice" });
  const options = { room: 1, ask, signal: () => {}, clock: new FakeClock(), me };
  return { asked, board: new LiveBoard(options as never) };
}

it("a page that says that there is more and brings nothing is not asked for without end", async () => {
  const { board, asked } = told(page(9, { upTo: 5, more: true }));
  expect(await board.open()).toBeUndefined();
  expect(asked).toEqual([0, 5]);
});

it("a board that is of another size all at once is another board: of its pixels nothing is kept", async () => {
  const large = { width: 64, height: 32 };
  const { board, asked } = told(page(1, { picture }), page(2, large));
  await board.open();
  expect(boardPixels(board.state.get())).toEqual(new Uint32Array(256).fill(3));
  await board.open();
  expect(asked).toEqual([0, 1, 0]);
  expect(boardPixels(board.state.get())).toEqual(new Uint32Array(64 * 32));
});

it("a picture that is none leaves the board without, and its strokes as they are", async () => {
  const { board } = told(page(1, { picture: { mark: 1, pixels: "AAAA" } }));
  await board.open();
  expect(boardPixels(board.state.get())).toEqual(new Uint32Array(256));
});
