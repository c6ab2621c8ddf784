import type {
  DeviceInfo,
  Invitation,
  Member,
  Message,
  Preferences,
  Profile,
  Refusal,
  RoomInfo,
  RoomSummary,
  SettingsChange,
  SshKeyInfo,
  TopicChange,
} from "../../protocol/index.ts";
import type { AccountCommands } from "./account.ts";
import type { BoardChange, BoardCommands, BoardQueries } from "./board.ts";
import type { MessageCommands, MessageQueries } from "./messages.ts";
import type { ModerationCommands, ModerationQueries } from "./moderation.ts";
import type { PreferenceCommands } from "./preferences.ts";
import type { RoomCommands } from "./rooms.ts";
import type { SearchQueries } from "./search.ts";

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
export interface Commands
  extends AccountCommands,
    RoomCommands,
    ModerationCommands,
    MessageCommands,
    BoardCommands,
    PreferenceCommands {
  /**
   * Moves cursors forward; those behind what is stored are passed over, those beyond the head are cut to it. With `at`
   * it is remembered when.
   */
  moveCursors: {
    args: {
      room: number;
      cursors: readonly { user: number; delivered: number; read: number }[];
      at?: number;
    };
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
  | { readonly kind: "topic"; readonly room: number; readonly version: number; readonly change: TopicChange }
  | {
      readonly kind: "room";
      readonly room: number;
      readonly version: number;
      readonly change: SettingsChange;
    };

/** A conversation is in the list of somebody from now on, who did nothing for it. */
export interface Opened {
  readonly kind: "opened";
  readonly user: number;
  readonly summary: RoomSummary;
}

/** All that is made known once it is committed. */
export type Announced = Change | Opened | BoardChange;

export type Outcome<T extends CommandType = CommandType> =
  | {
      readonly result: Commands[T]["result"];
      /** Announced before what then changes in the room. */
      readonly opened?: readonly Opened[];
      readonly change?: Change;
      /** On the board of a room, for those who have it before them. */
      readonly board?: BoardChange;
      /** Of what concerns several rooms. */
      readonly changes?: readonly Change[];
    }
  | { readonly refusal: Refusal };

export interface StoredCursor {
  readonly user: number;
  readonly delivered: number;
  readonly read: number;
  readonly readOrdinal: number;
}

/** A row of the members list: what the store knows of a person in a room. */
export type StoredMember = Member & {
  readonly delivered: number;
  readonly read: number;
  readonly seenAt?: number;
  readonly profile?: Profile;
};

export interface Queries extends ModerationQueries, MessageQueries, BoardQueries, SearchQueries {
  /** What a proof of being this name is checked against; undefined if nobody has it. */
  credentials: {
    args: { name: string };
    result: { user: number; password: string | null /** Fingerprints. */; sshKeys: readonly string[] } | null;
  };
  devices: { args: { user: number; at: number }; result: readonly Omit<DeviceInfo, "online" | "current">[] };
  owners: { args: object; result: { owners: number } };
  sshKeys: { args: { user: number }; result: readonly SshKeyInfo[] };
  /** The rooms that others ask this user to join. */
  invitations: { args: { user: number }; result: readonly Invitation[] };
  preferences: { args: { user: number }; result: Preferences };
  profile: { args: { user: number }; result: Profile };
  /** Every room this user is in. */
  roomsOf: { args: { user: number }; result: readonly RoomSummary[] };
  /** The directory, by folded name. */
  directory: {
    args: { user: number; query: string; after: string; limit: number };
    result: { rooms: readonly RoomInfo[]; more: boolean };
  };
  members: {
    args: { user: number; room: number; after: number; limit: number };
    result: { head: number; members: readonly StoredMember[]; more: boolean } | Refusal;
  };
  maySpeak: { args: { user: number; room: number; at: number }; result: boolean };
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
          settings?: SettingsChange;
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
          settings?: SettingsChange;
        }
      | Refusal;
  };
}
export type QueryType = keyof Queries;

/** Where in a room's history a page lies. */
export type Place =
  | { readonly at: "newest" }
  | { readonly at: "before" | "after" | "around"; readonly seq: number }
  | { readonly at: "time"; readonly time: number };
