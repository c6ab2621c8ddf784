import type { People } from "../../client/index.ts";
import type { Quote } from "../../protocol/index.ts";
import type { Theme } from "../theme/theme.ts";
import type { Times } from "./dates.ts";

/** What the rows of an item depend on besides the item. */
export interface RowContext {
  readonly width: number;
  readonly theme: Theme;
  readonly times: Times;
  readonly now: number;
  readonly me: { readonly user: number; readonly name: string } | undefined;
  readonly room: string;
  readonly people: People;
  /** Whether the room is small enough for ticks beyond "stored". */
  readonly receipts: boolean;
  /** The messages, by their seq, whose spoilers may be read. That takes as many rows as before. */
  readonly revealed?: ReadonlySet<number>;
  /** Whether the rows tell where links and code begin in them: they are to be looked through, not shown. */
  readonly places?: boolean;
  /** In a list: a picture is one row. */
  readonly brief?: boolean;
  /** Words besides their name that concern whoever reads. */
  readonly keywords?: readonly string[];
  /** Nothing of what these people said is seen, also where it is quoted. */
  isIgnored?(user: number): boolean;
  /** What is known of a message that is answered by one that waits. */
  quote?(seq: number): Quote | undefined;
}
