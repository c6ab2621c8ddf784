import Type, { type Static } from "typebox";
import { answer, Cid, Count, event, PageSize, RoomId, request, Timestamp, UserId } from "../schema.ts";
import { Member } from "./people.ts";
import { SettingsChange, TopicChange } from "./rooms.ts";

/**
 * One message. `seq` is the version it was born with: its place in the room and half of its name.
 * `version` is the number of its last change; `ordinal` counts messages only.
 */
export const Message = Type.Object({
  seq: Count,
  version: Count,
  ordinal: Count,
  user: UserId,
  name: Type.String(),
  cid: Type.String(),
  at: Timestamp,
  text: Type.String(),
});

/** Says something. The same `cid` again gives back the message it named the first time. */
export const Send = request("send", { room: RoomId, cid: Cid, text: Type.String() });
export const Sent = answer({ seq: Count, version: Count, ordinal: Count, at: Timestamp });

/** A message was stored. Everybody in the room gets it, its author too. */
export const MessageEvent = event("message", { room: RoomId, message: Message });

/** Messages around a place, oldest first: give one of `before`, `after`, `around` (a seq), or none for the newest. */
export const History = request("history", {
  room: RoomId,
  before: Type.Optional(Count),
  after: Type.Optional(Count),
  around: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
/**
 * `start` and `end`: nothing older, nothing newer than this page. `topic`: the last change of it, if there was one,
 * wherever in the history it was; where the page has messages around its version, it has its place among them.
 * `settings`: the same for those.
 */
export const HistoryPage = answer({
  epoch: Type.String(),
  head: Count,
  messages: Type.Array(Message),
  start: Type.Boolean(),
  end: Type.Boolean(),
  topic: Type.Optional(TopicChange),
  settings: Type.Optional(SettingsChange),
});

/**
 * What changed since version `since`, as the state of each changed thing, by rising version. Complete up to
 * `upTo`; ask again from there while `more`. Another `epoch`, or a `head` below `since`: start the room afresh.
 */
export const Sync = request("sync", { room: RoomId, since: Count, limit: Type.Optional(PageSize) });
export const Changes = answer({
  epoch: Type.String(),
  head: Count,
  upTo: Count,
  more: Type.Boolean(),
  messages: Type.Array(Message),
  members: Type.Array(Member),
  topic: Type.Optional(TopicChange),
  settings: Type.Optional(SettingsChange),
});

export type Message = Static<typeof Message>;
export type MessageEvent = Static<typeof MessageEvent>;
export type HistoryPage = Static<typeof HistoryPage>;
export type Changes = Static<typeof Changes>;
