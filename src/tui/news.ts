import { type Client, noPreferences, titleOf } from "../client/index.ts";
import { inWords, type Preferences, type ServerEvent } from "../protocol/index.ts";
import { withoutSpoilers } from "./text/in-one-line.ts";

const verbs = { kicked: "took you out of", banned: "banned you from", deleted: "deleted" };

interface Hearer {
  readonly client: Client;
  /** Whether what is said in a room is in sight. */
  readonly isSeen: (room: number) => boolean;
  readonly say: (text: string, error: boolean) => void;
}

/** From now on its person is told of what happens out of sight. */
export function watchNews({ client, isSeen, say }: Hearer): () => void {
  // A room that one is put out of is not in the list any more when that is told: it was in the one before.
  let [last, list] = [client.rooms.get(), client.rooms.get()];
  const nameOf = (room: number) => {
    const known = last.get(room) ?? list.get(room);
    return known && titleOf(known);
  };
  const ends = [
    client.rooms.subscribe(() => {
      [last, list] = [list, client.rooms.get()];
    }),
    client.on(event => {
      if (event.type === "message" && isSeen(event.room)) return;
      const news = newsOf(event, nameOf, client.me.get()?.user, client.preferences.get());
      if (news) say(news, event.type === "left");
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** What an event says to its person, beyond what the panes show; `nameOf` knows the rooms one was in. */
export function newsOf(
  event: ServerEvent,
  nameOf: (room: number) => string | undefined,
  me?: number,
  { ignored }: Pick<Preferences, "ignored"> = noPreferences,
): string | undefined {
  switch (event.type) {
    case "message": {
      if (!isCall(event, me)) return undefined;
      const { user, name, text, picture } = event.message;
      if (ignored.some(one => one.user === user)) return undefined;
      const said = inWords({ text: withoutSpoilers(text), picture });
      return `${name} in ${nameOf(event.room) ?? "a room"}: ${said}`;
    }
    case "left": {
      if (!event.why) return undefined;
      const { by = "Somebody", reason } = event;
      const room = nameOf(event.room) ?? "a room";
      return `${by} ${verbs[event.why]} ${room}${reason ? `: ${reason}` : "."}`;
    }
    case "invited": {
      const { by, name } = event.invitation;
      // It does not say by whom but by name, which nobody else has.
      if (ignored.some(one => one.name === by)) return undefined;
      return `${by} asks you into #${name}: /join ${name}`;
    }
    case "report": {
      const { report, byName, name, roomName, text, reason } = event.report;
      return `Report ${report}: ${byName} reports ${name} in #${roomName}${reason ? ` (${reason})` : ""}: ${text}`;
    }
    default:
      return undefined;
  }
}

/** Whether somebody says something that names one, just now. */
function isCall(event: ServerEvent, me: number | undefined): boolean {
  if (event.type !== "message") return false;
  const { seq, version, user, mentions } = event.message;
  // What becomes of an old message is not said now.
  if (version !== seq || user === me || me === undefined) return false;
  return mentions?.some(one => one === me || one === 0) ?? false;
}
