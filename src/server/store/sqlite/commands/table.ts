import type { CommandType } from "../../store.ts";
import type { CommandRunner } from "../batch.ts";
import { createRoom } from "./create-room.ts";
import { joinRoom } from "./join-room.ts";
import { leaveRoom } from "./leave-room.ts";
import { moveCursors } from "./move-cursors.ts";
import { send } from "./send.ts";
import { setTopic } from "./set-topic.ts";
import { signIn } from "./sign-in.ts";

/** Every durable command with the function that runs it. */
export const commands: { readonly [T in CommandType]: CommandRunner<T> } = {
  signIn,
  send,
  createRoom,
  joinRoom,
  leaveRoom,
  setTopic,
  moveCursors,
};
