import type { Drawing } from "./drawing.ts";
import { isPicker, type Picker } from "./question.ts";
import type { List, LogView, MessageInfo, Sheet, View } from "./view.ts";

/** What is seen in the place of the conversation; `nothing`: the conversation itself. */
export type Shown =
  | { readonly what: "picker"; readonly question: Picker }
  | { readonly what: "help"; readonly help: Sheet }
  | { readonly what: "info"; readonly info: MessageInfo }
  | { readonly what: "picture"; readonly picture: NonNullable<View["picture"]> }
  | { readonly what: "log"; readonly log: LogView }
  | { readonly what: "board"; readonly drawing: Drawing }
  | { readonly what: "list"; readonly list: List }
  | { readonly what: "nothing" };

/** Of what is open, what lies over the rest. */
export function shownIn({ question, help, info, picture, log, drawing, list }: View): Shown {
  if (isPicker(question)) return { what: "picker", question };
  if (help) return { what: "help", help };
  if (info) return { what: "info", info };
  if (picture) return { what: "picture", picture };
  if (log) return { what: "log", log };
  if (drawing) return { what: "board", drawing };
  return list ? { what: "list", list } : { what: "nothing" };
}

/** Whether the conversation itself is what is seen. */
export function seesConversation(view: View): boolean {
  return shownIn(view).what === "nothing";
}

/** Whether the board is what is seen, and what keys are for. */
export function seesBoard(view: View): boolean {
  return shownIn(view).what === "board" && !view.question;
}
