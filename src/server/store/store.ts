import type {
  Ability,
  DeviceInfo,
  Member,
  Message,
  Refusal,
  Registration,
  Role,
  RoomInfo,
  RoomSummary,
  SshKeyInfo,
  TopicChange,
} from "../../protocol/index.ts";

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
  /**
   * Claims a free name for a device key, or finds the account that answers to this key. A new key is taken by an
   * account that was proved to be its owner's, or with a link code.
   */
  signIn: {
    args: {
      name: string;
      key: string;
      device: string;
      address: string;
      at: number;
      registration: Registration;
      /** The account that a password or an ssh key was checked against. */
      proved?: number;
      /** The ssh key it was, if it was one. */
      fingerprint?: string;
      /** Hashes of a link code, of an invitation. */
      code?: string;
      invite?: string;
      guest?: boolean;
    };
    result: SignedIn;
  };
  /** Signs in with the secret of a session or of a token. */
  useSecret: { args: { hash: string; address: string; at: number }; result: SignedIn };
  /** Signs in whom an identity provider names; the first time makes an account of this name or one like it. */
  signInAs: {
    args: { issuer: string; subject: string; name: string; address: string; at: number };
    result: SignedIn;
  };
  /** Begins a session for a program that is not ours, with a name that was proved, or is free. */
  openSession: {
    args: {
      name: string;
      hash: string;
      device: string;
      address: string;
      at: number;
      expiresAt: number;
      registration: Registration;
      proved?: number;
      /** A new account has a password from the start. */
      password?: string;
      email?: string;
      invite?: string;
    };
    result: SignedIn;
  };
  setPassword: { args: { user: number; hash: string; email?: string }; result: Done };
  addKey: {
    args: { user: number; key: string; fingerprint: string; comment: string; at: number };
    result: Done;
  };
  removeKey: { args: { user: number; fingerprint: string }; result: Done };
  makeCode: {
    args: {
      user: number | null;
      kind: "link" | "invite" | "owner";
      hash: string;
      uses: number;
      at: number;
      expiresAt?: number;
    };
    result: Done;
  };
  /** Ends one way in of somebody or of their bots, or all but the one that asks. */
  revoke: {
    args: { user: number; device?: number; except?: number };
    result: { revoked: readonly number[] };
  };
  createToken: {
    args: {
      user: number;
      name: string;
      hash: string;
      can: readonly Ability[];
      rooms?: readonly string[];
      expiresAt?: number;
      at: number;
    };
    result: { user: number; name: string; device: number };
  };
  rename: { args: { user: number; name: string; at: number }; result: { name: string } };
  own: { args: { user: number; hash: string; at: number }; result: { role: Role } };
  setRole: { args: { by: number; user: number; role: Role; at: number }; result: { role: Role } };
  send: {
    args: { user: number; room: number; cid: string; text: string; at: number };
    result: { seq: number; version: number; ordinal: number; at: number };
  };
  /** `most` rooms somebody may be in; without it, or with 0, any number. */
  createRoom: {
    args: { user: number; name: string; topic: string; most?: number; at: number };
    result: RoomSummary;
  };
  /** `only` these rooms are open to a token. */
  joinRoom: {
    args: { user: number; name: string; most?: number; only?: readonly number[]; at: number };
    result: RoomSummary;
  };
  leaveRoom: { args: { user: number; room: number; at: number }; result: { version: number } };
  setTopic: { args: { user: number; room: number; topic: string; at: number }; result: { version: number } };
  /** Moves cursors forward; those behind what is stored are passed over, those beyond the head are cut to it. */
  moveCursors: {
    args: { room: number; cursors: readonly { user: number; delivered: number; read: number }[] };
    result: { moved: readonly StoredCursor[] };
  };
}

export type Done = Record<string, never>;

/** Who came in, by which device, and what they may do with it. */
export interface SignedIn {
  readonly user: number;
  readonly name: string;
  readonly role: Role;
  readonly device: number;
  /** The name is new, and now theirs. */
  readonly claimed: boolean;
  readonly scope?: Scope;
}

/** What a token is good for; without one, everything its account may do. */
export interface Scope {
  readonly can: readonly Ability[];
  /** By id; without it, all that the account is in. */
  readonly rooms?: readonly number[];
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
  | {
      readonly result: Commands[T]["result"];
      readonly change?: Change;
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
export type StoredMember = Member & { readonly delivered: number; readonly read: number };

export interface Queries {
  /** What a proof of being this name is checked against; undefined if nobody has it. */
  credentials: {
    args: { name: string };
    result: { user: number; password: string | null /** Fingerprints. */; sshKeys: readonly string[] } | null;
  };
  devices: { args: { user: number; at: number }; result: readonly Omit<DeviceInfo, "online" | "current">[] };
  owners: { args: object; result: { owners: number } };
  sshKeys: { args: { user: number }; result: readonly SshKeyInfo[] };
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
