import { isIgnored } from "../client/index.ts";
import { type Preferences, printableLine } from "../protocol/index.ts";
import type { Keymap } from "./keys/keymap.ts";
import type { Action } from "./keys/table.ts";
import { sentBefore } from "./sent-before.ts";
import { inOneLine } from "./text/in-one-line.ts";
import type { Theme } from "./theme/theme.ts";
import { deskOf, type List, type Question, type View } from "./view.ts";
import { writingHint } from "./writing-hint.ts";

/** What becomes of what is written, where it is not simply said. */
export function purposeOf(view: View, theme: Theme): string {
  if (view.hints) return "A letter copies what it stands at, a capital opens a link (Esc: neither)";
  if (view.question) return askedBy(view.question, deskOf(view).sent, theme);
  const { aim } = deskOf(view);
  if (!aim || view.keys === "choosing") return "";
  if (aim.what === "edit") return "editing your message (Esc: leave it)";
  return `reply to ${aim.message.name} (Esc: no): ${inOneLine(aim.message.text, theme)}`;
}

function askedBy(question: Question, sent: readonly string[], theme: Theme): string {
  switch (question.what) {
    case "delete":
      return "Delete this message for everybody? y: yes, any other key: no";
    case "answer":
      return `answer to ${question.message.name} (Esc: no): ${inOneLine(question.message.text, theme)}`;
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

const logged: Hints = [
  ["follow", "all of it"],
  ["pause-frames", "stand still"],
  ["filter-frames", "filter"],
  ["copy", "copy"],
  ["save-frames", "write a file"],
];

/** A word on what is written, or the keys there are while one chooses something: the most wanted first, for not all may fit. */
export function hintOf(view: View, { label, has }: Keymap): string {
  const { keys, list, info, log, hints, question } = view;
  if (question?.what === "sent") {
    return [`${label("send")}: take it`, `${label("search-sent")}: what was before`].join("  ");
  }
  if (question || hints) return "";
  if (info) return `${label("escape")}: close`;
  if (keys !== "choosing" && !log) return writingHint(view, label);
  const ofList = [...(list && !list.thread ? following : []), ...(list?.marks ? marking : [])];
  const offered = log ? logged : [...ofList, ...hinted];
  const words = offered.filter(([action]) => has(action)).map(([action, word]) => `${label(action)} ${word}`);
  return [`${label("escape")}: leave`, ...words].join("  ");
}

/** A thread is called by what it begins with. */
export function listTitle({ title, thread, listing }: List, preferences: Preferences, theme: Theme): string {
  const first = thread && listing.state.get().found[0]?.message;
  if (!first || isIgnored(preferences, first.user)) return title;
  return `Thread: ${first.name}: ${first.deleted ? "deleted" : inOneLine(first.text, theme)}`;
}
