import type { Found, Message, Picture } from "../protocol/index.ts";
import type { Draft } from "./keys/edit.ts";
import type { MessagePlace } from "./message-place.ts";
import type { ServerPlace } from "./servers.ts";

/** What is asked, and what was answered so far. */
export type Question = { readonly draft: Draft } & (
  | { readonly what: "delete" | "forward"; readonly place: MessagePlace }
  | { readonly what: "answer"; readonly place: MessagePlace; readonly message: Message }
  | { readonly what: "search" }
  /** What is said with the board, which looked so when it was asked. */
  | { readonly what: "share"; readonly picture: Picture }
  /** On the board: the colour, what is written on it, and whether it is to be empty. */
  | { readonly what: "ink" | "letters" | "clear" }
  /** Which frames are to be shown. */
  | { readonly what: "frames" }
  /** Which of those that were sent from here and hold what is written, counted from the latest. */
  | { readonly what: "sent"; readonly back: number }
  /** Where to go: which of the places that are listed. */
  | { readonly what: "switch"; readonly at: number; readonly servers: readonly ServerPlace[] }
  /** Which of the emoji that are listed: it is put to the message that was found, or written. */
  | { readonly what: "emoji"; readonly at: number; readonly found: Found | undefined }
);

/** What is asked with a list to choose from, in the place of the conversation. */
export type Picker = Question & { readonly what: "switch" | "emoji" };

export function isPicker(question: Question | undefined): question is Picker {
  return question?.what === "switch" || question?.what === "emoji";
}
