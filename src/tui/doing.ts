import { isIgnored } from "../client/index.ts";
import { type Preferences, printableLine } from "../protocol/index.ts";
import { deskOf } from "./desk.ts";
import { handOf } from "./drawing.ts";
import type { Keymap } from "./keys/keymap.ts";
import type { Action } from "./keys/table.ts";
import type { Purpose } from "./panes/purpose.ts";
import type { Question } from "./question.ts";
import { sentBefore } from "./sent-before.ts";
import { seesBoard } from "./shown.ts";
import { messageInOneLine } from "./text/in-one-line.ts";
import type { Theme } from "./theme/theme.ts";
import type { List, View } from "./view.ts";
import { writingHint } from "./writing-hint.ts";

/** What becomes of what is written, where it is not simply said. */
export function purposeOf(view: View, keymap: Keymap, theme: Theme): Purpose | undefined {
  if (view.hints) {
    return { what: "A letter copies what it stands at, a capital opens a link", keys: "(Esc: neither)" };
  }
  if (view.themes) return { what: "Up and Down try one on", keys: "(Enter: take it, Esc: go back)" };
  // What is told of it is seen whole; the next key brings back what is in one's hand.
  if (view.drawing && seesBoard(view)) return view.notice ? undefined : { what: handOf(view.drawing) };
  if (view.question) return askedBy(view.question, deskOf(view).sent, keymap, theme);
  const { aim } = deskOf(view);
  if (!aim || view.keys === "choosing") return undefined;
  if (aim.what === "edit") return { what: "editing your message", keys: "(Esc: leave it)" };
  return {
    what: `reply to ${aim.message.name}`,
    keys: "(Esc: no)",
    about: `: ${messageInOneLine(aim.message, theme)}`,
  };
}

function askedBy(question: Question, sent: readonly string[], { label }: Keymap, theme: Theme): Purpose {
  switch (question.what) {
    case "delete":
      return { what: "Delete this message for everybody?", keys: "y: yes, any other key: no" };
    case "answer":
      return {
        what: `answer to ${question.message.name}`,
        keys: "(Esc: no)",
        about: `: ${messageInOneLine(question.message, theme)}`,
      };
    case "ink":
      return { what: "Which colour? 0 to 15, its name or #rrggbb", keys: "(Esc: the same)" };
    case "letters":
      return { what: "Which text?", keys: "(Esc: none)" };
    case "share":
      return { what: "Share the board with which words?", keys: "(Enter: none, Esc: not at all)" };
    case "clear":
      return { what: "Clear the board for everybody?", keys: "y: yes, any other key: no" };
    case "emoji":
      return { what: "Which emoji? Its name, itself or its number, Enter", keys: "(Esc: none)" };
    case "forward":
      return { what: "Pass it on to which room?", keys: "(Esc: none)" };
    case "frames":
      return {
        what: "Only frames that hold these words, and not those behind a -",
        keys: "(Esc: as before)",
      };
    case "search":
      return { what: "Search for what?", keys: "(Esc: nothing)" };
    case "sent": {
      const { text } = question.draft;
      if (text === "") return { what: "Search for what, of what you sent here?", keys: "(Esc: nothing)" };
      const found = sentBefore(sent, text)[question.back];
      if (found === undefined) return { what: "Nothing you sent here holds this.", keys: "(Esc: nothing)" };
      return {
        what: printableLine(found),
        keys: `(${label("send")}: take it, ${label("search-sent")}: older)`,
      };
    }
    case "switch":
      return { what: "Go where? # rooms, @ people, / commands, Enter: there", keys: "(Esc: nowhere)" };
  }
}

type Hints = readonly (readonly [Action, string])[];
const following: Hints = [["follow", "go there"]];
const marking: Hints = [
  ["mark-read", "mark as read"],
  ["undo-read", "undo"],
];
const hinted: Hints = [
  ["reply", "reply"],
  ["react", "react"],
  ["thread", "thread"],
  ["edit", "edit"],
  ["delete", "delete"],
  ["copy", "copy"],
  ["info", "info"],
  ["pin", "pin"],
  ["forward", "pass on"],
  ["open", "open"],
];

const onBoard: Hints = [
  ["pen", "pen"],
  ["undo-stroke", "undo"],
  ["ask-ink", "colour"],
  ["tool-line", "line"],
  ["tool-rectangle", "rectangle"],
  ["tool-fill", "fill"],
  ["tool-text", "text"],
  ["zoom-in", "nearer"],
  ["share-board", "share"],
];

const logged: Hints = [
  ["follow", "all of it"],
  ["pause-frames", "stand still"],
  ["filter-frames", "filter"],
  ["copy", "copy"],
  ["save-frames", "write a file"],
];

/** A word on what is written, or the keys there are while one chooses something: the most wanted first, for not all may fit. */
export function hintOf(view: View, { label, has }: Keymap): string {
  const { keys, list, info, picture, log, hints, question } = view;
  const isOnBoard = seesBoard(view);
  if (question || hints) return "";
  if (info) return `${label("escape")}: close`;
  if (picture) return `${label("escape")}: close  ${label("open")} ${picture.fine ? "blocks" : "fine lines"}`;
  if (keys !== "choosing" && !log && !isOnBoard) return writingHint(view, label);
  const ofList = [...(list && !list.thread ? following : []), ...(list?.marks ? marking : [])];
  const offered = isOnBoard ? onBoard : log ? logged : [...ofList, ...hinted];
  const words = offered.filter(([action]) => has(action)).map(([action, word]) => `${label(action)} ${word}`);
  return [`${label("escape")}: leave`, ...words].join("  ");
}

/** A thread is called by what it begins with. */
export function listTitle({ title, thread, listing }: List, preferences: Preferences, theme: Theme): string {
  const first = thread && listing.state.get().found[0]?.message;
  if (!first || isIgnored(preferences, first.user)) return title;
  return `Thread: ${first.name}: ${first.deleted ? "deleted" : messageInOneLine(first, theme)}`;
}
