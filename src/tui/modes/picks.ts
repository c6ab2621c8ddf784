import type { Action } from "../keys/table.ts";

/** What is listed for what is written, the closest first. */
export interface Picks {
  readonly count: number;
  /** Its key, which closes it again. */
  readonly key: Action;
  /** Whether the first nine have a digit, as long as nothing is written. */
  readonly numbered: boolean;
  /** Something is done with the one at this place; the list is gone by then. */
  pick(at: number): void;
}
