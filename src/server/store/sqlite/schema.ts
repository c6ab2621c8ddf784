import type { ColumnType, Generated } from "kysely";
import type { BoardDeed, Colour, DeviceKind, Notify, Role, RoomRole } from "../../../protocol/index.ts";

export type BanKind = "ban" | "mute";
export type CodeKind = "link" | "invite" | "owner";

/** The tables, as Kysely sees them. */
export interface Tables {
  users: {
    id: Generated<number>;
    name: string;
    folded: string;
    /** What tells names apart, see `skeleton`. */
    looks: string;
    role: Role;
    email: string | null;
    password: string | null;
    /** A bot's owner. */
    made_by: number | null;
    created_at: number;
    seen_at: Generated<number | null>;
    /** Whether they and others tell each other how far they have read. */
    receipts: Generated<number>;
    /** What else they prefer, as JSON. */
    preferences: Generated<string | null>;
    /** How they want to be shown; `display_looks` is what tells that apart. */
    display: Generated<string | null>;
    display_looks: Generated<string | null>;
    colour: Generated<Colour | null>;
    status: Generated<string | null>;
  };
  /** Whom somebody does not want to hear. */
  shunned: { user_id: number; other_id: number; ignored: number; blocked: number };
  /** Ways in: a device with its key, or a program with a secret. To end one is to delete its row. */
  devices: {
    id: Generated<number>;
    user_id: number;
    kind: DeviceKind;
    key: string | null;
    secret_hash: string | null;
    name: string;
    /** What a token is good for, as JSON; null is everything. */
    can: string | null;
    rooms: string | null;
    created_at: number;
    expires_at: number | null;
    seen_at: number;
    address: string;
  };
  ssh_keys: {
    user_id: number;
    fingerprint: string;
    key: string;
    comment: string;
    created_at: number;
    used_at: number | null;
  };
  /** Names that somebody had and nobody has now. */
  former_names: { looks: string; user_id: number };
  identities: { issuer: string; subject: string; user_id: number };
  codes: {
    hash: string;
    kind: CodeKind;
    user_id: number | null;
    uses: number;
    created_at: number;
    expires_at: number | null;
  };
  audit: {
    id: Generated<number>;
    at: number;
    by: number | null;
    action: string;
    subject: string;
    detail: string;
  };
  rooms: {
    id: Generated<number>;
    name: string;
    folded: string;
    /** What tells names apart, see `skeleton`. */
    looks: string;
    colour: Colour | null;
    private: number;
    read_only: number;
    archived: number;
    /** A conversation of so many people, whose ids are its name; 0 is none. */
    direct: number;
    /** Who opened such a conversation. */
    opened_by: Generated<number | null>;
    settings_version: number;
    settings_by: number | null;
    settings_at: number;
    topic: string;
    topic_version: number;
    topic_by: number | null;
    topic_at: number;
    epoch: string;
    head: number;
    ordinal: number;
    members: number;
    active_at: number;
    created_at: number;
  };
  members: {
    room_id: number;
    user_id: number;
    joined: number;
    /** Kept by who leaves, and theirs again when they come back. */
    role: RoomRole;
    version: number;
    /** The version at which they came or went: what came after it was another change of theirs. */
    since: number;
    at: number;
    /** What they were called before they took their last name while they were here; at which version, and when. */
    formerly: Generated<string | null>;
    renamed: Generated<number | null>;
    renamed_at: Generated<number | null>;
    delivered: number;
    read: number;
    read_ordinal: number;
    /** A conversation that is not in their list until somebody writes. */
    closed: number;
    favourite: Generated<number>;
    notify: Generated<Notify>;
  };
  invitations: { user_id: number; room_id: number; by: number; at: number };
  bans: {
    id: Generated<number>;
    kind: BanKind;
    /** 0 is the server. */
    room_id: number;
    /** 0 and an address, or somebody and no address. */
    user_id: number;
    address: string;
    by: number;
    reason: string;
    at: number;
    expires_at: number | null;
  };
  reports: {
    id: Generated<number>;
    room_id: number;
    room_name: string;
    seq: number;
    user_id: number;
    text: string;
    by: number;
    reason: string;
    at: number;
  };
  messages: {
    /** Room and seq in one, see `messageId`. Never generated. */
    id: ColumnType<number, number, never>;
    version: number;
    ordinal: number;
    user_id: number;
    cid: string;
    at: number;
    text: string;
    /** 1, or null: as in all that follows, where it is not so. */
    action: number | null;
    /** Seqs in the same room: of the message it answers, and of the one the thread begins with. */
    reply_to: number | null;
    thread: number | null;
    nth: number | null;
    /** `Origin` as JSON, without the name. */
    origin: string | null;
    /** User ids as JSON; 0 is everybody. The same as in `mentions`. */
    mentions: string | null;
    /** `Reaction`s as JSON: what `reactions` holds, ready to be told. */
    reactions: string | null;
    edited_at: number | null;
    deleted_at: number | null;
    deleted_by: number | null;
    pinned_at: number | null;
    pinned_by: number | null;
    /** `Picture` as JSON. */
    picture: string | null;
  };
  /** The messages that are in the index, by their numbers there: in the order in which they came. */
  arrivals: { n: number; message_id: number };
  /** The index of what was said, see `Entry`. Its own name is a column of it that takes queries and commands. */
  search: {
    rowid: Generated<number>;
    entry: Generated<string>;
    search: Generated<string>;
    rank: Generated<number>;
  };
  /** Rooms that were deleted, and of whose words some are still in the file; `merging` 1 once they are being taken out. */
  erasures: { room_id: number; merging: number };
  reactions: { message_id: number; emoji: string; user_id: number; at: number };
  earlier_texts: { id: Generated<number>; message_id: number; text: string; at: number };
  /** Whom a message names; 0 is everybody in its room. */
  mentions: { id: Generated<number>; user_id: number; message_id: number };
  /** What is kept of a room's board; one that nobody has drawn on yet may have no row. */
  boards: {
    room_id: number;
    width: number;
    height: number;
    head: number;
    /** Strokes up to this mark do not count. */
    cleared: number;
    /** Up to this mark there is a picture, and nothing of that changes any more; 0 is none. */
    flat: number;
    /** Who cleared it last, when, and how it was before; null once that was taken back. */
    cleared_by: number | null;
    cleared_at: number | null;
    cleared_before: number;
    flat_before: number;
  };
  strokes: {
    /** Room and mark in one, as those of messages. */
    id: ColumnType<number, number, never>;
    version: number;
    user_id: number;
    sid: string;
    at: number;
    undone: number;
    /** `Stroke` as JSON, without its sid. */
    stroke: string;
  };
  /** What was done to boards besides drawing, by room and mark: to which stroke, where it was one. */
  board_deeds: {
    id: ColumnType<number, number, never>;
    user_id: number;
    at: number;
    did: Exclude<BoardDeed, "draw">;
    of_mark: number | null;
  };
  /** What a board looked like at a mark: one for each mark up to which it was cleared, as that may be taken back. */
  board_pictures: { room_id: number; cleared: number; mark: number; pixels: string };
  /** When somebody had received (or, with `read` 1, read) a room up to a seq; of what was said lately. */
  receipts: { room_id: number; user_id: number; read: number; upto: number; at: number };
  /** One row: what it knows of the file beside it, and how far it has come itself; see `continueBranch`. */
  branch: { id: string; place: string; reached: number };
}

/**
 * A message's rowid holds its room and its seq, so that a page of history is a range of the table itself and
 * needs no index: one unique index (author, cid) is all that a new message costs besides its row.
 * 21 bits of room and 32 of seq fit the 53 that a double holds exactly.
 */
const seqs = 2 ** 32;
export const mostRooms = 2 ** 21 - 1;

export function messageId(room: number, seq: number): number {
  return room * seqs + Math.min(seq, seqs - 1);
}

export function roomOf(id: number): number {
  return Math.floor(id / seqs);
}

export function seqOf(id: number): number {
  return id % seqs;
}
