import type { Depth } from "../../theme/depth.ts";
import { BoardRows } from "../board-rows.ts";
import { brailleDots, halfBlocks, type Marks } from "../marks.ts";
import { viewOf } from "../view.ts";
import type { Picture } from "./picture.ts";

/** Each pixel a dot of braille: 160 by 50 characters for a board of the usual size. */
export function txtOf(picture: Picture): Uint8Array {
  return textOf(picture, brailleDots, "none");
}

/** Half blocks with their colours, for `cat` and `less -R`: the named ones are those of whoever looks at it. */
export function ansOf(picture: Picture): Uint8Array {
  return textOf(picture, halfBlocks, "truecolor");
}

/** One dot a pixel; nothing that is not seen at the ends of rows, nor below. */
function textOf({ pixels, ...size }: Picture, marks: Marks, depth: Depth): Uint8Array {
  const area = { width: Math.ceil(size.width / marks.across), height: Math.ceil(size.height / marks.down) };
  const view = viewOf(size, area, 1, { x: 0, y: 0 }, marks);
  const rows = new BoardRows(marks, depth).rows(pixels, view).map(row => row.trimEnd());
  return Buffer.from(`${rows.join("\n").trimEnd()}\n`);
}
