import type { Person } from "../../protocol/index.ts";
import { timeSince } from "../rows/dates.ts";
import { aboutSomebodyHere } from "./people.ts";
import { roomCommand } from "./room-command.ts";

/** More names than this in a line nobody reads. */
const mostNames = 20;

const ofSomebody = aboutSomebodyHere({
  name: "who",
  usage: "/who [NAME]",
  help: "who is here; of somebody, what they do or when they were here last",
  act: ({ person }, reach) => ({ text: doing(person, reach.now()), error: false }),
});

export const who = roomCommand({
  ...ofSomebody,
  act({ room }, argument, reach) {
    if (argument !== "") return ofSomebody.run(argument, reach);
    const people = reach.client.room(room).people.get();
    const joined = [...people.members.values()].filter(({ state }) => state === "joined");
    const here = joined.filter(({ presence }) => presence !== "offline");
    const names = here.slice(0, mostNames).map(shown);
    const more = here.length > mostNames ? [`${here.length - mostNames} more`] : [];
    const all = `${joined.length}${people.complete ? "" : "+"}`;
    return { text: `${here.length} of ${all} here: ${[...names, ...more].join(", ")}`, error: false };
  },
});

function shown({ name, presence }: Person): string {
  return presence === "online" ? name : `${name} (${presence})`;
}

function doing({ name, presence, text, seenAt }: Person, now: number): string {
  if (presence !== "offline") return `${name} is ${presence}${text ? `: ${text}` : ""}`;
  return seenAt === undefined ? `${name} is not here` : `${name} was here ${timeSince(seenAt, now)}`;
}
