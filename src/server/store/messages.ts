import type { AnswerBody, Message, Picture, Quote, Refusal } from "../../protocol/index.ts";

/** Where a message is. */
export interface MessagePlace {
  readonly room: number;
  readonly seq: number;
}

/** A message as it was stored: what its author could not know. */
export interface StoredMessage {
  readonly seq: number;
  readonly version: number;
  readonly ordinal: number;
  readonly at: number;
  readonly reply?: Quote;
  readonly thread?: number;
  readonly nth?: number;
  readonly mentions?: number[];
}

/** The commands about what is said. Each changes one message, and gives it the next version of its room. */
export interface MessageCommands {
  send: {
    args: {
      user: number;
      room: number;
      cid: string;
      text: string;
      action?: true;
      picture?: Picture;
      reply?: number;
      at: number;
    };
    result: StoredMessage;
  };
  forward: {
    args: { user: number; room: number; cid: string; from: MessagePlace; at: number };
    result: StoredMessage;
  };
  /** `keep`: the text before is kept for who asks. */
  edit: {
    args: { user: number; text: string; keep: boolean; at: number } & MessagePlace;
    result: { version: number };
  };
  deleteMessage: { args: { user: number; at: number } & MessagePlace; result: { version: number } };
  /** `most` different emoji on one message. */
  react: {
    args: { user: number; emoji: string; on: boolean; most: number; at: number } & MessagePlace;
    result: { version: number };
  };
  pin: { args: { user: number; on: boolean; at: number } & MessagePlace; result: { version: number } };
}

type Page = { readonly head: number; readonly messages: readonly Message[]; readonly more: boolean };

export interface MessageQueries {
  pins: { args: { user: number; room: number; before: number; limit: number }; result: Page | Refusal };
  thread: {
    args: { user: number; after: number; limit: number } & MessagePlace;
    result: Page | Refusal;
  };
  mentions: {
    args: { user: number; before: number; limit: number; only?: readonly number[] };
    result: AnswerBody<"mentions">;
  };
  /** Receipts in rooms of at most so many `members`. */
  info: {
    args: { user: number; members: number } & MessagePlace;
    result: AnswerBody<"info"> | Refusal;
  };
}
