import type { Client } from "../../client/index.ts";
import { foldName, type Person } from "../../protocol/index.ts";
import { type Desk, failed, type Said } from "./command.ts";

/** A room and somebody in it, or what is wrong with how they were named. */
export function somebodyHere(
  { client, room }: Desk,
  name: string,
  usage: string,
): { room: number; person: Person } | { said: Said } {
  if (!room) return { said: failed("You are in no room.") };
  if (name === "") return { said: failed(`Say whom: ${usage}`) };
  const person = personNamed(client, room.room, name);
  if (person) return { room: room.room, person };
  return { said: failed(`There is nobody called ${name} in #${room.name}.`) };
}

function personNamed(client: Client, room: number, name: string): Person | undefined {
  const folded = foldName(name.replace(/^@/, ""));
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
    ...(reason === "" ? {} : { reason }),
  };
}
