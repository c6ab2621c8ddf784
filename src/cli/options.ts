/** Flags that several subcommands have; without them, what else is in force counts (`config/settle.ts`). */

/** The flags are settled before a command sees them. */
const settled = undefined as unknown as string;

export const serverOption = {
  type: "string",
  default: settled,
  defaultDescription: "$BACKCHANNEL_SERVER or ws://127.0.0.1:7788",
  describe: "address of the server",
} as const;

export const userOption = {
  type: "string",
  default: settled,
  defaultDescription: "$BACKCHANNEL_USER or the login name",
  describe: "who you are",
} as const;

export const roomOption = {
  type: "string",
  default: settled,
  defaultDescription: "$BACKCHANNEL_ROOM or general",
  describe: "which room",
} as const;

/** Every command has it. */
export const profileOption = {
  type: "string",
  describe: "server, name and room of this profile in the configuration file",
} as const;

export const toOption = {
  type: "string",
  array: true,
  // Or it would take the words that follow for more names.
  nargs: 1,
  // Only of what is on the command line: where one is by the environment or a profile, one still may write to somebody.
  conflicts: "room",
  describe: "to whom, instead of a room; may be said several times",
} as const;

export const jsonOption = { type: "boolean", default: false, describe: "one JSON object a line" } as const;

export const linkPositional = {
  type: "string",
  demandOption: true,
  describe: "which message, as #room/123 or ws://host:port/#room/123",
} as const;

export const offOption = { type: "boolean", default: false, describe: "take it away again" } as const;

export const caOption = {
  type: "string",
  describe: "certificates in PEM, to trust the server's by them, too",
} as const;

export const pinOption = {
  type: "string",
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
