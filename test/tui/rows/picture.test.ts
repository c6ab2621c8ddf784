import { describe, expect, it } from "vitest";
import { type Picture, paintAll, pictureOf, width } from "../../../src/protocol/index.ts";
import type { Item } from "../../../src/tui/rows/items.ts";
import { LaidOut } from "../../../src/tui/rows/laid-out.ts";
import { rowsOf } from "../../../src/tui/rows/layout-item.ts";
import { asciiTheme, colourTheme, context, messageItem, morning, withoutStyle } from "../support/values.ts";

function rectangle(size: { width: number; height: number }): Picture {
  const points = [0, 0, size.width - 1, size.height - 1];
  const frame = { sid: "12345678", tool: "rectangle" as const, ink: 1, width: 1, points };
  const picture = pictureOf({ ...size, pixels: paintAll(size, [frame]) });
  if (!picture) throw new Error("a rectangle is something");
  return picture;
}

const board = rectangle({ width: 320, height: 200 });
const rows = (...args: Parameters<typeof rowsOf>) => rowsOf(...args).map(withoutStyle);
const head = ` 09:41 ${"bob".padStart(11)}  `;
const under = " ".repeat(20);
const inBlocks = (columns: number, more = {}) => context(columns, { theme: colourTheme, ...more });

describe("a picture in the conversation", () => {
  it("stands beneath its text, in two colours a cell, at most twelve rows high", () => {
    const all = rows(messageItem("look", { picture: board }), inBlocks(80));
    expect(all[0]).toBe(`${head}look`);
    expect(all.slice(1)).toHaveLength(12);
    expect(all[1]).toBe(`${under}█${"▀".repeat(37)}█`);
    expect(all[12]).toBe(`${under}█${"▄".repeat(37)}█`);
  });

  it("begins beside the name where nothing is said, with how far it has come at its end", () => {
    const pinned = { user: 2, name: "bob", at: morning };
    const all = rows(messageItem("", { user: 1, name: "alice", picture: board, pinned }), inBlocks(80));
    expect(all).toHaveLength(12);
    expect(all[0]).toBe(` 09:41 ${"alice".padStart(11)}  █${"▀".repeat(37)}█`);
    expect(all[11]).toMatch(/▄█ \(pinned\) +✓$/);
  });

  it("is never larger than it is", () => {
    const all = rows(messageItem("", { picture: rectangle({ width: 10, height: 6 }) }), inBlocks(200));
    expect(all.map(row => row.trim().replace(/^.*bob +/, ""))).toEqual([
      "█▀▀▀▀▀▀▀▀█",
      "█        █",
      "█▄▄▄▄▄▄▄▄█",
    ]);
  });

  it("is of fine dots where there are no colours, and of plain characters without Unicode", () => {
    expect(rows(messageItem("", { picture: board }), context(80))[0]).toMatch(/ {2}⡏⠉+⡇$/);
    expect(rows(messageItem("", { picture: board }), context(80, { theme: asciiTheme }))[0]).toMatch(
      / {2}#'+#$/,
    );
  });

  it.each([20, 24, 28, 33, 40, 59, 64, 80, 120, 250])("fits into a pane of %i columns", columns => {
    for (const [wide, high] of [
      [320, 200],
      [1_024, 16],
      [16, 1_024],
      [16, 16],
    ] as const) {
      const picture = rectangle({ width: wide, height: high });
      for (const theme of [colourTheme, asciiTheme]) {
        for (const user of [1, 2]) {
          const all = rows(messageItem("", { user, picture }), context(columns, { theme }));
          for (const row of all) expect(width(row), row).toBeLessThanOrEqual(columns);
          expect(all.length).toBeLessThanOrEqual(12);
        }
      }
    }
  });

  it("is named where it cannot be seen: in a list, in a narrow pane, and if it is none", () => {
    const named = "[picture 320x200]";
    const item = messageItem("look", { picture: board });
    expect(rows(item, inBlocks(80, { brief: true }))).toEqual([`${head}look`, under + named]);
    const alone = messageItem("", { picture: board });
    expect(rows(alone, inBlocks(80, { brief: true }))).toEqual([head + named]);
    expect(rows(alone, inBlocks(18))).toEqual([expect.stringMatching(/ \[p.*…$/)]);
    const none = { width: 320, height: 200, pixels: "AAAA" };
    expect(rows(messageItem("", { picture: none }), inBlocks(80))).toEqual([head + named]);
    const huge = { ...board, width: 9_007_199_254_740_991 };
    expect(rows(messageItem("", { picture: huge }), inBlocks(80))).toHaveLength(1);
  });

  it("is named where its message is quoted, which is not taken for deleted", () => {
    const quote = { seq: 1, version: 1, user: 2, name: "bob", text: "" };
    const size = { width: 320, height: 200 };
    const first = (reply: object) =>
      rows(messageItem("nice", { reply: { ...quote, ...reply } }), inBlocks(80))[0];
    expect(first({ picture: size })).toMatch(/┌ bob: \[picture 320x200\]$/);
    expect(first({ picture: size, text: "look" })).toMatch(/┌ bob: look \[picture 320x200\]$/);
    expect(first({})).toMatch(/deleted$/);
  });

  it("is seen while its message waits", () => {
    const waiting = { cid: "cid-00000001", room: 1, text: "", picture: board, at: morning };
    const item: Item = { kind: "waiting", waiting, grouped: false, key: "w1" };
    expect(rows(item, inBlocks(80))[11]).toMatch(/█▄+█ +◌$/);
  });

  it("is laid out once for a width, and anew for another", () => {
    const laidOut = new LaidOut();
    const item = messageItem("look", { picture: board });
    const once = laidOut.rows(item, inBlocks(80));
    expect(laidOut.rows(item, inBlocks(80))).toBe(once);
    expect(laidOut.rows(item, inBlocks(40))).not.toEqual(once);
    expect(laidOut.rows(item, inBlocks(80))).toEqual(once);
  });
});
