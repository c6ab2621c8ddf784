import type { Found, Message } from "../../protocol/index.ts";
import type { Failure } from "../failure.ts";
import type { Ask } from "../room.ts";

/** Some messages of all that are on the server: which they are, and how they are asked for. */
export interface Source {
  /** The page behind this one, or the first. */
  page(ask: Ask, after: Page | undefined): Promise<Page | Failure>;
  /** Whether a message, as it is now, is one of them. Undefined: only the server knows; it stays what it was. */
  has(room: number, message: Message, me: number | undefined): boolean | undefined;
  /** Whether the one stands before the other. */
  before(one: Found, other: Found): boolean;
}

export interface Page {
  readonly found: readonly Found[];
  /** What the next page is asked for by; undefined if there is none. */
  readonly next: number | undefined;
}
