import type { CommandType } from "../../store.ts";
import type { CommandRunner } from "../transaction.ts";
import { createToken } from "./account/create-token.ts";
import { makeCode } from "./account/make-code.ts";
import { openSession } from "./account/open-session.ts";
import { rename } from "./account/rename.ts";
import { revoke } from "./account/revoke.ts";
import { own, setRole } from "./account/roles.ts";
import { seen } from "./account/seen.ts";
import { setPassword } from "./account/set-password.ts";
import { setProfile } from "./account/set-profile.ts";
import { signInAs } from "./account/sign-in-as.ts";
import { addKey, removeKey } from "./account/ssh-keys.ts";
import { useSecret } from "./account/use-secret.ts";
import { clearBoard } from "./board/clear-board.ts";
import { draw } from "./board/draw.ts";
import { keepPicture } from "./board/keep-picture.ts";
import { undraw } from "./board/undraw.ts";
import { createRoom } from "./create-room.ts";
import { joinRoom } from "./join-room.ts";
import { leaveRoom } from "./leave-room.ts";
import { deleteMessage } from "./message/delete-message.ts";
import { edit } from "./message/edit.ts";
import { pin } from "./message/pin.ts";
import { react } from "./message/react.ts";
import { forward, send } from "./message/send.ts";
import { banFromRoom, banFromServer } from "./moderation/ban.ts";
import { kick } from "./moderation/kick.ts";
import { mute, unmute } from "./moderation/mute.ts";
import { report } from "./moderation/report.ts";
import { settle } from "./moderation/settle.ts";
import { liftRoomBan, liftServerBan } from "./moderation/unban.ts";
import { moveCursors } from "./move-cursors.ts";
import { setPreferences, setRoomPreferences, shun } from "./preferences.ts";
import { changeRoom } from "./room/change-room.ts";
import { deleteRoom } from "./room/delete-room.ts";
import { inviteToRoom } from "./room/invite-to-room.ts";
import { openDirect } from "./room/open-direct.ts";
import { setRoomRole } from "./room/set-room-role.ts";
import { setTopic } from "./set-topic.ts";
import { signIn } from "./sign-in.ts";

/** Every durable command with the function that runs it. */
export const commands: { readonly [T in CommandType]: CommandRunner<T> } = {
  signIn,
  useSecret,
  signInAs,
  openSession,
  seen,
  setPassword,
  addKey,
  removeKey,
  makeCode,
  revoke,
  createToken,
  rename,
  setProfile,
  own,
  setRole,
  send,
  forward,
  edit,
  deleteMessage,
  react,
  pin,
  draw,
  undraw,
  clearBoard,
  keepPicture,
  createRoom,
  joinRoom,
  openDirect,
  leaveRoom,
  setPreferences,
  shun,
  setRoomPreferences,
  setTopic,
  changeRoom,
  setRoomRole,
  deleteRoom,
  inviteToRoom,
  kick,
  banFromRoom,
  banFromServer,
  liftRoomBan,
  liftServerBan,
  mute,
  unmute,
  report,
  settle,
  moveCursors,
};
