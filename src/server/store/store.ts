import type { Member, Message, Refusal, RoomInfo, RoomSummary, TopicChange } from "../../protocol/index.ts";

/**
 * What the server asks of its storage; nothing above this knows which database answers. Writes are commands,
 * committed in batches, one transaction a batch; reads are queries and see what was committed before they began.
 */
export interface Store {
  /**
   * Runs the commands in order in one durable transaction. Each has its own outcome; if the commit itself
   * fails, every outcome is that refusal and nothing was stored.
   */
  commit(commands: readonly Command[]): Promise<readonly Outcome[]>;
  read<Q extends QueryType>(type: Q, args: Queries[Q]["args"]): Promise<Queries[Q]["result"]>;
  close(): Promise<void>;
}

/** Every durable command: what it is given, and what its author is told. */
export interface Commands {
  /** Claims a free name for a device key, or finds the account that answers to this key. */
  signIn: {
    args: { name: string; key: string; device: string; at: number };
    result: { user: number; name: string; device: number; claimed: boolean };
  };
  send: {
    args: { user: number; room: number; cid: string; text: string; at: number };
    result: { seq: number; version: number; ordinal: number; at: number };
  };
  /** `most` rooms somebody may be in; 0 is any number. */
  createRoom: {
    args: { user: number; name: string; topic: string; most: number; at: number };
    result: RoomSummary;
  };
  joinRoom: { args: { user: number; name: string; most: number; at: number }; result: RoomSummary };
  leaveRoom: { args: { user: number; room: number; at: number }; result: { version: number } };
  setTopic: { args: { user: number; room: number; topic: string; at: number }; result: { version: number } };
  /** Moves cursors forward; those behind what is stored are passed over, those beyond the head are cut to it. */
  moveCursors: {
    args: { room: number; cursors: readonly { user: number; delivered: number; read: number }[] };
    result: { moved: readonly StoredCursor[] };
  };
}

export type CommandType = keyof Commands;
export type Command<T extends CommandType = CommandType> = {
  [K in T]: { readonly type: K } & Readonly<Commands[K]["args"]>;
}[T];

/** What a committed command changed in a room, for everybody in it. */
export type Change =
  | { readonly kind: "message"; readonly room: number; readonly version: number; readonly message: Message }
  | {
      readonly kind: "member";
      readonly room: number;
      readonly version: number;
      readonly member: Member;
      readonly members: number;
    }
  | { readonly kind: "topic"; readonly room: number; readonly version: number; readonly change: TopicChange };

export type Outcome<T extends CommandType = CommandType> =
  | { readonly result: Commands[T]["result"]; readonly change?: Change }
  | { readonly refusal: Refusal };

export interface StoredCursor {
  readonly user: number;
  readonly delivered: number;
  readonly read: number;
  readonly readOrdinal: number;
}

/** A row of the members list: what the store knows of a person in a room. */
export type StoredMember = Member & { readonly delivered: number; readonly read: number };

export interface Queries {
  /** Every room this user is in. */
  roomsOf: { args: { user: number }; result: readonly RoomSummary[] };
  /** The directory, by folded name. */
  directory: {
    args: { query: string; after: string; limit: number };
    result: { rooms: readonly RoomInfo[]; more: boolean };
  };
  members: {
    args: { user: number; room: number; after: number; limit: number };
    result: { head: number; members: readonly StoredMember[]; more: boolean } | Refusal;
  };
  history: {
    args: { user: number; room: number; place: Place; limit: number };
    result:
      | {
          epoch: string;
          head: number;
          messages: readonly Message[];
          start: boolean;
          end: boolean;
          topic?: TopicChange;
        }
      | Refusal;
  };
  changes: {
    args: { user: number; room: number; since: number; limit: number };
    result:
      | {
          epoch: string;
          head: number;
          upTo: number;
          more: boolean;
          messages: readonly Message[];
          members: readonly Member[];
          topic?: TopicChange;
        }
      | Refusal;
  };
}
export type QueryType = keyof Queries;

/** Where in a room's history a page lies. */
export type Place =
  | { readonly at: "newest" }
  | { readonly at: "before" | "after" | "around"; readonly seq: number };
