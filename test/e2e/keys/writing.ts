import type { Hands, Scenario } from "./hands.ts";

const pasted = "\x1b[200~one\ntwo\x1b[201~";

/** This is written, then the key is pressed; then that is there, and the line is emptied. */
function turns(before: string, after: string): Scenario {
  return async ({ alice, line, clear }, press) => {
    alice.type(before);
    press();
    await line(after);
    await clear();
  };
}

/** This is written, then the key is pressed: the cursor is before this character. */
function moves(before: string, to: number): Scenario {
  return async ({ alice, clear }, press) => {
    alice.type(before);
    press();
    await alice.until(() => alice.cursor.x === to + 2);
    await clear();
  };
}

async function said(hands: Hands, text: string): Promise<void> {
  hands.alice.type(`${text}\r`);
  await hands.alice.until(new RegExp(`${text} +✓`));
}

const start = "\x01";
const cut = "\x17";
let count = 0;

export const writing = {
  send: async ({ alice, line }, press) => {
    alice.type("by the key");
    await line("by the key");
    press();
    await alice.until(/by the key +✓/);
  },
  newline: async ({ alice, clear }, press) => {
    alice.type("one");
    press();
    alice.type("two");
    await alice.until(/^› one\n {2}two$/m);
    await clear();
  },
  complete: turns("/keyw", "/keywords"),
  "complete-back": async ({ alice, line, clear }, press) => {
    alice.type("/un\t\t");
    await line("/unblock");
    press();
    await line("/unban");
    await clear();
  },
  "join-lines": async ({ alice, line, clear }, press) => {
    alice.type(pasted);
    await alice.until(/^› one\n {2}two$/m);
    press();
    await line("one two");
    await clear();
  },
  "code-block": async ({ alice, clear }, press) => {
    alice.type(pasted);
    await alice.until(/^› one\n {2}two$/m);
    press();
    await alice.until(/^› ```\n {2}one\n {2}two\n {2}```/m);
    await clear();
  },
  emoji: async ({ alice, leave }, press) => {
    press();
    await alice.until("Which emoji?");
    await leave("Which emoji?");
  },
  "history-back": async (hands, press) => {
    await said(hands, "up to here");
    press();
    await hands.alice.until("editing your message");
    await hands.leave("editing");
  },
  "history-forward": async (hands, press) => {
    await said(hands, "said long ago");
    hands.alice.type("\x1b[1;5A");
    await hands.line("said long ago");
    press();
    await hands.line("");
  },
  "recall-back": async (hands, press) => {
    await said(hands, "said before");
    press();
    await hands.line("said before");
    await hands.clear();
  },
  "recall-forward": async (hands, press) => {
    await said(hands, "said before that");
    hands.alice.type("\x1b[1;5A");
    await hands.line("said before that");
    press();
    await hands.line("");
  },
  "search-sent": async ({ alice, leave }, press) => {
    press();
    await alice.until("of what you sent here?");
    await leave("of what you sent here?");
  },
  "open-editor": turns("some", "some and more"),
  left: moves("ab", 1),
  right: moves(`ab${start}`, 1),
  "word-left": moves("ab cd", 3),
  "word-right": moves(`ab cd${start}`, 2),
  "line-start": moves("ab cd", 0),
  "line-end": moves(`ab cd${start}`, 5),
  "delete-back": turns("abc", "ab"),
  "delete-forward": turns(`abc${start}`, "bc"),
  "delete-word-back": turns("ab cd", "ab"),
  "delete-word-forward": turns(`ab cd${start}`, " cd"),
  "kill-to-end": turns(`ab cd${start}\x06`.replace("\x06", "\x1b[C"), "a"),
  "kill-to-start": turns("ab\x1b[D", "b"),
  yank: turns(`ab cd${cut}`, "ab cd"),
  // Each goes its own way, so that both have something of their own to give back.
  "yank-older": async ({ alice, line, clear }, press) => {
    count += 1;
    alice.type(`older${count}${cut}`);
    await line("");
    alice.type(`newer${count}${cut}`);
    await line("");
    alice.type("\x19");
    await line(`newer${count}`);
    press();
    await line(`older${count}`);
    await clear();
  },
  transpose: turns("ab", "ba"),
  undo: turns(`ab cd${cut}`, "ab cd"),
} satisfies Record<string, Scenario>;
