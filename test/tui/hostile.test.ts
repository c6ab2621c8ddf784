import fc from "fast-check";
import { expect, test } from "vitest";
import { logDirectory, logsIn } from "../../bench/irc/log.ts";
import { printable, width } from "../../src/protocol/index.ts";
import { rowsOf } from "../../src/tui/rows/layout-item.ts";
import { wrap } from "../../src/tui/rows/wrap.ts";
import { toRow } from "../../src/tui/screen/cells.ts";
import { harmful, hostileText, naughtyStrings } from "../support/hostile.ts";
import { seen, type WidthModel, widthModels } from "./screen/support/model.ts";
import { Rig } from "./support/rig.ts";
import { bobs, calm, type Said, saidOf, say } from "./support/said.ts";
import { asciiTheme, colourTheme, context, messageItem } from "./support/values.ts";

/**
 * What is promised of text from others, on the whole screen and in terminals that differ about its width:
 *
 * - nothing is written but such text and the sequences that our writer makes, which are listed here: no link leads to
 *   anything but the web and mail;
 * - the terminal's title, clipboard, modes, scrollback and everything else but the cells it shows stay as they were;
 * - the lines between panes stand where they stood, and when the text is gone no trace of it is left;
 * - in the messages pane, time and author stand before the column in which bodies begin, and a body, whatever it is,
 *   leaves those columns blank in each of its rows but the first, where its author stands.
 */
const ours =
  /\x1b\[(?:[\d;]*[mHr]|\d*[ABCDGKXST]|2J|\?7l|\?2026[hl])|\r\n?|\x08|\x1b\]8;(?:id=[\w.-]+;(?:(?:https?|wss?):\/\/|mailto:)[\x21-\x7e]+|;)\x1b\\/g;

test.each([
  ["on a wide screen", 110, 24, colourTheme],
  ["without the list of people", 80, 24, colourTheme],
  ["on a small one", 40, 12, colourTheme],
  ["without colours or signs", 100, 20, asciiTheme],
])("no text of others does anything to a terminal but to be read in its place, %s", async (_, ...size) => {
  const screen = await Screen.open(...size);
  await fc.assert(
    fc.asyncProperty(saidOf(hostileText), said => screen.bears(said)),
    { numRuns: 12 },
  );
});

test("nor do the strings that are known to break programs", async () => {
  const screen = await Screen.open(110, 24);
  for (const said of allIn(naughtyStrings)) await screen.bears(said);
});

test("nor does what people really say to each other", async context => {
  const lines = logsIn(logDirectory).flatMap(log => log.lines.map(({ text }) => text));
  context.skip(lines.length === 0, "there are no logs of real chat here");
  const screen = await Screen.open(110, 24);
  const some = lines.filter((_, place) => place % Math.ceil(lines.length / 300) === 0);
  for (const said of allIn(some)) await screen.bears(said);
});

