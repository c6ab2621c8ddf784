import { inks } from "../../../src/protocol/index.ts";
import type { Hands, Scenario } from "./hands.ts";

const f6 = "\x1b[17~";

async function opened({ alice }: Hands): Promise<void> {
  alice.type(f6);
  await alice.until(({ text }) => /┼[\s\S]*pencil bright white 1/.test(text.call(alice)));
}

/** Out of the board: what was said is there again. */
async function left({ leave }: Hands): Promise<void> {
  await leave("┼");
}

/** The board without where one points. */
function picture({ alice }: Hands): string {
  return (alice.text().match(/[▀▄█\u2800-\u28ff]/g) ?? []).join("");
}

/** Where one points. */
function place({ alice }: Hands): { x: number; y: number } {
  const y = alice.lines().findIndex(line => line.includes("┼"));
  return { x: alice.lines()[y]?.indexOf("┼") ?? -1, y };
}

/** One points further up or down by these keys: what is drawn there is not beneath where one points. */
async function pointed(hands: Hands, keys: string): Promise<void> {
  for (const key of keys) {
    const { y } = place(hands);
    hands.alice.type(key);
    await hands.alice.until(() => place(hands).y !== y && place(hands).y >= 0);
  }
}

/** A stroke, from where one points. */
async function drawn(hands: Hands): Promise<string> {
  const before = picture(hands);
  hands.alice.type(" \x1b[1;2C ");
  await hands.alice.until(() => picture(hands) !== before && !hands.alice.text().includes("pen down"));
  return before;
}

/** The board is open, and this is seen when the key is pressed; `first` was typed before. */
function shows(wanted: string | RegExp, first = "", seen: string | RegExp = ""): Scenario {
  return async (hands, press) => {
    await opened(hands);
    if (first !== "") {
      hands.alice.type(first);
      await hands.alice.until(seen);
    }
    press();
    await hands.alice.until(wanted);
    await left(hands);
  };
}

/** One points elsewhere: so many columns and rows to the right and down, in their signs. */
function moves(across: number, down: number): Scenario {
  return async (hands, press) => {
    await opened(hands);
    const before = place(hands);
    press();
    await hands.alice.until(() => {
      const now = place(hands);
      return Math.sign(now.x - before.x) === across && Math.sign(now.y - before.y) === down;
    });
    await left(hands);
  };
}

function asks(question: string): Scenario {
  return async (hands, press) => {
    await opened(hands);
    press();
    await hands.alice.until(question);
    await hands.leave(question);
    await left(hands);
  };
}

export function toInk(ink: number): Scenario {
  return shows(`pencil ${inks[ink]?.replace("bright", "bright ").toLowerCase()} 1`);
}

export const onBoard = {
  draw: async (hands, press) => {
    press();
    await hands.alice.until("pencil bright white 1");
    await left(hands);
  },
  pen: async (hands, press) => {
    await opened(hands);
    press();
    await hands.alice.until("pen down");
    press();
    await hands.gone("pen down");
    await left(hands);
  },
  "point-left": moves(-1, 0),
  "point-right": moves(1, 0),
  "point-up": moves(0, -1),
  "point-down": moves(0, 1),
  "point-far-left": moves(-1, 0),
  "point-far-right": moves(1, 0),
  "point-far-up": moves(0, -1),
  "point-far-down": moves(0, 1),
  "tool-pencil": shows("pencil bright white 1", "e", "eraser 1"),
  "tool-eraser": shows("eraser 1"),
  "tool-line": shows("line bright white 1"),
  "tool-rectangle": shows("rectangle bright white 1"),
  "tool-ellipse": shows("ellipse bright white 1"),
  "tool-fill": shows("fill bright white"),
  "tool-text": shows("text bright white 1"),
  "ask-ink": asks("Which colour?"),
  filled: shows("rectangle bright white 1 filled", "r", "rectangle"),
  thinner: shows("pencil bright white 1", "]", "bright white 2"),
  thicker: shows("bright white 2"),
  "zoom-in": shows(", 2x"),
  "zoom-out": shows("pencil bright white 1  Esc", "+", ", 2x"),
  fine: async (hands, press) => {
    await opened(hands);
    await drawn(hands);
    press();
    await hands.alice.until(/[\u2801-\u28ff]/);
    await left(hands);
  },
  "undo-stroke": async (hands, press) => {
    await opened(hands);
    await pointed(hands, "JJ");
    const before = await drawn(hands);
    press();
    await hands.alice.until(() => picture(hands) === before);
    await left(hands);
  },
  "redo-stroke": async (hands, press) => {
    await opened(hands);
    await pointed(hands, "KK");
    const before = await drawn(hands);
    const after = picture(hands);
    hands.alice.type("u");
    await hands.alice.until(() => picture(hands) === before);
    press();
    await hands.alice.until(() => picture(hands) === after);
    await left(hands);
  },
  "share-board": async (hands, press) => {
    await opened(hands);
    await drawn(hands);
    press();
    await hands.alice.until("Share the board with which words?");
    await hands.leave("Share the board");
    await left(hands);
  },
  "clear-board": asks("Clear the board for everybody?"),
  "restore-board": async (hands, press) => {
    await opened(hands);
    await drawn(hands);
    const after = picture(hands);
    hands.alice.type("Xy");
    await hands.alice.until(() => picture(hands) === "");
    press();
    await hands.alice.until(() => picture(hands) === after);
    await left(hands);
  },
} satisfies Record<string, Scenario>;
