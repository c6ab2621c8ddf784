import type { Hands, Scenario } from "./hands.ts";

const ctrlS = "\x13";
const up = "\x1b[A";

/** The newest message is chosen, which is this. */
async function chosen({ alice, says }: Hands, text: string): Promise<void> {
  await says(text);
  alice.type(ctrlS);
  await alice.until(marked(text));
}

function marked(text: string): RegExp {
  return new RegExp(`│›.* ${text}`);
}

let count = 0;
/** A text that nobody said before. */
function fresh(text: string): string {
  count += 1;
  return `${text} ${count}.`;
}

/** Of two messages the one is chosen, and then the other. */
function between(first: "upper" | "lower"): Scenario {
  return async (hands, press) => {
    const [upper, lower] = [fresh("upper"), fresh("lower")];
    await hands.says(upper);
    await chosen(hands, lower);
    if (first === "upper") hands.alice.type(up);
    await hands.alice.until(marked(first === "upper" ? upper : lower));
    press();
    await hands.alice.until(marked(first === "upper" ? lower : upper));
    await hands.leave("Esc: leave");
  };
}

/** bob's newest message is chosen: this is seen, until Escape was pressed so often. */
function shows(text: string, wanted: string | RegExp, leaving: readonly string[]): Scenario {
  return async (hands, press) => {
    await chosen(hands, text);
    press();
    await hands.alice.until(wanted);
    for (const each of leaving) await hands.leave(each);
  };
}

/** The same of one of her own. */
async function ownChosen({ alice }: Hands, text: string): Promise<void> {
  alice.type(`${text}\r`);
  await alice.until(new RegExp(`${text} +✓`));
  alice.type(ctrlS);
  await alice.until(marked(text));
}

export const ofChosen = {
  "next-message": between("upper"),
  "previous-message": between("lower"),
  "first-message": async (hands, press) => {
    await chosen(hands, fresh("the last of all"));
    press();
    await hands.alice.until(/│›.* line 1 /);
    await hands.leave("Esc: leave");
    hands.alice.type("\x1b[1;5F");
    await hands.gone("below: Alt+End");
  },
  "last-message": async (hands, press) => {
    const last = fresh("the very last");
    await chosen(hands, last);
    hands.alice.type("g");
    await hands.alice.until(/│›.* line 1 /);
    press();
    await hands.alice.until(marked(last));
    await hands.leave("Esc: leave");
  },
  follow: shows("followed", "Thread: bob: followed", ["Thread:", "Esc: leave"]),
  reply: shows("answered", "reply to bob", ["reply to bob"]),
  edit: async (hands, press) => {
    await ownChosen(hands, "hers");
    press();
    await hands.line("hers");
    await hands.leave("editing your message");
  },
  delete: async (hands, press) => {
    await ownChosen(hands, "hers to delete");
    press();
    await hands.alice.until("Delete this message");
    hands.alice.type("y");
    await hands.alice.until("This message was deleted.");
    await hands.leave("Esc: leave");
  },
  thread: shows("threaded", "Thread: bob: threaded", ["Thread:", "Esc: leave"]),
  copy: async (hands, press) => {
    await chosen(hands, "copied");
    const written = hands.writes(`\x1b]52;c;${btoa("copied")}`);
    press();
    await written;
    await hands.leave("Esc: leave");
  },
  "copy-link": async (hands, press) => {
    await chosen(hands, "linked");
    press();
    await hands.alice.until(/Copied the address of #general\/\d+/);
    await hands.leave("Esc: leave");
  },
  react: shows("liked", "Which emoji?", ["Which emoji?", "Esc: leave"]),
  pin: async (hands, press) => {
    await chosen(hands, "kept at hand");
    press();
    await hands.alice.until("kept at hand (pinned)");
    press();
    await hands.gone("(pinned)");
    await hands.leave("Esc: leave");
  },
  forward: shows("passed on", "Pass it on to which room?", ["Pass it on", "Esc: leave"]),
  open: async (hands, press) => {
    const seq = await hands.says("what is answered");
    await hands.says("the answer", seq);
    hands.alice.type(ctrlS);
    await hands.alice.until("Esc: leave");
    press();
    await hands.alice.until(marked("what is answered"));
    await hands.leave("Esc: leave");
    hands.alice.type("\x1b[1;5F");
  },
  reveal: async (hands, press) => {
    await hands.says("it was");
    await hands.saysIn("general", "||the butler||");
    await hands.alice.until("▒▒▒");
    hands.alice.type(ctrlS);
    await hands.alice.until("Esc: leave");
    press();
    await hands.alice.until("the butler");
    press();
    await hands.gone("the butler");
    await hands.leave("Esc: leave");
  },
  "mark-read": async (hands, press) => {
    await hands.saysIn("ops", "to mark");
    await hands.alice.until(/#ops +1/);
    hands.alice.type("\x1bi");
    await hands.alice.until(marked("to mark"));
    press();
    await hands.gone("to mark");
    await hands.leave("Not read");
  },
  "undo-read": async (hands, press) => {
    await hands.saysIn("ops", "to mark again");
    await hands.alice.until(/#ops +1/);
    hands.alice.type("\x1bi");
    await hands.alice.until(marked("to mark again"));
    hands.alice.type("m");
    await hands.gone("to mark again");
    press();
    await hands.alice.until("to mark again");
    hands.alice.type("m");
    await hands.gone("to mark again");
    await hands.leave("Not read");
  },
  info: shows("known", "Esc: close", ["Esc: close", "Esc: leave"]),
} satisfies Record<string, Scenario>;
