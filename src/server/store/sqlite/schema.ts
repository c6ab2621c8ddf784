import type { ColumnType, Generated } from "kysely";

/** The tables, as Kysely sees them. */
export interface Tables {
  users: { id: Generated<number>; name: string; folded: string; created_at: number };
  devices: { id: Generated<number>; user_id: number; key: string; name: string; created_at: number };
  rooms: {
    id: Generated<number>;
    name: string;
    folded: string;
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
    version: number;
    at: number;
    delivered: number;
    read: number;
    read_ordinal: number;
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
  };
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

export function seqOf(id: number): number {
  return id % seqs;
}
