import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "../../../src/protocol/index.ts";
import { labelsFor } from "../../../src/tui/hints/labels.ts";
import { overlaid } from "../../../src/tui/hints/overlaid.ts";
import { thingsOf } from "../../../src/tui/hints/things.ts";
import { rowsOf } from "../../../src/tui/rows/layout-item.ts";
import { seenIn } from "../../../src/tui/rows/window.ts";
import { toRow } from "../../../src/tui/screen/cells.ts";
import { hostileText } from "../../support/hostile.ts";
import { asciiTheme, colourTheme, context, messageItem } from "../support/values.ts";

/** What can be copied of a message on a wide pane, or on one of so many cells. */
function things(text: string, theme = colourTheme, cells = 80) {
  const item = messageItem(text);
  const rows = rowsOf(item, context(cells, { theme, places: true }));
  return thingsOf({ item, from: 0, to: rows.length }, rows);
}
const texts = (...of: Parameters<typeof things>) => things(...of).map(({ what, text }) => [what, text]);

test("labels are of one letter, from the home row, as long as those suffice; then none begins another", () => {
  expect(labelsFor(4)).toEqual(["a", "s", "d", "f"]);
  expect(labelsFor(26).every(({ length }) => length === 1)).toBe(true);
  for (const count of [0, 1, 26, 27, 51, 52, 100, 300, 676, 1_000]) {
    const labels = labelsFor(count);
    expect(labels).toHaveLength(Math.min(count, 676));
    expect(new Set(labels).size).toBe(labels.length);
    const all = new Set(labels);
    expect(labels.some(label => label.length === 2 && all.has(label[0] as string))).toBe(false);
  }
  expect(labelsFor(27).filter(({ length }) => length === 1)).toHaveLength(25);
});

test.each([
  ["with links", colourTheme],
  ["without links or Unicode", asciiTheme],
])("a message is itself, each link in it and each block of code, in a terminal %s", (_, theme) => {
  const text = "see https://a.example/x, and [the docs](https://b.example/):\n```ts\nlet a;\n```";
  expect(texts(text, theme)).toEqual([
    ["message", text],
    ["link", "https://a.example/x"],
    ["link", "https://b.example/"],
    ["code", "let a;"],
  ]);
});

test("code is copied as it was typed, with its tabs and without what is around it, also out of a quote", () => {
  expect(texts("```\n\tif x:\n\t\ty\n```").at(-1)).toEqual(["code", "\tif x:\n\t\ty"]);
  expect(texts("> ```\n> a\n> b\n> ```\nwhy?").at(-1)).toEqual(["code", "a\nb"]);
});

test("code beside what is quoted too often to be read as quotes is copied like any other", () => {
  expect(texts(`${"> ".repeat(7_000)}x\n\`\`\`\n\tboom\n\`\`\``).at(-1)).toEqual(["code", "\tboom"]);
});

test("a link that goes on in the next row is one; of what is above the edge only the message itself is there", () => {
  const long = `first https://a.example/${"x".repeat(90)}`;
  expect(texts(long, colourTheme, 50).map(([what]) => what)).toEqual(["message", "link"]);
  const item = messageItem("https://a.example/ is\nbelow it\nand more");
  const rows = rowsOf(item, context(60, { places: true, theme: colourTheme }));
  expect(thingsOf({ item, from: 1, to: 3 }, rows).map(({ what, row }) => [what, row])).toEqual([
    ["message", 1],
  ]);
});

test("what a spoiler hides has no label", () => {
  expect(texts("||https://a.example/||").map(([what]) => what)).toEqual(["message"]);
});

test("where a thing is told to be, it is", () => {
  const [, link] = things("häßlich 日本 https://a.example/x");
  const [row = ""] = rowsOf(messageItem("häßlich 日本 https://a.example/x"), context(80));
  expect(toRow(row, 80).characters.slice(link?.cell).join("")).toMatch(/^https:/);
});

test("places are told of the same rows that are shown, whatever was said", () => {
  const plain = (row: string) => toRow(row, 60).characters;
  fc.assert(
    fc.property(hostileText, text => {
      const said = `${text} https://a.example/ \n\`\`\`\n${text}\n\`\`\``;
      const item = messageItem(said);
      const shown = rowsOf(item, context(60, { theme: colourTheme }));
      const places = rowsOf(item, context(60, { theme: colourTheme, places: true }));
      expect(places.map(plain)).toEqual(shown.map(plain));
      for (const thing of thingsOf({ item, from: 0, to: places.length }, places)) {
        if (thing.what === "code") expect(printable(said)).toContain(printable(thing.text).split("\n")[0]);
      }
    }),
    { numRuns: 300 },
  );
});

test("a label takes the place of what is under it, and all else stays in its cell with its look", () => {
  // A pile of Hangul letters may be wider than its row, whose end is then cut.
  const wide = 300;
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 0, max: 30 }), (text, cell) => {
      for (const row of rowsOf(
        messageItem(`**${text}** https://a.example/`),
        context(60, { theme: colourTheme }),
      )) {
        const after = overlaid(row, cell, "\x1b[7m[as]\x1b[0m", 4);
        const [before, now] = [toRow(row, wide), toRow(after, wide)];
        expect(now.characters.slice(cell, cell + 4).join("")).toBe("[as]");
        for (let x = 0; x < wide; x++) {
          if (x >= cell && x < cell + 4) continue;
          // Of a wide character that is half covered the other half is blank.
          if (now.characters[x] === " " && before.characters[x] !== " ") {
            // Of one that stands where it does not belong there is a sign in each cell.
            if (before.characters[x] === "\ufffd") continue;
            let from = x;
            while (before.characters[from] === "") from -= 1;
            let to = x + 1;
            while (before.characters[to] === "") to += 1;
            expect(from < cell + 4 && to > cell).toBe(true);
            continue;
          }
          expect([now.characters[x], now.styles[x]]).toEqual([before.characters[x], before.styles[x]]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("a label in the middle of a character leaves blanks on both sides of it", () => {
  // Three letters of Hangul that are one character of six cells.
  expect(overlaid("a\u1100\u1100\u1100b", 2, "[x]", 3)).toBe("a \x1b[0m[x]  b");
});

test("what is in sight is the rows of the window, from the top", () => {
  const items = ["one\ntwo", "three", "four\nfive"].map((text, place) =>
    messageItem(text, { seq: place + 1 }),
  );
  const rows = (item: (typeof items)[number]) => rowsOf(item, context(60));
  const seen = (height: number) =>
    seenIn(items, rows, height, undefined).map(({ item, from, to }) => [item.key, from, to]);
  expect(seen(4)).toEqual([
    ["m1", 1, 2],
    ["m2", 0, 1],
    ["m3", 0, 2],
  ]);
  expect(seen(1)).toEqual([["m3", 1, 2]]);
  const anchor = { key: "m3", hidden: 1, version: 3 };
  expect(seenIn(items, rows, 2, anchor).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [0, 1],
  ]);
});
