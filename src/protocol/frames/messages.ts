import type { Static } from "typebox";
import * as Type from "typebox";
import { Picture, PictureSize, ToldPicture } from "../board/snapshot.ts";
import { limits } from "../limits.ts";
import { answer, Cid, Count, event, PageSize, RoomId, request, Timestamp, UserId } from "../schema.ts";
import { Member } from "./people.ts";
import { SettingsChange, TopicChange } from "./rooms.ts";

/** The message that a reply answers, as it was at that version: its first words, or none if it was deleted. */
export const Quote = Type.Object({
  seq: Count,
  version: Count,
  user: UserId,
  name: Type.String(),
  text: Type.String(),
  /** There is a picture with it. */
  picture: Type.Optional(PictureSize),
});

/** Where a forwarded message was said first, by whom and when. */
export const Origin = Type.Object({
  room: RoomId,
  seq: Count,
  user: UserId,
  name: Type.String(),
  at: Timestamp,
});

/** An emoji that people put to a message: how many, and the first of them in the order they did. */
export const Reaction = Type.Object({ emoji: Type.String(), count: Count, users: Type.Array(UserId) });

/** Somebody did this at that time. */
export const Deed = Type.Object({ user: UserId, name: Type.String(), at: Timestamp });

/**
 * One message. `seq` is the version it was born with: its place in the room and half of its name.
 * `version` is the number of its last change; `ordinal` counts messages only. What is left out is not so.
 */
export const Message = Type.Object({
  seq: Count,
  version: Count,
  ordinal: Count,
  user: UserId,
  name: Type.String(),
  cid: Type.String(),
  at: Timestamp,
  /** Empty once it was deleted; and it may be where there is a picture. */
  text: Type.String(),
  /** It says what its author does: `/me`. */
  action: Type.Optional(Type.Literal(true)),
  picture: Type.Optional(ToldPicture),
  reply: Type.Optional(Quote),
  /** The first message of the thread that this one is in, by its seq. */
  thread: Type.Optional(Count),
  /** Which of the answers in that thread it is: they are counted from 1. */
  nth: Type.Optional(Count),
  /** How many answers are in the thread that begins here, and the last of them. One more is no change of this message. */
  replies: Type.Optional(Type.Object({ count: Count, last: Count })),
  origin: Type.Optional(Origin),
  /** The people of the room whom it names by `@`; 0 is everybody. */
  mentions: Type.Optional(Type.Array(Count)),
  reactions: Type.Optional(Type.Array(Reaction)),
  /** When its author last changed the text. */
  edited: Type.Optional(Timestamp),
  deleted: Type.Optional(Deed),
  pinned: Type.Optional(Deed),
});

/** Says something, or with a picture nothing, perhaps in answer to another message there. The same `cid` again gives back the message it named the first time. */
export const Send = request("send", {
  room: RoomId,
  cid: Cid,
  text: Type.String(),
  action: Type.Optional(Type.Literal(true)),
  picture: Type.Optional(Picture),
  reply: Type.Optional(Count),
});
/** Says in a room what was said in another, under its author's name. */
export const Forward = request("forward", {
  room: RoomId,
  cid: Cid,
  from: Type.Object({ room: RoomId, seq: Count }, { additionalProperties: false }),
});
/** What of the message its author could not know. */
export const Sent = answer({
  seq: Count,
  version: Count,
  ordinal: Count,
  at: Timestamp,
  reply: Type.Optional(Quote),
  thread: Type.Optional(Count),
  nth: Type.Optional(Count),
  mentions: Type.Optional(Type.Array(Count)),
});

/** Replaces the text of a message of one's own. */
export const Edit = request("edit", { room: RoomId, seq: Count, text: Type.String() });
/** Takes a message back: its place stays, its text is gone. */
export const Delete = request("delete", { room: RoomId, seq: Count });
/** Puts an emoji to a message, or takes one's own away. */
export const React = request("react", {
  room: RoomId,
  seq: Count,
  emoji: Type.String({ maxLength: 32 }),
  on: Type.Boolean(),
});
/** Keeps a message at hand for everybody in the room. */
export const Pin = request("pin", { room: RoomId, seq: Count, on: Type.Boolean() });

/** A message was stored, or changed: everybody in the room gets it as it is now, its author too. */
export const MessageEvent = event("message", { room: RoomId, message: Message });

/** A room's pins, those of the newest messages first, in pages: `before` is the last seq of the page before. */
export const Pins = request("pins", {
  room: RoomId,
  before: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
/** A thread's messages, oldest first, in pages: the message it begins with, and those that answer it or one another. */
export const Thread = request("thread", {
  room: RoomId,
  seq: Count,
  after: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
export const MessagesPage = answer({ head: Count, messages: Type.Array(Message), more: Type.Boolean() });

/** Messages that name one by `@`, in all rooms one is in, the newest first: `before` is `next` of the page before. */
export const Mentions = request("mentions", {
  before: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});
export const Found = Type.Object({ room: RoomId, message: Message });
/** Messages of several rooms. Without `next` there are no more. */
export const FoundPage = answer({ found: Type.Array(Found), next: Type.Optional(Count) });

/**
 * Looks for messages in all rooms one is in, the newest first: `before` is `next` of the page before. Words are all to be
 * there; `"a phrase"`, `begin*`, `-without`, `from:NAME`, `in:ROOM`, `has:link`, `before:DATE` and `after:DATE`.
 */
export const Search = request("search", {
  query: Type.String({ maxLength: limits.query }),
  before: Type.Optional(Count),
  limit: Type.Optional(PageSize),
});

/** All that is known of one message: the names behind its reactions, who received and read it, and its earlier texts. */
export const Info = request("info", { room: RoomId, seq: Count });
export const MessageInfo = answer({
  message: Message,
  reactions: Type.Array(Type.Object({ emoji: Type.String(), people: Type.Array(Deed) })),
  /** Those in the room besides the author, in rooms that have receipts. When is known of what was not long ago. */
  receipts: Type.Array(
    Type.Object({
      user: UserId,
      name: Type.String(),
      delivered: Type.Boolean(),
      read: Type.Boolean(),
      deliveredAt: Type.Optional(Timestamp),
      readAt: Type.Optional(Timestamp),
    }),
  ),
  /** Where the server keeps them. */
  earlier: Type.Array(Type.Object({ text: Type.String(), at: Timestamp })),
});

/**
 * Messages around a place, oldest first: give one of `before`, `after`, `around` (a seq) and `at` (a time: around the
 * first message said then or later), or none for the newest.
 */
export const History = request("history", {
  room: RoomId,
  before: Type.Optional(Count),
  after: Type.Optional(Count),
  around: Type.Optional(Count),
  at: Type.Optional(Timestamp),
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

export type Quote = Static<typeof Quote>;
export type Reaction = Static<typeof Reaction>;
export type Origin = Static<typeof Origin>;
export type Found = Static<typeof Found>;
export type Message = Static<typeof Message>;
export type MessageEvent = Static<typeof MessageEvent>;
export type HistoryPage = Static<typeof HistoryPage>;
export type Changes = Static<typeof Changes>;
