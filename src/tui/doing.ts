import { isIgnored } from "../client/index.ts";
import { type Preferences, printableLine } from "../protocol/index.ts";
import { deskOf } from "./desk.ts";
import type { Keymap } from "./keys/keymap.ts";
import type { Action } from "./keys/table.ts";
import { handOf } from "./modes/drawing.ts";
import type { Question } from "./question.ts";
import { sentBefore } from "./sent-before.ts";
import { messageInOneLine } from "./text/in-one-line.ts";
import type { Theme } from "./theme/theme.ts";
import type { List, View } from "./view.ts";
import { writingHint } from "./writing-hint.ts";

/** What becomes of what is written, where it is not simply said. */
export function purposeOf(view: View, theme: Theme): string {
  if (view.hints) return "A letter copies what it stands at, a capital opens a link (Esc: neither)";
  if (view.drawing && !view.question) return handOf(view.drawing);
  if (view.question) return askedBy(view.question, deskOf(view).sent, theme);
  const { aim } = deskOf(view);
  if (!aim || view.keys === "choosing") return "";
  if (aim.what === "edit") return "editing your message (Esc: leave it)";
  return `reply to ${aim.message.name} (Esc: no): ${messageInOneLine(aim.message, theme)}`;
}

function askedBy(question: Question, sent: readonly string[], theme: Theme): string {
  switch (question.what) {
    case "delete":
      return "Delete this message for everybody? y: yes, any other key: no";
    case "answer":
      return `answer to ${question.message.name} (Esc: no): ${messageInOneLine(question.message, theme)}`;
    case "ink":
      return "Which colour? 0 to 15, its name or #rrggbb (Esc: the same)";
    case "letters":
      return "Which text? (Esc: none)";
    case "share":
      return "Share the board with which words? (Enter: without any, Esc: not at all)";
    case "clear":
      return "Clear the board for everybody? y: yes, any other key: no";
    case "emoji":
      return "Which emoji? Its name, itself or its number, Enter (Esc: none)";
    case "forward":
      return "Pass it on to which room? (Esc: none)";
    case "frames":
      return "Only frames that hold these words, and not those behind a - (Esc: as before)";
    case "search":
      return "Search for what? (Esc: nothing)";
    case "sent": {
      const { text } = question.draft;
      if (text === "") return "Search for what, of what you sent here? (Esc: nothing)";
      const found = sentBefore(sent, text)[question.back];
      return found === undefined ? "Nothing you sent here holds this." : printableLine(found);
    }
    case "switch":
      return "Go where? # rooms, @ people, / commands, Enter: there (Esc: nowhere)";
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
  const { keys, list, info, picture, log, drawing, hints, question } = view;
  if (question?.what === "sent") {
    return [`${label("send")}: take it`, `${label("search-sent")}: what was before`].join("  ");
  }
  if (question || hints) return "";
  if (info) return `${label("escape")}: close`;
  if (picture) return `${label("escape")}: close  ${label("open")} ${picture.fine ? "blocks" : "fine lines"}`;
  if (keys !== "choosing" && !log && !drawing) return writingHint(view, label);
  const ofList = [...(list && !list.thread ? following : []), ...(list?.marks ? marking : [])];
  const offered = drawing ? onBoard : log ? logged : [...ofList, ...hinted];
  const words = offered.filter(([action]) => has(action)).map(([action, word]) => `${label(action)} ${word}`);
  return [`${label("escape")}: leave`, ...words].join("  ");
}

/** A thread is called by what it begins with. */
export function listTitle({ title, thread, listing }: List, preferences: Preferences, theme: Theme): string {
  const first = thread && listing.state.get().found[0]?.message;
  if (!first || isIgnored(preferences, first.user)) return title;
  return `Thread: ${first.name}: ${first.deleted ? "deleted" : messageInOneLine(first, theme)}`;
}
