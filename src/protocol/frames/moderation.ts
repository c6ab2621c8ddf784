import type { Static } from "typebox";
import * as Type from "typebox";
import { answer, Count, event, Id, PageSize, RoomId, request, Timestamp, UserId } from "../schema.ts";

/** Told to whom it is about, and kept. */
const Reason = Type.String({ maxLength: 200 });
/** An address, or a network such as `192.0.2.0/24`. */
const Address = Type.String({ maxLength: 64 });

/** Whom a ban is about: an account, by its id or name; on the server, an address or a network as well. One of them. */
const whom = {
  user: Type.Optional(UserId),
  name: Type.Optional(Type.String()),
  address: Type.Optional(Address),
};
/** Without `until`, for ever. */
const why = { reason: Type.Optional(Reason), until: Type.Optional(Timestamp) };

/** Takes somebody out of a room, and their bots. They may come back, if the room is public. */
export const Kick = request("kick", { room: RoomId, user: UserId, reason: Type.Optional(Reason) });

/** Keeps somebody out: of a room, or without one, of the server. Who is there goes at once. */
export const Ban = request("ban", { room: Type.Optional(RoomId), ...whom, ...why });
export const Unban = request("unban", { room: Type.Optional(RoomId), ...whom });

/** Somebody may be in a room and read, and say nothing. */
export const Mute = request("mute", { room: RoomId, user: UserId, ...why });
export const Unmute = request("unmute", { room: RoomId, user: UserId });
export const Moderated = answer({});

/** Shows a message to the moderators of its room and to those who look after the server. */
export const Report = request("report", { room: RoomId, seq: Count, reason: Type.Optional(Reason) });

export const BanInfo = Type.Object({
  ban: Id,
  kind: Type.Union([Type.Literal("ban"), Type.Literal("mute")]),
  /** One of them: who, or from where. */
  user: Type.Optional(UserId),
  name: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  by: UserId,
  byName: Type.String(),
  reason: Type.String(),
  at: Timestamp,
  until: Type.Optional(Timestamp),
});
/** Who is banned from a room or muted in it, or banned from the server; `after` is the last `ban` of the page before. */
export const Bans = request("bans", {
  room: Type.Optional(RoomId),
  after: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
export const BansPage = answer({ bans: Type.Array(BanInfo), more: Type.Boolean() });

/** A message as it was when somebody reported it. */
export const ReportInfo = Type.Object({
  report: Id,
  room: RoomId,
  roomName: Type.String(),
  seq: Count,
  user: UserId,
  name: Type.String(),
  text: Type.String(),
  by: UserId,
  byName: Type.String(),
  reason: Type.String(),
  at: Timestamp,
});
/** The newest first, of a room or of all; `before` is the last `report` of the page before. */
export const Reports = request("reports", {
  room: Type.Optional(RoomId),
  before: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
export const ReportsPage = answer({ reports: Type.Array(ReportInfo), more: Type.Boolean() });
/** It was seen to: it goes off the list, with all other reports of the same message. In a room, or for all as `reports`. */
export const Settle = request("settle", { room: Type.Optional(RoomId), report: Id });
export const Settled = answer({ settled: Count });
/** Somebody reported a message, and one is of those who see to it. */
export const ReportEvent = event("report", { report: ReportInfo });

/** What somebody did by the power of a role. */
export const AuditEntry = Type.Object({
  entry: Id,
  at: Timestamp,
  by: Type.Optional(UserId),
  byName: Type.Optional(Type.String()),
  action: Type.String(),
  /** Whom or what it was done to: `user 3`, `room 5`, both, or `address 192.0.2.1`. */
  subject: Type.String(),
  detail: Type.String(),
});
/** The newest first; `before` is the last `entry` of the page before. */
export const Audit = request("audit", { before: Type.Optional(Count), limit: Type.Optional(PageSize) });
export const AuditPage = answer({ entries: Type.Array(AuditEntry), more: Type.Boolean() });

export type BanInfo = Static<typeof BanInfo>;
export type ReportInfo = Static<typeof ReportInfo>;
export type AuditEntry = Static<typeof AuditEntry>;
