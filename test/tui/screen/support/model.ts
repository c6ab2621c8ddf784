import addon from "@xterm/addon-unicode-graphemes";
import xterm, { type IBufferCell, type IUnicodeVersionProvider, type Terminal } from "@xterm/headless";
import fc from "fast-check";
import { graphemes, width } from "../../../../src/protocol/index.ts";

const { UnicodeGraphemesAddon } = addon;

/**
 * How a terminal gives cells to characters: as we do, as xterm.js does by Unicode's rules for what is one character, as
 * terminals did before emoji were joined, as xterm.js does by itself.
 */
export const widthModels = ["ours", "graphemes", "unjoined", "narrow"] as const;
export type WidthModel = (typeof widthModels)[number];

export function newTerminal(columns: number, rows: number, widths: WidthModel = "narrow"): Terminal {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  if (widths === "graphemes") {
    // It makes the widths that it brings the active ones.
    terminal.loadAddon(new UnicodeGraphemesAddon());
  } else if (widths !== "narrow") {
    terminal.unicode.register(widths === "ours" ? joined() : unjoined);
    terminal.unicode.activeVersion = widths;
  }
  return terminal;
}

export function write(terminal: Terminal, bytes: string): Promise<void> {
  return new Promise(resolve => terminal.write(bytes, resolve));
}

/** Everything that is seen: characters and looks of all cells, and the cursor. */
export function seen(terminal: Terminal): { rows: string[]; x: number; y: number } {
  const { active } = terminal.buffer;
  const rows = Array.from({ length: terminal.rows }, (_, y) =>
    Array.from({ length: terminal.cols }, (_, x) => {
      const cell = active.getLine(active.baseY + y)?.getCell(x);
      if (!cell) return "?";
      const flags = [cell.isBold(), cell.isDim(), cell.isItalic(), cell.isUnderline(), cell.isInverse()];
      const written = cell.getWidth() === 0 ? "" : cell.getChars() || " ";
      const ink = `${cell.getFgColorMode()},${cell.getFgColor()}`;
      const paper = `${cell.getBgColorMode()},${cell.getBgColor()}`;
      const look = flags.map(Boolean).map(Number).join();
      const [character, ...colours] =
        look === "0,0,0,0,0" ? asBlock(written, ink, paper) : [written, ink, paper];
      return [character, cell.getWidth(), ...colours, look, linkOf(terminal, cell)].join();
    }).join("|"),
  );
  return { rows, x: active.cursorX, y: active.cursorY };
}

/** Of all ways to draw a cell with two colours that look the same, one. */
function asBlock(character: string, ink: string, paper: string): readonly string[] {
  if (character === " ") return [" ", "any", paper];
  if (character === "█" && ink !== none) return [" ", "any", ink];
  return character === "▄" && ink !== none && paper !== none ? ["▀", paper, ink] : [character, ink, paper];
}
const none = "0,-1";

/** Where a cell leads, and the id that its link was given: there is no public way to ask. */
export function linkOf(terminal: Terminal, cell: IBufferCell): string {
  const { extended } = cell as unknown as { extended: { urlId: number } };
  if (extended.urlId === 0) return "";
  const { _oscLinkService: links } = (terminal as unknown as { _core: { _oscLinkService: Links } })._core;
  const { id = "", uri } = links.getLinkData(extended.urlId) ?? {};
  return `${id} ${uri}`;
}
interface Links {
  getLinkData(id: number): { readonly id?: string; readonly uri: string } | undefined;
}

const look = fc.constantFrom(
  "",
  "1",
  "2;3",
  "31",
  "38;5;33",
  "7",
  "4;38;2;1;2;3",
  "48;5;20",
  "1;48;5;20",
  "91",
  "91;104",
  "94;101",
  "101",
);
const word = fc.constantFrom(
  ...["a", "word", " ", "   ", "日本", "한", "é", "─", "│", "✓", "Ж", "x".repeat(30), " ".repeat(12)],
  ...["👍", "👨‍👩‍👧", "🇩🇪", "❤️", "e\u0301", "👍🏽", "1️⃣", "क्षि", "✔"],
);

const link = fc.constantFrom(
  "",
  "",
  "",
  "id=m1;https://a.example/x",
  "id=m2;https://a.example/x",
  ";wss://b.example",
);

/** A line of a frame: words in all looks, those among them that terminals give different widths; some are links. */
export const anyLine = lineOf(word);

/** A line of a picture, of 18 cells at most. */
export const anyBlocks = lineOf(fc.constantFrom("▀", "▄", "█", "▀▄", "█▄█", "███", "▄▄▄"));

function lineOf(words: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(fc.tuple(look, link, words), { maxLength: 6 }).map(parts =>
    parts
      .map(([sgr, to, text]) => {
        const [begin, end] = to === "" ? ["", ""] : [`\x1b]8;${to}\x1b\\`, "\x1b]8;;\x1b\\"];
        return `${begin}\x1b[${sgr}m${text}\x1b[m${end}`;
      })
      .join(""),
  );
}

const propertyOf = (state: number, cells: number, join: boolean) =>
  ((state & 0xffffff) << 3) | ((cells & 3) << 1) | (join ? 1 : 0);

/** Characters joined to what people see as one, each as wide as we think. */
function joined(): IUnicodeVersionProvider {
  const clusters = [""];
  const wcwidth = (code: number) => Math.min(2, width(String.fromCodePoint(code))) as 0 | 1 | 2;
  return {
    version: "ours",
    wcwidth,
    charProperties(code, preceding) {
      const character = String.fromCodePoint(code);
      const whole = (clusters[preceding >> 3] ?? "") + character;
      const join = preceding !== 0 && graphemes(whole).length === 1;
      const cluster = join ? whole : character;
      return propertyOf(clusters.push(cluster) - 1, Math.min(2, width(cluster)), join);
    },
  };
}

/** Each code point for itself: a family is three people side by side, a flag two letters. */
const unjoined: IUnicodeVersionProvider = {
  version: "unjoined",
  wcwidth: code => {
    const character = String.fromCodePoint(code);
    if (/\p{M}|\u200d/u.test(character)) return 0;
    return /\p{Regional_Indicator}/u.test(character) ? 1 : (Math.min(2, width(character)) as 0 | 1 | 2);
  },
  charProperties(code, preceding) {
    const cells = unjoined.wcwidth(code);
    const before = (preceding >> 1) & 3;
    const join = cells === 0 && before > 0;
    return propertyOf(0, join ? before : cells, join);
  },
};
