import type { AnswerBody, Refusal } from "../../protocol/index.ts";

/** What must be in a text, or else one of these: all its words in this order; the last may go on if it is a `prefix`. */
export interface Phrase {
  readonly text: string;
  readonly prefix?: true;
  readonly or?: readonly Phrase[];
}

/** What messages can be told apart by. Rooms and people by their names; of several rooms, or people, any one. */
export interface Traits {
  readonly phrases: readonly Phrase[];
  readonly rooms: readonly string[];
  readonly authors: readonly string[];
  readonly link: boolean;
}

/** A search as it was understood. */
export interface Wanted {
  readonly has: Traits;
  /** None of all these. */
  readonly lacks: Traits;
  /** Said from then on, and before then. */
  readonly from?: number;
  readonly until?: number;
}

export interface SearchQueries {
  /** The newest first, before a place that `next` told. `only`: in these rooms, if they are in them. */
  search: {
    args: { user: number; wanted: Wanted; before: number; limit: number; only?: readonly number[] };
    result: AnswerBody<"search"> | Refusal;
  };
}
