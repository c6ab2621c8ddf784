import type { Static } from "typebox";
import * as Type from "typebox";
import { limits } from "../limits.ts";
import { answer, event, RoomId, request } from "../schema.ts";
import { Notify, Partner } from "./rooms.ts";

/** How somebody wants their rooms listed. */
export const RoomOrder = Type.Union([
  Type.Literal("name"),
  Type.Literal("activity"),
  Type.Literal("created"),
]);

/** What somebody prefers, on all their devices. */
export const Preferences = Type.Object({
  order: RoomOrder,
  /** Words besides their name that they want to be shown. */
  keywords: Type.Array(Type.String()),
  /** Whether others are told how far they have read, and they how far others have. */
  receipts: Type.Boolean(),
  /** Whose messages they do not want to see. */
  ignored: Type.Array(Partner),
  /** With whom they want no direct conversation. */
  blocked: Type.Array(Partner),
});

/** Changes one's preferences; those left out stay. */
export const ChangePreferences = request("preferences", {
  order: Type.Optional(RoomOrder),
  keywords: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: limits.keyword }), { maxItems: limits.keywords }),
  ),
  receipts: Type.Optional(Type.Boolean()),
});

/** Begins or ends to ignore somebody, or to block their direct messages. They are not told. */
export const Shun = request("shun", {
  name: Type.String(),
  ignored: Type.Optional(Type.Boolean()),
  blocked: Type.Optional(Type.Boolean()),
});

/** How one wants a room: among the first in the list, and how much it is to disturb. */
export const RoomPreferences = request("roomPreferences", {
  room: RoomId,
  favourite: Type.Optional(Type.Boolean()),
  notify: Type.Optional(Notify),
});
/** The answer to what changes preferences: the event that all one's devices get has come before it. */
export const Preferred = answer({});

/** To one's devices, also to the one that asked: one prefers this from now on. */
export const PreferencesEvent = event("preferences", {
  preferences: Preferences,
  /** The rooms in which other messages name one now, since somebody is ignored or not any more: all that do. */
  mentions: Type.Optional(Type.Array(Type.Object({ room: RoomId, mentions: Type.Array(Type.Integer()) }))),
});
export const RoomPreferencesEvent = event("roomPreferences", {
  room: RoomId,
  favourite: Type.Boolean(),
  notify: Notify,
});

export type RoomOrder = Static<typeof RoomOrder>;
export type RoomMentions = NonNullable<Static<typeof PreferencesEvent>["mentions"]>[number];
export type Preferences = Static<typeof Preferences>;
