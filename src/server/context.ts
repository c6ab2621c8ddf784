import type { Clock, Limits } from "../protocol/index.ts";
import type { Committer } from "./committer.ts";
import type { Identity } from "./identity/identity.ts";
import type { Rates } from "./limits/rates.ts";
import type { Strangers } from "./limits/strangers.ts";
import type { Logger } from "./log.ts";
import type { Boards } from "./rooms/boards.ts";
import type { Flattener } from "./rooms/flattener.ts";
import type { PresenceBoard } from "./rooms/presence.ts";
import type { Receipts } from "./rooms/receipts.ts";
import type { Rooms } from "./rooms/rooms.ts";
import type { TypingBoard } from "./rooms/typing.ts";
import type { Store } from "./store/store.ts";

/** What handlers work with. */
export interface Context {
  readonly store: Store;
  readonly committer: Committer;
  readonly identity: Identity;
  readonly rooms: Rooms;
  readonly presence: PresenceBoard;
  readonly typing: TypingBoard;
  readonly receipts: Receipts;
  readonly boards: Boards;
  readonly flattener: Flattener;
  readonly limits: Limits;
  /** Whether the earlier texts of edited messages are kept. */
  readonly keepEdits: boolean;
  readonly rates: Rates;
  readonly strangers: Strangers;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborted from the moment the server stops: what comes after is refused. */
  readonly stopping: AbortSignal;
}
