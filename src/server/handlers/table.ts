import type { RequestType, SignalType } from "../../protocol/index.ts";
import { invite, link } from "./account/codes.ts";
import { createToken } from "./account/create-token.ts";
import { devices } from "./account/devices.ts";
import { password } from "./account/password.ts";
import { profile } from "./account/profile.ts";
import { rename } from "./account/rename.ts";
import { revoke } from "./account/revoke.ts";
import { own, setRole } from "./account/roles.ts";
import { addKey, keys, removeKey } from "./account/ssh-keys.ts";
import { board } from "./board/board.ts";
import { clearBoard } from "./board/clear.ts";
import { draw } from "./board/draw.ts";
import { boardHistory } from "./board/history.ts";
import { boardOpen, drawing, pointer } from "./board/live.ts";
import { undraw } from "./board/undraw.ts";
import { create } from "./create.ts";
import { direct } from "./direct.ts";
import type { RequestHandler, SignalHandler } from "./handler.ts";
import { history } from "./history.ts";
import { join } from "./join.ts";
import { leave } from "./leave.ts";
import { members } from "./members.ts";
import { deleteMessage, edit, pin, react } from "./message/change.ts";
import { info, mentions, pins, thread } from "./message/read.ts";
import { search } from "./message/search.ts";
import { forward, send } from "./message/send.ts";
import { audit } from "./moderation/audit.ts";
import { ban, unban } from "./moderation/ban.ts";
import { bans } from "./moderation/bans.ts";
import { kick } from "./moderation/kick.ts";
import { mute, unmute } from "./moderation/mute.ts";
import { report, reports, settle } from "./moderation/report.ts";
import { preferences, roomPreferences, shun } from "./preferences.ts";
import { presence } from "./presence.ts";
import { receipt } from "./receipt.ts";
import { changeRoom } from "./room/change.ts";
import { deleteRoom } from "./room/delete.ts";
import { inviteTo } from "./room/invite.ts";
import { roomRole } from "./room/role.ts";
import { rooms } from "./rooms.ts";
import { sync } from "./sync.ts";
import { topic } from "./topic.ts";
import { typing } from "./typing.ts";

/** Every request but `auth` and `ping`, for which nobody has to be signed in. */
export type PersonalRequest = Exclude<RequestType, "auth" | "ping">;
export const requestHandlers: { readonly [T in PersonalRequest]: RequestHandler<T> } = {
  rooms,
  create,
  direct,
  preferences,
  shun,
  roomPreferences,
  join,
  leave,
  topic,
  room: changeRoom,
  roomRole,
  deleteRoom,
  inviteTo,
  kick,
  ban,
  unban,
  mute,
  unmute,
  report,
  bans,
  reports,
  settle,
  audit,
  members,
  send,
  forward,
  edit,
  delete: deleteMessage,
  react,
  pin,
  pins,
  thread,
  mentions,
  search,
  info,
  history,
  sync,
  board,
  draw,
  undraw,
  clearBoard,
  boardHistory,
  password,
  devices,
  revoke,
  link,
  invite,
  keys,
  addKey,
  removeKey,
  createToken,
  rename,
  profile,
  own,
  setRole,
};

/** What is read from the store in pages, by the readers that all share; a search has a thread of its own. */
export const pageReads: ReadonlySet<PersonalRequest> = new Set([
  ...(["rooms", "members", "history", "sync", "pins", "thread", "mentions", "info"] as const),
  ...(["board", "boardHistory", "bans", "reports", "audit", "devices", "keys"] as const),
]);

/** Every signal but `pong`: that it came is all it says. */
export type PersonalSignal = Exclude<SignalType, "pong">;
export const signalHandlers: { readonly [T in PersonalSignal]: SignalHandler<T> } = {
  typing,
  presence,
  receipt,
  boardOpen,
  drawing,
  pointer,
};
