import { defaultRoom } from "../protocol/index.ts";
import { defaultAddress, fromEnvironment, loginName } from "./environment.ts";

/** Flags that several subcommands have. Each has an environment variable, which it wins over. */
export const serverOption = {
  type: "string",
  default: fromEnvironment("server") ?? defaultAddress(),
  defaultDescription: "$BACKCHANNEL_SERVER or ws://127.0.0.1:7788",
  describe: "address of the server",
} as const;

export const userOption = {
  type: "string",
  default: fromEnvironment("user") ?? loginName(),
  defaultDescription: "$BACKCHANNEL_USER or the login name",
  describe: "who you are",
} as const;

export const roomOption = {
  type: "string",
  default: fromEnvironment("room") ?? defaultRoom,
  defaultDescription: "$BACKCHANNEL_ROOM or general",
  describe: "which room",
} as const;

export const jsonOption = { type: "boolean", default: false, describe: "one JSON object a line" } as const;

export const caOption = {
  type: "string",
  default: fromEnvironment("ca"),
  describe: "certificates in PEM, to trust the server's by them, too",
} as const;

export const pinOption = {
  type: "string",
  default: fromEnvironment("pin"),
  describe: "SHA-256 of the server's public key, to trust it by that alone",
} as const;

export const guestOption = {
  type: "boolean",
  default: false,
  describe: "come as a guest, under a name that the server picks",
} as const;

export const accountOptions = {
  server: serverOption,
  user: userOption,
  ca: caOption,
  pin: pinOption,
} as const;
