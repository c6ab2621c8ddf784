import { createPublicKey, verify } from "node:crypto";
import {
  type Auth,
  close,
  protocolVersions,
  type RoomSummary,
  refuse,
  signInText,
  userName,
} from "../../protocol/index.ts";
import type { Context } from "../context.ts";
import type { Person } from "../rooms/presence.ts";
import type { Session } from "../session.ts";

/**
 * Signs a connection in: the key must have signed this connection's nonce, and the name must be free or the
 * key's. The one request that is handled before there is a person.
 */
export async function auth(request: Auth, session: Session, context: Context): Promise<void> {
  const re = request.id;
  if (session.person || session.signingIn) return session.refuse(refuse("already_signed_in"), re);
  if (!protocolVersions.includes(request.version)) {
    const message = `This server speaks ${protocolVersions.join(", ")}, not ${JSON.stringify(request.version.slice(0, 40))}.`;
    session.refuse(refuse("bad_frame", { field: "version", message }), re);
    return session.close(close.noCommonVersion, "no common version");
  }
  const name = userName(request.user);
  if (name === undefined) return session.refuse(refuse("bad_name", { field: "user" }), re);

  session.signingIn = true;
  try {
    const { key, signature, name: device = "" } = request.device;
    if (!(await isSigned(signInText(session.nonce, request.user), key, signature))) {
      return session.refuse(refuse("bad_signature", { field: "device.signature" }), re);
    }
    // Closed in the meantime, perhaps with the whole server: nothing is stored any more.
    if (!session.open) return;
    const at = context.clock.now();
    const outcome = await context.committer.run({ type: "signIn", name, key, device, at });
    if ("refusal" in outcome) return session.refuse(outcome.refusal, re);
    // Closed while that was stored: there is nobody to welcome.
    if (!session.open) return;
    const { user, name: stored, device: deviceId, claimed } = outcome.result;
    session.device = deviceId;
    const person = context.presence.arrive(session, user, stored);
    const rooms = await enterRooms(person, context);
    context.log.debug({ user, name: stored, device: deviceId, claimed }, "signed in");
    session.send({ type: "welcome", re, you: { user, name: stored, claimed }, device: deviceId, rooms });
    context.presence.tell(person);
  } finally {
    session.signingIn = false;
  }
}

/**
 * Every room of this person, with their connections in it. A change that is announced after the rooms were read
 * is in the live rooms, which `meet` asks; one announced after that comes as an event.
 */
async function enterRooms(person: Person, { store, rooms }: Context): Promise<RoomSummary[]> {
  let moves: number;
  let stored: readonly RoomSummary[];
  do {
    moves = person.moves;
    stored = await store.read("roomsOf", { user: person.user });
    // Another of their devices joined or left a room meanwhile: what was read may be how it was before.
  } while (moves !== person.moves);
  return stored.map(one => {
    const { room, summary } = rooms.meet(one);
    person.enter(room);
    return summary;
  });
}

function isSigned(text: string, key: string, signature: string): Promise<boolean> {
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  // With a callback it runs off this thread: many people may come back at once.
  verify(null, Buffer.from(text), publicKey, Buffer.from(signature, "base64url"), (error, good) =>
    resolve(!error && good),
  );
  return promise;
}
