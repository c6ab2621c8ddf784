import type { Static } from "typebox";
import * as Type from "typebox";
import * as account from "./frames/account.ts";
import * as board from "./frames/board.ts";
import * as messages from "./frames/messages.ts";
import * as moderation from "./frames/moderation.ts";
import * as people from "./frames/people.ts";
import * as preferences from "./frames/preferences.ts";
import * as profile from "./frames/profile.ts";
import * as rooms from "./frames/rooms.ts";
import * as session from "./frames/session.ts";
import * as signals from "./frames/signals.ts";
import { Count, event, RequestId, Timestamp } from "./schema.ts";

/** Every request with its answer. A new request is a line here; without its handler the server does not compile. */
export const requests = {
  auth: { request: session.Auth, answer: session.Welcome },
  ping: { request: session.Ping, answer: session.Pinged },
  rooms: { request: rooms.Rooms, answer: rooms.RoomsPage },
  create: { request: rooms.Create, answer: rooms.Entered },
  join: { request: rooms.Join, answer: rooms.Entered },
  direct: { request: rooms.Direct, answer: rooms.Entered },
  leave: { request: rooms.Leave, answer: rooms.Changed },
  topic: { request: rooms.Topic, answer: rooms.Changed },
  room: { request: rooms.ChangeRoom, answer: rooms.Changed },
  roomRole: { request: rooms.SetRoomRole, answer: rooms.Changed },
  deleteRoom: { request: rooms.DeleteRoom, answer: rooms.RoomDone },
  inviteTo: { request: rooms.InviteTo, answer: rooms.RoomDone },
  kick: { request: moderation.Kick, answer: moderation.Moderated },
  ban: { request: moderation.Ban, answer: moderation.Moderated },
  unban: { request: moderation.Unban, answer: moderation.Moderated },
  mute: { request: moderation.Mute, answer: moderation.Moderated },
  unmute: { request: moderation.Unmute, answer: moderation.Moderated },
  report: { request: moderation.Report, answer: moderation.Moderated },
  bans: { request: moderation.Bans, answer: moderation.BansPage },
  reports: { request: moderation.Reports, answer: moderation.ReportsPage },
  settle: { request: moderation.Settle, answer: moderation.Settled },
  audit: { request: moderation.Audit, answer: moderation.AuditPage },
  preferences: { request: preferences.ChangePreferences, answer: preferences.Preferred },
  shun: { request: preferences.Shun, answer: preferences.Preferred },
  roomPreferences: { request: preferences.RoomPreferences, answer: preferences.Preferred },
  profile: { request: profile.ChangeProfile, answer: profile.Profiled },
  members: { request: people.Members, answer: people.MembersPage },
  send: { request: messages.Send, answer: messages.Sent },
  forward: { request: messages.Forward, answer: messages.Sent },
  edit: { request: messages.Edit, answer: rooms.Changed },
  delete: { request: messages.Delete, answer: rooms.Changed },
  react: { request: messages.React, answer: rooms.Changed },
  pin: { request: messages.Pin, answer: rooms.Changed },
  pins: { request: messages.Pins, answer: messages.MessagesPage },
  thread: { request: messages.Thread, answer: messages.MessagesPage },
  mentions: { request: messages.Mentions, answer: messages.FoundPage },
  search: { request: messages.Search, answer: messages.FoundPage },
  info: { request: messages.Info, answer: messages.MessageInfo },
  history: { request: messages.History, answer: messages.HistoryPage },
  sync: { request: messages.Sync, answer: messages.Changes },
  board: { request: board.Board, answer: board.BoardPage },
  draw: { request: board.Draw, answer: board.Marked },
  undraw: { request: board.Undraw, answer: board.Marked },
  clearBoard: { request: board.ClearBoard, answer: board.Marked },
  boardHistory: { request: board.BoardHistory, answer: board.BoardHistoryPage },
  password: { request: account.Password, answer: account.Done },
  devices: { request: account.Devices, answer: account.DeviceList },
  revoke: { request: account.Revoke, answer: account.Revoked },
  link: { request: account.Link, answer: account.CodeMade },
  invite: { request: account.Invite, answer: account.CodeMade },
  keys: { request: account.Keys, answer: account.KeyList },
  addKey: { request: account.AddKey, answer: account.KeyAdded },
  removeKey: { request: account.RemoveKey, answer: account.Done },
  createToken: { request: account.CreateToken, answer: account.TokenMade },
  rename: { request: account.Rename, answer: account.Renamed },
  own: { request: account.Own, answer: account.RoleSet },
  setRole: { request: account.SetRole, answer: account.RoleSet },
} as const;

/** What a client says without waiting for an answer. */
export const signalsFromClient = {
  pong: session.Pong,
  typing: signals.Typing,
  presence: people.Presence,
  receipt: signals.Receipt,
  boardOpen: board.BoardOpen,
  drawing: board.Drawing,
  pointer: board.Pointer,
} as const;

/** A request (or, without `re`, something else the client sent) was refused. */
export const ErrorFrame = event("error", {
  re: Type.Optional(RequestId),
  code: Type.String(),
  message: Type.String(),
  field: Type.Optional(Type.String()),
  retryable: Type.Boolean(),
  retryMs: Type.Optional(Count),
  /** Of what does not last for ever, and of what somebody decided. */
  until: Type.Optional(Timestamp),
  reason: Type.Optional(Type.String()),
});

/** What a server says unasked. */
export const events = {
  hello: session.Hello,
  ping: session.ServerPing,
  goodbye: session.Goodbye,
  error: ErrorFrame,
  message: messages.MessageEvent,
  member: people.MemberEvent,
  topic: rooms.TopicEvent,
  room: rooms.RoomEvent,
  invited: rooms.Invited,
  preferences: preferences.PreferencesEvent,
  roomPreferences: preferences.RoomPreferencesEvent,
  profile: profile.ProfileEvent,
  report: moderation.ReportEvent,
  joined: rooms.Joined,
  left: rooms.Left,
  typing: signals.TypingEvent,
  presence: people.PresenceEvent,
  receipt: signals.ReceiptEvent,
  stroke: board.StrokeEvent,
  cleared: board.ClearedEvent,
  drawing: board.DrawingEvent,
  pointer: board.PointerEvent,
  boardLeft: board.BoardLeft,
} as const;

export type RequestType = keyof typeof requests;
export type SignalType = keyof typeof signalsFromClient;
export type EventType = keyof typeof events;

export type Request<T extends RequestType = RequestType> = {
  [K in T]: Static<(typeof requests)[K]["request"]>;
}[T];
export type Answer<T extends RequestType = RequestType> = {
  [K in T]: Static<(typeof requests)[K]["answer"]>;
}[T];
/** What a handler returns: the answer without the envelope that every answer has. */
export type AnswerBody<T extends RequestType = RequestType> = { [K in T]: Omit<Answer<K>, "type" | "re"> }[T];
/** What a caller gives: the request without the envelope that the connection adds. */
export type RequestBody<T extends RequestType> = Omit<Request<T>, "type" | "id">;
export type Signal<T extends SignalType = SignalType> = {
  [K in T]: Static<(typeof signalsFromClient)[K]>;
}[T];
export type ClientFrame = Request | Signal;
export type ServerEvent<T extends EventType = EventType> = { [K in T]: Static<(typeof events)[K]> }[T];
export type ErrorFrame = Static<typeof ErrorFrame>;
