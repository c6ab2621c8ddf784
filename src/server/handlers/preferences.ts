import {
  type Preferences,
  printableLine,
  type RoomMentions,
  refuse,
  type ServerEvent,
  userName,
} from "../../protocol/index.ts";
import type { Person } from "../rooms/presence.ts";
import type { Outcome } from "../store/store.ts";
import type { RequestHandler } from "./handler.ts";

/** A word that can be seen in a text as it stands here. */
function isKeyword(word: string): boolean {
  return word.isWellFormed() && word.trim() === word && printableLine(word) === word;
}

export const preferences: RequestHandler<"preferences"> = (request, session, { committer }, reply) => {
  const { type: _, id: _id, ...wishes } = request;
  if (!(wishes.keywords ?? []).every(isKeyword)) return reply(refuse("bad_text", { field: "keywords" }));
  const { person } = session;
  const outcome = (stored: Outcome<"setPreferences">) => {
    if ("refusal" in stored) return reply(stored.refusal);
    prefer(person, stored.result);
    reply({});
  };
  committer.submit({ type: "setPreferences", user: person.user, ...wishes }, outcome);
};

export const shun: RequestHandler<"shun"> = (request, session, { committer }, reply) => {
  const { type, id: _, ...wishes } = request;
  const name = userName(wishes.name);
  if (name === undefined) return reply(refuse("bad_name", { field: "name" }));
  const { person } = session;
  committer.submit({ type, user: person.user, ...wishes, name }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    const { preferences, mentions } = outcome.result;
    // What was read of their rooms for a device that is just coming is how it was before.
    if (mentions.length > 0) person.moves += 1;
    prefer(person, preferences, mentions);
    reply({});
  });
};

export const roomPreferences: RequestHandler<"roomPreferences"> = (request, session, context, reply) => {
  const { type: _, id: _id, room, ...wishes } = request;
  const { person } = session;
  const command = { type: "setRoomPreferences", user: person.user, room, ...wishes } as const;
  context.committer.submit(command, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    // What was read of their rooms for a device that is just coming is how it was before.
    person.moves += 1;
    tell(person, { type: "roomPreferences", room, ...outcome.result });
    reply({});
  });
};

function prefer(person: Person, now: Preferences, mentions: readonly RoomMentions[] = []): void {
  person.preferences = now;
  const named = mentions.length > 0 ? { mentions: [...mentions] } : {};
  tell(person, { type: "preferences", preferences: now, ...named });
}

/** A bot that comes with a token has no part in what its person prefers. */
function tell(person: Person, event: ServerEvent): void {
  person.send(event, session => session.can("account"));
}