test("a body has its own columns in every row, whatever it is, and only one's own leave room for a sign", () => {
  const indent = 17;
  fc.assert(
    fc.property(hostileText, hostileText, fc.constantFrom(1, 2), (text, name, user) => {
      for (const [place, row] of rowsOf(messageItem(text, { name, user }), context(60)).entries()) {
        const { characters } = toRow(row, 60);
        const left = characters.slice(0, indent).join("");
        expect(left).toMatch(place === 0 ? /^ 09:41 .* {2}$/u : /^ {17}$/);
        expect(width(row)).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("no row is wider than it may be, and none has a newline", () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 2, max: 60 }), (text, cells) => {
      for (const row of wrap(printable(text), cells)) {
        expect(width(row)).toBeLessThanOrEqual(cells);
        expect(row).not.toMatch(/\n/);
      }
    }),
    { numRuns: 1_000 },
  );
});

/** Each of them in some place on the screen, as many at a time as there are places. */
function allIn(texts: readonly string[]): Said[] {
  const fields = Object.keys(calm);
  const screens = Math.ceil(texts.length / fields.length);
  return Array.from({ length: screens }, (_, screen) => {
    const at = (place: number) => texts[(screen * fields.length + place) % texts.length] ?? "";
    return Object.fromEntries(fields.map((field, place) => [field, at(place)])) as Said;
  });
}

/** A screen that shows something calm, and what is to stay of that whatever else it is to show. */
class Screen {
  readonly #rig: Rig;
  readonly #before: ReadonlyMap<WidthModel, unknown>;
  readonly #modes: unknown;
  /** How many columns of the messages pane are ours. */
  readonly #indent: number;
  readonly #signs: { readonly bar: string; readonly line: string };

  private constructor(rig: Rig, signs: { bar: string; line: string }) {
    this.#rig = rig;
    this.#signs = signs;
    this.#before = this.#seen();
    this.#modes = this.#modesOf("ours");
    const { x, width } = this.#area("messages");
    const bob = this.#rows("messages").map(y => rig.cells("ours", y, x, x + width));
    this.#indent = bob.find(row => row.includes(`bob  ${bobs}`))?.indexOf(bobs) ?? 0;
    expect(this.#indent).toBeGreaterThan(0);
  }

  static async open(columns: number, rows: number, theme = colourTheme): Promise<Screen> {
    const rig = new Rig(columns, rows, theme);
    say(rig, calm);
    await rig.draw();
    return new Screen(rig, theme.glyphs);
  }

  async bears(said: Said): Promise<void> {
    say(this.#rig, said);
    this.#check(await this.#rig.draw());
    say(this.#rig, calm);
    this.#check(await this.#rig.draw());
    expect(this.#seen()).toEqual(this.#before);
  }

  #check(written: string): void {
    const text = written.replace(ours, " ");
    expect(text).not.toMatch(harmful);
    expect(text).not.toMatch(/\n/);
    expect(this.#rig.deeds).toEqual([]);
    for (const model of widthModels) {
      expect(this.#modesOf(model)).toEqual(this.#modes);
      this.#checkLines(model);
      this.#checkAuthors(model);
    }
  }

  #checkLines(model: WidthModel): void {
    const { bar, line } = this.#signs;
    for (const y of this.#rows("rooms")) {
      const edge = this.#area("rooms").width;
      expect(this.#rig.cells(model, y, edge - 1, edge)).toBe(bar);
    }
    for (const y of this.#rows("members")) {
      const { x } = this.#area("members");
      expect(this.#rig.cells(model, y, x, x + 1)).toBe(bar);
    }
    const [status = 0, ...told] = this.#rows("status");
    const { columns } = this.#rig.size;
    expect(this.#rig.cells(model, status, 0, 2)).toBe(line.repeat(2));
    expect(this.#rig.cells(model, status, columns - 1, columns)).toBe(line);
    for (const y of told) expect(this.#rig.cells(model, y, 0, 2)).toBe(`${bar} `);
  }

  #checkAuthors(model: WidthModel): void {
    const { x } = this.#area("messages");
    const bodies = x + this.#indent;
    let heads = 0;
    for (const y of this.#rows("messages")) {
      const left = this.#rig.cells(model, y, x, bodies);
      if (!/^ 09:45 +bob {2}$/.test(left)) {
        // Blank; or another's time, or words of ours.
        expect(left).toMatch(/^ *$|^ 09:4[1-4] |^ (?:This is|──|--)/);
        continue;
      }
      heads += 1;
      expect(this.#rig.cells(model, y, bodies, bodies + bobs.length + 1)).toBe(`${bobs} `);
    }
    expect(heads).toBeLessThanOrEqual(1);
  }

  #area(pane: "rooms" | "messages" | "members" | "status") {
    return this.#rig.areas().get(pane) ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  #rows(pane: "rooms" | "messages" | "members" | "status"): number[] {
    const { y, height } = this.#area(pane);
    return Array.from({ length: height }, (_, row) => y + row);
  }

  #seen(): ReadonlyMap<WidthModel, unknown> {
    return new Map([...this.#rig.terminals].map(([model, terminal]) => [model, seen(terminal)]));
  }

  #modesOf(model: WidthModel): unknown {
    const { modes, buffer } = this.#rig.terminals.get(model) ?? {};
    const { type, length, baseY } = buffer?.active ?? {};
    return { ...modes, type, length, baseY, behind: buffer?.normal.length };
  }
}
