import {
  type Auth,
  close,
  isPlain,
  protocolVersions,
  type Refusal,
  type RoomSummary,
  refuse,
} from "../../protocol/index.ts";
import type { Context } from "../context.ts";
import { prove, type SignIn, wrongInStore } from "../identity/prove.ts";
import type { Person } from "../rooms/presence.ts";
import type { Session } from "../session.ts";
import type { SignedIn } from "../store/results.ts";

/**
 * Signs a connection in, if who it is can be shown. The one request that is handled before there is a person.
 */
export async function auth(request: Auth, session: Session, context: Context): Promise<void> {
  const re = request.id;
  if (session.person || session.signingIn) return session.refuse(refuse("already_signed_in"), re);
  if (!protocolVersions.includes(request.version)) {
    const message = `This server speaks ${protocolVersions.join(", ")}, not ${JSON.stringify(request.version.slice(0, 40))}.`;
    session.refuse(refuse("bad_frame", { field: "version", message }), re);
    return session.close(close.noCommonVersion, "no common version");
  }
  session.signingIn = true;
  try {
    const proved = await prove(request, session, context);
    if ("refusal" in proved) return session.refuse(proved.refusal, re);
    // Closed in the meantime, perhaps with the whole server: nothing is stored any more.
    if (!session.open) return;
    const arrived = await arrive(proved.signIn, session, context);
    // Closed while that was stored: there is nobody to welcome.
    if (!arrived) return;
    if ("refusal" in arrived) {
      wrongInStore(arrived.refusal, session, context);
      return session.refuse(arrived.refusal, re);
    }
    const { person } = arrived;
    const { user, name, role, device, claimed } = arrived.result;
    const [stored, shown] = await Promise.all([
      context.store.read("preferences", { user }),
      context.store.read("profile", { user }),
    ]);
    // They may have changed meanwhile, and that was told already.
    person.preferences ??= stored;
    person.profile ??= shown;
    const invited = await context.store.read("invitations", { user });
    // Last: an event that went out between this and the welcome would be undone by it.
    const rooms = await enterRooms(person, context);
    context.log.debug({ user, name, device, claimed }, "signed in");
    const asked = invited.length > 0 ? { invited } : {};
    const own = session.can("account") ? { preferences: person.preferences, ...asked } : {};
    const { profile } = person;
    const you = { user, name, role, claimed, ...(isPlain(profile) ? {} : { profile }) };
    const welcome = { type: "welcome", re, you, device, ...own };
    session.send({ ...welcome, rooms: rooms.filter(({ room }) => session.reaches(room)) });
    context.presence.tell(person);
  } finally {
    session.signingIn = false;
  }
}

/**
 * The person is here from the moment in which the store has let them in: what else the same commit brings, such as
 * a ban, finds this connection.
 */
function arrive(
  signIn: SignIn,
  session: Session,
  { committer, presence, limits }: Context,
): Promise<{ person: Person; result: SignedIn } | { refusal: Refusal } | undefined> {
  return new Promise(resolve => {
    committer.submit(signIn, outcome => {
      if ("refusal" in outcome) return resolve(outcome);
      if (!session.open) return resolve(undefined);
      const { result } = outcome;
      session.begin(result);
      const person = presence.arrive(session, result.user, result.name);
      endOldest(person, limits.connectionsPerUser);
      resolve({ person, result });
    });
  });
}

/** A program that forgets its connections, or means harm, does so at its own cost. */
function endOldest({ sessions }: Person, most: number): void {
  const open = [...sessions].filter(session => session.open);
  for (const session of open.slice(0, -most)) session.close(close.crowded, "too many connections");
}

/** A room in which it never gets quiet is taken as it was. */
const mostTries = 5;

/**
 * Every room of this person, with their connections in it. A change that is announced after the rooms were read
 * is in the live rooms, which `meet` asks; one announced after that comes as an event.
 */
async function enterRooms(person: Person, { store, rooms }: Context): Promise<RoomSummary[]> {
  for (let tries = mostTries; ; tries--) {
    const { moves, cursorMoves } = person;
    const stored = await store.read("roomsOf", { user: person.user });
    // Another of their devices joined or left a room meanwhile: what was read may be how it was before.
    if (moves !== person.moves) continue;
    // And a topic, a mention or a cursor that was told meanwhile is in no later event, nor among the counts of a room.
    const isLate = cursorMoves !== person.cursorMoves || stored.some(one => rooms.isAhead(one));
    if (isLate && tries > 0) continue;
    return stored.map(one => {
      const { room, summary } = rooms.meet(one);
      person.enter(room);
      return summary;
    });
  }
}
