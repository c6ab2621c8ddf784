import type { Static } from "typebox";
import * as Type from "typebox";
import { limits } from "../limits.ts";
import { answer, Count, event, PageSize, RoomId, request, signal, Timestamp, UserId } from "../schema.ts";
import { Profile } from "./profile.ts";
import { RoomRole } from "./rooms.ts";

/** What a person's devices say together; `offline` is the server's word for "no device is connected". */
export const PresenceState = Type.Union([
  Type.Literal("online"),
  Type.Literal("idle"),
  Type.Literal("away"),
  Type.Literal("offline"),
]);

/** What somebody was called before they took the name they have, at which number of the room, and when. */
export const FormerName = Type.Object({ name: Type.String(), version: Count, at: Timestamp });

/** A membership as a change of its room: `version` is the number of its last change, `at` when they came or went. */
export const Member = Type.Object({
  user: UserId,
  name: Type.String(),
  state: Type.Union([Type.Literal("joined"), Type.Literal("left")]),
  /** Left out: member. */
  role: Type.Optional(RoomRole),
  version: Count,
  /** The number at which they came or went, where the last change was another: of their name or their role. */
  since: Type.Optional(Count),
  /** Left out of who has had one name only while in the room. */
  formerly: Type.Optional(FormerName),
  at: Timestamp,
});

/** A member as the members list shows them: their cursors are there in rooms that have receipts. */
export const Person = Type.Object({
  ...Member.properties,
  presence: PresenceState,
  /** What they say of it. */
  text: Type.Optional(Type.String()),
  /** When somebody was last here who is not now. */
  seenAt: Type.Optional(Timestamp),
  profile: Type.Optional(Profile),
  delivered: Count,
  read: Count,
});

/** The people of a room, by user id, in pages: `after` is the last user id of the page before. */
export const Members = request("members", {
  room: RoomId,
  after: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
export const MembersPage = answer({ head: Count, members: Type.Array(Person), more: Type.Boolean() });

/** Somebody joined or left the room, which has so many `members` now; or they have another name or role. */
export const MemberEvent = event("member", {
  room: RoomId,
  member: Member,
  members: Type.Optional(Count),
  /** Of who comes, if they have one. */
  profile: Type.Optional(Profile),
});

/** What this device's person is doing. The server knows by itself who is offline. */
export const Presence = signal("presence", {
  state: Type.Union([Type.Literal("online"), Type.Literal("idle"), Type.Literal("away")]),
  text: Type.Optional(Type.String({ maxLength: limits.awayText })),
});
/** Somebody one shares a room with came, went, or says something else. */
export const PresenceEvent = event("presence", {
  user: UserId,
  state: PresenceState,
  text: Type.Optional(Type.String()),
  seenAt: Type.Optional(Timestamp),
});

export type PresenceState = Static<typeof PresenceState>;
export type Member = Static<typeof Member>;
export type Person = Static<typeof Person>;
export type MemberEvent = Static<typeof MemberEvent>;
export type PresenceEvent = Static<typeof PresenceEvent>;
