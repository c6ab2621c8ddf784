import { isPlain, type Profile } from "../../protocol/index.ts";
import type { Session } from "../session.ts";
import type { Change } from "../store/store.ts";
import { type Encoded, encode } from "../wire.ts";

/** What is stored of a room that a live one must keep up with. */
export interface RoomCounts {
  readonly head: number;
  readonly ordinal: number;
  readonly members: number;
  readonly activeAt: number;
}

/** A room as it is now: the connections in it, and its counters as last committed. */
export class Room {
  readonly id: number;
  readonly sessions = new Set<Session>();
  head = 0;
  ordinal = 0;
  members = 0;
  activeAt = 0;
  /** When the head last moved, for the pings. */
  changedAt = 0;

  constructor(id: number) {
    this.id = id;
  }

  /** Takes what was read from the store, unless later changes were announced already. */
  learn(counts: RoomCounts): void {
    // Changes tell the number of members only when it changes.
    this.members ||= counts.members;
    if (counts.head < this.head) return;
    this.head = counts.head;
    this.ordinal = counts.ordinal;
    this.members = counts.members;
    this.activeAt = counts.activeAt;
  }

  /** A committed change: the counters follow, and everybody here is told. */
  deliver(change: Change, now: number, profile: Profile = {}): void {
    this.head = change.version;
    this.changedAt = now;
    // An old message that was changed is no new one.
    if (change.kind === "message" && change.message.ordinal > this.ordinal) {
      this.ordinal = change.message.ordinal;
      this.activeAt = change.message.at;
    } else if (change.kind === "member") {
      this.members = change.members;
    }
    if (this.sessions.size > 0) this.send(encode(eventOf(change, profile)));
  }

  send(frame: Encoded): void {
    for (const session of this.sessions) session.sendEncoded(frame);
  }

  /** To everybody but one person's own connections. */
  sendEphemeral(frame: Encoded, except?: ReadonlySet<Session>): void {
    for (const session of this.sessions) if (!except?.has(session)) session.sendEphemeral(frame);
  }
}

function eventOf(change: Change, profile: Profile): object {
  const { room } = change;
  if (change.kind === "message") return { type: "message", room, message: change.message };
  if (change.kind === "member") {
    const { member, members } = change;
    const count = member.since === undefined ? { members } : {};
    return { type: "member", room, member, ...count, ...(isPlain(profile) ? {} : { profile }) };
  }
  return { type: change.kind, room, change: change.change };
}
