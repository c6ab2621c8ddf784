import type { RequestType, SignalType } from "../../protocol/index.ts";
import { create } from "./create.ts";
import type { RequestHandler, SignalHandler } from "./handler.ts";
import { history } from "./history.ts";
import { join } from "./join.ts";
import { leave } from "./leave.ts";
import { members } from "./members.ts";
import { ping } from "./ping.ts";
import { presence } from "./presence.ts";
import { receipt } from "./receipt.ts";
import { rooms } from "./rooms.ts";
import { send } from "./send.ts";
import { sync } from "./sync.ts";
import { topic } from "./topic.ts";
import { typing } from "./typing.ts";

/** Every request but `auth`, which comes before there is anybody to handle for. */
export const requestHandlers: { readonly [T in Exclude<RequestType, "auth">]: RequestHandler<T> } = {
  ping,
  rooms,
  create,
  join,
  leave,
  topic,
  members,
  send,
  history,
  sync,
};

export const signalHandlers: { readonly [T in SignalType]: SignalHandler<T> } = {
  pong: () => undefined,
  typing,
  presence,
  receipt,
};
