import type { Static } from "typebox";
import * as Type from "typebox";
import { Count, event, RoomId, signal, UserId } from "../schema.ts";

/** Typing, said when it begins, every few seconds while it lasts, and when it ends. */
export const Typing = signal("typing", { room: RoomId, active: Type.Boolean() });
export const TypingEvent = event("typing", {
  room: RoomId,
  user: UserId,
  name: Type.String(),
  active: Type.Boolean(),
});

/** How far this person has received and read a room. Only ever moves forward; read implies delivered. */
export const Receipt = signal("receipt", {
  room: RoomId,
  delivered: Type.Optional(Count),
  read: Type.Optional(Count),
});

/** Where somebody's cursors stand. `readOrdinal` comes to oneself only: it is what unread is counted from. */
export const Cursor = Type.Object({
  user: UserId,
  delivered: Count,
  read: Count,
  readOrdinal: Type.Optional(Count),
});
export const ReceiptEvent = event("receipt", { room: RoomId, cursors: Type.Array(Cursor) });

export type Typing = Static<typeof Typing>;
export type TypingEvent = Static<typeof TypingEvent>;
export type Receipt = Static<typeof Receipt>;
export type Cursor = Static<typeof Cursor>;
export type ReceiptEvent = Static<typeof ReceiptEvent>;
