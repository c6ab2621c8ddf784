import { deskOf, givenBack } from "./desk.ts";
import type { View } from "./view.ts";

/** An answer that is left, by whatever key, belongs to the room of its message: there it is found. */
export function answerKept(before: View, after: View): View {
  const { question } = before;
  if (question?.what !== "answer" || question.draft.text === "" || after.question?.what === "answer") {
    return after;
  }
  const { place, message, draft } = question;
  const kept = givenBack(after, place.room, draft.text, { what: "reply", message });
  const isWritten = deskOf({ ...kept, active: place.room }).draft.text === draft.text;
  const text = `Your answer to ${message.name} waits in its room${isWritten ? "." : ": Ctrl+Y there."}`;
  return { ...kept, notice: { text, error: false } };
}
