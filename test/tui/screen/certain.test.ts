import { describe, expect, it, onTestFinished } from "vitest";
import { width } from "../../../src/protocol/index.ts";
import { blankRow, toRow } from "../../../src/tui/screen/cells.ts";
import { isCertain } from "../../../src/tui/screen/certain.ts";
import { diff } from "../../../src/tui/screen/diff.ts";
import { newTerminal, seen, type WidthModel, widthModels, write } from "./support/model.ts";

/** Planes after these hold nothing that is seen. */
const planes = 4;

const certain = Array.from({ length: planes * 0x1_00_00 }, (_, code) => code)
  .filter(code => code < 0xd800 || code > 0xdfff)
  .map(code => String.fromCodePoint(code))
  .filter(isCertain)
  .map(character => ({ character, cells: width(character) }))
  .filter(({ cells }) => cells > 0);

/** How many cells a terminal gives to a character: there is no public way to ask. */
function cellsIn(widths: WidthModel): (character: string) => number {
  const terminal = newTerminal(8, 1, widths);
  onTestFinished(() => terminal.dispose());
  const { unicodeService } = (terminal as unknown as { _core: { unicodeService: Widths } })._core;
  return character => unicodeService.getStringCellWidth(character);
}
interface Widths {
  getStringCellWidth(text: string): number;
}

/** Each is one character to a person, and something else to many a terminal. */
const joined = {
  "joined emoji": ["👨‍👩‍👧", "👩🏽‍🚀", "🏳️‍🌈", "👩‍❤️‍💋‍👨", "🐻‍❄️"],
  flags: ["🇩🇪", "🇯🇵", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
  "signs made emoji": ["❤️", "©️", "✔️", "☎️"],
  keycaps: ["1️⃣", "#️⃣", "*️⃣"],
  "letters with marks": ["e\u0301", "a\u0308\u0332", "שָׁ"],
  "emoji with a tone": ["👍🏽", "🤝🏿"],
};

/** To some terminals these are narrower, or nothing, or two. */
const changing = {
  "letters that are one since Unicode 15.1": ["क्षि"],
  "signs whose width was changed": ["䷀", "☰", "㉈"],
  "Chinese characters that are young, and pieces of them": ["\u{2ebf0}", "\u{31350}", "⿼", "㇤"],
};

const uncertain = { ...joined, ...changing };

describe("characters that are called certain", () => {
  it.each(widthModels.filter(model => model !== "ours"))(
    "take the cells that we give them where the terminal's widths are %s",
    widths => {
      expect(certain.length).toBeGreaterThan(100_000);
      const cellsOf = cellsIn(widths);
      expect(certain.filter(({ character, cells }) => cellsOf(character) !== cells)).toEqual([]);
    },
  );

  it("are Latin, Greek, Cyrillic, Chinese, Japanese, Korean and frames, so that those cost no more", () => {
    expect([..."aßλЖ日本語ひカ한글、。│─✓◌"].filter(character => !isCertain(character))).toEqual([]);
  });

  it.each(Object.entries(uncertain))("are not %s", (_, characters) => {
    expect(characters.filter(isCertain)).toEqual([]);
  });
});

const columns = 40;

/** The cells of a row after one text was drawn over another. */
async function drawnOver(before: string, after: string, widths: WidthModel): Promise<string[]> {
  const terminal = newTerminal(columns, 1, widths);
  const nothing = { rows: [blankRow(columns)], cursor: undefined, style: undefined };
  const first = diff(nothing, [toRow(before, columns)], { x: 0, y: 0 });
  const second = diff(first.after, [toRow(after, columns)], { x: 0, y: 0 });
  await write(terminal, `\x1b[?7l${first.bytes}${second.bytes}`);
  const cells = seen(terminal)
    .rows[0]?.split("|")
    .map(cell => cell.split(",")[0] as string);
  terminal.dispose();
  return cells ?? [];
}

const rows = [
  "日本語 한글 ｆｕｌｌ ー 。 end",
  ...Object.values(uncertain).map(characters => `${characters.map(one => `${one}x`).join(" ")} end`),
];

describe.each(widthModels)("where a terminal's widths are %s", widths => {
  it.each(rows)("what is certain in %j is in its cells, whatever was in the row before", async row => {
    const { characters } = toRow(row, columns);
    for (const before of ["", "plain text all over the row to its end", ...rows]) {
      const cells = await drawnOver(before, row, widths);
      const wrong = characters.flatMap((character, x) =>
        isCertain(character) && cells[x] !== character ? [`${x}: ${cells[x]}, not ${character}`] : [],
      );
      expect(wrong, `${row} over ${before}`).toEqual([]);
    }
  });

  it.each(rows)("nothing of %j is left under plain text", async row => {
    expect(await drawnOver(row, "plain", widths)).toEqual(toRow("plain", columns).characters);
  });
});

it.each(Object.entries(joined))(
  "a terminal that goes by Unicode's rules shows %s in the cells that we give them",
  async (_, characters) => {
    for (const character of characters) {
      const cells = await drawnOver("", `a${character}b`, "graphemes");
      expect(cells).toEqual(toRow(`a${character}b`, columns).characters);
    }
  },
);
