import { printableLine } from "../protocol/index.ts";
import { frequent } from "./deeds/react.ts";
import type { Keymap } from "./keys/keymap.ts";
import type { MessageAction } from "./keys/table.ts";
import { deskOf, type List, type Question, type View } from "./view.ts";

/** What becomes of what is written, where it is not simply said. */
export function purposeOf(view: View): string {
  if (view.question) return askedBy(view.question);
  const { aim } = deskOf(view);
  if (!aim || view.keys === "choosing") return "";
  if (aim.what === "edit") return "editing your message (Esc: leave it)";
  return `reply to ${aim.message.name} (Esc: no): ${printableLine(aim.message.text)}`;
}

function askedBy(question: Question): string {
  switch (question.what) {
    case "delete":
      return "Delete this message for everybody? y: yes, any other key: no";
    case "react":
      return `${frequent.map((emoji, place) => `${place + 1} ${emoji}`).join(" ")} or an emoji or :name:, Enter`;
    case "forward":
      return "Pass it on to which room? (Esc: none)";
    case "search":
      return "Search for what? (Esc: nothing)";
    case "switch":
      return "Go where? # rooms, @ people, / commands, Enter: there (Esc: nowhere)";
  }
}

const hinted: readonly (readonly [MessageAction, string])[] = [
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

/** The keys there are while one chooses a message: the most wanted first, for not all of them may fit. */
export function hintOf({ keys, list, info, question }: View, { label }: Keymap): string {
  if (question) return "";
  if (info) return "Esc: close";
  if (keys !== "choosing") return "";
  const hints = hinted.map(([action, word]) => `${label(action)} ${word}`);
  const go = list && !list.thread ? [`${label("follow")} go there`] : [];
  return ["Esc: leave", ...go, ...hints].join("  ");
}

/** A thread is called by what it begins with. */
export function listTitle({ title, thread, listing }: List): string {
  const first = thread && listing.state.get().found[0]?.message;
  if (!first) return title;
  return `Thread: ${first.name}: ${first.deleted ? "deleted" : printableLine(first.text)}`;
}
