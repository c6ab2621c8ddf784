import type { Static } from "typebox";
import * as Type from "typebox";
import { limits } from "../limits.ts";
import { answer, Count, event, Id, PageSize, RoomId, request, Timestamp, UserId } from "../schema.ts";
import { NewBoard } from "./board.ts";

/** What somebody is in a room. The owner and the admins of the server count as owners wherever they are members. */
export const RoomRole = Type.Union([
  Type.Literal("owner"),
  Type.Literal("moderator"),
  Type.Literal("member"),
]);

/** Colours that every terminal has, whatever it makes of them. */
export const Colour = Type.Union([
  Type.Literal("red"),
  Type.Literal("yellow"),
  Type.Literal("green"),
  Type.Literal("cyan"),
  Type.Literal("blue"),
  Type.Literal("magenta"),
  Type.Literal("grey"),
]);

export const colours = Colour.anyOf.map(one => one.const);

/** What a room's owner decides. What is left out is not so. */
const settingFields = {
  name: Type.String(),
  colour: Type.Optional(Colour),
  /** Entered by invitation only; to everybody else it is as if there were no such room. */
  private: Type.Optional(Type.Boolean()),
  /** Moderators and owners speak. */
  readOnly: Type.Optional(Type.Boolean()),
  /** Nobody writes any more. */
  archived: Type.Optional(Type.Boolean()),
};
export const RoomSettings = Type.Object(settingFields);

/** A room as anybody who may see it sees it. `head` is the number of its last change. */
const roomFields = {
  room: RoomId,
  ...settingFields,
  topic: Type.String(),
  epoch: Type.String(),
  head: Count,
  /** How many messages the room ever had: unread is this minus the ordinal one has read to. */
  ordinal: Count,
  members: Count,
  /** When the last message came, or the room was made. */
  activeAt: Timestamp,
};
export const RoomInfo = Type.Object(roomFields);

/** What a room disturbs one with. */
export const Notify = Type.Union([Type.Literal("all"), Type.Literal("mentions"), Type.Literal("none")]);

/** Somebody a direct conversation is with. */
export const Partner = Type.Object({ user: UserId, name: Type.String() });

/** A room one is in: with one's own place in it. */
export const RoomSummary = Type.Object({
  ...roomFields,
  /** A conversation of these people and oneself, which has no name of its own: `name` says theirs. */
  direct: Type.Optional(Type.Array(Partner)),
  read: Count,
  readOrdinal: Count,
  delivered: Count,
  /** The unread messages that name one by `@`, by their seqs: the newest of them, where there are very many. */
  mentions: Type.Optional(Type.Array(Count)),
  /** Left out: member. */
  role: Type.Optional(RoomRole),
  favourite: Type.Optional(Type.Boolean()),
  /** Left out: all. */
  notify: Type.Optional(Notify),
});

/** A topic as a change of its room: it holds the version of its last change, by whom and when. */
export const TopicChange = Type.Object({
  topic: Type.String(),
  version: Count,
  user: Type.Optional(UserId),
  name: Type.Optional(Type.String()),
  at: Timestamp,
});

/** A room's settings as a change of it: with the version of the last one, by whom and when. */
export const SettingsChange = Type.Object({
  settings: RoomSettings,
  version: Count,
  user: Type.Optional(UserId),
  name: Type.Optional(Type.String()),
  at: Timestamp,
});

/** A room that somebody asks one to join. */
export const Invitation = Type.Object({
  room: RoomId,
  name: Type.String(),
  by: Type.String(),
  at: Timestamp,
});

/** The directory of rooms one may join, by name, in pages. */
export const Rooms = request("rooms", {
  query: Type.Optional(Type.String({ maxLength: 48 })),
  after: Type.Optional(Type.String({ maxLength: 48 })),
  limit: Type.Optional(PageSize),
});
export const RoomsPage = answer({ rooms: Type.Array(RoomInfo), more: Type.Boolean() });

export const Create = request("create", {
  name: Type.String(),
  topic: Type.Optional(Type.String()),
  /** The size of its board, if not the usual one. */
  board: Type.Optional(NewBoard),
});
/** By name: the one request in which a client may not know the room's id yet. */
export const Join = request("join", { name: Type.String() });
/**
 * The conversation of oneself with these people, which is always the same one. It is there for them from the first
 * message on, and who leaves it has it again with the next.
 */
export const Direct = request("direct", {
  names: Type.Array(Type.String(), { minItems: 1, maxItems: limits.directPeople }),
});
/** The answer to `create`, `join` and `direct`. */
export const Entered = answer({ room: RoomSummary });

export const Leave = request("leave", { room: RoomId });
export const Topic = request("topic", { room: RoomId, topic: Type.String() });
/** Changes settings of a room; those left out stay. Without a colour: `null`. */
export const ChangeRoom = request("room", {
  room: RoomId,
  name: Type.Optional(Type.String()),
  colour: Type.Optional(Type.Union([Colour, Type.Null()])),
  private: Type.Optional(Type.Boolean()),
  readOnly: Type.Optional(Type.Boolean()),
  archived: Type.Optional(Type.Boolean()),
});
/** Gives somebody who is in the room, or has left it, another role in it. */
export const SetRoomRole = request("roomRole", { room: RoomId, user: UserId, role: RoomRole });
/** The answer to what changes a room: the version that the change took (the present one if nothing changed). */
export const Changed = answer({ version: Count });

/** Erases a room with all that was said in it. Its name, once more, is to keep fingers from slipping. */
export const DeleteRoom = request("deleteRoom", { room: RoomId, name: Type.String() });
/** Asks somebody to join. It lets them into a private room, once. */
export const InviteTo = request("inviteTo", { room: RoomId, name: Type.String() });
export const RoomDone = answer({});

/** This room is now in your list: one entered it on another device, or somebody wrote to one. */
export const Joined = event("joined", { room: RoomSummary });
/** This room is not in your list any more: by oneself on another device, or else `why`, by whom, and what they said to it. */
export const Left = event("left", {
  room: Id,
  why: Type.Optional(Type.Union([Type.Literal("kicked"), Type.Literal("banned"), Type.Literal("deleted")])),
  by: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
});

/** Somebody asks one to join. */
export const Invited = event("invited", { invitation: Invitation });

/** The settings of a room changed. */
export const RoomEvent = event("room", { room: RoomId, change: SettingsChange });

/** The topic of a room changed. */
export const TopicEvent = event("topic", { room: RoomId, change: TopicChange });

export type RoomRole = Static<typeof RoomRole>;
export type Colour = Static<typeof Colour>;
export type RoomSettings = Static<typeof RoomSettings>;
export type SettingsChange = Static<typeof SettingsChange>;
export type Invitation = Static<typeof Invitation>;
export type RoomInfo = Static<typeof RoomInfo>;
export type Notify = Static<typeof Notify>;
export type Partner = Static<typeof Partner>;
export type RoomSummary = Static<typeof RoomSummary>;
export type TopicChange = Static<typeof TopicChange>;
export type TopicEvent = Static<typeof TopicEvent>;
