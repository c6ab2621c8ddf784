import type { Static } from "typebox";
import * as Type from "typebox";
import { answer, Count, Id, request, Timestamp, UserId } from "../schema.ts";

/** What somebody is on this server. A room has roles of its own. */
export const Role = Type.Union([
  Type.Literal("owner"),
  Type.Literal("admin"),
  Type.Literal("member"),
  Type.Literal("guest"),
  Type.Literal("bot"),
]);

/** A way in: a device with its key, a session begun over HTTP, a program's token, or an identity provider. */
export const DeviceKind = Type.Union([
  Type.Literal("device"),
  Type.Literal("session"),
  Type.Literal("token"),
  Type.Literal("identity"),
]);

/** What a token may be good for. */
export const Ability = Type.Union([Type.Literal("send"), Type.Literal("read")]);

export const DeviceInfo = Type.Object({
  device: Id,
  kind: DeviceKind,
  /** Whose it is: one's own, or a bot's. */
  user: UserId,
  userName: Type.String(),
  name: Type.String(),
  /** Where it was used last, and when. */
  address: Type.String(),
  seenAt: Timestamp,
  createdAt: Timestamp,
  expiresAt: Type.Optional(Timestamp),
  can: Type.Optional(Type.Array(Ability)),
  rooms: Type.Optional(Type.Array(Type.String())),
  online: Type.Boolean(),
  /** The one that asks. */
  current: Type.Boolean(),
});

const Secret = Type.String({ minLength: 1, maxLength: 1024 });

/** Sets one's password, or another; who has one proves it with it. */
export const Password = request("password", {
  password: Secret,
  current: Type.Optional(Secret),
  /** For whoever runs the server, to reach one by. */
  email: Type.Optional(Type.String({ maxLength: 254 })),
});
export const Done = answer({});

/** One's devices, sessions and tokens, and those of one's bots. */
export const Devices = request("devices", {});
export const DeviceList = answer({ devices: Type.Array(DeviceInfo) });

/** Ends one of them, or all but the one that asks. What is connected with it is closed at once. */
export const Revoke = request("revoke", {
  device: Type.Optional(Id),
  others: Type.Optional(Type.Literal(true)),
});
export const Revoked = answer({ revoked: Count });

/** A one-time code with which another device can sign in as oneself. */
export const Link = request("link", {});
/** A code that lets somebody make an account where registration is by invitation. */
export const Invite = request("invite", {
  uses: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  expiresAt: Type.Optional(Timestamp),
});
export const CodeMade = answer({ code: Type.String(), expiresAt: Type.Optional(Timestamp) });

export const SshKeyInfo = Type.Object({
  fingerprint: Type.String(),
  type: Type.String(),
  comment: Type.String(),
  createdAt: Timestamp,
  usedAt: Type.Optional(Timestamp),
});
/** The ssh keys with which one can sign in on a new device. */
export const Keys = request("keys", {});
export const KeyList = answer({ keys: Type.Array(SshKeyInfo) });
/** A line as in `id_ed25519.pub`. */
export const AddKey = request("addKey", { key: Type.String({ maxLength: 8_192 }) });
export const KeyAdded = answer({ key: SshKeyInfo });
export const RemoveKey = request("removeKey", { fingerprint: Type.String({ maxLength: 100 }) });

/** Makes a token for a bot of one's own; the bot is made with its first token. It is told this once. */
export const CreateToken = request("createToken", {
  name: Type.String(),
  can: Type.Array(Ability, { minItems: 1, maxItems: 2 }),
  rooms: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
  expiresAt: Type.Optional(Timestamp),
});
export const TokenMade = answer({ token: Type.String(), user: UserId, name: Type.String(), device: Id });

/** Takes another name. Who one is, and what one said, stays. */
export const Rename = request("rename", { name: Type.String() });
export const Renamed = answer({ name: Type.String() });

/** The code that the server printed at its first start makes its owner. */
export const Own = request("own", { code: Type.String({ maxLength: 100 }) });
/** Gives somebody another role on the server: by their id, or by name. */
export const SetRole = request("setRole", {
  user: Type.Optional(UserId),
  name: Type.Optional(Type.String()),
  role: Role,
});
export const RoleSet = answer({ role: Role });

export type Role = Static<typeof Role>;
export type DeviceKind = Static<typeof DeviceKind>;
export type Ability = Static<typeof Ability>;
export type DeviceInfo = Static<typeof DeviceInfo>;
export type SshKeyInfo = Static<typeof SshKeyInfo>;
