import type { Static } from "typebox";
import * as Type from "typebox";
import { answer, Count, event, RequestId, request, signal, Timestamp, UserId } from "../schema.ts";
import { Role } from "./account.ts";
import { Preferences } from "./preferences.ts";
import { Profile } from "./profile.ts";
import { Invitation, RoomSummary } from "./rooms.ts";

const LimitValues = Type.Object({
  frameBytes: Count,
  depth: Count,
  textBytes: Count,
  userName: Count,
  roomName: Count,
  topic: Count,
  page: Count,
  queuedBytes: Count,
  authSeconds: Count,
  pingSeconds: Count,
  deadSeconds: Count,
  receiptMembers: Count,
  typingMembers: Count,
  presenceMembers: Count,
  boardPeople: Count,
  clearMembers: Count,
  quote: Count,
  reactions: Count,
  query: Count,
  directPeople: Count,
  keywords: Count,
  keyword: Count,
  awayText: Count,
  display: Count,
  status: Count,
  /** An older server does not say it, and ends none. */
  connectionsPerUser: Type.Optional(Count),
  roomsPerUser: Count,
  sendsPerSecond: Count,
  sendBurst: Count,
  joinsPerSecond: Count,
  joinBurst: Count,
  searchesPerSecond: Count,
  searchBurst: Count,
  drawsPerSecond: Count,
  drawBurst: Count,
  signInsPerSecond: Count,
  signInBurst: Count,
  connectionsPerSecond: Count,
  connectionBurst: Count,
  framesPerSecond: Count,
  frameBurst: Count,
  peoplePerAddress: Count,
  strangers: Count,
  strangersPerAddress: Count,
});

/** See `boardLimits`. */
const BoardValues = Type.Object({
  leastSide: Count,
  mostSide: Count,
  width: Count,
  height: Count,
  points: Count,
  /** An older server does not say it, and takes longer paths. */
  pathPixels: Type.Optional(Count),
  strokeWidth: Count,
  text: Count,
  /** An older server does not say it, and takes no pictures. */
  picturePixels: Type.Optional(Count),
  pictureBytes: Type.Optional(Count),
});

export const Registration = Type.Union([
  Type.Literal("open"),
  Type.Literal("invite"),
  Type.Literal("closed"),
]);

/** The server's first word on every connection. `nonce` is signed by `auth` and valid on this connection only. */
export const Hello = event("hello", {
  versions: Type.Array(Type.String()),
  server: Type.Object({ name: Type.String(), version: Type.String() }),
  now: Timestamp,
  limits: LimitValues,
  board: BoardValues,
  /** The ways in that this server takes. */
  signIn: Type.Array(Type.String()),
  /** Who may make an account: anybody, who has an invitation, nobody. */
  registration: Registration,
  nonce: Type.String(),
});

/** Base64url of the 32 bytes of an Ed25519 public key, and of the 64 bytes of a signature. */
const PublicKey = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" });
const Signature = Type.String({ pattern: "^[A-Za-z0-9_-]{86}$" });

/** What shows that an account is one's own to a server that does not know this device yet. One of them. */
const Proof = Type.Object(
  {
    password: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })),
    /** An SSHSIG over `sshSignInText`, as base64, made with a key that the account has. */
    ssh: Type.Optional(Type.String({ maxLength: 8_192 })),
    /** The address that was signed: the host as this client was told it. */
    host: Type.Optional(Type.String({ maxLength: 255 })),
    /** A code that another device of the account was given by `link`. */
    code: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);

/**
 * Signs in: with a device key (a free name is claimed by it, a taken one answers to the keys it has, and takes a new one
 * with a proof), or with a token, or with what an identity provider says. The signature is over `signInText`:
 * the connection's nonce keeps it from being used twice, and the name from being used for another.
 */
export const Auth = request("auth", {
  version: Type.String(),
  user: Type.Optional(Type.String()),
  device: Type.Optional(
    Type.Object(
      { key: PublicKey, signature: Signature, name: Type.Optional(Type.String({ maxLength: 64 })) },
      { additionalProperties: false },
    ),
  ),
  proof: Type.Optional(Proof),
  /** Lets a new account in where registration is by invitation. */
  invite: Type.Optional(Type.String({ maxLength: 100 })),
  /** Without `user`: the server picks a name, which is nobody's afterwards. */
  guest: Type.Optional(Type.Literal(true)),
  /** Instead of a device. */
  token: Type.Optional(Type.String({ maxLength: 200 })),
  jwt: Type.Optional(Type.String({ maxLength: 16_384 })),
});

/** The answer to `auth`: who you are, every room you are in, and those that others ask you to join. */
export const Welcome = Type.Object({
  type: Type.Literal("welcome"),
  re: RequestId,
  you: Type.Object({
    user: UserId,
    name: Type.String(),
    role: Role,
    claimed: Type.Boolean(),
    profile: Type.Optional(Profile),
  }),
  device: UserId,
  rooms: Type.Array(RoomSummary),
  /** To who came in without a token. */
  preferences: Type.Optional(Preferences),
  invited: Type.Optional(Type.Array(Invitation)),
});

/** Either side may ask; any frame resets the other's clock. From the server: the heads that changed since the last one. */
export const Ping = request("ping", {});
export const Pinged = answer({ now: Timestamp });
export const ServerPing = event("ping", {
  heads: Type.Optional(Type.Array(Type.Object({ room: UserId, head: Count }))),
});
export const Pong = signal("pong", {});

/** The server is about to close: come back after a pause between `fromMs` and `toMs`. */
export const Goodbye = event("goodbye", {
  reason: Type.String(),
  fromMs: Count,
  toMs: Count,
});

/** What the device key signs to sign in. */
export function signInText(nonce: string, user: string): string {
  return `backchannel-sign-in-v1\n${nonce}\n${user}`;
}

export type Registration = Static<typeof Registration>;
export type Hello = Static<typeof Hello>;
export type Auth = Static<typeof Auth>;
export type Welcome = Static<typeof Welcome>;
export type Goodbye = Static<typeof Goodbye>;
export type ServerPing = Static<typeof ServerPing>;
