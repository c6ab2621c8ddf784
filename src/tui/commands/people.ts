import { type Client, type RoomState, titleOf } from "../../client/index.ts";
import { foldName, type Person } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Command, Reach } from "./command.ts";
import { roomCommand } from "./room-command.ts";

/** The room one is in, a name, and what else was said. */
interface Named {
  readonly room: RoomState;
  readonly name: string;
  readonly rest: string;
}

interface Present extends Named {
  readonly person: Person;
}

interface About<Whom> extends Omit<Command, "run"> {
  act(whom: Whom, reach: Reach): Promise<Said> | Said;
}

/** A command whose first word names somebody, wherever they are. */
export function aboutSomebody({ act, ...command }: About<Named>): Command {
  return roomCommand({
    ...command,
    act(room, argument, reach) {
      const [word, rest] = split(argument);
      const name = word.replace(/^@/, "");
      return name === "" ? failed(`Say whom: ${command.usage}`) : act({ room, name, rest }, reach);
    },
  });
}

/** The same about somebody who is in the room. */
export function aboutSomebodyHere({ act, ...command }: About<Present>): Command {
  return aboutSomebody({
    ...command,
    act(named, reach) {
      const { room, name } = named;
      const person = personNamed(reach.client, room.room, name);
      return person
        ? act({ ...named, person }, reach)
        : failed(`There is nobody called ${name} in ${titleOf(room)}.`);
    },
  });
}

function personNamed(client: Client, room: number, name: string): Person | undefined {
  const folded = foldName(name);
  return [...client.room(room).people.get().members.values()].find(one => foldName(one.name) === folded);
}

/** The first word, and what follows. */
export function split(argument: string): [string, string] {
  const [, first = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(argument) ?? [];
  return [first, rest.trim()];
}

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `2h spam` is until in two hours, for spam; without a time it is for ever. */
export function terms(words: string, now: number): { until?: number; reason?: string } {
  const [first, rest] = split(words);
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(first) ?? [];
  const reason = unit === undefined ? words : rest;
  return {
    ...(unit === undefined ? {} : { until: now + Number(count) * units[unit as keyof typeof units] }),
    ...because(reason),
  };
}

/** Nothing said is no reason. */
export function because(reason: string): { reason?: string } {
  return reason === "" ? {} : { reason };
}
