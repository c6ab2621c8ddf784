import Type, { type Static } from "typebox";
import { answer, Count, event, Id, PageSize, RoomId, request, Timestamp, UserId } from "../schema.ts";

/** A room as anybody who may see it sees it. `head` is the number of its last change. */
const roomFields = {
  room: RoomId,
  name: Type.String(),
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

/** A room one is in: with one's own place in it. */
export const RoomSummary = Type.Object({
  ...roomFields,
  read: Count,
  readOrdinal: Count,
  delivered: Count,
});

/** A topic as a change of its room: it holds the version of its last change, by whom and when. */
export const TopicChange = Type.Object({
  topic: Type.String(),
  version: Count,
  user: Type.Optional(UserId),
  name: Type.Optional(Type.String()),
  at: Timestamp,
});

/** The directory of rooms one may join, by name, in pages. */
export const Rooms = request("rooms", {
  query: Type.Optional(Type.String({ maxLength: 48 })),
  after: Type.Optional(Type.String({ maxLength: 48 })),
  limit: Type.Optional(PageSize),
});
export const RoomsPage = answer({ rooms: Type.Array(RoomInfo), more: Type.Boolean() });

export const Create = request("create", { name: Type.String(), topic: Type.Optional(Type.String()) });
/** By name: the one request in which a client may not know the room's id yet. */
export const Join = request("join", { name: Type.String() });
/** The answer to `create` and `join`. */
export const Entered = answer({ room: RoomSummary });

export const Leave = request("leave", { room: RoomId });
export const Topic = request("topic", { room: RoomId, topic: Type.String() });
/** The answer to `leave` and `topic`: the version that the change took (the present one if nothing changed). */
export const Changed = answer({ version: Count });

/** To one's other devices: this room is now (not) in your list. */
export const Joined = event("joined", { room: RoomSummary });
export const Left = event("left", { room: Id });

/** The topic of a room changed. */
export const TopicEvent = event("topic", { room: RoomId, change: TopicChange });

export type RoomInfo = Static<typeof RoomInfo>;
export type RoomSummary = Static<typeof RoomSummary>;
export type TopicChange = Static<typeof TopicChange>;
export type TopicEvent = Static<typeof TopicEvent>;
