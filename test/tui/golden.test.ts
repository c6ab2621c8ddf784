import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { screenToSvg } from "../../scripts/screen-to-svg.ts";
// Loaded already, it is not waited for.
import "../../src/tui/ink/panes.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import { screenText } from "./golden/screen-text.ts";
import { general, world } from "./golden/world.ts";
import { TestTui } from "./support/test-tui.ts";
import { morning } from "./support/values.ts";

// What each view looks like, cell by cell. After a change that is meant: `npm run golden`, and look at what it changed.

const rich = { COLORTERM: "truecolor" };
const sixteen = { TERM: "xterm" };
const colourless = { ...rich, NO_COLOR: "1" };
/** The terminal says that it is dark. */
const dark = "\x1b]11;rgb:1616/1818/1d1d\x07";

const ctrlF = "\x06";
const ctrlHome = "\x1b[1;5H";
const ctrlS = "\x13";
const enter = "\r";
const f1 = "\x1bOP";
const f6 = "\x1b[17~";
const f9 = "\x1b[20~";

interface View {
  /** Its keys, those that wait for an answer apart. */
  readonly keys: readonly string[];
  readonly sizes: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly locale?: string;
  /** Which of its sizes is shown in docs/screens.md, and as what. */
  readonly picture?: { readonly size: string; readonly title: string };
}

const all = ["80x24", "120x40", "200x60"];
const views: Readonly<Record<string, View>> = {
  conversation: { keys: [], sizes: ["60x15", ...all], picture: { size: "120x40", title: "A conversation" } },
  "conversation-16": { keys: [], sizes: ["80x24", "120x40"], environment: sixteen },
  "conversation-colourless": {
    keys: [],
    sizes: ["80x24", "120x40"],
    environment: colourless,
    picture: { size: "120x40", title: "The same with NO_COLOR" },
  },
  "conversation-ascii": {
    keys: [],
    sizes: ["80x24", "120x40"],
    locale: "C",
    picture: { size: "80x24", title: "A terminal without UTF-8" },
  },
  beginning: { keys: [ctrlHome], sizes: all },
  choosing: { keys: [ctrlS, "kkkk"], sizes: ["80x24"] },
  hints: { keys: ["\x1bh"], sizes: ["80x24"] },
  thread: { keys: [ctrlHome + ctrlS, "gjt"], sizes: all, picture: { size: "80x24", title: "A thread" } },
  search: { keys: [`${ctrlF}migration${enter}`], sizes: all },
  inbox: { keys: ["\x1bi"], sizes: all, picture: { size: "80x24", title: "What is not read" } },
  switcher: { keys: ["\x1bk", "d"], sizes: all, picture: { size: "80x24", title: "Going anywhere" } },
  emoji: { keys: ["\x1be", "he"], sizes: all, picture: { size: "80x24", title: "Choosing an emoji" } },
  help: { keys: [f1], sizes: all },
  themes: { keys: [`/theme${enter}`], sizes: all, picture: { size: "120x40", title: "Choosing a theme" } },
  log: { keys: [f9], sizes: all, picture: { size: "120x40", title: "What goes over the line" } },
  board: { keys: [f6, "4"], sizes: all, picture: { size: "120x40", title: "A board in half blocks" } },
  "board-fine": {
    keys: [f6, "4b"],
    sizes: ["80x24", "120x40"],
    picture: { size: "80x24", title: "The same in braille" },
  },
  "board-ascii": {
    keys: [f6, "4"],
    sizes: ["80x24", "120x40"],
    locale: "C",
    picture: { size: "80x24", title: "A board without UTF-8" },
  },
  info: { keys: [ctrlS, "kkkkkkk", "i"], sizes: all },
  bare: { keys: ["\x1bl"], sizes: all },
  writing: { keys: ["\x1b[200~one line\nand another, **which** is not sent yet\x1b[201~"], sizes: ["80x24"] },
};

const screens = Object.entries(views).flatMap(([name, view]) =>
  view.sizes.map(size => ({ name, view, size })),
);
const golden = fileURLToPath(new URL("../golden/", import.meta.url));
const pictures = fileURLToPath(new URL("../../docs/screens/", import.meta.url));

/** The screen when its keys were pressed, and nothing is to be drawn any more. */
async function shown({ keys, environment = rich, locale }: View, size: string): Promise<TestTui> {
  const [columns, rows] = size.split("x").map(Number) as [number, number];
  const clock = new FakeClock();
  clock.pass(morning - clock.now());
  const options = { clock, widths: "ours" } as const;
  const screen = new TestTui(world().asClient(), general, columns, rows, locale, environment, options);
  for (const each of [dark, ...keys]) {
    screen.type(each);
    // What was asked is answered, and then it is time for a frame.
    await new Promise(setImmediate);
    clock.pass(100);
  }
  await screen.painted();
  return screen;
}

test.each(screens)("the screen is as it should be: $name at $size", async ({ name, view, size }) => {
  const { terminal } = await shown(view, size);
  await expect(screenText(terminal)).toMatchFileSnapshot(`${golden}${name}-${size}.txt`);
  if (view.picture?.size !== size) return;
  await expect(screenToSvg(terminal, view.picture.title)).toMatchFileSnapshot(`${pictures}${name}.svg`);
});

test("there is no golden screen and no picture that nothing is compared with", () => {
  const compared = screens.map(({ name, size }) => `${name}-${size}.txt`);
  expect(readdirSync(golden).filter(file => !compared.includes(file))).toEqual([]);
  const pictured = Object.keys(views).filter(name => views[name]?.picture);
  expect(readdirSync(pictures).filter(file => !pictured.includes(file.replace(".svg", "")))).toEqual([]);
});
